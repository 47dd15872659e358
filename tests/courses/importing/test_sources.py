"""Archives and folders that are broken or mean harm: a clear answer, and nothing half-imported."""

import stat
import zipfile
from io import BytesIO

import pytest

from courses.importing.actions import apply_import, import_folder
from courses.importing.library import Shelf
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.source import ArchiveSource, open_source
from courses.models import CoursePage, ImportedCourse, LessonPage
from home.models import SiteDocument, SiteImage
from tests.courses.importing.conftest import zip_folder, zip_of

COURSE = {"herbs/course.md": "---\ntitle: Herbs\n---\n", "herbs/01-mint.md": "# Mint\n\nGreen.\n"}


def open_zip(data):
    return ArchiveSource(data, "herbs.zip")


def test_an_archive_and_its_folder_give_the_same_plan(small_lesson):
    packed, folder = build_plan(open_zip(zip_folder(small_lesson))), build_plan(open_source(small_lesson))

    assert packed.source_name == folder.source_name == "small-lesson"
    assert [lesson.checksum for lesson in packed.lessons] == [lesson.checksum for lesson in folder.lessons]
    assert packed.problems == folder.problems


@pytest.mark.parametrize(
    "name", ["../evil.md", "herbs/../../evil.md", "/etc/evil.md", "C:/evil.md", "herbs\\..\\evil.md", "a\0b.md"]
)
def test_entries_that_point_outside_are_refused(name):
    data = zip_of(COURSE)
    with zipfile.ZipFile(data, "a") as archive:
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = name
        archive.writestr(entry, "evil")
    data.seek(0)

    with pytest.raises(ImportRefused, match="not safe"):
        open_zip(data)


def test_links_in_an_archive_are_refused():
    link = zipfile.ZipInfo("herbs/02-passwd.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    with pytest.raises(ImportRefused, match="is a link"):
        open_zip(zip_of({**COURSE, link: "/etc/passwd"}))


def test_links_in_a_folder_are_left_out_and_reported(write_course, tmp_path):
    folder = write_course({"01-mint.md": "# Mint\n\nGreen."})
    (tmp_path / "secret.md").write_text("# Secret")
    (folder / "02-secret.md").symlink_to(tmp_path / "secret.md")

    plan = build_plan(open_source(folder))

    assert [lesson.title for lesson in plan.lessons] == ["Mint"]
    assert [problem.place for problem in plan.problems.warnings] == ["02-secret.md"]


@pytest.mark.parametrize("again", ["herbs/01-mint.md", "herbs/01-MINT.md"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_comes_twice_is_refused(again):
    data = zip_of(COURSE)
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(again, "# Mint again")
    data.seek(0)

    with pytest.raises(ImportRefused, match="twice"):
        open_zip(data)


def test_a_bomb_is_refused_before_it_is_unpacked(settings):
    settings.IMPORT_MAX_UNPACKED = 1_000_000
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("course.md", "x")
        archive.writestr("01.md", b"\0" * 5_000_000)
    assert data.tell() < 10_000
    data.seek(0)

    with pytest.raises(ImportRefused, match="larger than"):
        open_zip(data)


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says():
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("course.md", "---\ntitle: Bomb\n---\n")
        archive.writestr("01.md", b"a" * 5_000_000)
    honest = (5_000_000).to_bytes(4, "little")
    lying = BytesIO(data.getvalue().replace(honest, (100).to_bytes(4, "little")))

    with pytest.raises(ImportRefused, match="01.md"):
        build_plan(open_zip(lying))


def test_too_many_files_are_refused(settings):
    settings.IMPORT_MAX_FILES = 5

    with pytest.raises(ImportRefused, match="more than 5 files"):
        open_zip(zip_of({f"{number}.md": "x" for number in range(6)}))


def test_an_endless_index_is_refused_before_it_is_read(settings, monkeypatch):
    settings.IMPORT_MAX_FILES = 5
    data = zip_of({f"{number}.md": "x" for number in range(51)})
    monkeypatch.setattr(zipfile, "ZipFile", None)

    with pytest.raises(ImportRefused, match="more than 5 files"):
        open_zip(data)


def test_an_archive_may_hold_other_archives(settings):
    settings.IMPORT_MAX_FILES = 5
    inner = zip_of({f"{number}.csv": "x" for number in range(20)}).getvalue()

    plan = build_plan(open_zip(zip_of({**COURSE, "herbs/data/all.zip": inner})))

    assert [lesson.title for lesson in plan.lessons] == ["Mint"]


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 and then nothing"])
def test_what_is_no_zip_is_refused(content):
    with pytest.raises(ImportRefused, match="not a zip file"):
        open_zip(BytesIO(content))


def test_a_damaged_archive_is_refused():
    data = bytearray(zip_of(COURSE).getvalue())
    place = data.index(b"Green")
    data[place : place + 5] = b"Brown"

    with pytest.raises(ImportRefused, match="01-mint.md in the zip file is damaged"):
        build_plan(open_zip(BytesIO(bytes(data))))


def test_an_archive_without_lessons_is_refused():
    with pytest.raises(ImportRefused, match="no lesson"):
        build_plan(open_zip(zip_of({"photo.jpg": "x"})))
    with pytest.raises(ImportRefused, match="no lessons beside course.md"):
        build_plan(open_zip(zip_of({"course.md": "---\ntitle: Herbs\n---\n"})))
    with pytest.raises(ImportRefused, match="no files"):
        build_plan(open_zip(zip_of({})))


def test_a_wrong_encoding_is_named_with_its_line(write_course):
    folder = write_course({"01-mint.md": "# Mint\n\nGr\u00fcn".encode("latin-1")})

    with pytest.raises(ImportRefused, match=r"01-mint.md:3 is not written in UTF-8"):
        build_plan(open_source(folder))


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("title: [unclosed\nsummary: x\n", "01-mint.md:3"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n", "01-mint.md:3"),
        ("just words\n", "01-mint.md:2"),
        (f"title: {'[' * 3000}\n", "01-mint.md:2"),
    ],
)
def test_a_head_that_cannot_be_read_stops_the_import(write_course, index, head, place):
    folder = write_course({"01-mint.md": f"---\n{head}---\nGreen."})

    plan = build_plan(open_source(folder))

    assert [problem.place for problem in plan.problems.errors] == [place]
    with pytest.raises(ImportRefused):
        apply_import(plan, index)
    assert not CoursePage.objects.exists()


def test_a_config_that_names_a_missing_episode_stops_the_import(small_lesson, index):
    (small_lesson / "episodes" / "02-drip.md").unlink()

    plan = build_plan(open_source(small_lesson))

    assert [(problem.place, problem.message) for problem in plan.problems.errors] == [
        ("config.yaml", "“02-drip.md” is listed, but there is no episodes/02-drip.md.")
    ]
    with pytest.raises(ImportRefused):
        apply_import(plan, index)


def test_pictures_that_are_none_are_left_out_and_reported(write_course, imported):
    folder = write_course(
        {
            "01-mint.md": "# Mint\n\n![a](fig/a.png)\n\n![b](fig/b.svg)\n\nGreen.\n",
            "fig/a.png": b"<html>no picture</html>",
            "fig/b.svg": b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        }
    )

    plan = build_plan(open_source(folder))
    imported(folder)

    assert [problem.place for problem in plan.problems.warnings] == [
        "fig/a.png", "01-mint.md:3", "fig/b.svg", "01-mint.md:5"
    ]  # fmt: skip
    assert not SiteImage.objects.exists()
    assert LessonPage.objects.get().title == "Mint"


def test_files_the_library_does_not_take_are_reported(write_course, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    folder = write_course(
        {
            "01-mint.md": "# Mint\n\n[p](files/run.exe) [q](files/big.csv)\n",
            "files/run.exe": "MZ",
            "files/big.csv": "x" * 20,
        }
    )

    plan = build_plan(open_source(folder))

    assert plan.files == {}
    assert [problem.place for problem in plan.problems.warnings] == [
        "files/run.exe", "01-mint.md:3", "files/big.csv", "01-mint.md:3"
    ]  # fmt: skip


def test_a_picture_the_library_does_not_take_is_reported(write_course, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10
    folder = write_course(
        {"01-mint.md": "# Mint\n\n![a](a.svg)\n", "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    )

    plan = build_plan(open_source(folder))

    assert plan.figures == {}
    assert [problem.place for problem in plan.problems.warnings] == ["a.svg", "01-mint.md:3"]


def stored_files(settings):
    return {path for root in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT) for path in root.rglob("*.*")}


def test_when_the_last_lesson_fails_nothing_is_left(small_lesson, index, settings):
    before, written = stored_files(settings), set()

    def fail_at_the_end(done, total):
        written.update(stored_files(settings) - before)
        if done == total:
            raise RuntimeError("The disk is full")

    with pytest.raises(RuntimeError):
        apply_import(build_plan(open_source(small_lesson)), index, progress=fail_at_the_end)

    assert len(written) == 3, "there was nothing to take back"
    assert stored_files(settings) == before
    assert [model.objects.count() for model in (CoursePage, LessonPage, SiteImage, SiteDocument, ImportedCourse)] == [
        0
    ] * 5


def test_a_shelf_takes_back_what_it_stored(small_lesson, index):
    plan = build_plan(open_source(small_lesson))
    record = ImportedCourse.objects.create(identity="x", course_key="6f9a4c1e-2a53-4f0c-9d51-8f1b6a1f7c31")
    shelf = Shelf(record, None)

    shelf.store(plan)
    image = SiteImage.objects.first()
    assert image.file.storage.exists(image.file.name)
    shelf.discard()

    assert not image.file.storage.exists(image.file.name)


def test_import_folder_takes_a_zip_file_too(small_lesson, index, tmp_path):
    path = tmp_path / "small-lesson.zip"
    path.write_bytes(zip_folder(small_lesson).getvalue())

    result = import_folder(path, index, publish=False)

    assert result.course_page.title == "Water for the shamba"
