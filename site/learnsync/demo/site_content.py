"""The demo's help centre, articles and contact form."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from courses.models import Instructor
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    ContactSettings,
    FormField,
    FormPage,
    HelpIndexPage,
    HelpPage,
    HomePage,
    PageTopic,
)
from learnsync.demo import article_texts, help_texts
from learnsync.front_pages import add_page, publish, translate_page

SOURCE = settings.LANGUAGE_CODE


@transaction.atomic
def add_help():
    """Adds the help centre if there is none yet; returns whether it was added. What editors made of it stays."""
    if HelpIndexPage.objects.exists():
        return False
    topics = add_topics(help_texts.TOPICS)
    centre = add_page(_home(), HelpIndexPage, help_texts.CENTRES[SOURCE])
    for code, fields in help_texts.CENTRES.items():
        translate_page(centre, code, fields)
    for texts in help_texts.PAGES:
        page = add_page(centre, HelpPage, {**texts[SOURCE], "topic": topics[texts["topic"]]})
        for code in texts.keys() - {"topic", SOURCE}:
            translate_page(page, code, texts[code])
    return True


@transaction.atomic
def add_articles():
    """Adds the articles if there are none yet; returns whether they were added."""
    if ArticleIndexPage.objects.exists():
        return False
    topics = add_topics(article_texts.TOPICS)
    centre = add_page(_home(), ArticleIndexPage, article_texts.LIST)
    for texts in article_texts.ARTICLES:
        fields = {**texts, "authors": [_author(name) for name in texts["authors"]]}
        chosen = [topics[slug] for slug in fields.pop("topics")]
        page = add_page(centre, ArticlePage, fields)
        page.topics.set(chosen)
        publish(page)
    return True


@transaction.atomic
def add_contact():
    """Adds the contact form and the address behind it, if there is no form yet; returns whether it was added."""
    if FormPage.objects.exists():
        return False
    if not ContactSettings.objects.exists():
        ContactSettings.objects.create(email="hello@demo.learnsync.test", postal_address="Kisumu")
    texts = dict(help_texts.CONTACT[SOURCE])
    questions = texts.pop("fields")
    page = add_page(_home(), FormPage, texts)
    page.form_fields = [_question(number, *question) for number, question in enumerate(questions)]
    publish(page)
    page = FormPage.objects.get(pk=page.pk)  # With the questions as rows: without numbers only one is translated.
    for code, fields in help_texts.CONTACT.items():
        translation = translate_page(page, code, {name: text for name, text in fields.items() if name != "fields"})
        translated = list(translation.form_fields.all())
        for field, (label, _kind, help_text) in zip(translated, fields["fields"], strict=True):
            field.label, field.help_text = label, help_text
        translation.form_fields = translated
        publish(translation)
    return True


def add_topics(names):
    """By their address parts."""
    return {
        slug: PageTopic.objects.get_or_create(
            slug=slug, defaults={"name": name, "name_sw": name_sw, "position": place}
        )[0]
        for slug, (name, name_sw, place) in names.items()
    }


def _home():
    return HomePage.objects.get(locale__language_code=SOURCE)


def _author(name):
    """As a block: the card of an instructor where there is one, else the name."""
    name = name.removeprefix("card:")
    card = Instructor.objects.filter(name=name).first()
    return ("person", card) if card else ("name", name)


def _question(number, label, kind, help_text):
    return FormField(
        sort_order=number,
        label=label,
        field_type=kind,
        help_text=help_text,
        locale=Locale.objects.get(language_code=SOURCE),
    )
