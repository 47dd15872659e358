"""Whatever changes on the site is gone from what was kept, at once, on every page that shows it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from courses.enrolment.actions import enrol
from courses.models import Course, CoursePage, LessonPage
from home.models import Banner, ContactSettings, SiteFrame, SiteVersion
from home.page_cache import version
from tests.factories.blocks import make_image
from tests.home.page_cache.conftest import PAGES


def rename(page, title):
    page.title = title
    page.save_revision().publish()


def publish_a_title_of_a_lesson(world):
    rename(world.lesson, "Kneading")


def publish_a_title_of_a_course(world):
    rename(world.course, "Loaves")


def publish_a_title_of_a_translation(world):
    rename(world.translation, "Mkate")


def publish_a_module(world):
    rename(world.module, "Fire")


def publish_a_plain_page(world):
    rename(world.about, "Who we are")


def publish_a_catalogue(world):
    rename(world.index, "All courses")


def set_a_price(world):
    world.course.access, world.course.price_minor, world.course.currency = "paid", 80000, "KES"
    world.course.save_revision().publish()


def unpublish_a_lesson(world):
    world.lesson.unpublish()


def unpublish_a_course(world):
    world.course.unpublish()


def unpublish_a_translation(world):
    world.translation.unpublish()


def delete_a_lesson(world):
    LessonPage.objects.get(pk=world.lesson.pk).delete()


def move_a_lesson(world):
    world.lesson.move(world.module, pos="last-child")


def put_lessons_in_another_order(world):
    world.module.move(world.lesson, pos="left")


def change_an_address(world):
    world.lesson.slug = "kneading"
    world.lesson.save_revision().publish()


def rename_a_topic(world):
    world.topic.name = "Baking"
    world.topic.save()


def delete_a_topic(world):
    for page in (world.course, world.translation):
        page.topics = []
        page.save_revision().publish()
    world.topic.delete()


def rename_a_teacher(world):
    world.teacher.name = "Akinyi Otieno"
    world.teacher.save()


def give_a_teacher_a_text(world):
    world.teacher.bio = "<p>Bakes since 1999.</p>"
    world.teacher.save()


def close_a_page(world):
    PageViewRestriction.objects.create(page=world.about, restriction_type="login")


def publish_by_the_clock(world):
    tomorrow = timezone.now() + timedelta(days=1)
    world.lesson.title, world.lesson.go_live_at = "Kneading", tomorrow
    world.lesson.save_revision().publish()
    with time_machine.travel(tomorrow + timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")


def add_a_course(world):
    world.index.add_child(instance=CoursePage(title="Soup", live=False, access="open")).save_revision().publish()


def put_up_a_banner(world):
    Banner.objects.create(text="Bread is half the price.")


def change_a_footer(world):
    SiteFrame.objects.create(closing="© A bakery")


def change_the_contact(world):
    ContactSettings.objects.create(email="hello@example.org")


def rename_a_topic_of_articles(world):
    world.news.name = "From the oven"
    world.news.save()


def publish_an_article(world):
    rename(world.article, "Open at night")


def unpublish_an_article(world):
    world.article.unpublish()


def close_an_article(world):
    PageViewRestriction.objects.create(page=world.article, restriction_type="login")


def publish_a_path(world):
    rename(world.path, "A meal of two courses")


def unpublish_a_path(world):
    world.path.unpublish()


def change_the_first_lesson(world):
    world.lesson.lead = "Flour and water."
    world.lesson.save_revision().publish()


CHANGES_OF_THE_HOME_PAGE = [
    publish_an_article,
    unpublish_an_article,
    close_an_article,
    publish_a_path,
    unpublish_a_path,
    change_the_first_lesson,
]
CHANGES = [
    *CHANGES_OF_THE_HOME_PAGE,
    publish_a_title_of_a_lesson,
    publish_a_title_of_a_course,
    publish_a_title_of_a_translation,
    publish_a_module,
    publish_a_plain_page,
    publish_a_catalogue,
    set_a_price,
    unpublish_a_lesson,
    unpublish_a_course,
    unpublish_a_translation,
    delete_a_lesson,
    move_a_lesson,
    put_lessons_in_another_order,
    change_an_address,
    rename_a_topic,
    delete_a_topic,
    rename_a_teacher,
    give_a_teacher_a_text,
    close_a_page,
    publish_by_the_clock,
    add_a_course,
    put_up_a_banner,
    change_a_footer,
    change_the_contact,
    rename_a_topic_of_articles,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_on_every_page_at_once(world, look, made_anew, publishing, change):
    before = {address: look(address).content for address in PAGES}
    assert {address: look(address).content for address in PAGES} == before

    with publishing():
        change(world)

    after = {address: look(address) for address in PAGES}
    anew = {address: made_anew(address) for address in PAGES}
    assert {address: page.content for address, page in after.items()} == {
        address: page.content for address, page in anew.items()
    }
    assert {address: page.status_code for address, page in after.items()} == {
        address: page.status_code for address, page in anew.items()
    }
    assert any(page.content != before[address] for address, page in after.items()), "the change can be seen"


@pytest.mark.parametrize("change", CHANGES_OF_THE_HOME_PAGE)
def test_the_home_page_changes_for_visitors_and_readers(world, look, learner, publishing, change):
    """A reader's page is not kept, but what it shows to everybody alike is."""
    reader = Client()
    reader.force_login(learner)
    visitors, readers = look("/").content.decode(), seen(reader, "/")

    with publishing():
        change(world)

    assert look("/").content.decode() != visitors
    assert (seen(reader, "/") != readers) == (change is not change_the_first_lesson), "readers have begun already"


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_on_a_readers_pages_at_once(world, learner, settings, publishing, change):
    """Of a lesson parts are kept ready for those who have an account, too."""
    enrol(learner, Course.objects.get())
    reader = Client()
    reader.force_login(learner)
    lessons = ["/courses/bread/dough/", "/courses/bread/oven/heat/", "/courses/bread/kneading/"]
    before = [seen(reader, address) for address in lessons]

    with publishing():
        change(world)

    after = [seen(reader, address) for address in lessons]
    settings.PAGE_CACHE_SECONDS = 0
    assert after == [seen(reader, address) for address in lessons]
    assert before[0][0] == 200


def seen(reader, address):
    response = reader.get(address)
    main = BeautifulSoup(response.content, "html.parser").main
    return response.status_code, main and main.text


def test_a_redirect_is_followed_at_once(world, look, publishing):
    assert look("/about-us/").status_code == 200

    with publishing():
        world.about.unpublish()
        Redirect.objects.create(old_path="/about-us", redirect_link="/courses/")

    assert look("/about-us/").headers["Location"] == "/courses/"


def test_other_workers_hear_of_it_within_a_second(world, look, monkeypatch):
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(version, "time", SimpleNamespace(monotonic=lambda: clock.now))
    version.forget_version()
    old = look("/about-us/").content
    # As another process does it: nothing tells this one.
    Page.objects.filter(pk=world.about.pk).update(title="Who we are")
    SiteVersion.objects.update_or_create(pk=1, defaults={"number": 10**9})

    clock.now = 100.9
    assert look("/about-us/").content == old
    clock.now = 101.1
    assert b"Who we are" in look("/about-us/").content


def test_what_is_only_drafted_leaves_kept_pages_alone(world, look, publishing, django_assert_num_queries):
    look("/about-us/")
    with publishing():
        world.about.title = "Who we are"
        world.about.save_revision()

    with django_assert_num_queries(0):
        page = look("/about-us/")

    assert b"Who we are" not in page.content


def test_a_step_in_a_transaction_is_taken_once_and_after_it(world, publishing):
    version.take_a_step()
    before = SiteVersion.objects.get().number

    with publishing():
        for page in (world.lesson, world.inner, world.about):
            page.title += "!"
            page.save()
        assert SiteVersion.objects.get().number == before

    assert SiteVersion.objects.get().number == before + 1


def test_a_picture_that_is_described_anew_is_a_step(world, publishing):
    with publishing():
        picture = make_image("Loaf")
    before = SiteVersion.objects.get().number

    with publishing():
        picture.description = "A loaf on a board"
        picture.save()

    assert SiteVersion.objects.get().number == before + 1


def test_a_banner_put_away_is_gone_for_that_stranger_alone_and_both_pages_are_kept(
    world, publishing, django_assert_num_queries
):
    with publishing():
        Banner.objects.create(text="Bread is half the price.")
    one, other = Client(), Client()
    page = BeautifulSoup(one.get("/about-us/").content, "html.parser")
    one.post("/banner/", {"mark": page.select_one("[name=mark]")["value"]})
    one.get("/about-us/")

    with django_assert_num_queries(0):
        pages = [client.get("/about-us/").content.decode() for client in (one, other)]

    assert ["half the price" in page for page in pages] == [False, True]
