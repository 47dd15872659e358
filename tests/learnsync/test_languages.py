"""The learners' pages in Kiswahili: what they say, and that nothing of the interface is left in English."""

import re
from datetime import date
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import ngettext, override
from learnsync.front_pages import setup_front_pages

from courses.access.rules import can_open
from courses.enrolment.actions import enrol, save_course
from courses.models import CourseIndexPage, CoursePage, LessonEdition
from courses.outline.models import Access, CourseEdition
from courses.progress.actions import mark_done
from tests.factories.content import make_course, swahili
from tests.ground import anew, as_if_committed

CATALOGUE = Path(__file__).resolve().parents[2] / "locale" / "sw" / "LC_MESSAGES" / "django.po"
# Attributes that are read to somebody or shown, besides the text.
SPOKEN = ("aria-label", "placeholder", "title", "alt", "data-copy", "data-saved", "data-failed", "data-label",
          "data-elsewhere")  # fmt: skip


@pytest.fixture(scope="module")
def standing_course(standing):
    with standing(make_course_in_two_languages) as course:
        yield course


@pytest.fixture
def course(db, standing_course):
    return anew(standing_course)


def make_course_in_two_languages():
    """A free course of three lessons, in English and in Kiswahili; its outline row."""
    with as_if_committed():
        setup_front_pages()
        english = make_course(
            "Counting stock", parent=CourseIndexPage.objects.get(locale__language_code="en"), access="free"
        )
    with as_if_committed():
        translate(english, "Kuhesabu bidhaa")
        for number, lesson in enumerate(english.get_children(), start=1):
            translate(lesson.specific, f"Somo {number}")
    return CourseEdition.objects.get(page_id=english.pk).course


def translate(page, title):
    translation = page.copy_for_translation(swahili())
    translation.title = title
    translation.slug = title.lower().replace(" ", "-")
    translation.save_revision().publish()


@pytest.fixture
def page(client):
    """`page(address)`: what stands there, as a reader gets it."""

    def read(address, status=200, **data):
        response = client.post(address, data) if data else client.get(address)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return read


def texts(found):
    return [" ".join(part.get_text(" ", strip=True).split()) for part in found]


def address_of(name, *args):
    with override("sw"):
        return reverse(name, args=args)


def edition_of(course):
    return course.editions.get(locale__language_code="sw")


def lesson_of(course, position=0):
    return LessonEdition.objects.get(lesson__course=course, lesson__position=position, locale__language_code="sw")


def test_front_page(page, course):
    front = page("/sw/")

    assert front.html["lang"] == "sw"
    assert texts(front.main.select("h2")) == ["Kozi mpya", "Njia tatu za kuanza"]
    assert texts(front.main.select("h3")) == ["Kuhesabu bidhaa", "Soma somo sasa", "Soma kozi", "Chagua lugha yako"]
    assert texts(front.main.select(".hero .button")) == ["Tazama kozi zote", "Fungua akaunti"]
    assert texts(front.select(".footer h2")) == ["Jifunze", "Kuhusu"]


def test_catalogue(page, course):
    catalogue = page("/sw/kozi/")

    assert texts(catalogue.select("[role=status]")) == ["Kozi 1"]
    assert texts(catalogue.select(".card__facts span")) == ["Masomo 3", "dakika 3", "Kiingereza, Kiswahili"]
    assert texts(catalogue.select(".price--card")) == ["Bure"]
    assert texts(catalogue.select("select[name=sort] option")) == ["Mpya kwanza", "Zinazopendwa", "A hadi Z"]


def test_course(page, course):
    today = date_format(timezone.localdate(), "j F Y")

    shown = page(edition_of(course).url_path)

    with override("sw"):
        today = date_format(timezone.localdate())
    assert texts(shown.select(".course-head .row span")) == [
        "Huhitaji uzoefu",
        "dakika 3",
        f"Imechapishwa tarehe {today}",
    ]
    assert texts(shown.select(".tabs a")) == ["Kuhusu", "Masomo 3"]
    assert texts(shown.select(".buy .button")) == ["Ingia ujiunge", "Hifadhi kwa baadaye"]


def test_lesson(page, client, learner, course):
    enrol(learner, course)
    client.force_login(learner)

    lesson = page(lesson_of(course).url_path)

    assert texts(lesson.select(".lesson-head__meta > *")) == ["Somo la 1 kati ya 3", "dakika 1", "Read in English"]
    assert texts(lesson.select(".lesson-end__done button")) == ["Nimemaliza, endelea"]
    assert texts(lesson.select(".lesson-end .next span")) == ["", "Linalofuata"]


def test_link_to_a_translation_speaks_its_own_language(page, client, learner, course):
    enrol(learner, course)
    client.force_login(learner)
    english = LessonEdition.objects.get(lesson=lesson_of(course).lesson, locale__language_code="en")

    links = page(english.url_path).select(".lesson-head__meta a")

    assert [(link["hreflang"], link.get_text()) for link in links] == [("sw", "Soma kwa Kiswahili")]


def test_dashboard(page, client, learner, course):
    enrol(learner, course)
    mark_done(learner, lesson_of(course).lesson)
    client.force_login(learner)

    dashboard = page("/sw/dashboard/")

    assert texts(dashboard.select("h1, h2")) == [
        "Karibu tena, Learner",
        "Somo 2",
        "Yaliyohifadhiwa kwenye kifaa hiki",
        "Wiki hii",
        "Zimehifadhiwa",
        "Jifunze",
        "Kuhusu",
    ]
    assert texts(dashboard.select(".continue p.small")) == ["Kuhesabu bidhaa, somo la 2 kati ya 3"]
    assert texts(dashboard.select(".continue .button")) == ["Endelea", "Masomo yote", "Kilichobaki"]


@pytest.fixture
def only_english(course, publishing):
    """A course that is in English alone, younger than the other."""
    with publishing():
        make_course("Letters", parent=CourseIndexPage.objects.get(locale__language_code="en"), access="open")
    return CourseEdition.objects.get(title="Letters")


@pytest.mark.parametrize("address", ["/sw/", "/sw/kozi/", "/sw/search/?q=le", "/sw/search/?q=counting"])
def test_courses_in_english_come_last_and_are_marked(page, only_english, address):
    cards = page(address).main.select(".card")

    marks = [(texts(card.select("h3")), texts(card.select(".badge"))) for card in cards]
    assert marks[-1:] == [(["Letters"], ["Kwa Kiingereza"])] or "counting" in address
    assert all(mark == (["Kuhesabu bidhaa"], []) for mark in marks[:-1])


def test_the_switch_leads_from_an_untranslated_course_to_the_catalogue_which_says_so(client, page, only_english):
    lesson = LessonEdition.objects.get(lesson__course=only_english.course, lesson__position=0)
    switches = [page(one.url_path).select_one(".footer a[hreflang=sw]")["href"] for one in (only_english, lesson)]
    assert switches == [f"/sw/catalogue/?untranslated={only_english.course_id}"] * 2

    answer = client.get(switches[0])
    catalogue = page(answer.url)

    assert answer.url == f"/sw/kozi/?untranslated={only_english.course_id}"
    assert texts(catalogue.select(".notice")) == [
        "Kozi hii bado haipo kwa Kiswahili: Letters . Kozi za lugha yako ziko mwanzoni mwa orodha hii."
    ]
    assert catalogue.select_one(".notice a").attrs == {"href": "/courses/letters/", "hreflang": "en", "lang": "en"}


def test_a_course_that_is_translated_after_all_is_where_the_switch_leads(client, course):
    answer = client.get(f"/sw/catalogue/?untranslated={course.pk}")

    assert answer.url == edition_of(course).url_path


@pytest.mark.parametrize("number", ["", "0", "x", "999", "9" * 30])
def test_a_number_of_no_course_is_ignored(client, page, course, number):
    assert page(f"/sw/kozi/?untranslated={number}").select(".notice") == []
    assert client.get(f"/sw/catalogue/?untranslated={number}").url.startswith("/sw/kozi/")


def test_titles_on_the_dashboard_are_read_in_their_language(page, client, learner, only_english):
    enrol(learner, only_english.course)
    mark_done(learner, only_english.course.lessons.first())
    save_course(learner, only_english.course)
    client.force_login(learner)

    titles = page("/sw/dashboard/").main.select("h2#h-go, .mine h3 a")

    assert [title.get("lang") for title in titles] == ["en", "en"]


def test_a_completed_course_leads_on_to_another(page, client, learner, course, only_english):
    enrol(learner, course)
    for lesson in course.lessons.all():
        mark_done(learner, lesson)
    client.force_login(learner)

    completed = page(address_of("course_completed", course.pk))

    headings = ["Neno lako kuhusu kozi hii", "Kozi ya kuendelea nayo", "Jifunze", "Kuhusu"]
    assert texts(completed.select("h2")) == headings
    assert texts(completed.select(".mine h3")) == ["Letters"]
    assert completed.select_one(".mine h3 a")["lang"] == "en"


def test_nothing_found(page, course):
    assert texts(page("/sw/search/?q=pyhton").main.select(".empty h2")) == ["Hakuna kilichopatikana kwa “pyhton”"]


def test_unknown_address(page, course):
    missing = page("/sw/haipo/", status=404)

    assert texts(missing.select("h1")) == ["Hakuna kitu hapa"]


def test_signing_in_with_a_wrong_password(page, learner):
    refused = page("/sw/accounts/login/", login=learner.email, password="not this one")

    assert texts(refused.main.select("label")) == ["Barua pepe", "Nenosiri", "Nisitoke kwenye kifaa hiki"]
    assert texts(refused.select(".field__error")) == ["Barua pepe na nenosiri havilingani. Omba msimbo?"]


def test_signing_up_with_mistakes(page, db):
    refused = page("/sw/accounts/signup/", email="wanjiru", display_name="", password1="12345")

    assert texts(refused.select(".errors__title")) == ["Mambo 3 ya kurekebisha"]
    assert texts(refused.select(".errors li")) == [
        "Andika barua pepe yote, kama vile wanjiru@example.org.",
        "Hujajaza: Jina litakaloonekana.",
        "Nenosiri hili ni fupi mno. Liwe na angalau herufi 10.",
    ]


def test_mail_comes_in_the_language_of_the_page(client, db):
    client.post(
        "/sw/accounts/signup/",
        {"email": "wanjiru@example.org", "display_name": "Wanjiru", "password1": "kikombe cha chai ya asubuhi"},
    )

    [message] = mail.outbox
    assert re.sub(r"\S+$", "", message.subject) == "Msimbo wako: "
    assert message.body.splitlines()[0] == (
        "Mtu ametoa anwani hii kufungua akaunti ya Learnsync. Ikiwa ni wewe, weka msimbo huu kwenye ukurasa ulio wazi:"
    )


def test_reasons_are_said_in_the_language_of_the_page(course):
    lesson = lesson_of(course).lesson

    with override("sw"):
        reason = str(can_open(AnonymousUser(), lesson).sentence)

    assert reason == "Somo limefungwa kwa sababu ni la waliojiunga na kozi. Ingia kisha ujiunge, ni bure."


def test_dates_numbers_and_times():
    with override("sw"):
        written = date_format(date(2026, 3, 9))
        thousands = Template("{{ number|floatformat:'g' }}").render(Context({"number": 21400}))
        durations = [Template("{{ n|duration }}").render(Context({"n": minutes})) for minutes in (35, 60, 90, 540)]

    assert written == "9 Machi 2026"
    assert thousands == "21,400"
    assert durations == ["dakika 35", "saa 1", "saa 1½", "saa 9"]


def test_one_and_many():
    forms = "One lesson of this course is free to read.", "%(number)s lessons of this course are free to read."

    with override("sw"):
        said = [ngettext(*forms, number) % {"number": number} for number in (1, 2)]

    assert said == ["Somo moja la kozi hii ni la kusoma bure.", "Masomo 2 ya kozi hii ni ya kusoma bure."]


# The net: no page shows the English of something the catalogue can say in Kiswahili.


@pytest.fixture
def english():
    """Finds texts that are the English of our catalogue, whatever stands in the placeholders."""
    entries = [entry for entry in polib.pofile(str(CATALOGUE)).translated_entries() if entry.msgid != entry.msgstr]
    forms = {form for entry in entries for form in (entry.msgid, entry.msgid_plural) if form}
    # Languages are named in their own tongue, and links to a translation speak it.
    sources = forms - {"English", "Read in English"}
    patterns = [
        re.sub(r"%\\\(\w+\\\)[sd]", ".+", re.escape(BeautifulSoup(s, "html.parser").get_text())) for s in sources
    ]
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return lambda shown: [text for text in shown if whole.fullmatch(text)]


def shown_on(soup):
    """Every piece of text on a page, and what is read out of its attributes; not what is marked as English."""
    for foreign in soup.select("[lang=en]:not(html), script, style, title"):
        foreign.decompose()
    pieces = [" ".join(text.split()) for text in soup.find_all(string=True)]
    return [piece for piece in pieces if piece] + [
        tag[name] for name in SPOKEN for tag in soup.select(f"[{name}]") if tag[name]
    ]


VISITORS_PAGES = [
    "/sw/", "/sw/kozi/", "/sw/kozi/?level=some", "/sw/search/", "/sw/search/?q=bidhaa", "/sw/search/?q=zzzz",
    "/sw/accounts/login/", "/sw/accounts/signup/", "/sw/accounts/login/code/", "/sw/accounts/password/reset/",
]  # fmt: skip
LEARNERS_PAGES = [
    "/sw/", "/sw/kozi/", "/sw/dashboard/", "/sw/accounts/email/", "/sw/accounts/password/change/", "/sw/accounts/2fa/",
    "/sw/accounts/sessions/", "/sw/accounts/logout/", "/sw/accounts/profile/",
]  # fmt: skip
PAGES_OF_A_COURSE = ["enrol", "leave", "save_course", "whats_left"]


def test_net_catches_english(english):
    soup = BeautifulSoup(
        format_html("<p>{}</p><p>{}</p><a aria-label='{}'>Kozi</a>", "3 lessons", "Somo", "Your account, Wanjiru"),
        "html.parser",
    )

    assert english(shown_on(soup)) == ["3 lessons", "Your account, Wanjiru"]


def test_visitors_read_no_english(page, course, english):
    addresses = [*VISITORS_PAGES, edition_of(course).url_path]

    found = {address: english(shown_on(page(address))) for address in addresses}

    assert found == {address: [] for address in addresses}
    assert english(shown_on(page(lesson_of(course).url_path, status=403))) == []


def test_learners_read_no_english(page, client, learner, course, english):
    enrol(learner, course)
    mark_done(learner, lesson_of(course).lesson)
    save_course(learner, course)
    client.force_login(learner)
    addresses = [*LEARNERS_PAGES, edition_of(course).url_path, *(lesson_of(course, n).url_path for n in range(3))]
    addresses += [address_of(name, course.pk) for name in PAGES_OF_A_COURSE]
    addresses += [address_of("report_problem", lesson_of(course).lesson_id)]

    found = {address: english(shown_on(page(address))) for address in addresses}

    assert found == {address: [] for address in addresses}


def test_paid_courses_speak_kiswahili(page, client, learner, course, english, publishing):
    with publishing():
        paid = CoursePage.objects.get(pk=course.editions.get(locale=course.source_locale).page_id)
        paid.access, paid.price_minor, paid.currency = Access.PAID, 150_000, "KES"
        paid.save_revision().publish()
    client.force_login(learner)

    locked = page(lesson_of(course, 1).url_path, status=403)

    assert texts(locked.main.select(".row strong")) == ["Somo hili ni la kozi ya kulipia."]
    assert texts(locked.main.select("a.button")) == ["Tazama kozi, KSh 1,500"]
    assert english(shown_on(locked)) == []
