"""Tables from the admin, opened in a spreadsheet program: words stay words."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse

from courses.models import CourseSurvey
from home.feature_requests.actions import ask_for_feature
from home.spreadsheets import as_cell
from tests.factories.outline import make_outline

FORMULA = '=HYPERLINK("https://example.org/","Prize")'


def rows(response):
    return list(csv.reader(io.StringIO(response.getvalue().decode())))


@pytest.mark.parametrize("sign", ["=", "@", "+", "-", "\t", "\r"])
def test_what_would_be_calculated_gets_an_apostrophe(sign):
    assert as_cell(f"{sign}SUM(1)") == f"'{sign}SUM(1)"


@pytest.mark.parametrize("value", ["a = b", "-5", "+254 700 000 000", "", 5, None])
def test_all_else_stays_as_it_is(value):
    assert as_cell(value) == value


def test_a_wish_is_no_formula_in_the_table(client, support, learner):
    ask_for_feature(learner, title=FORMULA, text="@SUM(1)")
    client.force_login(support)

    table = client.get(reverse("feature_requests:index"), {"export": "csv"})

    assert rows(table)[1][:2] == [f"'{FORMULA}", "'@SUM(1)"]


def test_nor_is_an_answer_to_a_survey(client, editor, learner):
    course = make_outline("Sums")
    CourseSurvey.objects.create(course=course, learner=learner, answer="yes", text=FORMULA)
    client.force_login(editor)

    table = client.get(reverse("survey_answers", args=[course.pk]), {"export": "csv"})

    assert rows(table)[1][1] == f"'{FORMULA}"


def test_nor_in_a_table_for_excel(client, support, learner):
    ask_for_feature(learner, title=FORMULA, text="")
    client.force_login(support)

    table = client.get(reverse("feature_requests:index"), {"export": "xlsx"}).getvalue()

    with zipfile.ZipFile(io.BytesIO(table)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
