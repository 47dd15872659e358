"""From an editor's desk to the catalogue: write, look, publish, move, and be kept from deleting."""

import re

import pytest
from django.urls import reverse
from learnsync.front_pages import setup_front_pages
from playwright.sync_api import expect

from courses.enrolment.actions import enrol
from courses.models import Course, CourseIndexPage, CoursePage, LessonPage, LessonProgress, ModulePage
from courses.progress.actions import mark_done
from tests.factories.people import make_person


@pytest.fixture
def index(live_server):
    setup_front_pages()
    return CourseIndexPage.objects.get(locale__language_code="en")


def open_form(page, kind, parent):
    """The form of a new page, once its scripts are ready: people do not begin to type before they see it."""
    page.goto(f"/admin/pages/add/courses/{kind}/{parent.pk}/")
    page.locator("body.ready").wait_for()


def write_title(page, title):
    page.locator("#id_title").fill(title)
    page.locator("#id_title").press("Tab")
    expect(page.locator("#id_slug")).not_to_have_value("")


def insert_block(page, name):
    page.get_by_role("button", name="Insert a block").filter(visible=True).last.click()
    page.get_by_role("option", name=name, exact=True).first.click()


def write_text(page, text):
    page.locator("[contenteditable=true]").last.click()
    page.keyboard.type(text)
    # The editor hands its text to the form a quarter of a second after the last key.
    expect(page.locator("[name='body-0-value']")).to_have_value(re.compile(re.escape(text)))


def publish(page):
    page.locator(
        ".footer__container [data-w-dropdown-target=toggle], .footer__container .w-dropdown button"
    ).first.click()
    page.locator("button[name='action-publish']").click()
    page.get_by_text("published.").first.wait_for()


def test_a_publisher_writes_a_course(index, page, sign_in):
    publisher, learner = make_person("publisher", group="Publisher"), make_person("learner")

    # Into the admin by our own door
    page.goto("/admin/")
    page.wait_for_url("**/accounts/login/**")
    page.locator("input[name=login]").fill(publisher.email)
    page.locator("input[name=password]").fill("learnsync-demo")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/admin/")

    # A course
    open_form(page, "coursepage", index)
    write_title(page, "Bread at home")
    page.locator("#id_subtitle").fill("A loaf each day.")
    publish(page)
    course_page = CoursePage.objects.get(title="Bread at home")

    # Two lessons
    open_form(page, "lessonpage", course_page)
    write_title(page, "The dough")
    insert_block(page, "Text")
    write_text(page, "Flour, water, salt and time.")
    publish(page)
    open_form(page, "lessonpage", course_page)
    write_title(page, "How much flour")
    insert_block(page, "Code")
    page.locator("[name='body-0-value-code']").fill("loaves * 500")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    lesson = LessonPage.objects.get(title="How much flour")

    # Looking before publishing
    page.goto(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]))
    assert page.locator("h1").inner_text() == "How much flour"
    assert page.locator("pre").inner_text().strip() == "loaves * 500"
    page.goto(reverse("wagtailadmin_pages:edit", args=[lesson.pk]))
    publish(page)

    # In the catalogue, as a visitor sees it
    page.goto("/courses/")
    page.get_by_role("link", name="Bread at home").click()
    assert page.locator("#lessons .lesson-title").all_inner_texts() == ["The dough", "How much flour"]

    # A lesson moves into a module
    course_page.refresh_from_db()
    open_form(page, "modulepage", course_page)
    write_title(page, "Sums")
    publish(page)
    module = ModulePage.objects.get()
    page.goto(reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, module.pk]))
    page.get_by_role("button", name="Yes, move this page").click()
    page.get_by_text("moved.").first.wait_for()
    page.goto("/courses/bread-at-home/")
    assert page.locator("#lessons summary").first.inner_text().startswith("1. Sums")
    assert page.locator("#lessons details .lesson-title").all_inner_texts() == ["How much flour"]

    # What a learner has done stays
    course = Course.objects.get()
    enrol(learner, course)
    mark_done(learner, course.lessons.get(translation_key=lesson.translation_key))
    page.goto(reverse("wagtailadmin_pages:delete", args=[lesson.pk]))
    page.get_by_text("Learners have records on “How much flour”, so it must stay: nothing was deleted.").wait_for()
    page.get_by_role("link", name="Unpublish “How much flour”").click()
    page.get_by_role("button", name="Yes, unpublish it").click()
    page.get_by_text("unpublished.").first.wait_for()
    page.goto("/courses/bread-at-home/")
    assert page.locator("#lessons .lesson-title").all_inner_texts() == ["The dough"]
    assert LessonProgress.objects.get().learner == learner
