"""Wishes for the site: asked by the signed-in, seen by them and the staff alone."""

import pytest
from django.urls import reverse

from home.accounts.privacy import collect_personal_data, erase_personal_data
from home.feature_requests.actions import ask_for_feature
from home.models import FeatureRequest

ADDRESS = "/feature-requests/"
WISH = {"title": "Read lessons aloud", "text": "On the bus."}


@pytest.fixture
def reader(client, learner, index):
    client.force_login(learner)
    return learner


def wishes():
    return list(FeatureRequest.objects.values_list("person__display_name", "title", "text", "state"))


def test_a_wish_is_kept_and_shown_to_who_asked(client, reader):
    page = client.post(ADDRESS, WISH, follow=True).content.decode()

    assert wishes() == [("Learner", "Read lessons aloud", "On the bus.", "new")]
    assert "<h3>Read lessons aloud</h3>" in page
    assert "Not looked at yet" in page


def test_pressing_twice_is_one_wish(client, reader):
    client.post(ADDRESS, WISH)
    client.post(ADDRESS, WISH)

    assert len(wishes()) == 1


def test_a_wish_without_words_is_refused_and_the_rest_stays(client, reader):
    page = client.post(ADDRESS, {"title": "", "text": "On the bus."}).content.decode()

    assert "What should the site be able to do? is missing." in page
    assert "On the bus.</textarea>" in page
    assert wishes() == []


def test_others_wishes_are_not_shown(client, reader, classmate):
    ask_for_feature(classmate, title="Dark maps", text="")
    assert wishes() != []

    assert "Dark maps" not in client.get(ADDRESS).content.decode()


def test_the_reply_is_shown(client, reader):
    wish = ask_for_feature(reader, **WISH)
    FeatureRequest.objects.filter(pk=wish.pk).update(state="planned", reply="In spring.")

    page = client.get(ADDRESS).content.decode()

    assert "In spring." in page
    assert "Planned" in page
    assert "/take-back/" not in page


def test_a_wish_nobody_has_read_is_taken_back(client, reader):
    wish = ask_for_feature(reader, **WISH)

    page = client.post(reverse("take_back_request", args=[wish.pk]), follow=True).content.decode()

    assert wishes() == []
    assert "is taken back." in page


def test_a_wish_that_was_read_stays(client, reader):
    wish = ask_for_feature(reader, **WISH)
    FeatureRequest.objects.update(state="planned")

    page = client.post(reverse("take_back_request", args=[wish.pk]), follow=True).content.decode()

    assert len(wishes()) == 1
    assert "Somebody has read it already, so it stays." in page


def test_nobody_takes_back_the_wish_of_another(client, reader, classmate):
    wish = ask_for_feature(classmate, **WISH)

    assert client.post(reverse("take_back_request", args=[wish.pk])).status_code == 404
    assert len(wishes()) == 1


def test_ten_a_day(client, reader, monkeypatch):
    monkeypatch.setattr("home.feature_requests.views.REQUESTS_A_DAY", 1)
    client.post(ADDRESS, WISH)

    page = client.post(ADDRESS, {"title": "Another", "text": "Words kept."}).content.decode()

    assert "You have sent many wishes today." in page
    assert "Words kept." in page
    assert len(wishes()) == 1


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_costs_the_same_for_few_and_many(client, reader, count, django_assert_max_num_queries):
    for number in range(count):
        ask_for_feature(reader, title=f"Wish {number}", text="")
    client.get(ADDRESS)

    with django_assert_max_num_queries(4):
        client.get(ADDRESS)


# The staff


def test_support_sorts_and_answers(client, support, learner):
    wish = ask_for_feature(learner, **WISH)
    client.force_login(support)
    assert "Read lessons aloud" in client.get(reverse("feature_requests:index")).content.decode()

    client.post(reverse("feature_requests:edit", args=[wish.pk]), {"state": "planned", "reply": "In spring."})

    wish.refresh_from_db()
    assert (wish.state, wish.reply, wish.title) == ("planned", "In spring.", "Read lessons aloud")


def test_the_table_can_be_narrowed_and_names_nobody(client, support, learner):
    ask_for_feature(learner, **WISH)
    done = ask_for_feature(learner, title="Dark theme", text="")
    FeatureRequest.objects.filter(pk=done.pk).update(state="done")
    client.force_login(support)

    response = client.get(reverse("feature_requests:index"), {"export": "csv", "state": "new"})

    table = b"".join(response.streaming_content).decode()
    assert "Read lessons aloud" in table
    assert "Dark theme" not in table
    assert "Learner" not in table


# Privacy


def test_a_wish_is_handed_over_and_goes_with_its_person(learner):
    ask_for_feature(learner, **WISH)
    assert collect_personal_data(learner)["home.FeatureRequest.person"]["rows"][0]["title"] == "Read lessons aloud"

    erase_personal_data(learner)

    assert wishes() == []
