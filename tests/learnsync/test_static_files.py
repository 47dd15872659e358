"""Static files as production serves them: every reference resolves, names carry a checksum, brotli stands beside."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def collected(tmp_path, settings):
    """Our own static files, collected as `collectstatic` does in production."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_every_stylesheet_and_script_is_collected_under_a_checked_name(collected):
    sources = [path for path in (ROOT / "static").rglob("*") if path.suffix in {".css", ".js"}]
    assert sources != []

    for source in sources:
        folder = collected / source.relative_to(ROOT / "static").parent
        copies = list(folder.glob(f"{source.stem}.????????????{source.suffix}"))

        assert len(copies) == 1, source


def test_large_stylesheets_have_a_brotli_twin(collected):
    layout = next((collected / "css").glob("layout.????????????.css"))

    assert layout.with_name(layout.name + ".br").stat().st_size < layout.stat().st_size


def test_every_static_file_named_in_a_template_exists():
    named = {
        (match, path.relative_to(ROOT).as_posix())
        for path in (ROOT / "templates").rglob("*.html")
        for match in re.findall(r"""{%\s*static\s+['"]([^'"]+)['"]""", path.read_text())
    }
    assert named != set()

    assert sorted(entry for entry in named if find(entry[0]) is None) == []
