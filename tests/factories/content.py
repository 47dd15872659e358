"""Pages for tests, made the way an editor makes them: drafted, then published."""

import uuid

from django.db import transaction
from wagtail.models import Locale, Page, Site
from zeal import zeal_ignore

from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from home.accounts.roles import setup_roles
from home.models import HomePage
from tests.tasks import indexed_once


def make_site():
    """Home page of the English site, made once; the roles get their rights on it, as in a real site."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.objects.get(depth=1)
        root.get_children().delete()
        home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Learnsync", slug="home"))
        Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
        setup_roles()
    return home


def make_index():
    """The catalogue of the English site, made once, and the roles with it."""
    home = make_site()
    index = CourseIndexPage.objects.child_of(home).first()
    if index is None:
        index = home.add_child(instance=CourseIndexPage(title="Courses", slug="courses"))
        setup_roles()
    return index


def make_page(parent, page_class, title, *, publish=True, **fields):
    # Made one after the other, three pages are no list of which each row is fetched alone.
    with indexed_once(), zeal_ignore():
        page = parent.add_child(instance=page_class(title=title, live=False, **fields))
        revision = page.save_revision()
        if publish:
            revision.publish()
    page.refresh_from_db()
    return page


def rich_text(text, block_id=None):
    return {"type": "rich_text", "id": str(block_id or uuid.uuid4()), "value": f"<p>{text}</p>"}


def make_lesson(parent, title, *, text="A few words to read.", publish=True, **fields):
    """A lesson below a course or module page."""
    fields.setdefault("body", [rich_text(text)])
    return make_page(parent, LessonPage, title, publish=publish, **fields)


def make_module(course, title, *, lessons=2, publish=True):
    module = make_page(course, ModulePage, title, publish=publish)
    for number in range(1, lessons + 1):
        make_lesson(module, f"{title} lesson {number}", publish=publish)
    return module


@transaction.atomic
def make_course(title="Counting stock", *, lessons=3, publish=True, parent=None, **fields):
    """A published course page with `lessons` published lessons. Its outline: `outline_of(page)`.

    Runs inside a transaction, as a request does; use `django_capture_on_commit_callbacks(execute=True)` or the
    fixture `publishing` around it, so that the outline is rebuilt.
    """
    course = make_page(parent or make_index(), CoursePage, title, publish=publish, **fields)
    for number in range(1, lessons + 1):
        make_lesson(course, f"{title}: lesson {number}", publish=publish)
    return course


def swahili():
    return Locale.objects.get_or_create(language_code="sw")[0]
