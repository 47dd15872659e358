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
def index(live_server, settings):
    # Two seconds after a form has opened Wagtail begins to save it by itself. On a slow machine that would meet with
    # the buttons pressed here, and a page might be made twice.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
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
    expect_message(page, "published.")


def expect_message(page, end):
    expect(page.locator(".messages .success").filter(has_text=end)).to_be_visible()


def test_a_publisher_writes_a_course(index, page, sign_in):
    publisher, learner = make_person("publisher", group="Publisher"), make_person("learner")

    # Into the admin by our own door
    page.goto("/admin/")
    expect(page).to_have_url("/accounts/login/?next=%2Fadmin%2F")
    page.locator("input[name=login]").fill(publisher.email)
    page.locator("input[name=password]").fill("learnsync-demo")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("/admin/")

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
    expect_message(page, "created.")
    lesson = LessonPage.objects.get(title="How much flour")

    # Looking before publishing
    page.goto(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]))
    expect(page.locator("h1")).to_have_text("How much flour")
    expect(page.locator("pre")).to_have_text("loaves * 500")
    page.goto(reverse("wagtailadmin_pages:edit", args=[lesson.pk]))
    publish(page)

    # In the catalogue, as a visitor sees it
    page.goto("/courses/")
    page.get_by_role("link", name="Bread at home").click()
    titles = page.locator("#lessons .lesson-title")
    expect(titles).to_have_text(["The dough", "How much flour"], use_inner_text=True)

    # A lesson moves into a module
    course_page.refresh_from_db()
    open_form(page, "modulepage", course_page)
    write_title(page, "Sums")
    publish(page)
    module = ModulePage.objects.get()
    page.goto(reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, module.pk]))
    page.get_by_role("button", name="Yes, move this page").click()
    expect_message(page, "moved.")
    page.goto("/courses/bread-at-home/")
    expect(page.locator("#lessons summary").first.locator("span").first).to_have_text("1. Sums")
    expect(page.locator("#lessons details .lesson-title")).to_have_text(["How much flour"], use_inner_text=True)

    # What a learner has done stays
    course = Course.objects.get()
    enrol(learner, course)
    mark_done(learner, course.lessons.get(translation_key=lesson.translation_key))
    page.goto(reverse("wagtailadmin_pages:delete", args=[lesson.pk]))
    page.get_by_text("Learners have records on “How much flour”, so it must stay: nothing was deleted.").wait_for()
    page.get_by_role("link", name="Unpublish “How much flour”").click()
    page.get_by_role("button", name="Yes, unpublish it").click()
    expect_message(page, "unpublished.")
    page.goto("/courses/bread-at-home/")
    expect(titles).to_have_text(["The dough"], use_inner_text=True)
    assert LessonProgress.objects.get().learner == learner


def test_a_draft_is_kept_while_one_types(index, page, sign_in, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    page.clock.install()
    sign_in(page, make_person("publisher", group="Publisher"))
    open_form(page, "coursepage", index)
    page.clock.fast_forward(3_000)  # What the form holds after two seconds is not yet an edit.

    write_title(page, "Bread at home")

    page.wait_for_url(re.compile(r"/edit/$"))
    draft = CoursePage.objects.get(slug="bread-at-home")
    assert (draft.get_latest_revision_as_object().title, draft.live) == ("Bread at home", False)
