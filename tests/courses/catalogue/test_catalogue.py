"""The catalogue: page by page, narrowed by address alone."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.html import escape
from wagtail.images.tests.utils import get_test_image_file

from courses.enrolment.actions import save_course
from courses.models import CourseEdition, Topic
from home.models import SiteImage
from home.picture_making import make_sizes
from home.pictures import COVER
from tests.factories.content import swahili
from tests.factories.outline import make_outline

TITLE = re.compile(r'<h3><a href="[^"]+"(?: lang="\w+")?>([^<]+)</a></h3>')


def titles(client, query=""):
    response = client.get(f"/courses/{query}")
    assert response.status_code == 200
    return TITLE.findall(response.content.decode())


def text_of(client, query=""):
    return client.get(f"/courses/{query}").content.decode()


def facet_counts(page):
    boxes = re.findall(r'name="(\w+)" value="(\w+)"[^>]*><span>[^<]+</span><small>(\d+)</small>', page)
    return {f"{name}={value}": int(count) for name, value, count in boxes}


@pytest.fixture
def three_courses(index):
    return [
        make_outline("Letters", access="open", level="none"),
        make_outline("Git", access="free", level="some"),
        make_outline("M-Pesa", access="paid", level="none"),
    ]


def add_kiswahili(course, title):
    return CourseEdition.objects.create(
        course=course,
        locale=swahili(),
        title=title,
        url_path=f"/sw/kozi/{course.pk}/",
        page_id=90_000 + course.pk,
        live=True,
    )


def test_the_newest_course_comes_first(client, three_courses):
    assert titles(client) == ["M-Pesa", "Git", "Letters"]


def test_courses_in_the_order_of_the_alphabet(client, three_courses):
    assert titles(client, "?sort=title") == ["Git", "Letters", "M-Pesa"]


def test_a_card_says_what_the_course_is_and_costs(client, three_courses):
    CourseEdition.objects.filter(title="M-Pesa").update(subtitle="Take payments by Till", minutes=90)

    card = text_of(client, "?access=paid").split('<li class="card">')[1].split("</li>")[0]

    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", card, flags=re.S).split())
    assert words == "M-Pesa Take payments by Till 3 lessons 1½ hours English KSh 800"


def test_free_and_open_courses_say_so(client, three_courses):
    assert "Open to everyone" in text_of(client, "?access=open").split('<li class="card">')[1]
    assert ">Free<" in text_of(client, "?access=free").split('<li class="card">')[1].replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    "query, found",
    [
        ("?level=none", ["M-Pesa", "Letters"]),
        ("?level=none&level=some", ["M-Pesa", "Git", "Letters"]),
        ("?access=free&access=open", ["Git", "Letters"]),
        ("?level=none&access=paid", ["M-Pesa"]),
        ("?level=some&access=paid", []),
        ("?q=git", ["Git"]),
        ("?q=pesa", ["M-Pesa"]),
        ("?q=mpesa", ["M-Pesa"]),
        ("?q=m-pesa", ["M-Pesa"]),
    ],
)
def test_filters(client, three_courses, query, found):
    assert titles(client, query) == found


def test_words_may_stand_in_title_or_subtitle_but_all_of_them(client, three_courses):
    CourseEdition.objects.filter(title="Git").update(subtitle="Keep every version")

    assert titles(client, "?q=version+git") == ["Git"]
    assert titles(client, "?q=version+pesa") == []


def test_a_course_is_found_by_its_teachers_and_topics(client, three_courses):
    letters, git, _mpesa = three_courses
    letters.instructors.create(name="Baraka Mwangi", slug="baraka")
    git.topics.add(Topic.objects.create(name="Office", name_sw="Ofisi", slug="office"))

    assert titles(client, "?q=baraka") == titles(client, "?q=letters+baraka") == ["Letters"]
    assert titles(client, "?q=office") == titles(client, "?q=ofisi") == ["Git"]


@pytest.mark.parametrize("typed", ['"', "*", "print()", "M-Pesa"])
def test_the_field_shows_what_was_typed(client, three_courses, typed):
    page = text_of(client, f"?{urlencode({'q': typed})}")

    assert f'name="q" maxlength="200" value="{escape(typed)}"' in page
    assert f'<input type="hidden" name="q" value="{escape(typed)}">' in page


def test_signs_alone_are_nothing_to_look_for(client, three_courses):
    assert "Nothing to look for in “&quot;”." in text_of(client, "?q=%22")
    assert "Nothing to look for" not in text_of(client, "?q=git")


def test_topics(client, three_courses):
    letters, git, _mpesa = three_courses
    writing = Topic.objects.create(name="Writing", slug="writing")
    Topic.objects.create(name="Nobody's", slug="nobodys")
    letters.topics.add(writing)

    assert titles(client, "?topic=writing") == ["Letters"]
    page = text_of(client)
    assert '<a class="chip" href="?topic=writing">Writing <small>1</small></a>' in page
    assert "Nobody" not in page


def test_each_box_counts_what_it_would_show_beside_the_other_filters(client, three_courses):
    add_kiswahili(three_courses[0], "Barua")

    assert facet_counts(text_of(client)) == {
        "language=en": 3, "language=sw": 1,
        "access=open": 1, "access=free": 1, "access=paid": 1,
        "level=none": 2, "level=beginner": 0, "level=some": 1,
        "length=short": 0, "length=medium": 0, "length=long": 0,
    }  # fmt: skip
    assert facet_counts(text_of(client, "?level=some")) == {
        "language=en": 1, "language=sw": 0,
        "access=open": 0, "access=free": 1, "access=paid": 0,
        "level=none": 2, "level=beginner": 0, "level=some": 1,
        "length=short": 0, "length=medium": 0, "length=long": 0,
    }  # fmt: skip


def test_a_course_in_two_languages_is_shown_once_in_the_readers_own(client, three_courses):
    add_kiswahili(three_courses[0], "Barua")

    assert titles(client) == ["M-Pesa", "Git", "Letters"]
    assert "English, Kiswahili" in text_of(client)


def test_the_readers_own_language_comes_first_then_the_rest(client, three_courses):
    three_courses[2].editions.update(locale=swahili(), title="M-Pesa dukani")

    assert titles(client) == ["Git", "Letters", "M-Pesa dukani"]
    assert titles(client, "?sort=title") == ["Git", "Letters", "M-Pesa dukani"]
    assert text_of(client).count("In Kiswahili") == 1


def test_only_what_is_in_another_language_is_read_with_its_voice(client, three_courses):
    CourseEdition.objects.update(subtitle="In a few words")
    three_courses[2].editions.update(locale=swahili(), title="M-Pesa dukani")

    shelf = text_of(client).split('<ul class="shelf')[1].split("</ul>")[0]

    assert re.findall(r'<(\w+)[^>]* lang="(\w+)"', shelf) == [("a", "sw"), ("p", "sw")]


def test_a_course_without_lessons_says_so(client, three_courses):
    CourseEdition.objects.filter(title="Git").update(lesson_count=0)

    assert text_of(client).count("No lessons yet") == 1
    assert "0 lessons" not in text_of(client)


def test_who_asks_for_a_language_sees_the_courses_in_it(client, three_courses):
    add_kiswahili(three_courses[0], "Barua")

    assert titles(client, "?language=sw") == ["Barua"]
    assert 'lang="sw"' in text_of(client, "?language=sw").split('<li class="card">')[1]


def test_a_course_only_in_the_other_language_is_in_the_list_too(client, index):
    course = make_outline("Letters")
    course.editions.update(locale=swahili(), title="Barua")

    assert titles(client) == ["Barua"]


def test_drafts_and_retired_courses_are_not_listed(client, three_courses):
    letters, git, mpesa = three_courses
    git.editions.update(live=False)
    mpesa.retired_at = mpesa.introduced_at
    mpesa.save()

    assert titles(client) == ["Letters"]
    assert facet_counts(text_of(client))["language=en"] == 1


def test_twelve_courses_make_a_page(client, index):
    for number in range(14):
        make_outline(f"Course {number:02}")

    assert titles(client, "?sort=title") == [f"Course {number:02}" for number in range(12)]
    assert titles(client, "?sort=title&page=2") == ["Course 12", "Course 13"]
    assert '<a class="push" href="?sort=title&amp;page=2" rel="next">' in text_of(client, "?sort=title")


@pytest.mark.parametrize(
    "query",
    ["?page=99", "?page=x", "?page=-1", "?level=x", "?access=", "?language=klingon", "?sort=price", "?q=%00%22*"],
)
def test_bad_parameters_show_what_can_be_shown(client, three_courses, query):
    assert titles(client, query) == ["M-Pesa", "Git", "Letters"]


def test_an_unknown_topic_finds_nothing_and_leads_on(client, three_courses):
    page = text_of(client, "?topic=alchemy")

    assert "No course matches all of this" in page
    assert '<a class="button button--second" href="/courses/">Show all courses</a>' in page


def test_an_empty_catalogue_says_so(client, index):
    assert "No course is published yet" in text_of(client)


def test_another_search_keeps_the_filters(client, three_courses):
    form = text_of(client, "?level=none&topic=x&sort=title").split('class="catalogue__bar"')[1].split("</form>")[0]

    assert '<input type="hidden" name="topic" value="x">' in form
    assert '<input type="hidden" name="level" value="none">' in form
    assert '<option value="title" selected>' in form


def test_what_was_searched_for_cannot_break_out(client, three_courses):
    page = text_of(client, "?q=%22%3E%3Cscript%3Ealert(1)&topic=%22%3E%3Cscript%3E")

    assert "<script>alert" not in page
    assert '"><script>' not in page


def test_a_learner_sees_which_courses_are_saved(client, learner, three_courses):
    save_course(learner, three_courses[1])
    client.force_login(learner)

    buttons = re.findall(r'aria-pressed="(\w+)" aria-label="Save “([^”]+)” for later"', text_of(client))

    assert buttons == [("false", "M-Pesa"), ("true", "Git"), ("false", "Letters")]


def test_a_visitor_has_no_save_buttons_and_gets_no_cookie(client, three_courses):
    response = client.get("/courses/")

    assert 'icon-button" aria-pressed' not in response.content.decode()
    assert response.cookies == {}


def test_a_cover_picture_stands_in_place_of_the_cloth(client, index):
    picture = SiteImage.objects.create(title="Market", file=get_test_image_file(size=(1200, 800)))
    make_outline("Letters").editions.update(cover=picture, cover_alt="A market at noon")
    make_sizes(picture, COVER)

    card = text_of(client).split('<li class="card">')[1].split("</li>")[0]

    assert 'alt="A market at noon"' in card
    assert 'width="960" height="600"' in card
    assert '<svg class="cover' not in card


@pytest.mark.parametrize("courses", [3, 30])
def test_the_catalogue_costs_the_same_for_few_and_many(client, learner, index, courses, django_assert_num_queries):
    picture = SiteImage.objects.create(title="Market", file=get_test_image_file(size=(900, 600)))
    for number in range(courses):
        course = make_outline(f"Course {number}")
        course.editions.update(cover=picture)
        save_course(learner, course)
    client.force_login(learner)
    client.get("/courses/")

    with django_assert_num_queries(12):
        client.get("/courses/")


def test_the_short_way_to_the_catalogue(client, index):
    assert client.get("/catalogue/").url == "/courses/"


def test_saving_from_a_card_leads_back_to_the_list(client, learner, three_courses):
    client.force_login(learner)

    answer = client.post(
        reverse("save_course", args=[three_courses[0].pk]), {"keep": "yes", "next": "/courses/?page=1"}
    )

    assert answer.url == "/courses/?page=1"
