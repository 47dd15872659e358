"""In which order pages stand, and who may change the order that learners see."""

import pytest
from wagtail.models import Page

from courses.importing.comparison import compare
from courses.importing.order import standing
from courses.importing.reading import build_plan
from courses.importing.report import Report
from courses.importing.source import open_source
from courses.models import LessonPage, ModulePage
from tests.courses.importing.reading_pages import lessons_of
from tests.factories.content import make_course

OLD = {
    "01-mint.md": "---\ntitle: Mint\nmodule: Leaves\n---\nGreen.",
    "02-sage.md": "---\ntitle: Sage\nmodule: Leaves\n---\nGrey.",
    "03-tea.md": "---\ntitle: Tea\n---\nHot.",
}
NEW = {
    "01-mint.md": "---\ntitle: Mint\n---\nGreen.",
    "02-sage.md": "---\ntitle: Sage\nmodule: Leaves\n---\nGrey.",
    "03-tea.md": "---\ntitle: Tea\nmodule: Leaves\n---\nHot.",
    "04-dill.md": "---\ntitle: Dill\nmodule: Leaves\n---\nFine.",
}


def shape(course):
    return [(page.title, page.get_parent().title) for page in lessons_of(course)]


@pytest.mark.parametrize(
    ("present", "wanted", "staying"),
    [
        ([], [1], []),
        ([1, 2, 3], [1, 2, 3], [1, 2, 3]),
        ([1, 2, 3, 4], [2, 3, 4, 1], [2, 3, 4]),
        ([4, 1, 2, 3], [1, 2, 3, 4], [1, 2, 3]),
        ([9, 2, 1, 8], [1, 2], [1]),
        ([3, 1, 4, 2, 5], [1, 2, 3, 4, 5], [1, 2, 5]),
    ],
)
def test_as_many_as_can_stay_where_they_are(present, wanted, staying):
    found = standing(present, wanted)

    assert len(found) == len(staying)
    assert [key for key in present if key in found] == [key for key in wanted if key in found]


def test_a_draft_import_moves_nothing_that_learners_see(write_course, imported):
    course = imported(write_course(OLD)).course_page
    before = shape(course)

    result = imported(write_course(NEW), publish=False)

    live = [(page.title, page.get_parent().title) for page in lessons_of(course) if page.live]
    assert live == before == [("Mint", "Leaves"), ("Sage", "Leaves"), ("Tea", "Herbs")]
    assert sorted(page.title for page in result.unmoved) == ["Mint", "Tea"]
    assert ("Dill", "Leaves") in shape(course)


def test_publishing_it_moves_them(write_course, imported):
    course = imported(write_course(OLD)).course_page
    imported(write_course(NEW), publish=False)

    result = imported(write_course(NEW))

    assert result.unmoved == []
    assert shape(course) == [("Mint", "Herbs"), ("Sage", "Leaves"), ("Tea", "Leaves"), ("Dill", "Leaves")]


def test_drafts_find_their_place_and_keep_it(write_course, imported):
    folder = write_course({"01-mint.md": "# Mint\n\nx", "03-tea.md": "# Tea\n\nx"})
    course = imported(folder).course_page
    imported(write_course({"02-sage.md": "# Sage\n\nx"}), publish=False)
    once = [(page.title, page.path) for page in lessons_of(course)]

    imported(folder, publish=False)

    assert [title for title, _path in once] == ["Mint", "Sage", "Tea"]
    assert [(page.title, page.path) for page in lessons_of(course)] == once


def test_the_report_says_what_will_move(write_course, imported, index):
    imported(write_course(OLD))
    plan = build_plan(open_source(write_course(NEW)))

    report = Report(plan, compare(plan, index))

    moving = [change.lesson.title for change, _module in report.lessons if change.moves]
    assert moving == ["Mint", "Tea"]
    assert "".join(report.lines()).count("It moves here when you publish") == 2


def test_a_live_lesson_in_another_course_stays_there_while_the_import_is_a_draft(write_course, imported):
    course = imported(write_course(OLD)).course_page
    other = make_course("Bees", lessons=1)
    LessonPage.objects.get(title="Tea").move(Page.objects.get(pk=other.pk), pos="last-child")
    ModulePage.objects.get(title="Leaves").move(Page.objects.get(pk=other.pk), pos="last-child")

    imported(write_course(OLD), publish=False)

    assert shape(course) == []
    assert [page.title for page in lessons_of(other)] == ["Bees: lesson 1", "Tea", "Mint", "Sage"]
