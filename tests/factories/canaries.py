"""A locked lesson in which every text and every file carries a word of its own, and courses around it."""

import json
import re
from dataclasses import dataclass

from learnsync.front_pages import setup_front_pages
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.models import AccessGrant, Course, CourseIndexPage, CoursePage, Lesson, LessonPage, ModulePage
from tests.factories.blocks import every_block
from tests.factories.content import make_course, make_lesson, make_module, rich_text, swahili

CANARY = "ZEBRAFINCH"
FOR_INSTRUCTORS = f"{CANARY}-instructor_note"
DRAFTED = "WAXBILL"  # Stands only in a draft over the published lesson: nobody may read it yet.


@dataclass
class Cage:
    """The course with the canary. `words` are what a reader with access sees, `files` the documents of the lesson."""

    page: CoursePage
    module: ModulePage
    lesson_page: LessonPage
    translation: LessonPage
    free_lesson_page: LessonPage
    words: set

    @property
    def course(self):
        return Course.objects.get(translation_key=self.page.translation_key)

    @property
    def lesson(self):
        return Lesson.objects.get(translation_key=self.lesson_page.translation_key)

    @property
    def free_lesson(self):
        return Lesson.objects.get(translation_key=self.free_lesson_page.translation_key)

    @property
    def files(self):
        return list(get_document_model().objects.filter(file__contains=CANARY))

    def one_of_each_kind(self):
        """A film, its captions, a sound and a sheet."""
        return list({document.file_extension: document for document in self.files}.values())

    @property
    def pictures(self):
        return list(get_image_model().objects.filter(title__startswith=CANARY).prefetch_related("renditions"))


def make_cage(access="paid", *, go_live_at=None):
    """A course with two lessons in a module, in two languages: the canary's, and one that is free to read.

    Call it inside `publishing()`, as all factories of pages.
    """
    setup_front_pages()
    index = CourseIndexPage.objects.get(locale__language_code="en")
    price = {"price_minor": 80000, "currency": "KES"} if access == "paid" else {}
    page = make_course("Cage birds", lessons=0, access=access, parent=index, **price)
    module = make_module(page, "Songs", lessons=0)
    body = every_block(CANARY)
    lead, passage = f"{CANARY}-lead", f"{CANARY}-passage"
    lesson = make_lesson(module, "The locked one", body=body, lead=lead, go_live_at=go_live_at)
    free = make_lesson(module, "The open one", free_preview=True)
    translation = None if go_live_at else _translated(page, module, lesson)
    _draft_over(lesson)
    return Cage(page, module, lesson, translation, free, words_in(body) | {lead, passage})


def words_in(body):
    """Every canary in raw stream data that a reader with access sees."""
    words = set(re.findall(rf"{CANARY}[\w-]*", json.dumps(body)))
    return {word for word in words if not word.startswith(FOR_INSTRUCTORS)}


def _translated(*pages):
    for page in pages:
        copy = page.copy_for_translation(swahili())
        copy.save_revision().publish()
    return copy


def _draft_over(page):
    page.title = f"{DRAFTED} title"
    page.body = [rich_text(DRAFTED)]
    page.save_revision()
    page.refresh_from_db()


def give_access(learner, course):
    """A purchase; the learner has not enrolled by it."""
    return AccessGrant.objects.create(learner=learner, course=course, source=AccessGrant.Source.PURCHASE)


def make_open_course():
    """Another course, that everybody may read."""
    return make_course("Open birds", lessons=1, access="open", parent=CourseIndexPage.objects.first())
