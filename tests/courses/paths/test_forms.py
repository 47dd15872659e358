"""What an editor of a path is told beside the step to mend."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from courses.models import LearningPathPage
from tests.factories.content import make_course
from tests.factories.paths import choice, course_step, inner_path, make_path, make_path_index

NOTHING = rich_text("")


@pytest.fixture
def pages(index):
    """Two courses, and a path that leads to the path that is edited."""
    courses = [make_course(title, lessons=0) for title in ("Counting stock", "Letters")]
    edited = make_path("The way", course_step(courses[0]))
    return courses, edited, make_path("Around it", choice(1, edited, courses[0]))


def form_for(page, *steps, as_draft=False):
    comments = {f"comments-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    data = {"title": "The way", "slug": "the-way", "description": "null", "outcomes-count": "0", **comments}
    data.update(nested_form_data({"steps": streamfield(list(steps))}))
    form_class = LearningPathPage.get_edit_handler().get_form_class()
    form = form_class(data, instance=page, parent_page=make_path_index())
    if as_draft:
        form.defer_required_fields()
    return form


def course(page):
    return "course", {"course": str(page.pk), "text": NOTHING}


def path(page):
    return "path", {"path": str(page.pk), "text": NOTHING}


def any_of(needed, *pages):
    return "choice", {"needed": str(needed), "options": streamless([str(page.pk) for page in pages]), "text": NOTHING}


def streamless(values):
    """A list block, as its form sends it."""
    items = {
        str(place): {"value": value, "order": str(place), "deleted": "", "id": ""} for place, value in enumerate(values)
    }
    return {"count": str(len(values)), **items}


def said(error):
    """Messages by place, however deep."""
    inner = getattr(error, "block_errors", None)
    return {place: said(one) for place, one in inner.items()} if inner else error.messages


def said_at_the_steps(form):
    [error] = form.errors["steps"].as_data()
    return said(error)


def test_steps_are_kept(pages):
    (one, two), edited, _around = pages

    form = form_for(edited, course(one), any_of(1, one, two))

    assert form.is_valid(), form.errors
    assert [block.block_type for block in form.cleaned_data["steps"]] == ["course", "choice"]


@pytest.mark.parametrize("as_draft", [False, True])
def test_a_path_that_leads_back_is_refused_at_its_step(pages, as_draft):
    (one, two), edited, around = pages

    form = form_for(edited, course(one), path(around), any_of(1, two, edited), as_draft=as_draft)

    assert said_at_the_steps(form) == {
        1: {"path": ["“Around it” leads back to this path. Choose another one."]},
        2: {"options": {1: ["“The way” leads back to this path. Choose another one."]}},
    }


def test_a_choice_offers_more_than_it_asks_for_and_nothing_twice(pages):
    (one, two), edited, _around = pages

    form = form_for(edited, any_of(2, one, two), any_of(1, one, one))

    assert said_at_the_steps(form) == {
        0: {"needed": ["Of 2 there is nothing to choose. Ask for fewer, or add one."]},
        1: {"options": ["One of them stands here twice. Example: five different courses."]},
    }


def test_a_draft_may_wait_with_its_choice(pages):
    (one, two), edited, _around = pages

    form = form_for(edited, any_of(2, one, two), as_draft=True)

    assert form.is_valid(), form.errors


def test_a_new_path_may_lead_to_others(pages):
    _courses, _edited, around = pages

    form = form_for(LearningPathPage(), path(around))

    assert "steps" not in form.errors
    assert inner_path(around)["type"] == "path"
