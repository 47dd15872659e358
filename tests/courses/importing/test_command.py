from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from courses.models import CoursePage, LessonPage
from tests.factories.content import make_index, swahili


def run(*arguments, **options):
    output = StringIO()
    call_command("import_course", *arguments, stdout=output, **options)
    return output.getvalue()


def test_a_dry_run_says_what_would_be_made_and_writes_nothing(small_lesson, index):
    output = run(str(small_lesson), dry_run=True)

    assert "Makes a new course." in output
    assert "  new        Reference › Setup  [learners/setup.md]" in output
    assert "  episodes/01-barrel.md:29: The picture “fig/nowhere.png” is not in the source." in output
    assert "this was a dry run" in output
    assert not CoursePage.objects.exists()


def test_it_makes_drafts_and_publishes_only_when_told(small_lesson, index):
    run(str(small_lesson))
    drafts = [page.live for page in LessonPage.objects.all()]

    output = run(str(small_lesson), publish=True)

    assert drafts == [False] * 6
    assert [page.live for page in LessonPage.objects.all()] == [True] * 6
    assert "0 lessons made, 0 changed, 6 unchanged." in output
    assert "Published: Water for the shamba /courses/water-for-the-shamba/" in output


def test_errors_stop_it_with_file_and_line(write_course, index):
    folder = write_course({"01-mint.md": "---\ntitle: [\n---\nGreen."})

    with pytest.raises(CommandError, match="nothing was imported"):
        run(str(folder))

    assert not CoursePage.objects.exists()


def test_a_folder_that_is_not_there_is_named(index):
    with pytest.raises(CommandError, match="There is no folder nowhere."):
        run("nowhere")


def test_without_a_catalogue_in_the_language_it_says_so(small_lesson, index):
    with pytest.raises(CommandError, match="no catalogue page in the language “sw”"):
        run(str(small_lesson), language="sw")


def test_each_language_has_a_course_of_its_own(small_lesson, index):
    english = make_index()
    english.get_parent().copy_for_translation(swahili())
    kiswahili = english.copy_for_translation(swahili())
    run(str(small_lesson))

    run(str(small_lesson), language="sw")

    assert sorted(page.locale.language_code for page in CoursePage.objects.all()) == ["en", "sw"]
    assert CoursePage.objects.child_of(kiswahili).count() == 1
