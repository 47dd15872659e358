"""People in the site's search: only who wants it, and only for those who may see the profile."""

import pytest
from bs4 import BeautifulSoup

from community.profiles.models import Profile
from courses.models import SearchCount
from tests.factories.people import make_person
from tests.factories.profiles import make_profile


@pytest.fixture
def search(client, index):
    """`search(words)`: names and addresses of the people found."""

    def look(words):
        page = BeautifulSoup(client.get("/search/", {"q": words}).content, "html.parser")
        links = page.select("section[aria-labelledby=h-people] h3 a")
        return [(link.text.strip(), link["href"]) for link in links]

    return look


WANJIRU = [("Wanjiru", "/people/wanjiru.k/")]


@pytest.fixture
def wanjiru(db):
    return make_profile(
        make_person("wanjiru"), "wanjiru.k", visibility="public", in_site_search=True, skills=["Book-keeping"]
    )


@pytest.mark.parametrize("words", ["wanjiru", "WANJ", "iru.k", "bookkeeping", "book-keeping wanjiru"])
def test_found_by_name_handle_and_skills(search, wanjiru, words):
    assert search(words) == WANJIRU


def test_every_word_must_fit(search, wanjiru):
    assert search("wanjiru") == WANJIRU
    assert search("wanjiru carpentry") == []


@pytest.mark.parametrize(
    ("visibility", "visitor_finds", "member_finds"),
    [("public", WANJIRU, WANJIRU), ("members", [], WANJIRU), ("private", [], [])],
)
def test_who_sees_the_profile_finds_it(client, search, wanjiru, classmate, visibility, visitor_finds, member_finds):
    Profile.objects.update(visibility=visibility)

    assert search("wanjiru") == visitor_finds

    client.force_login(classmate)
    assert search("wanjiru") == member_finds


def test_nobody_is_found_who_did_not_ask_for_it(search, wanjiru):
    assert search("wanjiru") == WANJIRU

    Profile.objects.update(in_site_search=False)

    assert search("wanjiru") == []


def test_nor_who_may_not_sign_in_any_more(search, wanjiru):
    assert search("wanjiru") == WANJIRU

    wanjiru.person.is_active = False
    wanjiru.person.save()

    assert search("wanjiru") == []


def test_a_search_that_found_only_people_is_not_counted(search, wanjiru):
    search("wanjiru")
    search("carpentry")

    assert list(SearchCount.objects.values_list("words", "times_empty")) == [("carpentry", 1)]


def test_more_people_cost_no_more_queries(search, wanjiru, django_assert_max_num_queries):
    search("wanjiru")
    for number in range(10):
        make_profile(make_person(f"wanjiru{number}"), f"mtu{number}", visibility="public", in_site_search=True)

    with django_assert_max_num_queries(27):
        assert len(search("wanjiru")) == 11


def test_the_choice_is_kept_and_stands_in_the_form(client, learner):
    client.force_login(learner)
    answers = {"display_name": "Wanjiru", "handle": "wanjiru.k", "visibility": "members", "in_site_search": "on"}
    assert not client.get("/accounts/profile/").context["form"]["in_site_search"].value()

    client.post("/accounts/profile/", answers)

    assert Profile.objects.get().in_site_search
    assert client.get("/accounts/profile/").context["form"]["in_site_search"].value()
