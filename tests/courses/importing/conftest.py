"""Sources to import: a small lesson of our own, and real ones where the environment names them."""

import os
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from courses.importing.actions import import_folder

SMALL_LESSON = Path(__file__).parents[2] / "data" / "small-lesson"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(scope="session")
def samples():
    folder = os.environ.get("SAMPLE_COURSES")
    if not folder:
        pytest.skip(
            "SAMPLE_COURSES names no folder with python-gapminder and shell-novice: real lessons are not tried."
        )
    return Path(folder)


@pytest.fixture
def small_lesson(tmp_path):
    """A copy of the small lesson, to be changed at will."""
    return Path(shutil.copytree(SMALL_LESSON, tmp_path / "small-lesson"))


@pytest.fixture
def write_course(tmp_path):
    """Write a folder course: `write_course({"course.md": …, "01-one.md": …})`."""

    def write(files, name="herbs"):
        for path, text in {"course.md": "---\ntitle: Herbs\n---\n", **files}.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / name

    return write


@pytest.fixture
def imported(index, publishing):
    """Import and publish a folder, outline and all."""

    def run(path, **options):
        with publishing():
            return import_folder(path, index, **options)

    return run


def zip_of(files):
    """A zip archive in memory; `files` maps names to contents."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    data.seek(0)
    return data


def zip_folder(path):
    files = {file.relative_to(path.parent).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    return zip_of(files)
