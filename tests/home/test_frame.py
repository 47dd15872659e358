"""Header, footer and contact: what editors set, and what stands there until they do."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from home.links import validate_address
from home.models import ContactSettings, SiteFrame, StandardPage
from tests.factories.content import make_index, make_page, make_site, swahili


@pytest.fixture
def home(db):
    make_index()
    return make_site()


def english():
    return Locale.objects.get(language_code="en")


def link(text="", page=None, address=""):
    return {"type": "link", "value": {"text": text, "page": page and page.pk, "address": address}}


def make_frame(locale=None, *, header=(), columns=(), **words):
    return SiteFrame.objects.create(
        locale=locale or english(), header=json.dumps(list(header)), columns=json.dumps(list(columns)), **words
    )


def column(title, *links):
    return {"type": "column", "value": {"title": title, "links": list(links)}}


def soup_of(client, path="/"):
    return BeautifulSoup(client.get(path).content, "html.parser")


def links_in(part):
    return [(one.get_text(" ", strip=True), one["href"]) for one in part.select("a")]


def test_until_somebody_sets_it_the_frame_is_the_sites_own(client, home):
    footer = soup_of(client).footer

    assert footer.select_one(".footer__words span").get_text() == "Elimu ni bahari."
    assert [heading.get_text() for heading in footer.select("h2")] == ["Learn", "About"]
    assert SiteFrame.objects.count() == ContactSettings.objects.count() == 0, "reading writes nothing"


def test_the_header_has_the_links_an_editor_chose_in_that_order(client, home):
    about = make_page(home, StandardPage, "About us")

    make_frame(header=[link("Who we are", about), link("Write", address="mailto:hello@example.org")])

    assert links_in(soup_of(client).header.nav) == [
        ("Who we are", "/about-us/"),
        ("Write", "mailto:hello@example.org"),
    ]


def test_a_page_without_words_stands_under_its_title_and_leaves_with_it(client, home):
    about = make_page(home, StandardPage, "About us")
    make_frame(header=[link(page=about), link("Courses", address="/courses/")])
    assert links_in(soup_of(client).header.nav)[0] == ("About us", "/about-us/")

    about.unpublish()

    assert links_in(soup_of(client).header.nav) == [("Courses", "/courses/")]


def test_the_footer_has_the_columns_and_words_an_editor_wrote(client, home):
    make_frame(
        columns=[column("Learn", link("Courses", address="/courses/")), column("Nothing yet")],
        proverb="Haba na haba",
        words="Short courses from Kisumu.",
        closing="© A trust",
    )

    footer = soup_of(client).footer

    assert [heading.get_text() for heading in footer.select("h2")] == ["Learn"], "an empty column is left out"
    assert footer.select_one(".footer__words").get_text() == "Haba na habaShort courses from Kisumu."
    assert footer.select_one(".footer__end span").get_text() == "© A trust"


def test_each_language_has_its_own(client, home):
    home.copy_for_translation(swahili()).save_revision().publish()
    make_frame(swahili(), proverb="Kidogo kidogo")

    words = [soup_of(client, path).select_one(".footer__words span").get_text() for path in ("/", "/sw/")]

    assert words == ["Elimu ni bahari.", "Kidogo kidogo"]


def test_a_change_is_seen_at_once(client, home):
    frame = make_frame(closing="Old words")
    assert "Old words" in soup_of(client).footer.get_text()

    frame.closing = "New words"
    frame.save()
    assert "New words" in soup_of(client).footer.get_text()

    frame.delete()
    assert "is open: courses carry" in soup_of(client).footer.get_text()


def test_contact_and_social_media_stand_in_the_footer(client, home):
    ContactSettings.objects.create(
        email="hello@example.org",
        phone="+254 700 000 000",
        postal_address="Kisumu",
        social=json.dumps([link("WhatsApp", address="https://wa.me/254700000000")]),
    )

    contact = soup_of(client).footer.select("h2")[-1].parent

    assert links_in(contact) == [
        ("hello@example.org", "mailto:hello@example.org"),
        ("+254 700 000 000", "tel:+254700000000"),
        ("WhatsApp", "https://wa.me/254700000000"),
    ]
    assert "Kisumu" in contact.get_text()


def test_the_frame_costs_nothing_once_it_is_kept(client, home, django_assert_num_queries):
    make_frame(header=[link("Courses", address="/courses/")])
    client.get("/nothing-here/")

    with django_assert_num_queries(6):  # Whether the page is there, and nothing else.
        client.get("/nothing-here/")


@pytest.mark.parametrize(
    "address", ["/courses/", "https://example.org/", "http://example.org", "mailto:a@example.org", "tel:+254700"]
)
def test_an_address_may_lead_there(address):
    assert validate_address(address) is None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example", "x"]
)
def test_an_address_may_not_lead_there(address):
    with pytest.raises(ValidationError, match="Begin with /"):
        validate_address(address)


# In the admin


def header_form(page="", text="", address=""):
    block = {"text": text, "page": page, "address": address}
    fields = {f"header-0-value-{name}": value for name, value in block.items()}
    empty = {"columns-count": 0, "proverb": "", "words": "", "closing": "Ours", "locale": english().pk}
    return {"header-count": 1, "header-0-deleted": "", "header-0-order": 0, "header-0-type": "link", **fields, **empty}


def test_marketing_makes_a_header_with_a_preview_and_saves_it(client, home, marketing):
    client.force_login(marketing)
    add, preview = (reverse(f"wagtailsnippets_home_siteframe:{name}") for name in ("add", "preview_on_add"))
    form = header_form(address="/courses/", text="All courses")

    answer = client.post(preview, form)
    shown = client.get(preview)
    before = SiteFrame.objects.count()
    client.post(add, form)

    assert answer.json() == {"is_valid": True, "is_available": True}
    assert 'href="/courses/">All courses</a>' in shown.content.decode()
    assert (before, SiteFrame.objects.get().closing) == (0, "Ours")
    assert links_in(soup_of(client).header.nav)[0] == ("All courses", "/courses/")


def test_a_link_that_leads_nowhere_is_refused_beside_the_field(client, home, marketing):
    client.force_login(marketing)

    response = client.post(reverse("wagtailsnippets_home_siteframe:add"), header_form(text="Nowhere"))

    assert "Choose a page or write an address: one of the two." in response.content.decode()
    assert SiteFrame.objects.count() == 0


def test_a_second_header_for_a_language_is_refused_with_a_reason(client, home, marketing):
    make_frame()
    client.force_login(marketing)

    response = client.post(
        reverse("wagtailsnippets_home_siteframe:add"), header_form(address="/courses/", text="All courses")
    )

    assert "There is a header and footer for this language already." in response.content.decode()


def test_contact_is_previewed_before_it_is_saved(client, home, marketing):
    client.force_login(marketing)
    row = ContactSettings.load()
    address = reverse("wagtailsettings:preview_on_edit", args=["home", "contactsettings", row.pk])

    client.post(address, {"email": "new@example.org", "phone": "", "postal_address": "", "social-count": 0})
    shown = client.get(address)

    assert "mailto:new@example.org" in shown.content.decode()
    assert ContactSettings.objects.get().email == ""


def test_marketing_finds_the_frame_of_each_language_in_a_list(client, home, marketing):
    for locale in (english(), swahili()):
        make_frame(locale)
    client.force_login(marketing)

    page = client.get(reverse("wagtailsnippets_home_siteframe:list")).content.decode()

    assert [f"/siteframe/edit/{frame.pk}/" in page for frame in SiteFrame.objects.all()] == [True, True]
