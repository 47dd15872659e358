"""Who gets a kept page, and what is never kept."""

import re

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.test import Client
from django.urls import reverse

from courses.enrolment.actions import enrol
from courses.models import Course, Lesson
from home.page_cache.version import is_shown
from tests.factories.people import make_person
from tests.home.page_cache.conftest import PAGES


@pytest.mark.parametrize("address", PAGES)
def test_a_kept_page_costs_nothing_and_is_the_same(world, look, address, django_assert_num_queries):
    first = look(address)

    with django_assert_num_queries(0):
        second = look(address)

    assert (second.status_code, second.content) == (first.status_code, first.content) == (200, second.content)
    names = ["Content-Type", "Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Vary"]
    assert [second.get(name) for name in names] == [first.get(name) for name in names]


def test_a_kept_page_is_only_named_where_the_browser_has_it(world, look):
    first = look("/courses/bread/")

    second = look("/courses/bread/", if_none_match=first["ETag"])

    assert (second.status_code, second.content, second["ETag"]) == (304, b"", first["ETag"])
    assert second["Cache-Control"] == first["Cache-Control"] == "no-cache"


def test_a_signed_in_person_gets_a_page_of_ones_own(world, look, learner):
    look("/courses/bread/")
    client = Client()
    client.force_login(learner)
    enrol(learner, Course.objects.get())

    own = client.get("/courses/bread/")

    assert "You are enrolled" in own.content.decode()
    assert own["Cache-Control"] == "private, no-cache"
    assert "You are enrolled" not in look("/courses/bread/").content.decode()


def test_what_one_visitor_is_told_is_told_to_no_other(world, look):
    lesson = Lesson.objects.get(editions__title="Dough")
    client = Client()
    client.post(reverse("report_problem", args=[lesson.pk]), {"kind": "other", "text": "A word is missing."})
    assert {"messages"} & set(client.cookies) or "sessionid" in client.cookies

    told = client.get("/courses/bread/dough/").content.decode()

    assert "Thank you. The editors of the course will read it." in told
    assert "Thank you" not in look("/courses/bread/dough/").content.decode()


def token_in(response):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', response.content.decode())[1]


def test_a_page_that_sets_a_cookie_is_never_kept(world):
    address = reverse("report_problem", args=[Lesson.objects.get(editions__title="Dough").pk])

    visitors = [Client(), Client()]
    pages = [visitor.get(address) for visitor in visitors]

    assert len({page.cookies["csrftoken"].value for page in pages}) == 2
    assert len({token_in(page) for page in pages}) == 2
    assert {page["Cache-Control"] for page in pages} <= {"private, no-cache", "private"}


def test_a_second_window_keeps_the_token_of_the_first(world):
    address = reverse("report_problem", args=[Lesson.objects.get(editions__title="Dough").pk])
    visitor = Client(enforce_csrf_checks=True)
    first = token_in(visitor.get(address))
    visitor.get(address)
    visitor.get("/courses/bread/")

    sent = visitor.post(address, {"kind": "other", "text": "A word is missing.", "csrfmiddlewaretoken": first})

    assert sent.status_code == 302


def test_a_token_that_a_visitor_brings_stands_on_no_page_of_others(world, look):
    visitor = Client()
    visitor.get("/accounts/login/")
    secret = visitor.cookies["csrftoken"].value

    first = visitor.get("/courses/bread/")

    assert secret not in first.content.decode()
    assert look("/courses/bread/").content == first.content


@pytest.mark.parametrize("query", ["utm_source=mail", "utm_campaign=x&fbclid=123", "gclid=1&utm_medium=sms"])
def test_what_mailings_hang_onto_an_address_makes_no_new_page(world, look, query, django_assert_num_queries):
    plain = look("/courses/bread/")

    with django_assert_num_queries(0):
        tracked = look(f"/courses/bread/?{query}")

    assert tracked.content == plain.content


@pytest.mark.parametrize("address", ["/courses/?q=bread", "/search/?q=bread", "/courses/bread/?preview=1"])
def test_an_address_that_asks_for_more_is_answered_anew(world, look, address, django_assert_num_queries):
    look(address)

    with pytest.raises(pytest.fail.Exception, match="Expected to perform 0 queries"), django_assert_num_queries(0):
        look(address)


def test_each_theme_and_each_language_has_its_page(world):
    def seen(address, **cookies):
        client = Client()
        client.cookies.load(cookies)
        return re.search(r"<html[^>]*>", client.get(address).content.decode())[0]

    seen("/")

    assert 'data-theme="dark"' in seen("/", theme="dark")
    assert "data-theme" not in seen("/")
    assert 'lang="sw"' in seen("/sw/")
    assert "data-theme" not in seen("/", theme="'><script>")


def test_who_saves_data_has_pages_of_ones_own_by_the_switch_as_by_the_browser(world, django_assert_num_queries):
    def pressed(cookies=None, **headers):
        client = Client(headers=headers)
        client.cookies.load(cookies or {})
        page = client.get("/courses/bread/")
        assert "Save-Data" in page["Vary"]
        return re.search(r'value="(\w+)" aria-pressed="(\w+)"', page.content.decode()).groups()

    switch = [{}, {"data": "save"}, {"data": "all"}, {"data": "'><script>"}]
    first = [pressed(cookies, **hint) for hint in ({}, {"save_data": "on"}) for cookies in switch]
    with django_assert_num_queries(0):
        again = [pressed(cookies, **hint) for hint in ({}, {"save_data": "on"}) for cookies in switch]

    off, on = ("save", "false"), ("all", "true")
    assert first == again == [off, on, off, off, on, on, off, on]


def reader_element(client, address="/courses/bread/dough/"):
    return re.search(r'<div class="reader"[^>]*>', client.get(address).content.decode())[0]


def test_each_way_to_read_has_its_page(world):
    large, usual = Client(), Client()
    large.post(reverse("reading"), {"letters": "large"})
    large.post(reverse("reading"), {"lines": "wide"})

    first, second = ([reader_element(client) for client in (large, usual)] for _time in range(2))

    assert first == second
    assert first == [
        '<div class="reader" data-letters="large" data-lines="wide">',
        '<div class="reader" data-letters="normal" data-lines="normal">',
    ]


@pytest.mark.parametrize("cookie", ["normal.normal", "normal", "x.y", '"><script>', "large.wide"])
def test_a_way_to_read_costs_a_kept_page_only_where_it_changes_something(world, cookie, django_assert_num_queries):
    reader_element(Client())
    client = Client()
    client.cookies.load({"reading": cookie})
    reader_element(client)

    with django_assert_num_queries(0):
        element = reader_element(client)

    assert ("normal" in element) == (cookie != "large.wide")
    assert "script" not in element


def test_what_is_kept_of_a_lesson_knows_nothing_of_how_somebody_reads(world, learner):
    readers = [Client(), Client()]
    for client in readers:
        client.force_login(learner)
    readers[0].post(reverse("reading"), {"letters": "huge"})

    elements = [reader_element(client) for client in readers]

    assert elements == [
        '<div class="reader" data-letters="huge" data-lines="normal">',
        '<div class="reader" data-letters="normal" data-lines="normal">',
    ]


@pytest.mark.parametrize("address", ["/nothing-here/", "/courses/bread/nothing/"])
def test_what_is_missing_is_not_kept(world, look, address, publishing):
    assert look(address).status_code == 404
    assert "ETag" not in look(address).headers


def test_with_an_authorization_nothing_is_kept(world, look):
    asked = look("/courses/bread/", authorization="Bearer x")

    assert asked["Cache-Control"] == "private, no-cache"


class SharedCache:
    """A proxy in front of the site that keeps all it is allowed to keep (RFC 9111), and asks again where it must."""

    def __init__(self):
        self.kept = {}
        self.served = 0

    def get(self, client, address):
        cookies = "; ".join(f"{name}={one.value}" for name, one in sorted(client.cookies.items()))
        for (path, words), (response, vary) in self.kept.items():
            if path == address and ("cookie" not in vary or words == cookies):
                again = client.get(address, headers={"if-none-match": response.get("ETag", "none")})
                if again.status_code == 304:
                    self.served += 1
                    return response
        response = client.get(address)
        control = response.get("Cache-Control", "")
        if response.status_code == 200 and not {"private", "no-store"} & set(re.split(r"[,\s]+", control)):
            vary = {one.strip().lower() for one in response.get("Vary", "").split(",")}
            self.kept[address, cookies] = response, vary
        return response


def test_behind_a_shared_cache_nobody_sees_the_page_of_another(world):
    course, proxy = Course.objects.get(), SharedCache()
    people = [make_person("wanjiru"), make_person("kamau"), None, None]
    browsers = []
    for person in people:
        browsers.append(Client())
        if person:
            browsers[-1].force_login(person)
            enrol(person, course)
    addresses = ["/", "/courses/", "/courses/bread/", "/courses/bread/dough/", "/dashboard/"]

    for _round in range(2):
        for person, browser in zip(people, browsers, strict=True):
            for address in addresses:
                page = proxy.get(browser, address).content.decode()
                shown = {name for name in ("Wanjiru", "Kamau") if name in page}
                assert shown == ({person.display_name} if person else set())

    assert proxy.served >= 8, "strangers' pages were kept by the proxy"


NEVER_ON_PAGES = {
    "accounts",
    "courses.AccessGrant",
    "courses.ChecklistTick",
    "courses.CourseCompanion",  # counted at night
    "courses.CourseCompletion",
    "courses.CourseDismissal",
    "courses.CoursePage_instructors",  # written with the page itself
    "courses.CoursePage_topics",
    "courses.CoursePopularity",
    "courses.CourseSurvey",
    "courses.Enrolment",
    "courses.ImportRun",
    "courses.ImportedCourse",
    "courses.ImportedPart",
    "courses.LessonBookmark",
    "courses.LessonProblem",
    "courses.LessonProgress",
    "courses.LessonWeight",  # shown to editors, and to learners who are signed in
    "courses.LinkCheck",
    "courses.OutlineMark",
    "courses.PathEnrolment",
    "courses.PrerequisiteWaiver",
    "courses.ResourceDownloads",
    "courses.ResourceSuggestion",
    "courses.SavedCourse",
    "courses.SearchCount",
    "home.ArticlePage_topics",  # written with the page itself
    "home.ContactSubmission",
    "home.Event",
    "home.FeatureRequest",
    "home.FormField",  # stands on a page that is never kept
    "home.HelpAnswer",
    "home.Rendition",  # made when a page is, from a picture that is listed
    "home.SiteVersion",
    "profiles",  # their pages are never kept, and a change of who is listed is a step of its own
}


def test_every_table_of_ours_is_on_pages_or_is_not():
    ours = {floor.split(".")[-1] for floor in site_settings.OUR_APPS}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ours]

    undecided = [
        model._meta.label
        for model in models
        if is_shown(model) == bool({model._meta.label, model._meta.app_label} & NEVER_ON_PAGES)
    ]

    assert undecided == []
