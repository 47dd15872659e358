"""The cache switched on, and a course in two languages to look at."""

from types import SimpleNamespace

import pytest
from django.test import Client
from learnsync.front_pages import setup_front_pages

from courses.models import CourseIndexPage, Instructor, Topic
from home.models import ArticleIndexPage, ArticlePage, PageTopic, StandardPage
from home.page_cache.version import forget_version
from tests.factories.content import make_course, make_lesson, make_module, make_page, make_site, swahili
from tests.factories.paths import course_step, make_path
from tests.ground import anew, as_if_committed

PAGES = [
    "/",
    "/sw/",
    "/courses/",
    "/sw/kozi/",
    "/courses/?sort=title",
    "/courses/bread/",
    "/sw/kozi/bread/",
    "/courses/bread/dough/",
    "/courses/bread/oven/heat/",
    "/about-us/",
    "/articles/",
    "/sitemap.xml",
]


@pytest.fixture(autouse=True)
def pages_are_kept(settings):
    settings.PAGE_CACHE_SECONDS = 60
    forget_version()


@pytest.fixture(scope="module")
def standing_world(standing):
    with standing(make_world) as world:
        yield world


@pytest.fixture
def world(db, standing_world):
    return anew(standing_world)


def make_world():
    """An open course of two lessons, one in a module, with topic and teacher; its Kiswahili page; a path; pages."""
    setup_front_pages()
    with as_if_committed():
        index = CourseIndexPage.objects.get(slug="courses")
        course = make_course("Bread", lessons=0, access="open", parent=index)
        lesson = make_lesson(course, "Dough")
        module = make_module(course, "Oven", lessons=0)
        inner = make_lesson(module, "Heat")
        topic = Topic.objects.create(name="Kitchen", slug="kitchen")
        teacher = Instructor.objects.create(name="Otieno Odhiambo", slug="otieno")
        course.topics, course.instructors = [topic], [teacher]
        course.save_revision().publish()
        about = make_page(make_site(), StandardPage, "About us", body="<p>We bake.</p>")
        news = PageTopic.objects.create(name="News", slug="news")
        articles = make_page(make_site(), ArticleIndexPage, "Articles")
        article = make_page(articles, ArticlePage, "Open again", topics=[news])
        path = make_path("The whole meal", course_step(course))
    with as_if_committed():
        translation = course.copy_for_translation(swahili())
        translation.save_revision().publish()
    return SimpleNamespace(
        index=index,
        course=course,
        translation=translation,
        lesson=lesson,
        module=module,
        inner=inner,
        topic=topic,
        teacher=teacher,
        about=about,
        news=news,
        article=article,
        path=path,
    )


@pytest.fixture
def look():
    """`look(address)`: what a stranger gets, who comes with an empty browser."""

    def get(address, **headers):
        return Client().get(address, headers=headers)

    return get


@pytest.fixture
def made_anew(settings, look):
    """What the page would be if nothing were kept."""

    def get(address):
        settings.PAGE_CACHE_SECONDS = 0
        response = look(address)
        settings.PAGE_CACHE_SECONDS = 60
        return response

    return get
