"""What a learner might read next, and what a reader may be about to type."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext

from courses.catalogue.matching import has_words
from courses.catalogue.snippets import Topic
from courses.enrolment.models import Enrolment
from courses.outline.editions import in_every_language, live_course_editions
from courses.outline.models import Course
from home.query_text import without_hyphens

SHORTEST_QUERY = 2
MOST_SUGGESTED = 8
MOST_LOOKED_AT = 40


def course_after(learner, course):
    """The edition of a course the learner has never taken, one of the same topics if there is one. One query."""
    taken = Enrolment.objects.filter(learner=learner, course=OuterRef("course"))
    topics = Course.topics.through.objects.filter(course_id=course.pk).values("topic_id")
    same = Course.topics.through.objects.filter(course_id=OuterRef("course"), topic_id__in=topics)
    others = live_course_editions().filter(~Exists(taken), lesson_count__gt=0).exclude(course=course)
    editions = in_every_language(others).annotate(is_akin=Exists(same)).select_related("course", "locale")
    return editions.order_by("is_foreign", "-is_akin", "-published_at", "-pk").first()


@dataclass(frozen=True)
class Suggestion:
    """One line below a search field. `language` is set only where the title is not in the reader's."""

    title: str
    url: str
    kind: str
    language: str = ""


def suggestions_for(words):
    """What a reader may be about to type: names of live courses and topics alone, the same for everybody. Two queries.

    What begins with the words comes first.
    """
    if sum(map(len, words)) < SHORTEST_QUERY:
        return []
    found = [*_courses_named(words), *_topics_named(words)]
    start = words[0].casefold()
    found.sort(key=lambda one: (bool(one.language), not without_hyphens(one.title).casefold().startswith(start)))
    return found[:MOST_SUGGESTED]


def _courses_named(words):
    named = live_course_editions().filter(has_words("title", words))
    editions = in_every_language(named, among=named).select_related("locale").order_by("is_foreign", "title", "pk")
    return [
        Suggestion(
            edition.title,
            edition.url_path,
            gettext("Course"),
            edition.locale.language_code if edition.is_foreign else "",
        )
        for edition in editions[:MOST_LOOKED_AT]
    ]


def _topics_named(words):
    used = Course.topics.through.objects.filter(
        topic_id=OuterRef("pk"), course__in=live_course_editions().values("course")
    )
    topics = Topic.objects.filter(has_words("name", words) | has_words("name_sw", words), Exists(used))
    catalogue = reverse("catalogue")
    return [
        Suggestion(topic.title, f"{catalogue}?topic={topic.slug}", gettext("Subject"))
        for topic in topics[:MOST_SUGGESTED]
    ]
