"""Courses are found by their teachers and topics, lessons by their shared passages: what changes there goes into the
index too.
"""

from django.db.models.signals import post_save
from wagtail.search.tasks import insert_or_update_object_task
from wagtail.signals import page_published, published, unpublished

from courses.catalogue.pages import CoursePage
from courses.catalogue.passages import SharedPassage, lessons_with
from courses.catalogue.snippets import Instructor, Topic

FIELDS = {Instructor: "instructors", Topic: "topics"}


def connect():
    for model in FIELDS:
        post_save.connect(name_saved, sender=model, dispatch_uid="indexing")
    page_published.connect(course_published, sender=CoursePage, dispatch_uid="indexing")
    for signal in (published, unpublished):
        signal.connect(passage_changed, sender=SharedPassage, dispatch_uid="indexing")


def course_published(sender, instance, **kwargs):
    """Once more: when Wagtail indexes a page that is saved, its teachers and topics are not written yet."""
    index_course(instance.pk)


def name_saved(sender, instance, created, raw=False, **kwargs):
    """Index again, in tasks, the pages of the courses that name it; a new one is named by none."""
    if raw or created:
        return
    for pk in CoursePage.objects.filter(**{FIELDS[sender]: instance}).values_list("pk", flat=True):
        index_course(pk)


def passage_changed(sender, instance, **kwargs):
    for pk in lessons_with(instance).values_list("pk", flat=True):
        insert_or_update_object_task.enqueue("courses", "lessonpage", str(pk))


def index_course(pk):
    insert_or_update_object_task.enqueue("courses", "coursepage", str(pk))
