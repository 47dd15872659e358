"""What readers say about help pages."""

from django.utils import timezone

from home.help.models import HelpAnswer


def say_whether_useful(page, useful, *, person=None, earlier=None):
    """Write down yes or no, in place of what was said before. Safe to repeat: there is one answer for each reader.

    `earlier` is the answer a stranger gave in the same session.
    """
    now = {"useful": useful, "page_title": page.title, "answered_at": timezone.now()}
    on_page = {"page_key": page.translation_key, "language": page.locale.language_code}
    if person is not None:
        answer, _is_new = HelpAnswer.objects.update_or_create(person=person, **on_page, defaults=now)
        return answer
    if earlier is None:
        return HelpAnswer.objects.create(**on_page, **now)
    HelpAnswer.objects.filter(pk=earlier.pk).update(**now)
    return earlier


def add_words(answer, words):
    """A few words to what was said; the last ones count."""
    answer.words = words
    answer.save(update_fields=["words"])
