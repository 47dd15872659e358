"""What search engines and chat apps are told."""

import json
import re

import pytest

from home.models import StandardPage
from home.seo import Seo
from tests.factories.content import make_page, make_site, swahili


@pytest.fixture
def about(db):
    return make_page(
        make_site(), StandardPage, "About us", seo_title="Who we are", search_description="A school for phones."
    )


def head_of(client, path):
    return client.get(path).content.decode().split("</head>")[0]


def test_the_front_page_says_the_name_of_the_site_once(client, db):
    make_site()

    assert "<title>Learnsync</title>" in head_of(client, "/")


def test_a_page_says_its_title_description_and_true_address(client, about):
    head = head_of(client, "/about-us/?utm_source=mail")

    assert "<title>Who we are · Learnsync</title>" in head
    assert '<meta name="description" content="A school for phones.">' in head
    assert '<link rel="canonical" href="http://testserver/about-us/">' in head
    assert '<meta property="og:title" content="Who we are">' in head


def test_translations_name_each_other(client, about):
    make_site().copy_for_translation(swahili())
    kuhusu = about.copy_for_translation(swahili())
    kuhusu.slug = "kuhusu"
    kuhusu.save_revision().publish()

    head = head_of(client, "/about-us/")

    named = dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', head))
    assert named == {"en": "http://testserver/about-us/", "sw": "http://testserver/sw/kuhusu/"}


def test_search_results_stay_out_of_search_engines(client, about):
    assert '<meta name="robots" content="noindex">' in head_of(client, "/search/?q=kuku")


def test_no_text_closes_the_data_it_stands_in():
    seo = Seo(title="Loops", data={"name": "</script><script>alert(1)</script> & more"})

    assert "<" not in seo.json
    assert json.loads(seo.json) == {"name": "</script><script>alert(1)</script> & more"}
