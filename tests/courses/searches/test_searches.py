"""What is searched for is counted without persons; what editors promote stands on top."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from courses.models import CoursePage, SearchCount
from courses.searches.actions import count_search, forget_old_searches
from home.models import StandardPage
from tests.factories.content import make_course, make_lesson, make_page, make_site, swahili
from tests.factories.outline import make_outline


def counts():
    return list(SearchCount.objects.order_by("words").values_list("words", "language", "times", "times_empty"))


def promote(query, page=None, **fields):
    return SearchPromotion.objects.create(query=Query.get(query), page=page, **fields)


# Counted


def test_searches_of_a_day_add_up(client, learner, index):
    make_outline("Letters")
    client.get("/search/?q=Zebra")
    client.force_login(learner)
    client.get("/search/?q=zebra")
    client.get("/sw/search/?q=zebra")

    assert counts() == [("zebra", "en", 2, 2), ("zebra", "sw", 1, 1)]
    assert SearchCount.objects.first().date == timezone.localdate()


def test_a_find_is_no_empty_search(client, publishing, index):
    with publishing():
        make_course("Letters", lessons=0)

    client.get("/search/?q=letters")
    client.get("/search/?q=")

    assert counts() == [("letters", "en", 1, 0)]


def test_nothing_in_the_table_can_name_a_person():
    assert {field.name for field in SearchCount._meta.get_fields()} == {
        "id", "words", "language", "date", "times", "times_empty",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["wanjiru@example.org", "0712345678", "+254 712 345 678", "x" * 150])
def test_what_may_be_somebodys_address_or_number_is_not_kept(client, index, typed):
    client.get("/search/", {"q": typed})

    assert counts() == []


def test_years_and_versions_are_kept(db):
    count_search(["python", "3.14"], "en", is_empty=False)
    count_search(["2026"], "en", is_empty=False)

    assert [row[0] for row in counts()] == ["2026", "python 3.14"]


def test_old_counts_are_forgotten(db, settings):
    today = timezone.localdate()
    for days in (0, settings.SEARCHES_KEPT_DAYS, settings.SEARCHES_KEPT_DAYS + 1):
        SearchCount.objects.create(words=str(days), language="en", date=today - timedelta(days=days), times=1)

    forget_old_searches()
    forget_old_searches()

    assert [row[0] for row in counts()] == ["0", str(settings.SEARCHES_KEPT_DAYS)]


# The report


@pytest.fixture
def some_days(db):
    today = timezone.localdate()
    for days, times, empty in ((0, 2, 2), (1, 3, 3), (40, 5, 0)):
        SearchCount.objects.create(
            words="zebra", language="en", date=today - timedelta(days=days), times=times, times_empty=empty
        )
    SearchCount.objects.create(words="letters", language="sw", date=today, times=20)


def csv_of(client, **query):
    response = client.get(reverse("searches_report"), {"export": "csv", **query})
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode().splitlines()[1:]


def test_the_report_adds_up_days(client, marketing, some_days):
    client.force_login(marketing)

    assert csv_of(client) == ["letters,sw,20,0", "zebra,en,10,5"]
    page = client.get(reverse("searches_report")).content.decode()
    assert page.index("letters") < page.index("zebra")


def test_the_report_of_what_is_not_found(client, marketing, some_days):
    client.force_login(marketing)
    since = timezone.localdate() - timedelta(days=7)

    assert csv_of(client, empty="true") == ["zebra,en,10,5"]
    assert csv_of(client, date_from=since.isoformat()) == ["letters,sw,20,0", "zebra,en,5,5"]
    assert csv_of(client, language="sw") == ["letters,sw,20,0"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_report_costs_the_same_for_few_and_many(client, admin, rows, django_assert_max_num_queries):
    SearchCount.objects.bulk_create(
        [SearchCount(words=f"word {n}", language="en", date=timezone.localdate(), times=1) for n in range(rows)]
    )
    client.force_login(admin)
    client.get(reverse("searches_report"))

    with django_assert_max_num_queries(12):
        client.get(reverse("searches_report"))


# Promoted


def promoted(client, query, path="/search/"):
    page = client.get(path, {"q": query}).content.decode()
    return page.split('id="h-promoted"')[1].split("</section>")[0] if 'id="h-promoted"' in page else ""


def test_a_promoted_course_stands_on_top_with_the_editors_words(client, publishing, index):
    with publishing():
        page = make_course("Letters", lessons=0)
    promote("job", page, description="Write to employers.")

    shown = promoted(client, "Job")

    assert '<h3><a href="/courses/letters/">Letters</a></h3><p class="soft">Write to employers.</p>' in shown
    assert promoted(client, "jobs") == promoted(client, "job letters") == ""


def test_hyphens_make_no_difference(client, publishing, index):
    with publishing():
        page = make_course("Paying by phone", lessons=0)
    promote("M-Pesa", page)
    promote("ebook", page)

    assert [bool(promoted(client, query)) for query in ("m-pesa", "E-Book", "ebook")] == [True, True, True]


def test_what_is_offline_or_private_is_not_promoted(client, publishing, index):
    with publishing():
        course = make_course("Letters", lessons=1)
    page = make_page(make_site(), StandardPage, "About us")
    promote("job", course)
    promote("job", page)
    assert promoted(client, "job").count("<h3>") == 2

    with publishing():
        CoursePage.objects.get(pk=course.pk).unpublish()
    page.unpublish()

    assert promoted(client, "job") == ""


def test_lessons_are_never_promoted(client, publishing, index):
    with publishing():
        lesson = make_lesson(make_course("Letters", lessons=0), "Dear Sir")
    promote("job", lesson)

    assert promoted(client, "job") == ""


def test_in_the_readers_language_where_there_is_one(client, publishing, index):
    with publishing():
        index.get_parent().specific.copy_for_translation(swahili()).save_revision().publish()
        index.copy_for_translation(swahili()).save_revision().publish()
        page = make_course("Letters", lessons=0)
        barua = page.copy_for_translation(swahili())
        barua.title = "Barua"
        barua.save_revision().publish()
    promote("kazi", page)

    assert ">Barua</a>" in promoted(client, "kazi", "/sw/search/")
    assert ">Letters</a>" in promoted(client, "kazi")


def test_an_address_elsewhere(client, index):
    promote("radio", external_link_url="https://example.org/", external_link_text="Radio hour")

    assert '<a href="https://example.org/">Radio hour</a>' in promoted(client, "radio")


# The browser's own search


@pytest.mark.parametrize("path, address", [("/opensearch.xml", "/search/"), ("/sw/opensearch.xml", "/sw/search/")])
def test_browsers_are_told_how_to_search(client, index, path, address):
    response = client.get(path)

    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert f'template="http://testserver{address}?q={{searchTerms}}"' in response.content.decode()
    assert response.content.startswith(b"<?xml")


def test_every_page_names_the_description(client, index):
    assert 'type="application/opensearchdescription+xml" href="/opensearch.xml"' in client.get("/").content.decode()
