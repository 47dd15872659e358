"""What the blocks of a lesson do in a browser, with scripts and without."""

import pytest
from playwright.sync_api import expect

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
PLAYER = "<!doctype html><title>A market day</title><h1>The player</h1>"
CHECKLIST = block("checklist", {"title": "Closing", "items": items("<p>Till counted</p>", "<p>Door locked</p>")})


@pytest.fixture
def address():
    """`address(block, …)`: where a page with these blocks is."""

    def make(*raw):
        return f"/blocks/{make_lesson(make_course(lessons=0), 'Blocks', body=list(raw)).pk}/"

    return make


def shown_panels(page):
    return page.locator(".tab-set__panel").filter(visible=True)


@pytest.mark.looks
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_block_can_be_used_by_everybody(open_context, address, check_accessibility, check_fits, theme, width):
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{address(*every_block())}?theme={theme}")

    page.locator("details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")

    check_accessibility(page)
    check_fits(page)


def test_tabs_move_by_arrow_keys_and_round_the_end(page, address):
    page.goto(address(TABS))
    page.get_by_role("tab", name="Linux").focus()

    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("tab", selected=True)).to_have_text(["Windows"])
    expect(shown_panels(page)).to_have_text(["On Windows"], use_inner_text=True)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", selected=True)).to_have_text(["Linux"])


def test_choosing_a_tab_chooses_it_in_every_set(page, address):
    page.goto(address(TABS, TABS))

    page.get_by_role("tab", name="Windows").first.click()

    expect(page.get_by_role("tab", selected=True)).to_have_text(["Windows", "Windows"])


def test_an_address_inside_a_closed_tab_opens_it(page, address):
    page.goto(address(TABS) + "#on-windows")

    expect(page.get_by_role("tab", selected=True)).to_have_text(["Windows"])


def test_without_script_all_is_there_to_read(open_context, address):
    page = open_context(java_script_enabled=False).new_page()

    page.goto(address(TABS, CODE, FILM, CHECKLIST))

    expect(shown_panels(page)).to_have_text(["Linux On Linux", "Windows On Windows"], use_inner_text=True)
    expect(page.get_by_text("Copy")).to_be_hidden()
    film = page.get_by_role("link", name="Play: A market day")
    expect(film).to_have_attribute("href", "https://vimeo.com/76979871")
    expect(page.get_by_role("button", name="Save my ticks")).to_be_visible()


def test_copy_takes_the_code_as_it_stands(open_context, address):
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.clock.install()  # The button says so for two seconds; on a slow machine they would be over before one looks.
    page.goto(address(CODE))
    page.clock.pause_at(page.evaluate("Date.now()") + 60_000)

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "a = 1\nprint(a)"


def test_a_film_loads_nothing_before_it_is_pressed(page, address):
    asked = []
    page.route(
        "https://player.vimeo.com/**", lambda route: (asked.append(route.request.url), route.fulfill(body=PLAYER))
    )
    page.goto(address(FILM))
    before = list(asked)

    page.get_by_role("button", name="Play: A market day").click()

    expect(page.frame_locator("iframe[title='A market day']").get_by_role("heading")).to_have_text("The player")
    assert before == []
    assert asked == ["https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"]


def test_a_tick_is_sent_at_once(page, address):
    sent = []
    page.route("**/ticks/", lambda route: (sent.append(route.request.post_data), route.fulfill(body="")))
    page.goto(address(CHECKLIST))
    second = CHECKLIST["value"]["items"][1]["id"]

    page.get_by_label("Door locked").check()

    expect(page.get_by_text("Saved")).to_be_visible()
    assert [data.count('name="shown"') for data in sent] == [2]
    assert [data.partition('name="ticked"')[2].split()[0] for data in sent] == [second]


def test_a_tick_that_could_not_be_sent_is_not_called_saved(page, address):
    page.route("**/ticks/", lambda route: route.abort())
    page.goto(address(CHECKLIST))

    page.get_by_label("Till counted").check()

    expect(page.get_by_text("Not saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Save my ticks")).to_be_visible()
