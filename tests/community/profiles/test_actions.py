"""Saving a profile, taking and giving up handles."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from community.profiles.models import Handle, Profile, ShownCourse
from community.profiles.pictures import read_picture
from community.profiles.rules import KEPT_FOR
from courses.models import CourseCompletion
from home.accounts.models import User
from home.accounts.privacy import collect_personal_data, erase_personal_data
from tests.factories.outline import make_outline
from tests.factories.profiles import make_profile, picture_file


def refusal(person, handle):
    with pytest.raises(ValidationError) as refused:
        make_profile(person, handle)
    return refused.value.code


@pytest.fixture
def picture():
    return read_picture(ContentFile(picture_file()))


def test_saving_twice_is_saving_once(learner):
    make_profile(learner, "wanjiru.k", bio="I keep a shop.", display_name="Wanjiru K.")
    make_profile(learner, "wanjiru.k", bio="I keep a shop.", display_name="Wanjiru K.")

    assert Profile.objects.get().bio == "I keep a shop."
    assert Handle.objects.get().name == "wanjiru.k"
    assert User.objects.get(pk=learner.pk).display_name == "Wanjiru K."


@pytest.mark.parametrize("other", ["wanjiru.k", "wanjiruk", "WANJIRU_K".lower(), "wanj1ru.k".replace("1", "í")])
def test_nobody_takes_what_somebody_has(learner, classmate, other):
    make_profile(learner, "wanjiru.k")

    assert refusal(classmate, other) == "taken"
    assert not Profile.objects.filter(person=classmate).exists(), "nothing is saved by halves"


def test_other_dots_are_the_same_handle(learner):
    make_profile(learner, "wanjiru.k")
    make_profile(learner, "wanjiru_k")

    assert [(handle.name, handle.given_up_at) for handle in Handle.objects.all()] == [("wanjiru_k", None)]


def test_a_handle_given_up_stays_closed_to_others_for_two_years(learner, classmate):
    make_profile(learner, "wanjiru")
    make_profile(learner, "wanjiru.kamau")
    assert refusal(classmate, "wanjiru") == "taken"

    Handle.objects.filter(name="wanjiru").update(given_up_at=timezone.now() - KEPT_FOR - timedelta(days=1))
    make_profile(classmate, "wanjiru")

    assert (Handle.objects.name_of(classmate), Handle.objects.name_of(learner)) == ("wanjiru", "wanjiru.kamau")


def test_one_may_go_back_to_ones_own(learner):
    make_profile(learner, "wanjiru")
    make_profile(learner, "wanjiru.kamau")
    make_profile(learner, "wanjiru")

    assert Handle.objects.name_of(learner) == "wanjiru"
    assert set(Handle.objects.filter(given_up_at=None).values_list("name", flat=True)) == {"wanjiru"}


def test_three_changes_a_month_are_enough(learner):
    for handle in ("moja", "mbili", "tatu", "nne"):
        make_profile(learner, handle)
    assert refusal(learner, "tano") == "too_often"

    Handle.objects.filter(name="moja").update(given_up_at=timezone.now() - timedelta(days=31))
    make_profile(learner, "tano")

    assert Handle.objects.name_of(learner) == "tano"


def test_a_handle_taken_a_moment_earlier_is_refused_and_not_an_error(learner, classmate, monkeypatch):
    make_profile(learner, "wanjiru")
    monkeypatch.setattr("community.profiles.actions.Handle.objects.select_for_update", lambda: Handle.objects.none())

    assert refusal(classmate, "wanjiru") == "taken"


def test_a_picture_is_kept_at_two_sizes_under_names_nobody_guesses(learner, classmate, picture):
    one, other = make_profile(learner, "moja", picture=picture), make_profile(classmate, "mbili", picture=picture)

    assert one.picture.name.endswith(".jpg") and one.small_picture.name.endswith("-small.jpg")
    assert one.picture.name != other.picture.name
    assert default_storage.open(one.picture.name).read() == picture.large
    assert default_storage.open(one.small_picture.name).read() == picture.small


def test_the_old_picture_goes_with_the_new(learner, picture, publishing):
    before = make_profile(learner, "moja", picture=picture)

    with publishing():
        after = make_profile(learner, "moja", picture=picture)

    assert not default_storage.exists(before.picture.name) and not default_storage.exists(before.small_picture.name)
    assert default_storage.exists(after.picture.name) and default_storage.exists(after.small_picture.name)


def test_only_completed_courses_can_be_shown(learner):
    completed, begun = make_outline("Letters"), make_outline("M-Pesa")
    CourseCompletion.objects.create(learner=learner, course=completed)

    make_profile(learner, "moja", shown_courses=[completed.pk, begun.pk])
    assert [shown.course for shown in ShownCourse.objects.all()] == [completed]

    make_profile(learner, "moja", shown_courses=[])
    assert not ShownCourse.objects.exists()


def test_all_of_it_is_handed_over(learner):
    course = make_outline("Letters")
    CourseCompletion.objects.create(learner=learner, course=course)
    make_profile(learner, "wanjiru", bio="I keep a shop.", shown_courses=[course.pk])

    data = collect_personal_data(learner)

    assert data["profiles.Profile.person"]["rows"][0]["bio"] == "I keep a shop."
    assert data["profiles.ShownCourse.person"]["rows"] == [{"course__cover_title": "Letters"}]
    assert [row["name"] for row in data["profiles.Handle.person"]["rows"]] == ["wanjiru"]


def test_erasing_leaves_nothing_but_a_closed_door(learner, classmate, picture, publishing):
    profile = make_profile(learner, "wanjiru", bio="I keep a shop.", picture=picture)
    make_profile(learner, "wanjiru.kamau", bio="I keep a shop.")
    assert default_storage.exists(profile.picture.name)

    with publishing():
        erase_personal_data(learner)

    assert not Profile.objects.exists()
    assert not default_storage.exists(profile.picture.name) and not default_storage.exists(profile.small_picture.name)
    assert set(Handle.objects.values_list("name", "person")) == {("", None)}
    assert refusal(classmate, "wanjiru") == "taken"
