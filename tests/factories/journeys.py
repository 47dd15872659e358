"""The small site that browser journeys walk through: two front pages, a catalogue, a free course."""

from django.db import transaction
from learnsync.front_pages import setup_front_pages

from courses.models import Course, CourseIndexPage
from tests.factories.blocks import block, items
from tests.factories.content import make_course, make_lesson, make_module

CHECKLIST = block("checklist", {"title": "Closing", "items": items("<p>Till counted</p>", "<p>Door locked</p>")})
CODE = block("code", {"code": "a = 1\nprint(a)", "language": "python", "name": "", "marked_lines": ""})


def paragraph(text):
    return block("rich_text", f"<p>{text}</p>")


@transaction.atomic
def make_journey_site():
    """Its course "Closing the shop" is free and has three short lessons, the last two in a module."""
    setup_front_pages()
    index = CourseIndexPage.objects.get(locale__language_code="en")
    page = make_course(
        "Closing the shop", lessons=0, access="free", parent=index, subtitle="A till that tells the truth."
    )
    make_lesson(page, "Count the till", body=[paragraph("Begin with the coins."), CHECKLIST])
    module = make_module(page, "The book", lessons=0)
    make_lesson(module, "Write it down", body=[paragraph("One line for each day."), CODE])
    make_lesson(module, "Lock the door", body=[paragraph("Twice round.")])
    return page


def course_of(page):
    return Course.objects.get(translation_key=page.translation_key)
