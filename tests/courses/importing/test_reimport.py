"""Importing again updates in place: the same pages, outline rows and block ids."""

import pytest
from wagtail.models import Revision

from courses.importing.comparison import compare
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.source import ArchiveSource, FolderSource, open_source
from courses.models import ImportedPart, Lesson, LessonPage, LessonProgress
from home.models import SiteDocument, SiteImage
from tests.courses.importing.conftest import zip_of
from tests.courses.importing.reading_pages import blocks_in, body_of, ids_of, lessons_of


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def page_titled(course, title):
    return next(page for page in lessons_of(course) if page.title == title)


@pytest.fixture
def first(small_lesson, imported):
    """The small lesson, imported once and live."""
    return imported(small_lesson).course_page


def test_an_unchanged_source_changes_nothing(first, small_lesson, imported):
    pages = {page.pk: ids_of(page) for page in lessons_of(first)}
    revisions = Revision.objects.count()
    rows = list(Lesson.objects.order_by("pk").values())

    result = imported(small_lesson)

    assert (result.made, result.changed, len(result.unchanged)) == ([], [], 6)
    assert {page.pk: ids_of(page) for page in lessons_of(first)} == pages
    assert Revision.objects.count() == revisions
    assert list(Lesson.objects.order_by("pk").values()) == rows
    assert (SiteImage.objects.count(), SiteDocument.objects.count()) == (2, 1)


def test_every_block_and_list_item_has_an_id_of_its_own(first):
    for page in lessons_of(first):
        ids = ids_of(page)
        assert len(ids) == len(set(ids)) > 0
        items = [block for block in blocks_in(body_of(page)) if block["type"] == "item"]
        assert all(item["id"] for item in items)


def test_a_second_site_gives_the_same_ids(first, small_lesson, imported, db):
    ids = [ids_of(page) for page in lessons_of(first)]
    for page in reversed(lessons_of(first)):
        page.delete()
    ImportedPart.objects.filter(kind=ImportedPart.Kind.LESSON).delete()

    imported(small_lesson)

    assert [ids_of(page) for page in lessons_of(first)] == ids


def test_one_changed_paragraph_changes_one_block_and_no_id(first, small_lesson, imported):
    page = page_titled(first, "The barrel")
    before = {block["id"]: block for block in body_of(page)}
    change(small_lesson / "episodes" / "01-barrel.md", "is **one litre**", "gives **one litre**")

    result = imported(small_lesson)

    after = {block["id"]: block for block in body_of(page)}
    changed = [key for key in after if after[key] != before[key]]
    assert [page.title for page in result.changed] == ["The barrel"]
    assert list(after) == list(before)
    assert len(changed) == 1
    assert "gives <b>one litre</b>" in after[changed[0]]["value"]


def test_a_changed_point_keeps_its_item_and_the_others(first, small_lesson, imported):
    page = page_titled(first, "The drip line")
    before = ids_of(page)
    change(
        small_lesson / "episodes" / "02-drip.md",
        "- [ ] gutter is clean\n",
        "- [ ] tap is shut\n- [ ] gutter is very clean\n",
    )

    imported(small_lesson)

    checklist = next(block for block in body_of(page) if block["type"] == "checklist")
    items = {item["value"]: item["id"] in before for item in checklist["value"]["items"]}
    assert items == {
        "<p>tap is shut</p>": False,
        "<p>gutter is very clean</p>": True,
        "<p>barrel stands level</p>": True,
    }
    assert checklist["id"] in before


def test_a_block_put_in_front_leaves_all_other_ids(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    before = ids_of(page)
    change(small_lesson / "episodes" / "03-break.md", "Ask your", "```text\nstop\n```\n\nAsk your")

    imported(small_lesson)

    assert ids_of(page)[1:] == before


def test_progress_stays_with_its_lesson(first, small_lesson, imported, learner):
    page = page_titled(first, "The barrel")
    progress = LessonProgress.objects.create(
        learner=learner, lesson=Lesson.objects.get(translation_key=page.translation_key)
    )
    change(small_lesson / "episodes" / "01-barrel.md", 'title: "The barrel"', 'title: "The big barrel"')

    imported(small_lesson)

    progress.refresh_from_db()
    lesson = progress.lesson
    assert LessonPage.objects.get(pk=page.pk).title == "The big barrel"
    assert (lesson.translation_key, lesson.retired_at) == (page.translation_key, None)
    assert [edition.title for edition in lesson.editions.all()] == ["The big barrel"]


def test_a_renamed_file_is_the_same_lesson(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    (small_lesson / "episodes" / "03-break.md").rename(small_lesson / "episodes" / "05-tea.md")
    change(small_lesson / "config.yaml", "03-break.md", "05-tea.md")

    result = imported(small_lesson)

    assert (result.made, result.missing, len(result.unchanged)) == ([], [], 6)
    part = ImportedPart.objects.get(page_key=page.translation_key)
    assert part.path == "episodes/05-tea.md"


def test_a_moved_lesson_stands_where_the_source_has_it(first, small_lesson, imported):
    before = {page.title: page.pk for page in lessons_of(first)}
    change(small_lesson / "config.yaml", "- 01-barrel.md\n- 02-drip.md\n", "- 02-drip.md\n- 01-barrel.md\n")

    result = imported(small_lesson)

    assert [page.title for page in lessons_of(first)][1:4] == ["The drip line", "The barrel", "Tea"]
    assert {page.title: page.pk for page in lessons_of(first)} == before
    assert len(result.unchanged) == 6
    rows = {row.translation_key: row.position for row in Lesson.objects.all()}
    positions = [rows[page.translation_key] for page in lessons_of(first)]
    assert positions == sorted(positions)


def test_a_removed_lesson_goes_offline_and_is_never_deleted(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    (small_lesson / "episodes" / "03-break.md").unlink()
    change(small_lesson / "config.yaml", "- 03-break.md\n", "")

    result = imported(small_lesson)

    assert [gone.title for gone in result.missing] == ["Tea"]
    assert not LessonPage.objects.get(pk=page.pk).live


def test_a_removed_lesson_stays_online_while_the_import_is_a_draft(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    (small_lesson / "episodes" / "03-break.md").unlink()
    change(small_lesson / "config.yaml", "- 03-break.md\n", "")

    result = imported(small_lesson, publish=False)

    assert [gone.title for gone in result.missing] == ["Tea"]
    assert LessonPage.objects.get(pk=page.pk).live


def test_a_lesson_that_comes_back_is_the_same_page(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    file = small_lesson / "episodes" / "03-break.md"
    text = file.read_text()
    file.unlink()
    change(small_lesson / "config.yaml", "- 03-break.md\n", "")
    imported(small_lesson)
    file.write_text(text)
    change(small_lesson / "config.yaml", "- 02-drip.md\n", "- 02-drip.md\n- 03-break.md\n")

    imported(small_lesson)

    assert LessonPage.objects.get(pk=page.pk).live
    assert page_titled(first, "Tea").pk == page.pk


def test_a_draft_import_leaves_what_learners_see(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    change(small_lesson / "episodes" / "03-break.md", "Ask your neighbour", "Ask your aunt")

    imported(small_lesson, publish=False)

    page.refresh_from_db()
    assert page.live and "neighbour" in str(page.body)
    assert "Ask your aunt" in str(body_of(page))


def test_a_picture_changed_under_its_old_name_changes_its_lesson(first, small_lesson, imported):
    old = {
        block["value"]["image"]
        for block in blocks_in(body_of(page_titled(first, "The barrel")))
        if block["type"] == "image"
    }
    change(small_lesson / "episodes" / "fig" / "roof.svg", "#333", "#555")

    result = imported(small_lesson)

    new = {
        block["value"]["image"]
        for block in blocks_in(body_of(page_titled(first, "The barrel")))
        if block["type"] == "image"
    }
    assert [page.title for page in result.changed] == ["The barrel"]
    assert (len(old & new), len(new - old), SiteImage.objects.count()) == (1, 1, 3)


def edit(page, text):
    """What an editor does in the admin."""
    draft = page.get_latest_revision_as_object()
    draft.body = [*draft.body.get_prep_value(), {"type": "rich_text", "value": f"<p>{text}</p>"}]
    draft.save_revision()
    return draft


def test_an_editors_change_is_named_and_stays_in_the_history(first, small_lesson, imported, index):

    page = page_titled(first, "Tea")
    edit(page, "An editor was here.")
    change(small_lesson / "episodes" / "03-break.md", "Ask your neighbour", "Ask your aunt")

    comparison = compare(build_plan(open_source(small_lesson)), index)
    imported(small_lesson)

    edited = [item.lesson.title for item in comparison.lessons if item.edited_here]
    history = [str(revision.content["body"]) for revision in page.revisions.order_by("pk")]
    assert edited == ["Tea"]
    assert "An editor was here." not in str(body_of(page))
    assert "An editor was here." in history[-2]


def test_an_editors_change_stays_where_the_source_has_not_changed(first, small_lesson, imported):
    page = page_titled(first, "Tea")
    edit(page, "An editor was here.")

    result = imported(small_lesson)

    page.refresh_from_db()
    assert len(result.unchanged) == 6
    assert "An editor was here." in str(body_of(page))
    assert page.has_unpublished_changes, "an unfinished draft was published"


def test_another_course_from_a_folder_of_the_same_name_is_refused(write_course, imported):

    imported(write_course({"01-mint.md": "# Mint\n\nGreen."}))
    other = write_course({"course.md": "---\ntitle: Bees\n---\n", "07-hive.md": "# Hive\n\nBuzz."})
    (other / "01-mint.md").unlink()

    with pytest.raises(ImportRefused, match="Another course, “Herbs”"):
        imported(other)

    assert [page.title for page in LessonPage.objects.all()] == ["Mint"]


def test_the_same_course_under_another_name_is_not_made_twice_unnoticed(write_course, index, imported):
    imported(write_course({"01-one.md": "# One\n\nWords."}, name="herbs"))

    source = FolderSource(write_course({"01-one.md": "# One\n\nWords."}, name="herbs-new"))
    comparison = compare(build_plan(source, "en"), index)

    assert [problem.message for problem in comparison.problems.warnings] == [
        "The catalogue has a course “Herbs” already. This import makes a second one. "
        "To update that one, write “identity: herbs” into the course.md of this source."
    ]


@pytest.mark.parametrize(("name", "source"), [("herbs (1).zip", "herbs"), ("herbs.zip", "herbs"), ("(7).zip", "")])
def test_a_second_download_of_an_archive_is_the_same_source(name, source):
    archive = zip_of({"course.md": "---\ntitle: Herbs\n---\n", "01-one.md": "# One\n\nWords."})

    assert ArchiveSource(archive, name).name == source
