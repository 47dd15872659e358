"""Paths become ids where the importer wrote a reference, and nowhere else."""

import pytest

from courses.catalogue.minutes import minutes_of
from courses.catalogue.text import words_of
from courses.importing.block_ids import plain
from courses.models import CoursePage, LessonEdition, LessonPage
from home.models import SiteDocument
from tests.courses.importing.reading_pages import body_of, lessons_of

LINK = '<a linktype="page" id="page:{}">'


def body_of_mint(folder, imported):
    return body_of(next(page for page in lessons_of(imported(folder).course_page) if page.title == "Mint"))


@pytest.mark.parametrize("fence", ["", "output", "text"])
def test_code_that_looks_like_a_reference_stays_code(write_course, imported, fence):
    text = f"# Mint\n\nTake [this](data.csv).\n\n```{fence}\nfile:data.csv\n```\n"

    body = body_of_mint(write_course({"01-mint.md": text, "data.csv": "a,b"}), imported)

    code = next(block["value"] for block in body if block["type"] in ("code", "output"))
    file = next(block["value"] for block in body if block["type"] == "file")
    assert (code.get("code") or code.get("text")) == "file:data.csv"
    assert file["file"] == SiteDocument.objects.get().pk
    assert LessonEdition.objects.get().title == "Mint"


@pytest.mark.parametrize("path", ["nothere", "02-sage.md"])
def test_code_that_looks_like_a_link_stays_code(write_course, imported, path):
    code = LINK.format(path)
    text = f"# Mint\n\n[Sage](02-sage.md) and `{code}`\n\n```html\n{code}\n```\n"

    body = body_of_mint(write_course({"01-mint.md": text, "02-sage.md": "# Sage\n\nGrey."}), imported)

    sage = LessonPage.objects.get(title="Sage")
    escaped = code.replace("<", "&lt;").replace(">", "&gt;")
    assert body[1]["value"] == f'<p><a linktype="page" id="{sage.pk}">Sage</a> and <code>{escaped}</code></p>'
    assert body[2]["value"]["code"] == code


def test_other_words_that_look_like_a_reference_stay_words(write_course, imported):
    head = "---\ntitle: file:data.csv\nlicence: figure:a.png\noutcomes: ['page:01-mint.md']\n---\n"
    text = "# Mint\n\n## file:data.csv\n\n[file](data.csv)\n\n| file:data.csv |\n|---|\n| 1 |\n"

    body = body_of_mint(write_course({"course.md": head, "01-mint.md": text, "data.csv": "a"}), imported)

    course = CoursePage.objects.get()
    assert (course.title, course.licence, course.outcomes[0].value) == (
        "file:data.csv", "figure:a.png", "page:01-mint.md"
    )  # fmt: skip
    assert [block["value"]["text"] for block in body if block["type"] == "heading"][-1] == "file:data.csv"
    assert "file:data.csv" in str(plain([block for block in body if block["type"] == "table"]))


def test_links_in_tables_lists_and_answers_lead_to_their_pages(write_course, imported):
    text = "# Mint\n\n::: checklist\n- [s](02-sage.md)\n:::\n\n| a |\n|---|\n| [s](02-sage.md) |\n\n> [s](02-sage.md)\n"
    head = '---\ntitle: Herbs\nfaq:\n  - {question: "Sage?", answer: "See [s](02-sage.md)."}\n---\n'

    body = body_of_mint(
        write_course({"course.md": head, "01-mint.md": text, "02-sage.md": "# Sage\n\nGrey."}), imported
    )

    link = f'<a linktype="page" id="{LessonPage.objects.get(title="Sage").pk}">s</a>'
    assert [str(plain(block)).count(link) for block in body if block["type"] != "heading"] == [1, 1, 1]
    assert link in CoursePage.objects.get().faq[0].value["answer"].source


def test_a_text_that_is_a_number_is_read_all_the_same(index):
    page = LessonPage(
        title="Mint",
        body=[
            {"type": "code", "id": "1", "value": {"code": 2, "language": "text"}},
            {"type": "output", "id": "2", "value": {"text": 3, "kind": "output"}},
        ],
    )

    assert words_of(page.body).split() == ["2", "3"]
    assert minutes_of(page.body) == 1
