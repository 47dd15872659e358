"""What the editing form of every page refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import StandardPage
from tests.factories.content import make_page, make_site

PASSED = "This time has passed. Give one in the future, or leave it empty."


def form_for(page, admin, go_live_at):
    form_class = StandardPage.get_edit_handler().get_form_class()
    comments = {f"comments-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    data = {
        "title": page.title,
        "slug": page.slug,
        "body": "null",
        "go_live_at": timezone.localtime(go_live_at).strftime("%Y-%m-%d %H:%M"),
        **comments,
    }
    return form_class(data, instance=page, parent_page=page.get_parent(), for_user=admin)


@pytest.fixture
def page(db):
    return make_page(make_site(), StandardPage, "About us")


def test_going_live_in_the_past_is_named_beside_its_field(page, admin):
    form = form_for(page, admin, timezone.now() - timedelta(hours=1))

    assert form.errors == {"go_live_at": [PASSED]}


def test_going_live_later_is_fine(page, admin):
    form = form_for(page, admin, timezone.now() + timedelta(hours=1))

    assert form.is_valid(), form.errors


def test_a_page_keeps_the_hour_at_which_it_went_live(page, admin):
    page.go_live_at = (timezone.now() - timedelta(days=1)).replace(second=0, microsecond=0)

    form = form_for(page, admin, page.go_live_at)

    assert form.is_valid(), form.errors
