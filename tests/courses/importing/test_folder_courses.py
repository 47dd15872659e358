"""A folder of Markdown with front matter."""

from pathlib import Path

import pytest

from courses.importing.reading import build_plan
from courses.importing.source import open_source
from courses.models import Instructor, ModulePage, Topic
from tests.courses.importing.reading_pages import lessons_of

DEMO = Path(__file__).parents[3] / "site" / "learnsync" / "demo" / "courses"
HEAD = """---
title: Herbs
subtitle: Tea from the garden
summary: Grow, dry and brew.
level: beginner
topics: [Garden]
instructors:
  - {name: Zawadi Kioko, role: Gardener, bio: Grows mint.}
effort_minutes: 90
access: paid
price: 12.50
currency: USD
jina: Pole pole
outcomes: [dry mint, "brew `tea`"]
faq:
  - {question: "Is it hard?", answer: "No, *not* at all."}
licence: CC BY 4.0
authors: [Zawadi]
---

All about herbs.
"""


@pytest.mark.parametrize(
    "folder", sorted(path for path in DEMO.glob("*") if (path / "course.md").exists()), ids=lambda path: path.name
)
def test_demo_courses_import_without_problems(folder):
    plan = build_plan(open_source(folder))

    assert [f"{problem.place}: {problem.message}" for problem in plan.problems] == []
    assert len(plan.lessons) >= 6


def test_the_head_fills_the_course(write_course, imported):
    folder = write_course({"course.md": HEAD, "01-mint.md": "---\ntitle: Mint\nsummary: Begin here.\n---\nGreen.\n"})

    course = imported(folder).course_page

    assert (course.title, course.subtitle, course.level, course.jina) == (
        "Herbs",
        "Tea from the garden",
        "beginner",
        "Pole pole",
    )
    assert (course.access, course.price_minor, course.currency) == ("paid", 1250, "USD")
    assert course.description == "<p>All about herbs.</p>"
    assert [block.value for block in course.outcomes] == ["dry mint", "brew tea"]
    assert course.faq[0].value["answer"].source == "<p>No, <i>not</i> at all.</p>"
    assert list(course.topics.all()) == list(Topic.objects.filter(name="Garden"))
    assert [(card.name, card.role) for card in course.instructors.all()] == [("Zawadi Kioko", "Gardener")]
    assert [(page.title, page.lead) for page in lessons_of(course)] == [("Mint", "Begin here.")]


def test_a_card_that_exists_is_left_as_its_owner_wrote_it(write_course, imported):
    Instructor.objects.create(name="Zawadi Kioko", slug="zawadi-kioko", bio="My own words.")

    imported(write_course({"course.md": HEAD, "01-mint.md": "Green."}))

    assert [card.bio for card in Instructor.objects.all()] == ["My own words."]


def test_modules_group_lessons_in_the_order_of_their_files(write_course, imported):
    folder = write_course(
        {
            "01-a.md": "---\ntitle: A\nmodule: First\n---\nx",
            "02-b.md": "---\ntitle: B\nmodule: Second\n---\nx",
            "03-c.md": "---\ntitle: C\nmodule: First\n---\nx",
            "04-d.md": "---\ntitle: D\nrequired: false\nfree_preview: true\nminutes: 7\n---\nx",
        }
    )

    course = imported(folder).course_page

    assert [(page.title, page.get_parent().title) for page in lessons_of(course)] == [
        ("A", "First"),
        ("C", "First"),
        ("B", "Second"),
        ("D", "Herbs"),
    ]
    assert ModulePage.objects.count() == 2
    last = lessons_of(course)[-1]
    assert (last.required, last.free_preview, last.minutes_override) == (False, True, 7)


def test_settings_that_mean_nothing_or_are_wrong_are_reported(write_course):
    folder = write_course(
        {
            "course.md": "---\ntitle: Herbs\nlevel: hard\nprice: 5\ncolour: red\n---\n",
            "01-a.md": "---\ntitle: A\nminutes: many\nrequired: perhaps\n---\nx",
        }
    )

    plan = build_plan(open_source(folder))

    assert [(problem.severity.value, problem.place, problem.message) for problem in plan.problems] == [
        ("warning", "course.md:1", "“level” was left out: it should be none, beginner, some."),
        ("warning", "course.md:1", "The price was left out: only a paid course has one."),
        ("note", "course.md:1", "“colour” means nothing here and was left out."),
        ("warning", "01-a.md:1", "“required” was left out: it should be true or false."),
        ("warning", "01-a.md:1", "“minutes” was left out: it should be a whole number."),
    ]


def test_lessons_that_link_in_a_circle_are_fine(write_course, imported):
    folder = write_course({"01-a.md": "# A\n\n[b](02-b.md)", "02-b.md": "# B\n\n[a](01-a.md)"})

    pages = lessons_of(imported(folder).course_page)

    assert [page.title for page in pages] == ["A", "B"]
    assert f'<a href="{pages[1].get_url()}">b</a>' in pages[0].body.render_as_block()
    assert f'<a href="{pages[0].get_url()}">a</a>' in pages[1].body.render_as_block()
