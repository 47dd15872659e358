"""How a lesson is read: letters and lines as each reader likes them, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.factories.blocks import block, items
from tests.factories.content import make_course, make_lesson
from tests.factories.journeys import paragraph

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lesson(live_server):
    return make_lesson(make_course("Letters", lessons=0, access="open"), "Dear Sir", body=[paragraph("Write.")]).url


def size_of_text(page):
    return page.locator(".prose > p").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")


def choose(page, *names):
    page.locator("[popovertarget=reading]").filter(visible=True).click()
    for name in names:
        page.locator("#reading").get_by_role("button", name=name, exact=True).click()


def test_letters_and_lines_change_at_once_and_stay(lesson, page, check_accessibility):
    page.goto(lesson)
    usual = size_of_text(page)

    choose(page, "Very large", "Short")

    expect(page.locator(".reader")).to_have_attribute("data-letters", "huge")
    expect(page.locator(".reader")).to_have_attribute("data-lines", "narrow")
    expect(page.get_by_role("button", name="Very large")).to_have_attribute("aria-pressed", "true")
    assert size_of_text(page) > 1.4 * usual
    check_accessibility(page)
    page.reload()
    expect(page.locator(".reader")).to_have_attribute("data-letters", "huge")
    expect(page.locator(".reader")).to_have_attribute("data-lines", "narrow")


def test_without_script_letters_are_chosen_by_form(lesson, open_context, check_fits):
    page = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(lesson)

    choose(page, "Large")

    expect(page).to_have_url(lesson)
    expect(page.locator(".reader")).to_have_attribute("data-letters", "large")
    check_fits(page)


PAPER = [
    paragraph('See <a href="https://example.org/rules">the rules</a> and <a href="/help/">our help</a>.'),
    block("code", {"code": "x = " + "'long' + " * 60 + "''", "language": "python", "name": "", "marked_lines": ""}),
    block("fold", {"title": "An answer", "content": [paragraph("It is a semicolon.")]}),
    block("accordion", {"sections": items({"title": "More", "content": [paragraph("And a colon.")]})}),
    block(
        "tabs",
        {
            "tabs": items(
                {"title": "Pen", "content": [paragraph("With ink.")]},
                {"title": "Pencil", "content": [paragraph("With lead.")]},
            )
        },
    ),
]
FOLDED = ["It is a semicolon.", "And a colon.", "With lead."]
TAKES_ROOM = "element => element.checkVisibility() && element.offsetHeight > 0"
ON_THE_SCREEN_ALONE = (
    ".header, .selvedge, .reader__outline, .reader__aside, .thumb, .footer, .lesson-tools, .lesson-end, .tabs, #reading"
)
WHERE = "link => getComputedStyle(link, '::after').content"
COLOUR = "element => getComputedStyle(element).color"
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture
def paper(live_server):
    return make_lesson(make_course("Signs", lessons=2, access="open"), "On paper", body=PAPER).url


def takes_room(page, words):
    return page.get_by_text(words, exact=True).evaluate(TAKES_ROOM)


def test_on_paper_only_the_lesson_is_left_and_all_of_it(paper, open_context):
    page = open_context(viewport={"width": 673, "height": 900}).new_page()
    page.goto(paper)
    page.get_by_role("button", name="Light or dark").click()
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page.get_by_role("tab", name="Pen", exact=True)).to_be_visible()
    on_screen = [takes_room(page, words) for words in FOLDED]

    page.emulate_media(media="print")

    assert on_screen == [False, False, False]
    assert [takes_room(page, words) for words in ["With ink.", *FOLDED]] == [True] * 4
    expect(page.locator(ON_THE_SCREEN_ALONE).filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.locator(".lesson-source")).to_contain_text(paper)
    links = page.locator(".prose a")
    assert links.nth(0).evaluate(WHERE) == '" (https://example.org/rules)"'
    assert links.nth(1).evaluate(WHERE) == '" (/help/)"'
    assert page.locator(".prose").evaluate(COLOUR) == "rgb(0, 0, 0)"
    assert page.locator(".code pre").evaluate("code => code.scrollWidth <= code.clientWidth")
    assert page.evaluate(WIDTHS) == [673, 673]
