"""What the blocks of a lesson do in a browser, with scripts and without."""

import pytest

from tests.factories.blocks import block, every_block, items
from tests.factories.content import make_course, make_lesson

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.e2e.block_page")]

TABS = block(
    "tabs",
    {
        "tabs": items(
            {"title": "Linux", "content": [block("heading", {"text": "On Linux", "level": "3"})]},
            {"title": "Windows", "content": [block("heading", {"text": "On Windows", "level": "3"})]},
        )
    },
)
CODE = block("code", {"code": "a = 1\nprint(a)", "language": "python", "name": "", "marked_lines": "2"})
FILM = block("embed", {"url": "https://vimeo.com/76979871", "title": "A market day"})
CHECKLIST = block("checklist", {"title": "Closing", "items": items("<p>Till counted</p>", "<p>Door locked</p>")})


@pytest.fixture
def address():
    """`address(block, …)`: where a page with these blocks is."""

    def make(*raw):
        return f"/blocks/{make_lesson(make_course(lessons=0), 'Blocks', body=list(raw)).pk}/"

    return make


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_block_can_be_used_by_everybody(open_context, address, check_accessibility, theme, width):
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{address(*every_block())}?theme={theme}")

    page.locator("details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")

    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_tabs_move_by_arrow_keys_and_round_the_end(page, address):
    page.goto(address(TABS))
    page.get_by_role("tab", name="Linux").focus()

    page.keyboard.press("ArrowRight")

    assert page.get_by_role("tab", selected=True).all_inner_texts() == ["Windows"]
    assert page.locator(".tab-set__panel:visible").all_inner_texts() == ["On Windows"]
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", selected=True).all_inner_texts() == ["Linux"]


def test_choosing_a_tab_chooses_it_in_every_set(page, address):
    page.goto(address(TABS, TABS))

    page.get_by_role("tab", name="Windows").first.click()

    assert page.get_by_role("tab", selected=True).all_inner_texts() == ["Windows", "Windows"]


def test_an_address_inside_a_closed_tab_opens_it(page, address):
    page.goto(address(TABS) + "#on-windows")

    assert page.get_by_role("tab", selected=True).all_inner_texts() == ["Windows"]


def test_without_script_all_is_there_to_read(open_context, address):
    page = open_context(java_script_enabled=False).new_page()

    page.goto(address(TABS, CODE, FILM, CHECKLIST))

    assert page.locator(".tab-set__panel:visible").all_inner_texts() == ["Linux\nOn Linux", "Windows\nOn Windows"]
    assert page.get_by_text("Copy").is_hidden()
    assert page.get_by_role("link", name="Play: A market day").get_attribute("href") == "https://vimeo.com/76979871"
    assert page.get_by_role("button", name="Save my ticks").is_visible()


def test_copy_takes_the_code_as_it_stands(open_context, address):
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(address(CODE))

    page.get_by_role("button", name="Copy").click()

    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "a = 1\nprint(a)"


def test_a_film_loads_nothing_before_it_is_pressed(page, address):
    asked = []
    page.route("https://player.vimeo.com/**", lambda route: (asked.append(route.request.url), route.fulfill(body="")))
    page.goto(address(FILM))
    before = list(asked)

    page.get_by_role("button", name="Play: A market day").click()

    page.locator("iframe[title='A market day']").wait_for()
    page.wait_for_load_state("networkidle")
    assert before == []
    assert asked == ["https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"]


def test_a_tick_is_sent_at_once(page, address):
    sent = []
    page.route("**/ticks/", lambda route: (sent.append(route.request.post_data), route.fulfill(body="")))
    page.goto(address(CHECKLIST))
    second = CHECKLIST["value"]["items"][1]["id"]

    page.get_by_label("Door locked").check()

    page.get_by_text("Saved").wait_for()
    assert [data.count('name="shown"') for data in sent] == [2]
    assert [data.partition('name="ticked"')[2].split()[0] for data in sent] == [second]


def test_a_tick_that_could_not_be_sent_is_not_called_saved(page, address):
    page.route("**/ticks/", lambda route: route.abort())
    page.goto(address(CHECKLIST))

    page.get_by_label("Till counted").check()

    page.get_by_text("Not saved.").wait_for()
    assert page.get_by_role("button", name="Save my ticks").is_visible()
