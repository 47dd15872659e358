"""Tags that every template may use."""

import pytest
from django import forms
from django.template import Context, Template

from home.templatetags.site import duration, dye, initials


def rendered(text, **context):
    return Template(text).render(Context(context))


def test_an_icon_is_hidden_from_screen_readers():
    assert rendered('{% icon "search" %}') == (
        '<svg class="icon" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">'
        '<use href="/static/icons.svg#search"/></svg>'
    )


def test_an_arrow_turns_where_the_script_runs_from_the_right():
    assert 'class="icon icon--flip"' in rendered('{% icon "go" flip=True %}')


def test_the_styles_of_components():
    assert rendered('{% component_css "card" "cover" %}') == (
        '<link rel="stylesheet" href="/static/css/components/card.css">\n'
        '<link rel="stylesheet" href="/static/css/components/cover.css">'
    )


@pytest.mark.parametrize(
    "minutes, words",
    [(None, "0 min"), (35, "35 min"), (60, "1 hour"), (90, "1½ hours"), (115, "2 hours"), (540, "9 hours")],
)
def test_durations_are_said_as_people_say_them(minutes, words):
    assert duration(minutes) == words


def test_half_an_hour_on_top_of_one():
    assert duration(75) == "1 hour"
    assert duration(80) == "1½ hours"


@pytest.mark.parametrize("name, letters", [("Wanjiru Kamau", "WK"), ("Salma", "S"), ("Ana de la Cruz", "AC"), ("", "")])
def test_initials(name, letters):
    assert initials(name) == letters


def test_a_person_keeps_the_colour():
    assert dye("Wanjiru Kamau") == dye("Wanjiru Kamau")
    assert dye("Wanjiru Kamau") in range(5)


def test_a_query_keeps_what_it_does_not_change(rf):
    request = rf.get("/courses/?level=none&level=some&page=3")

    changed = rendered("{% query_with topic='shop' page=None %}", request=request)

    assert changed == "?level=none&amp;level=some&amp;topic=shop"


def test_a_query_without_anything_left_is_the_bare_address(rf):
    assert rendered("{% query_with page=None %}", request=rf.get("/courses/?page=3")) == "/courses/"


class NameForm(forms.Form):
    name = forms.CharField(label="Your name", help_text="As on the certificate.")


def test_a_field_with_a_mistake_says_so_beside_it_and_keeps_what_was_typed():
    form = NameForm({"name": "x" * 3})
    form.add_error("name", "Write first and last name.")

    html = rendered('{% include "components/form_field.html" with field=form.name %}', form=form)

    assert '<label for="id_name">Your name</label>' in html
    assert 'value="xxx"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html and "Write first and last name." in html
    assert 'class="input"' in html


def test_the_summary_leads_to_each_mistake():
    html = rendered('{% include "components/form_errors.html" %}', form=NameForm({}))

    assert "One thing to mend" in html
    assert '<a href="#id_name">Your name is missing.</a>' in html
