"""Setting up a site and the demo: complete the first time, and nothing at all the second."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from learnsync.demo.people import PASSWORD, PEOPLE, address_of, invite_people, person
from learnsync.front_pages import setup_front_pages
from wagtail.models import Page, Site
from zeal import zeal_ignore

from courses.catalogue.walk import checklist_items_in
from courses.enrolment.models import Enrolment, SavedCourse
from courses.models import (
    Course,
    CourseEdition,
    CourseIndexPage,
    Instructor,
    LearningPathEdition,
    LessonEdition,
    LessonPage,
    ResourcePage,
)
from courses.paths.panels import paths_of_mine
from courses.progress.models import CourseCompletion, LessonProgress
from home.accounts.models import User
from home.models import HomePage, StandardPage
from tests.ground import as_installed

# What the machinery writes beside the content: tasks waiting, and times.
MACHINERY = {"django_q", "sessions"}


def contents():
    """How many rows there are of each kind, and the newest revision of each page."""
    models = [model for model in apps.get_models() if model._meta.app_label not in MACHINERY]
    rows = {model._meta.label: model._base_manager.count() for model in models if model._meta.managed}
    return rows, dict(Page.objects.values_list("pk", "latest_revision_id"))


@pytest.fixture(scope="module")
def loaded_demo(committed):
    """The demo as it really loads, with transactions that end: learners begin when the courses are out."""
    committed(as_installed)
    committed(load_demo)


@pytest.fixture
def demo(loaded_demo, db):
    pass


def load_demo():
    with zeal_ignore():  # Three courses are imported one after the other; each asks the same questions.
        call_command("setup_demo", verbosity=0)


def test_new_site_has_a_front_page_and_a_catalogue_in_each_language(new_site, client):
    setup_front_pages()

    homes = dict(HomePage.objects.live().values_list("locale__language_code", "title"))
    catalogues = dict(CourseIndexPage.objects.live().values_list("locale__language_code", "title"))
    assert homes == {"en": "Learn something you can use this week", "sw": "Jifunze jambo utakalolitumia wiki hii"}
    assert catalogues == {"en": "Courses", "sw": "Kozi"}
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    assert CourseIndexPage.objects.get(locale__language_code="sw").url == "/sw/kozi/"


def test_setting_up_a_site_again_changes_nothing(new_site):
    setup_front_pages()
    before = contents()

    call_command("setup_site")

    assert contents() == before


def test_setting_up_a_site_again_leaves_what_editors_wrote(new_site):
    setup_front_pages()
    home = HomePage.objects.get(locale__language_code="en")
    home.title = "Our school"
    home.save_revision().publish()

    setup_front_pages()

    assert HomePage.objects.get(locale__language_code="en").title == "Our school"


def test_demo_is_whole(demo):
    accounts = [account for account, *_ in PEOPLE]
    courses = dict(CourseEdition.objects.filter(live=True).values_list("title", "course__access"))

    assert sorted(User.objects.values_list("email", flat=True)) == sorted(address_of(account) for account in accounts)
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(PEOPLE)
    assert courses == {
        "First steps in Python": "free",
        "M-Pesa for small shops": "paid",
        "M-Pesa kwa maduka madogo": "paid",
        "The command line, calmly": "open",
    }
    assert list(StandardPage.objects.live().filter(locale__language_code="sw").values_list("title", flat=True)) == [
        "Kuhusu sisi",
        "Masharti",
        "Faragha",
    ]
    resources = ResourcePage.objects.live().order_by().values_list("locale__language_code")
    assert dict(resources.annotate(Count("pk"))) == {"en": 6, "sw": 2}
    assert ResourcePage.objects.get(slug="the-evening").course.cover_title == "M-Pesa for small shops"
    assert Instructor.objects.get(user=person("instructor")).name == "Achieng Odhiambo"
    check_progress_of(person("learner"))
    check_path_of(person("learner"))
    check_translation("M-Pesa for small shops", "M-Pesa kwa maduka madogo")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_the_demo_is_counted_for_quick_searches(demo):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'courses_lesson'")
        assert cursor.fetchone()[0] > 0


def check_path_of(learner):
    """One path over the three courses, in both languages; its first step is done."""
    titles = LearningPathEdition.objects.filter(live=True).order_by("locale_id").values_list("title", flat=True)
    [mine] = paths_of_mine(learner)

    assert list(titles) == ["From the first command to the shop's book", "Kutoka amri ya kwanza hadi daftari la duka"]
    assert (mine.states, mine.following.title) == (["done", "now", "todo"], "First steps in Python")


def check_translation(english, kiswahili):
    """One course of seven lessons in two languages; learners' records hold in both, down to each tick."""
    editions = CourseEdition.objects.filter(title__in=[english, kiswahili])
    course = editions.values_list("course", flat=True).distinct().get()
    lessons = LessonEdition.objects.filter(lesson__course=course, live=True)
    pages = [
        {page.translation_key: page for page in LessonPage.objects.filter(pk__in=ids)}
        for ids in (lessons.filter(locale__language_code=code).values("page_id") for code in ("en", "sw"))
    ]

    assert [edition.lesson_count for edition in editions] == [7, 7]
    assert lessons.count() == 14 and pages[0].keys() == pages[1].keys()
    for key, page in pages[0].items():
        twin = pages[1][key]
        assert [(block.block_type, block.id) for block in page.body] == [(b.block_type, b.id) for b in twin.body]
        assert checklist_items_in(page.body) == checklist_items_in(twin.body)
        assert page.title != twin.title


def check_progress_of(learner):
    """In the middle of one course, done with another, a third put aside."""
    python = Course.objects.get(cover_title="First steps in Python")
    command_line = Course.objects.get(cover_title="The command line, calmly")
    done = LessonProgress.objects.filter(learner=learner, completed_at__isnull=False)

    enrolled_in = set(Enrolment.objects.filter(learner=learner).values_list("course", flat=True))
    assert enrolled_in == {python.pk, command_line.pk}
    assert done.filter(lesson__course=python).count() == 4
    assert CourseCompletion.objects.get(learner=learner).course == command_line
    assert SavedCourse.objects.get(learner=learner).course.cover_title == "M-Pesa for small shops"


@pytest.mark.parametrize(("account", "group"), [(account, group) for account, _name, group in PEOPLE])
def test_everybody_signs_in_and_has_a_role(db, account, group):
    invite_people()

    user = authenticate(None, email=address_of(account), password=PASSWORD)

    assert list(user.groups.values_list("name", flat=True)) == ([group] if group else [])
    assert user.is_superuser == (account == "admin")


def test_loading_the_demo_again_changes_nothing(demo):
    before = contents()

    load_demo()

    assert contents() == before
