"""Parts of pages that are kept for everybody: with them each page is, byte for byte, what it is without."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client

from courses.enrolment.actions import enrol
from courses.models import Course
from courses.progress.actions import mark_done
from tests.home.page_cache.conftest import PAGES

ADDRESSES = [
    *(address for address in PAGES if address != "/sitemap.xml"),
    "/dashboard/",
    "/search/?q=bread",
    "/accounts/email/",
    "/no-such-page/",
]
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def readers(world, learner, classmate, stranger, admin):
    """Five who see the same pages differently: by name and progress alone, by office, by cookies, not signed in."""
    course = Course.objects.get()
    enrol(learner, course)
    mark_done(learner, course.lessons.first())
    classmate.display_name = "Amina <b>Said</b>"
    classmate.save(update_fields=["display_name"])
    signed_in = {"learner": learner, "classmate": classmate, "thrifty": stranger, "admin": admin}
    people = {"visitor": Client(), **{name: Client() for name in signed_in}}
    for name, person in signed_in.items():
        people[name].force_login(person)
    people["thrifty"].cookies.load({"theme": "dark", "data": "save", "reading": "large.wide"})
    return people


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_with_kept_parts_is_what_it_is_without(readers, settings, address):
    kept = {name: page_of(reader, address) for _round in (1, 2) for name, reader in readers.items()}

    settings.PAGE_CACHE_SECONDS = 0
    assert kept == {name: page_of(reader, address) for name, reader in readers.items()}
    assert len(set(kept.values())) == 5, "all five see something of their own"


def page_of(reader, address):
    return TOKEN.sub(b"", reader.get(address).content)


def test_a_part_is_rendered_once_for_each_value(db):
    template = Template('{% keep "greeting" word %}{{ word }}, {{ name }}{% endkeep %}')

    first = [template.render(Context({"word": word, "name": "Asha"})) for word in ("Hello", "Jambo")]
    again = [template.render(Context({"word": word, "name": "Juma"})) for word in ("Hello", "Jambo")]

    assert first == again == ["Hello, Asha", "Jambo, Asha"]


def test_what_is_fresh_in_a_kept_part_is_each_readers_own(db):
    inner = "{% keep 'inner' %}[{{ name }}: {% fresh 'inside' %}{{ name }}{% endfresh %}]{% endkeep %}"
    template = Template(
        "{% keep 'outer' %}Hello {% fresh 'whom' %}{{ name }}{% endfresh %}! " + inner + "{% endkeep %}"
    )

    pages = [template.render(Context({"name": name})) for name in ("Asha", "<b>Juma</b>")]

    assert pages == ["Hello Asha! [Asha: Asha]", "Hello &lt;b&gt;Juma&lt;/b&gt;! [Asha: &lt;b&gt;Juma&lt;/b&gt;]"]


def test_no_two_holes_have_one_name():
    templates = Path(settings.ROOT, "templates").rglob("*.html")
    names = [name for file in templates for name in re.findall(r'{% fresh "([^"]+)" %}', file.read_text())]

    assert len(names) > 10
    assert sorted(names) == sorted(set(names))


def test_nothing_of_a_preview_is_kept(db):
    template = Template("{% keep 'draft' %}{{ word }}{% endkeep %}")

    pages = [template.render(Context({"word": word, "is_preview": word == "drafted"})) for word in ("drafted", "live")]

    assert pages == ["drafted", "live"]
    assert template.render(Context({"word": "drafted again", "is_preview": True})) == "drafted again"
