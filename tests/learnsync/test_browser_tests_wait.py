"""The tests in a browser wait for what they expect: none looks once, at a page that may still be the one before."""

import ast
from pathlib import Path

import pytest

BROWSER_TESTS = Path(__file__).resolve().parents[1] / "e2e"
LOOK_ONCE = {
    "all_inner_texts",
    "all_text_contents",
    "count",
    "get_attribute",
    "inner_html",
    "inner_text",
    "input_value",
    "is_checked",
    "is_disabled",
    "is_editable",
    "is_enabled",
    "is_hidden",
    "is_visible",
    "text_content",
    "title",
}
ON_VALUES = {"count", "title"}  # Texts and lists have methods of these names as well.


def hasty(source):
    """`[(line, what), …]`: where a test looks only once, or waits for less than it seems to."""
    tree = ast.parse(source)
    expected = {id(inside) for node in ast.walk(tree) if is_expect(node) for inside in ast.walk(node)}
    asserted = {id(inside) for node in ast.walk(tree) if isinstance(node, ast.Assert) for inside in ast.walk(node.test)}
    found = [
        (node.lineno, what)
        for node in ast.walk(tree)
        if (what := reads_at_once(node, id(node) in asserted) or waits_for_any_end(node)) and id(node) not in expected
    ]
    return sorted(found)


def is_expect(node):
    """`expect(…).to_…(…)`, with everything in it."""
    return isinstance(node, ast.Call) and "expect" in names_before(node)


def reads_at_once(node, is_asserted):
    if isinstance(node, ast.Attribute) and node.attr == "url" and is_asserted:
        return "url"
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in LOOK_ONCE:
        return None
    name = node.func.attr
    if name in ON_VALUES and (node.args or not is_asserted or "objects" in names_before(node)):
        return None
    return f"{name}()"


def waits_for_any_end(node):
    """`wait_for_url("**/courses/")` is content with "/accounts/login/?next=/courses/", where nothing has happened."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
        return None
    text = ast.unparse(node.args[0]).lstrip("f'\"")
    return f'{node.func.attr}("**…")' if node.func.attr == "wait_for_url" and text.startswith("**") else None


def names_before(call):
    """The names along `one.two(…).three(…)`."""
    names, node = set(), call
    while isinstance(node, (ast.Call, ast.Attribute, ast.Subscript)):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        node = node.func if isinstance(node, ast.Call) else node.value
    return names | ({node.id} if isinstance(node, ast.Name) else set())


@pytest.mark.parametrize("path", sorted(BROWSER_TESTS.glob("*.py")), ids=lambda path: path.name)
def test_browser_tests_wait_for_what_they_expect(path):
    found = [f"{path.name}:{line} {what}" for line, what in hasty(path.read_text())]

    assert found == [], "Use Playwright's expect(…), which waits."


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('assert page.get_by_role("link").count() == 2', "count()"),
        ('assert not page.get_by_text("Copy").is_visible()', "is_visible()"),
        ('assert "done" in page.locator("main").first.inner_text()', "inner_text()"),
        ('text = page.locator("main").inner_text()', "inner_text()"),
        ('assert page.title() == "Sign in"', "title()"),
        ('assert page.url.endswith("/courses/")', "url"),
        ('page.wait_for_url("**/courses/")', 'wait_for_url("**…")'),
        ('page.wait_for_url(f"**/{slug}/")', 'wait_for_url("**…")'),
    ],
)
def test_a_hasty_look_is_found(line, what):
    found = hasty(f"page.click('button')\n{line}")

    assert found == [(2, what)]


def test_what_waits_and_what_is_no_page_may_stand():
    source = """
expect(page.get_by_role("link")).to_have_count(2)
expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
assert Tick.objects.filter(learner=learner).count() == 1
assert [data.count("shown") for data in sent] == [2]
page.wait_for_url("/courses/")
"""

    assert hasty(source) == []
