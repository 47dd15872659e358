"""What editors see of a block before they choose it: a small true-to-life example of each."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

WEEK = "week = [2400, 3150, 1900]\n\ntotal = 0\nfor amount in week:\n    total = total + amount\n\nprint(total)"


def heading():
    return {"text": _("A first loop"), "level": "2"}


def paragraphs():
    return format_html(
        "<p>{}</p><p>{}</p>",
        _("A shopkeeper does not say “add Monday, add Tuesday, add Wednesday”. She says “add up the week”."),
        _("Now you will add up seven amounts in the way she says it."),
    )


def quote():
    return {
        "text": _paragraph(_("A list is finished when the last thing on it is counted.")),
        "source": _("A shopkeeper"),
    }


def objectives():
    return {"points": [_("go through a list with a loop"), _("keep a running total")]}


def questions():
    return {"points": [_("How do I add up a week of sales?"), _("Why does indentation matter?")]}


def key_points():
    return {"points": [_("A loop does one thing for every value."), _("A total starts at nought.")]}


def code():
    return {"code": WEEK, "language": "python", "name": "week.py", "marked_lines": "4-5"}


def output():
    return {"text": "7450", "kind": "output"}


def math():
    return {"latex": r"\frac{a + b}{2}", "spoken": _("a plus b, divided by two")}


def image():
    """The preview's own template draws the picture: a new site has none in its library."""
    return {
        "image": None,
        "alt": _("Seven boxes in a row; the third is marked."),
        "decorative": False,
        "caption": _("One round of the loop"),
    }


def video():
    return {
        "title": _("A first loop, step by step"),
        "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "file": None,
        "poster": None,
        "captions": None,
        "minutes": 4,
        "transcript": _paragraph(_("Today we count a week of sales.")),
    }


def audio():
    return {
        "title": _("How a shopkeeper counts"),
        "file": _document("shopkeeper.mp3", 1_400_000),
        "transcript": _paragraph(_("I count in the evening, when the shop is quiet.")),
    }


def file():
    return {
        "file": _document("cash-book.xlsx", 24_000),
        "title": _("A cash book to fill in"),
        "description": _("For a month, opens in any spreadsheet"),
    }


def embed():
    return {"url": "https://vimeo.com/76979871", "title": _("A market day")}


def table():
    return {
        "caption": _("The first rounds"),
        "table": {
            "columns": [
                {"type": "text", "heading": _("Round")},
                {"type": "number", "heading": _("Amount")},
                {"type": "number", "heading": _("Total")},
            ],
            "rows": [
                {"values": [_("1, Monday"), "2,400", "2,400"]},
                {"values": [_("2, Tuesday"), "3,150", "5,550"]},
            ],
            "caption": "",
        },
    }


def fold():
    return {
        "title": _("Why does it start at nought?"),
        "content": _content(_("Before the first sale nothing is in the till.")),
    }


def callout():
    return {"kind": "tip", "title": "", "content": _content(_("A shorter way, found by somebody before you."))}


def tabs():
    return {
        "tabs": [
            {"title": "Linux", "content": _content(_("Open a terminal."))},
            {"title": "Windows", "content": _content(_("Open PowerShell from the Start menu."))},
        ]
    }


def steps():
    return {
        "steps": [
            {"content": _content(_("Count the money in the till."))},
            {"content": _content(_("Write the sum in the cash book."))},
        ]
    }


def checklist():
    return {
        "title": _("Before you close the shop"),
        "items": [_("The till is counted"), _("The cash book is written up")],
    }


def instructor_note():
    return {"title": _("Timing"), "content": _content(_("Allow ten minutes; most people look at the solution once."))}


def solution():
    return {
        "title": "",
        "content": _content(_("The question stands inside the loop, so it is asked once for each amount.")),
    }


def hint():
    return {"title": "", "content": _content(_("Look at line three again."))}


def exercise():
    return {
        "title": _("Good days"),
        "content": [
            *_content(_("Count the days on which the shop took more than 2,500.")),
            {"type": "hint", "value": hint()},
            {"type": "solution", "value": solution()},
        ],
    }


def gallery():
    """As `image`: the preview's own template draws the pictures."""
    return {
        "title": _("Two ways to lay out a stall"),
        "pictures": [image(), {**image(), "caption": _("The next round")}],
    }


def accordion():
    return {
        "sections": [
            {"title": _("If the phone is lost"), "content": _content(_("Call the shop and block the line first."))},
            {"title": _("If the SIM is blocked"), "content": _content(_("Take your identity card to an agent."))},
        ]
    }


def comparison():
    return {
        "title": _("Cash and M-Pesa at the counter"),
        "sides": [
            {"heading": _("With cash"), "points": [_("Change must be at hand."), _("Costs nothing.")]},
            {"heading": _("With M-Pesa"), "points": [_("The sum is exact."), _("Leaves a record.")]},
        ],
    }


def definitions():
    return {
        "title": _("Words of this lesson"),
        "terms": [
            {"term": _("round"), "meaning": _("One pass through the loop.")},
            {"term": _("total"), "meaning": _("What has been added up so far.")},
        ],
    }


def timeline():
    return {
        "title": _("A day at the shop"),
        "events": [
            {"when": "6:30", "what": _("The shop opens"), "text": _paragraph(_("The till is counted first."))},
            {"when": "20:00", "what": _("The shop closes"), "text": _paragraph(_("The cash book is written up."))},
        ],
    }


def shared_passage():
    """The preview's own template says what a passage might be: a new site has none."""
    return {"passage": None}


def attribution():
    return {
        "title": _("Market stalls"),
        "author": "Achieng Atieno",
        "url": "https://example.org/stalls",
        "licence": "by",
        "changes": _("Cropped"),
    }


def _paragraph(text):
    return format_html("<p>{}</p>", text)


def _content(text):
    return [{"type": "rich_text", "value": _paragraph(text)}]


def _document(name, size):
    """A document that is in no library: only its name and size are shown."""
    return get_document_model()(title=name, file=name, file_size=size)
