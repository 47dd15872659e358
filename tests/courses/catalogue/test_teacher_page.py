"""Somebody who teaches has a page, and may change what it says."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from courses.models import Course, Instructor
from tests.factories.content import make_course


@pytest.fixture
def teacher(db, instructor):
    return Instructor.objects.create(
        name="Otieno Odhiambo",
        slug="otieno-odhiambo",
        role="Teacher of computing",
        bio="Mends radios.",
        bio_sw="Hutengeneza redio.",
        links="https://www.example.org/otieno\nhttps://radio.example.org/",
        user=instructor,
    )


@pytest.fixture
def course(publishing, index, teacher):
    with publishing():
        page = make_course("Sums", lessons=1)
        page.instructors = [teacher]
        page.save_revision().publish()
    return page


def test_the_page_shows_who_it_is_and_what_is_taught(client, course, teacher):
    page = BeautifulSoup(client.get("/teachers/otieno-odhiambo/").content, "html.parser").main

    assert page.h1.text == "Otieno Odhiambo"
    assert "Mends radios." in page.text
    assert [(link.text, link["href"]) for link in page.select("a[rel~=me]")] == [
        ("example.org", "https://www.example.org/otieno"),
        ("radio.example.org", "https://radio.example.org/"),
    ]
    assert [one.text for one in page.select(".card h3")] == ["Sums"]


def test_the_course_leads_to_it(client, course):
    page = client.get("/courses/sums/").content.decode()

    assert 'href="/teachers/otieno-odhiambo/"' in page


def test_in_kiswahili_the_words_are_kiswahili(client, course):
    text = client.get("/sw/teachers/otieno-odhiambo/").content.decode()

    assert ("Hutengeneza redio." in text, "Mends radios." in text) == (True, False)


def test_who_teaches_nothing_that_is_published_has_no_page(client, course, teacher):
    before = client.get("/teachers/otieno-odhiambo/").status_code
    Course.objects.get().editions.update(live=False)

    assert (before, client.get("/teachers/otieno-odhiambo/").status_code) == (200, 404)


def test_search_engines_are_told(client, course):
    page = BeautifulSoup(client.get("/teachers/otieno-odhiambo/").content, "html.parser")
    sitemap = client.get("/sitemap.xml").content.decode()

    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert (data["@type"], data["name"], data["jobTitle"]) == ("Person", "Otieno Odhiambo", "Teacher of computing")
    assert [f"{prefix}/teachers/otieno-odhiambo/</loc>" in sitemap for prefix in ("", "/sw")] == [True, True]


def test_an_instructor_changes_the_own_page_and_nothing_else_of_it(client, instructor, teacher):
    client.force_login(instructor)
    address = reverse("own_instructor_card")

    form = client.get(address)
    response = client.post(
        address, {"role": "Radio man", "bio": "New.", "bio_sw": "", "links": "", "name": "Somebody", "slug": "x"}
    )

    teacher.refresh_from_db()
    assert form.status_code == 200
    assert response.url == address
    assert (teacher.role, teacher.bio, teacher.name, teacher.slug) == (
        "Radio man",
        "New.",
        "Otieno Odhiambo",
        "otieno-odhiambo",
    )
    assert teacher.user == instructor


def test_who_has_no_card_has_no_such_screen(client, editor, teacher, instructor):
    client.force_login(editor)
    shown = reverse("own_instructor_card") in client.get(reverse("wagtailadmin_home")).content.decode()
    status = client.get(reverse("own_instructor_card")).status_code
    client.force_login(instructor)

    assert (shown, status) == (False, 404)
    assert reverse("own_instructor_card") in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("links", ["javascript:alert(1)", "example.org", "ftp://example.org/"])
def test_links_lead_to_the_web(client, instructor, teacher, links):
    client.force_login(instructor)

    response = client.post(reverse("own_instructor_card"), {"role": "", "bio": "", "bio_sw": "", "links": links})

    assert response.context["form"].errors == {"links": [f"“{links}” is no web address. It begins with https://"]}
