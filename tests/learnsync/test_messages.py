"""The catalogue of the interface: complete where learners look, up to date with the sources, compiled."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import allauth
import django
import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
SWAHILI = ROOT / "locale" / "sw" / "LC_MESSAGES" / "django.po"
SOURCES = ["commerce", "community", "courses", "home", "site", "templates"]
# What only those who work in the admin read; Wagtail's admin has no Kiswahili.
STAFF_TEMPLATES = (
    "templates/wagtailadmin/",
    "templates/home/desk/",
    "templates/courses/importing/",
    "templates/courses/progress/admin/",
    "templates/courses/resources/admin/",
    "templates/learnsync/people/",
)
# Views, forms, rules and their like speak to learners; models, blocks and pages to editors, but for these.
LEARNERS_MODULES = re.compile(
    r"(views|forms|guard|rules|listing|panels|lesson_page|path_page|adapter|names|money|site|framework_words"
    r"|access/prerequisites|progress/outline_lines|related|suggestions|ways_on"
    r"|outline/kinds|resources/kinds|licences|uploads)\.py$"
)
STAFF_MODULES = (
    "home/desk/",
    "courses/importing/",
    "courses/catalogue/forms.py",
    "courses/paths/forms.py",
    "home/page_forms.py",
    "home/library_forms.py",
    "site/learnsync/",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(SWAHILI))


def places(entry):
    return [name for name, _line in entry.occurrences]


def is_for_learners(place):
    if place.startswith("templates/"):
        return not place.startswith(STAFF_TEMPLATES)
    return bool(LEARNERS_MODULES.search(place)) and not place.startswith(STAFF_MODULES)


def translations_of(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def test_everything_learners_read_is_translated(catalogue):
    theirs = [entry for entry in catalogue if any(map(is_for_learners, places(entry)))]

    # What `make messages` only guessed ("fuzzy") does not count: it is not shown either.
    missing = [entry.msgid for entry in theirs if not entry.translated()]

    assert len(theirs) > 400
    assert missing == []


def test_placeholders_are_the_same_in_both_languages(catalogue):
    wrong = [
        entry.msgid
        for entry in catalogue.translated_entries()
        for number, text in enumerate(translations_of(entry))
        if placeholders(text) != placeholders(_source_form(entry, number))
    ]

    assert wrong == []


def _source_form(entry, number):
    return entry.msgid_plural if entry.msgid_plural and number else entry.msgid


def test_marks_of_html_are_the_same_in_both_languages(catalogue):
    tags = re.compile(r"</?\w+[^>]*>")

    wrong = [
        entry.msgid
        for entry in catalogue.translated_entries()
        for text in translations_of(entry)
        if tags.findall(text) != tags.findall(entry.msgid)
    ]

    assert wrong == []


def test_no_translation_begins_or_ends_with_a_space(catalogue):
    texts = [text for entry in catalogue.translated_entries() for text in translations_of(entry)]

    assert [text for text in texts if text != text.strip() or "  " in text] == []


def test_words_of_frameworks_are_still_theirs(catalogue):
    """An upgrade that words them anew would bring the English back unnoticed."""
    django_files = Path(django.__file__).parent.glob("**/locale/en/LC_MESSAGES/django.po")
    allauth_file = Path(allauth.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
    theirs = {entry.msgid for path in [*django_files, allauth_file] for entry in polib.pofile(str(path))}
    taken = [entry.msgid for entry in catalogue if "home/framework_words.py" in places(entry)]

    gone = [words for words in taken if words not in theirs]

    assert len(taken) > 80
    assert gone == []


def test_catalogue_is_up_to_date_with_the_sources(catalogue, tmp_path):
    """`make messages` would find nothing new; run on a copy, so that nothing of the project is touched."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext is missing, so nobody can say whether the catalogue is up to date: apt install gettext")
    for folder in SOURCES:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.md", "*.svg"))
    (tmp_path / "locale").mkdir()

    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "django", "makemessages", "--locale", "sw", "--verbosity", "0"],
        cwd=tmp_path,
        env={"PATH": f"{Path(shutil.which('xgettext')).parent}:/usr/bin:/bin", "PYTHONPATH": ""},
        check=True,
    )

    found = polib.pofile(str(tmp_path / "locale" / "sw" / "LC_MESSAGES" / "django.po"))
    assert keys(found) - keys(catalogue) == set(), "Run `make messages` and translate what is new."
    assert keys(catalogue) - keys(found) == set(), "Run `make messages`: these strings are gone."


def keys(catalogue):
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue}


def test_compiled_catalogue_says_what_is_written(catalogue):
    compiled = SWAHILI.with_suffix(".mo")

    assert compiled.exists(), "Run scripts/compile-messages, as `make test` does."
    said = {entry.msgid: translations_of(entry) for entry in polib.mofile(str(compiled))}
    assert said == {entry.msgid: translations_of(entry) for entry in catalogue.translated_entries()}


@pytest.fixture
def compile_messages(tmp_path):
    """The script behind `make setup`, at work on a catalogue of one string."""
    folder = tmp_path / "sw" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr "Language: sw\\n"\n\nmsgid "Course"\nmsgstr "Kozi"\n')
    script = runpy.run_path(str(ROOT / "scripts" / "compile-messages"))
    script["main"].__globals__["LOCALE"] = tmp_path
    return script["main"]


def test_missing_catalogue_is_compiled(compile_messages, tmp_path):
    compile_messages()

    compiled = polib.mofile(str(tmp_path / "sw" / "LC_MESSAGES" / "django.mo"))
    assert {entry.msgid: entry.msgstr for entry in compiled} == {"Course": "Kozi"}


def test_only_an_older_catalogue_is_compiled_again(compile_messages, tmp_path):
    written, compiled = (tmp_path / "sw" / "LC_MESSAGES" / name for name in ("django.po", "django.mo"))
    compile_messages()
    first = compiled.stat().st_mtime_ns

    compile_messages()
    second = compiled.stat().st_mtime_ns
    written.write_text(written.read_text().replace("Kozi", "Mafunzo"))
    _make_newer(written, than=compiled)
    compile_messages()

    assert second == first
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(compiled))} == {"Course": "Mafunzo"}


def _make_newer(path, than):
    later = than.stat().st_mtime + 1
    os.utime(path, (later, later))
