"""The counts beside the filters, the order by what many take, and the ways on from an empty list."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.discovery.counting import count_popularity
from courses.models import CourseEdition, Enrolment, Topic
from tests.courses.catalogue.test_catalogue import facet_counts, text_of, titles
from tests.factories.outline import make_outline
from tests.factories.people import make_person


@pytest.fixture
def three_courses(index):
    courses = [
        make_outline("Letters", access="open", level="none", effort_minutes=60),
        make_outline("Git", access="free", level="some", effort_minutes=120),
        make_outline("M-Pesa", access="paid", level="none", effort_minutes=481),
    ]
    office, money = (Topic.objects.create(name=name, slug=name.lower()) for name in ("Office", "Money"))
    courses[0].topics.add(office)
    courses[1].topics.add(office)
    courses[2].topics.add(office, money)
    return courses


def lengths(page):
    return {name[7:]: count for name, count in facet_counts(page).items() if name.startswith("length=")}


def chips(page):
    return {name: int(count) for name, count in re.findall(r'href="[^"]*"[^>]*>([^<]+) <small>(\d+)</small></a>', page)}


def test_courses_by_their_length(client, three_courses):
    assert lengths(text_of(client)) == {"short": 1, "medium": 1, "long": 1}
    assert titles(client, "?length=short") == ["Letters"]
    assert titles(client, "?length=medium&length=long") == ["M-Pesa", "Git"]


def test_without_a_named_effort_the_longest_language_counts(client, index):
    course = make_outline("Letters")
    assert lengths(text_of(client)) == {"short": 0, "medium": 0, "long": 0}

    CourseEdition.objects.filter(course=course).update(minutes=480)

    assert lengths(text_of(client)) == {"short": 0, "medium": 1, "long": 0}


def test_lengths_count_beside_the_other_filters_and_not_beside_themselves(client, three_courses):
    page = text_of(client, "?level=none&length=long")

    assert lengths(page) == {"short": 1, "medium": 0, "long": 1}
    assert facet_counts(page)["level=some"] == 0
    assert facet_counts(page)["access=paid"] == 1


def test_topics_count_beside_the_other_filters_and_not_beside_themselves(client, three_courses):
    assert chips(text_of(client)) == {"Office": 3, "Money": 1}
    assert chips(text_of(client, "?topic=money")) == {"Office": 3, "Money": 1}
    assert chips(text_of(client, "?level=none&length=short")) == {"Office": 1, "Money": 0}
    assert chips(text_of(client, "?q=git&language=en")) == {"Office": 1, "Money": 0}


def test_a_course_in_two_places_of_the_search_counts_once(client, three_courses):
    three_courses[0].instructors.create(name="Letters Mwangi", slug="mwangi")

    assert chips(text_of(client, "?q=letters")) == {"Office": 1, "Money": 0}


def test_popular_is_what_most_have_lately_begun(client, three_courses):
    letters, git, mpesa = three_courses
    people = [make_person(f"learner-{number}") for number in range(3)]
    long_ago = timezone.now() - timedelta(days=91)
    Enrolment.objects.bulk_create(
        [
            *[Enrolment(learner=one, course=letters) for one in people[:2]],
            Enrolment(learner=people[0], course=git),
            *[Enrolment(learner=one, course=mpesa, enrolled_at=long_ago) for one in people],
        ]
    )

    count_popularity()

    assert titles(client, "?sort=popular") == ["Letters", "Git", "M-Pesa"]
    assert '<option value="popular" selected>Popular</option>' in text_of(client, "?sort=popular")


def test_the_erased_and_those_who_left_make_nothing_popular(client, three_courses):
    letters, git, _mpesa = three_courses
    gone, left = make_person("gone"), make_person("left")
    Enrolment.objects.create(learner=gone, course=letters)
    Enrolment.objects.create(learner=left, course=git)
    count_popularity()
    assert titles(client, "?sort=popular") == ["Git", "Letters", "M-Pesa"]

    gone.is_active = False
    gone.save()
    Enrolment.objects.filter(learner=left).update(left_at=timezone.now())
    count_popularity()

    assert titles(client, "?sort=popular") == ["M-Pesa", "Git", "Letters"]


def test_before_anything_is_counted_the_newest_are_popular(client, three_courses):
    assert titles(client, "?sort=popular") == ["M-Pesa", "Git", "Letters"]


def test_nothing_found_offers_fewer_filters_with_what_is_behind_them(client, three_courses):
    page = text_of(client, "?level=some&access=paid")

    ways = re.findall(r'<a class="chip" href="([^"]+)">(Any [^<]+) <small>(\d+)</small>', page)
    assert ways == [("?access=paid", "Any level", "1"), ("?level=some", "Any price", "1")]


def test_nothing_found_offers_the_list_without_words_or_subject(client, three_courses):
    page = text_of(client, "?q=alchemy&topic=money&level=none")

    ways = re.findall(r'<a class="chip" href="([^"]+)">(Without [^<]+|Any subject) <small>(\d+)</small>', page)
    assert ways == [("?topic=money&amp;level=none", "Without “alchemy”", "1")]
    ways = re.findall(r">(Without [^<]+|Any subject) <small>(\d+)<", text_of(client, "?q=letters&topic=money"))
    assert ways == [("Any subject", "1"), ("Without “letters”", "1")]


def test_nothing_found_offers_no_way_to_nothing(client, three_courses):
    page = text_of(client, "?level=beginner&access=paid&length=short&q=alchemy&topic=x")

    assert "No course matches all of this" in page
    assert re.findall(r">(Any [^<]+|Without [^<]+) <small>", page) == []


def test_nothing_found_shows_what_others_take(client, three_courses):
    shelf = text_of(client, "?q=alchemy").split("What others take")[1]

    assert re.findall(r"<strong>([^<]+)</strong></a>", shelf) == ["M-Pesa", "Git", "Letters"]
    assert "What others take" not in text_of(client)


def test_a_mistyped_word_is_mended(client, three_courses):
    page = text_of(client, "?q=leters&level=none")

    assert 'Did you mean <a href="?level=none&amp;q=letters"><strong>letters</strong></a>?' in page


@pytest.mark.parametrize("courses", [3, 30])
def test_sorting_and_filtering_cost_the_same_for_few_and_many(
    client, learner, index, courses, django_assert_max_num_queries
):
    topic = Topic.objects.create(name="Office", slug="office")
    for number in range(courses):
        make_outline(f"Course {number}", effort_minutes=60).topics.add(topic)
    client.force_login(learner)
    address = "/courses/?sort=popular&length=short&level=none&topic=office&language=en&q=course"
    client.get(address)

    with django_assert_max_num_queries(12):
        client.get(address)
