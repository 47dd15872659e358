"""The help centre: found by topic and by words, and judged by its readers."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from home.accounts.privacy import collect_personal_data, erase_personal_data
from home.help.views import ANSWERS_AN_HOUR
from home.models import HelpAnswer, HelpIndexPage, HelpPage, PageTopic
from tests.factories.content import make_page, make_site, swahili


@pytest.fixture
def centre(db):
    return make_page(make_site(), HelpIndexPage, "Help")


@pytest.fixture
def page(centre):
    return make_page(centre, HelpPage, "The code does not come", lead="Look in the junk folder.", body="<p>Wait.</p>")


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def titles(part):
    return [one.get_text() for one in part.select("h3 a")]


def test_pages_stand_under_their_topics_in_the_topics_order(client, centre):
    later = PageTopic.objects.create(name="Account", name_sw="Akaunti", slug="account", position=20)
    first = PageTopic.objects.create(name="Signing in", slug="signing-in", position=10)
    make_page(centre, HelpPage, "Delete my account", topic=later)
    make_page(centre, HelpPage, "No code", topic=first)
    make_page(centre, HelpPage, "Something else")
    make_page(centre, HelpPage, "A draft", publish=False)

    groups = soup_of(client.get("/help/")).select(".help-groups section")

    assert [(group.h2.get_text(), titles(group)) for group in groups] == [
        ("Signing in", ["No code"]),
        ("Account", ["Delete my account"]),
        ("More", ["Something else"]),
    ]


def test_an_empty_centre_says_so(client, centre):
    assert "No help page is published yet" in client.get("/help/").content.decode()


@pytest.mark.parametrize("query", ["junk", "COD", "code com", "folder"])
def test_its_search_finds_by_beginnings_of_words_in_title_and_text(client, centre, page, query):
    make_page(centre, HelpPage, "Something else")

    assert titles(soup_of(client.get("/help/", {"q": query})).main) == ["The code does not come"]


def test_its_search_finds_only_what_is_live_and_in_this_centre(client, centre, page):
    other = make_page(make_site(), HelpIndexPage, "More help")
    make_page(other, HelpPage, "Another code")
    make_page(centre, HelpPage, "A code in a draft", publish=False)

    assert titles(soup_of(client.get("/help/", {"q": "code"})).main) == ["The code does not come"]


@pytest.mark.parametrize("query", ["zebra", '"', "code zebra"])
def test_where_nothing_is_found_it_leads_on(client, centre, page, query):
    response = client.get("/help/", {"q": query})

    assert response.status_code == 200
    assert "/help/" in [link["href"] for link in soup_of(response).main.select("a")] or query == '"'


def test_the_site_search_finds_help_too(client, centre, page):
    found = soup_of(client.get("/search/", {"q": "junk"})).main

    assert titles(found) == ["The code does not come"]


@pytest.mark.parametrize("count", [3, 12])
def test_the_centre_costs_the_same_for_few_and_many(client, centre, count, django_assert_num_queries):
    for number in range(count):
        topic = PageTopic.objects.create(name=f"Topic {number}", slug=f"topic-{number}")
        make_page(centre, HelpPage, f"Question {number}", topic=topic)
    client.get("/help/")

    with django_assert_num_queries(11):
        client.get("/help/")


def related(client):
    return [one.get_text() for one in soup_of(client.get("/help/first/")).select('[aria-labelledby="h-related"] li')]


def test_related_pages_are_those_of_the_topic_unless_an_editor_chose(client, centre):
    topic = PageTopic.objects.create(name="Signing in", slug="signing-in")
    first = make_page(centre, HelpPage, "First", topic=topic)
    make_page(centre, HelpPage, "Second", topic=topic)
    other = make_page(centre, HelpPage, "Other")
    before = related(client)

    first.related = json.dumps([{"type": "page", "value": other.pk}])
    first.save_revision().publish()

    assert (before, related(client)) == (["Second"], ["Other"])


# Was this useful?


def say(client, page, useful="yes", **extra):
    return client.post(reverse("help_answer", args=[page.pk]), {"useful": useful}, **extra)


def answers():
    return list(HelpAnswer.objects.order_by("pk").values_list("page_title", "language", "useful", "words"))


def test_a_stranger_says_yes_and_then_a_few_words_without_script_or_token(page):
    client = Client(enforce_csrf_checks=True)
    client.get(page.url)
    assert not client.cookies, "the page itself is the same for everybody"

    asked = client.post(reverse("help_answer", args=[page.pk]), {"useful": "yes"}, follow=True)
    client.post(reverse("help_answer", args=[page.pk]), {"words": "Junk it was."})

    assert "Your yes is counted." in asked.content.decode()
    assert answers() == [("The code does not come", "en", True, "Junk it was.")]
    assert "You said yes." in client.get(page.url).content.decode()


def test_each_reader_counts_once_and_may_think_again(client, page, learner):
    say(client, page, "yes")
    say(client, page, "no")
    say(Client(), page, "yes")
    client.force_login(learner)
    say(client, page, "no")
    say(client, page, "yes")

    assert [useful for _title, _language, useful, _words in answers()] == [False, True, True]
    assert HelpAnswer.objects.get(person=learner).useful is True


def test_one_does_not_see_what_others_said(client, page, learner, classmate):
    client.force_login(learner)
    say(client, page)
    assert "You said yes." in client.get(page.url).content.decode()

    client.force_login(classmate)

    assert "You said" not in client.get(page.url).content.decode()
    assert client.get(reverse("help_answer", args=[page.pk])).url == page.url


def test_each_language_is_judged_by_itself(client, centre, page):
    make_site().copy_for_translation(swahili()).save_revision().publish()
    centre.copy_for_translation(swahili()).save_revision().publish()
    translation = page.copy_for_translation(swahili())
    translation.title = "Msimbo haufiki"
    translation.save_revision().publish()

    for one in (page, translation):
        say(client, one)

    assert [(title, language) for title, language, _useful, _words in answers()] == [
        ("The code does not come", "en"),
        ("Msimbo haufiki", "sw"),
    ]


@pytest.mark.parametrize(("words", "wrong"), [("", "Write a few words"), ("x" * 501, "at most 500")])
def test_words_that_cannot_be_taken_come_back_with_a_reason(client, page, words, wrong):
    say(client, page)

    response = client.post(reverse("help_answer", args=[page.pk]), {"words": words})

    assert wrong in response.content.decode()
    assert soup_of(response).textarea.get_text().strip() == words
    assert answers()[0][3] == ""


def test_a_form_on_another_site_says_nothing(client, page):
    response = say(client, page, headers={"Origin": "https://evil.example"})

    assert (response.status_code, answers()) == (403, [])
    assert say(client, page, headers={"Origin": "http://testserver"}).status_code == 302


def test_too_many_answers_are_held_back_with_a_page_of_ours(client, page, learner):
    client.force_login(learner)
    for _time in range(ANSWERS_AN_HOUR):
        assert say(client, page).status_code == 302

    response = say(client, page, "no")

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "<h1>Too much at once</h1>" in response.content.decode()
    assert HelpAnswer.objects.get().useful is True


@pytest.mark.parametrize("useful", ["maybe", ""])
def test_another_word_than_yes_or_no_counts_for_nothing(client, page, useful):
    assert say(client, page, useful).url == page.url
    assert answers() == []


def test_a_draft_and_an_unknown_page_take_no_answers(client, centre):
    draft = make_page(centre, HelpPage, "A draft", publish=False)

    assert [say(client, draft).status_code, client.post("/help-answers/999999/").status_code] == [404, 404]


def test_what_a_person_said_is_handed_over_and_forgotten(client, page, learner):
    client.force_login(learner)
    say(client, page)
    rows = collect_personal_data(learner)["home.HelpAnswer.person"]["rows"]

    erase_personal_data(learner)

    assert [(row["page_title"], row["useful"]) for row in rows] == [("The code does not come", True)]
    assert answers() == []


def test_the_report_counts_by_page_and_leads_to_the_words(client, centre, page, marketing):
    good = make_page(centre, HelpPage, "Begin a course")
    for one, useful in ((page, "no"), (page, "no"), (page, "yes"), (good, "yes")):
        visitor = Client()
        say(visitor, one, useful)
        visitor.post(reverse("help_answer", args=[one.pk]), {"words": f"Because {useful}"})
    client.force_login(marketing)

    rows = [
        [cell.get_text(strip=True) for cell in row.select("td")[:5]]
        for row in soup_of(client.get(reverse("help_report"))).select("table.listing tbody tr")
    ]
    link = soup_of(client.get(reverse("help_report"))).select_one("table.listing tbody a")["href"]
    words = client.get(link).content.decode()

    assert rows == [["The code does not come", "en", "2", "1", "3"], ["Begin a course", "en", "0", "1", "1"]]
    assert words.count("Because no") == 2 and "Begin a course" not in words


def test_the_report_can_be_taken_along(client, page, marketing):
    say(Client(), page, "no")
    client.force_login(marketing)

    response = client.get(reverse("help_report"), {"export": "csv"})

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[1].startswith("The code does not come,en,1,0,0,")
