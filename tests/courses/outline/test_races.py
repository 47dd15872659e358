"""Two at the same moment."""

import threading

import pytest
from django.db import connections, transaction

from courses.models import Course, CourseEdition, Lesson, LessonEdition, LessonPage, OutlineMark
from courses.outline import rebuilding
from courses.outline.actions import mark_course, rebuild_outline
from tests.courses.outline.readings import rows_reading, slow_reading
from tests.factories.content import make_course


def forget_rows():
    LessonEdition.objects.all().delete()
    Lesson.objects.all().delete()
    Course.objects.all().delete()


def together(*acts):
    """Run each in a thread of its own, started at one moment; what they raised."""
    start, raised = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_a_row_made_by_another_between_looking_and_making(publishing, index, monkeypatch):
    with publishing():
        page = make_course(lessons=2)
    forget_rows()
    read_tree = rebuilding.read_tree

    def slow_read(*arguments):
        """While the first reader looks at the tree, a second one goes the whole way."""
        monkeypatch.setattr(rebuilding, "read_tree", read_tree)
        tree = read_tree(*arguments)
        rebuild_outline(page.translation_key)
        return tree

    monkeypatch.setattr(rebuilding, "read_tree", slow_read)

    rebuild_outline(page.translation_key)

    assert Course.objects.count() == 1
    assert rows_reading() == slow_reading()


@pytest.mark.django_db(transaction=True)
def test_two_first_publications_make_one_course(index):
    page = make_course(lessons=3)
    forget_rows()

    raised = together(*[lambda: rebuild_outline(page.translation_key)] * 4)

    assert raised == []
    assert (Course.objects.count(), CourseEdition.objects.count(), Lesson.objects.count()) == (1, 1, 3)
    assert rows_reading() == slow_reading()


@pytest.mark.django_db(transaction=True)
def test_four_editors_at_work_in_one_course(index):
    page = make_course(lessons=4)
    lessons = [child.specific for child in page.get_children()]

    def rename(lesson):
        for number in range(5):
            with transaction.atomic():
                LessonPage.objects.filter(pk=lesson.pk).update(title=f"Round {number} of {lesson.pk}")
                mark_course(page.translation_key)

    raised = together(*[lambda lesson=lesson: rename(lesson) for lesson in lessons])

    assert raised == []
    assert rows_reading() == slow_reading()
    assert not OutlineMark.objects.exists()
