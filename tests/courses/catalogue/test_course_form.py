"""The price of a course: typed in shillings, kept in cents, asked for before the course goes live."""

from decimal import Decimal

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from commerce.money import Money
from courses.catalogue.pages import CoursePage
from tests.factories.content import make_course, make_index
from tests.factories.paths import before


def form_for(page, **data):
    form_class = CoursePage.get_edit_handler().get_form_class()
    instance = page or CoursePage(title="Counting", owner=None)
    blank = form_class(instance=instance, parent_page=make_index())
    values = {name: field.initial for name, field in blank.fields.items() if field.initial is not None}
    names = ("outcomes", "audience", "requirements", "faq", "prerequisites")
    streams = {f"{name}-count": "0" for name in names}
    comments = {f"comments-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    rich = {"description": "null"}
    given = {
        "title": "Counting",
        "slug": "counting",
        "level": "none",
        "weave": "0",
        "access": "free",
        "currency": "KES",
    }
    data = {**values, **streams, **comments, **rich, **given, **data}
    return form_class(data, instance=instance, parent_page=make_index())


def test_a_price_in_shillings_is_kept_in_cents(db):
    form = form_for(None, access="paid", price_minor="1500")

    assert form.is_valid(), form.errors
    assert form.instance.price_minor == 150_000


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        ({"access": "paid", "price_minor": ""}, "price_minor", "A paid course needs a price above nought."),
        ({"access": "paid", "price_minor": "0"}, "price_minor", "A paid course needs a price above nought."),
        ({"price_minor": "10.005"}, "price_minor", "That currency has no such small coins. Example: 800"),
        ({"price_minor": "10", "currency": ""}, "currency", "Say what the price is in."),
        (
            {"opens_at": "2027-02-01 08:00", "closes_at": "2027-01-01 08:00"},
            "closes_at",
            "Enrolment must close after it opens.",
        ),
    ],
)
def test_a_mistake_is_named_beside_its_field(db, data, field, message):
    form = form_for(None, **data)

    assert not form.is_valid()
    assert form.errors[field] == [message]


@pytest.mark.parametrize(
    "data",
    [
        {"access": "paid", "price_minor": ""},
        {"price_minor": "10", "currency": ""},
        {"opens_at": "2027-02-01 08:00", "closes_at": "2027-01-01 08:00"},
    ],
)
def test_a_draft_may_wait_for_what_belongs_together(db, data):
    form = form_for(None, **data)
    form.defer_required_fields()

    assert form.is_valid(), form.errors


def test_a_draft_without_a_currency_keeps_its_price(db):
    form = form_for(None, price_minor="10.50", currency="")
    form.defer_required_fields()
    assert form.is_valid(), form.errors

    again = form_for(form.instance)

    assert again["price_minor"].initial == Decimal("10.50")


def test_no_draft_keeps_coins_that_do_not_exist(db):
    form = form_for(None, price_minor="10.005")
    form.defer_required_fields()

    assert form.errors == {"price_minor": ["That currency has no such small coins. Example: 800"]}


def coming_before(*pages):
    """What the form sends for these pairs of a page and a strength."""
    blocks = [("course", {"course": str(page.pk), "strength": strength}) for page, strength in pages]
    return nested_form_data({"prerequisites": streamfield(blocks)})


def said_at_the_blocks(form):
    [error] = form.errors["prerequisites"].as_data()
    return {
        place: {name: one.messages for name, one in block.block_errors.items()}
        for place, block in error.block_errors.items()
    }


def test_courses_that_come_before_are_kept(index):
    first = make_course("First steps", lessons=0)

    form = form_for(None, **coming_before((first, "hard")))

    assert form.is_valid(), form.errors
    assert [block.value["course"].pk for block in form.cleaned_data["prerequisites"]] == [first.pk]


@pytest.mark.parametrize("as_draft", [False, True])
def test_a_course_that_comes_after_cannot_come_before(index, as_draft):
    page = make_course("First steps", lessons=0)
    later = make_course("A week of sales", lessons=0, prerequisites=[before(page, "advised")])
    form = form_for(page, slug="first-steps", **coming_before((later, "hard"), (page, "advised")))
    if as_draft:
        form.defer_required_fields()

    assert said_at_the_blocks(form) == {
        0: {"course": ["“A week of sales” itself comes after this course. Choose another one."]},
        1: {"course": ["“First steps” itself comes after this course. Choose another one."]},
    }


def test_a_course_stands_before_once_and_is_not_needed_before_an_open_one(index):
    first, second = make_course("First steps", lessons=0), make_course("Letters", lessons=0)

    form = form_for(None, access="open", **coming_before((first, "advised"), (first, "advised"), (second, "hard")))

    assert said_at_the_blocks(form) == {
        1: {"course": ["This course stands here twice."]},
        2: {"strength": ["Anyone may read an open course, so nothing can be needed first. Make it advised."]},
    }


def test_the_editor_sees_shillings(index):
    page = make_course("Counting", lessons=0, publish=False, access="paid", price_minor=80_050, currency="KES")

    form = CoursePage.get_edit_handler().get_form_class()(instance=page, parent_page=index)

    assert form["price_minor"].initial == Money(80_050, "KES").major
    assert str(form["price_minor"].value()) == "800.50"
