"""What the outline takes from the pages."""

import uuid
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Site

from commerce.money import Money
from courses.models import (
    Course,
    CourseEdition,
    CoursePage,
    Instructor,
    Lesson,
    LessonEdition,
    LessonPage,
    LessonProgress,
    Topic,
)
from courses.outline.actions import Rebuild, check_outline, rebuild_outline
from courses.outline.signals import mark_page
from home.models import Event, HomePage
from tests.courses.outline.readings import rows_reading, slow_reading
from tests.factories.content import make_course, make_lesson, make_module, make_page, rich_text, swahili


def addresses():
    return list(LessonEdition.objects.order_by("lesson__position").values_list("url_path", flat=True))


def test_publishing_a_course_with_lessons_makes_its_outline(publishing, index):
    with publishing():
        page = make_course("Counting stock", lessons=3, access="open")

    course = Course.objects.get()
    edition = course.editions.get()
    assert (course.translation_key, course.access, course.cover_title) == (
        page.translation_key,
        "open",
        "Counting stock",
    )
    assert (edition.title, edition.url_path, edition.live) == ("Counting stock", "/courses/counting-stock/", True)
    assert (edition.lesson_count, edition.minutes) == (3, 3)
    assert list(Lesson.objects.order_by("pk").values_list("position", flat=True)) == [0, 1, 2]
    assert addresses() == [
        "/courses/counting-stock/counting-stock-lesson-1/",
        "/courses/counting-stock/counting-stock-lesson-2/",
        "/courses/counting-stock/counting-stock-lesson-3/",
    ]
    assert rows_reading() == slow_reading()


def test_facts_of_a_course_are_projected(publishing, index, admin):
    topic = Topic.objects.create(name="Computing", slug="computing")
    instructor = Instructor.objects.create(name="Otieno Odhiambo", slug="otieno-odhiambo")
    closes = timezone.now() + timedelta(days=30)
    facts = {
        "access": "paid", "price_minor": 80000, "currency": "KES", "level": "beginner", "effort_minutes": 540,
        "closes_at": closes, "weave": 2, "subtitle": "Small programs", "jina": "Haba na haba",
    }  # fmt: skip

    with publishing():
        make_course(lessons=0, topics=[topic], instructors=[instructor], **facts)

    course = Course.objects.get()
    edition = course.editions.get()
    assert (course.access, course.price, course.level) == ("paid", Money(80000, "KES"), "beginner")
    assert (course.effort_minutes, course.opens_at, course.closes_at, course.weave) == (540, None, closes, 2)
    assert (list(course.topics.all()), list(course.instructors.all())) == ([topic], [instructor])
    assert (edition.subtitle, edition.jina) == ("Small programs", "Haba na haba")


def test_the_price_of_a_course_that_is_not_sold_stays_out_of_the_outline(publishing, index):
    with publishing():
        make_course(lessons=0, access="free", price_minor=80000, currency="KES")

    course = Course.objects.get()
    assert (course.price_minor, course.currency, course.price) == (None, "", None)


def test_topics_taken_away_leave_the_outline(publishing, index):
    topic = Topic.objects.create(name="Computing", slug="computing")
    with publishing():
        page = make_course(lessons=0, topics=[topic])
    assert list(Course.objects.get().topics.all()) == [topic]

    with publishing():
        page.topics.set([])
        page.save_revision().publish()

    assert list(Course.objects.get().topics.all()) == []


def test_lessons_count_through_the_modules(publishing, index):
    with publishing():
        page = make_course("Python", lessons=1)
        first = make_module(page, "Numbers", lessons=2)
        second = make_module(page, "Words", lessons=1)

    lessons = list(Lesson.objects.order_by("position"))
    modules = [None, first.translation_key, first.translation_key, second.translation_key]
    titles = LessonEdition.objects.order_by("lesson__position").values_list("title", "module_title")
    assert [(lesson.position, lesson.module_key) for lesson in lessons] == list(enumerate(modules))
    assert list(titles) == [
        ("Python: lesson 1", ""),
        ("Numbers lesson 1", "Numbers"),
        ("Numbers lesson 2", "Numbers"),
        ("Words lesson 1", "Words"),
    ]


def test_rules_of_a_lesson_are_projected(publishing, index):
    with publishing():
        page = make_course(lessons=0)
        make_lesson(page, "A taste", free_preview=True, required=False)

    assert Lesson.objects.values_list("free_preview", "required", "kind").get() == (True, False, "reading")


@pytest.mark.parametrize(
    ("words", "override", "minutes"), [(0, None, 1), (200, None, 1), (1000, None, 5), (1000, 12, 12)]
)
def test_minutes_come_from_the_words_unless_the_editor_says(publishing, index, words, override, minutes):
    with publishing():
        page = make_course(lessons=0)
        make_lesson(page, "Long", body=[rich_text("word " * words)], minutes_override=override)

    assert LessonEdition.objects.get().minutes == minutes
    assert CourseEdition.objects.get().minutes == minutes


def test_addresses_carry_the_language(publishing, index):
    with publishing():
        page = make_course("Counting stock", lessons=1)
        sw_index = index.copy_for_translation(swahili(), copy_parents=True)
        sw_index.slug = "kozi"
        sw_index.save_revision().publish()
        page.copy_for_translation(swahili()).save_revision().publish()

    found = dict(CourseEdition.objects.values_list("locale__language_code", "url_path"))
    assert found == {"en": "/courses/counting-stock/", "sw": "/sw/kozi/counting-stock/"}


def test_addresses_begin_at_the_page_a_site_begins_at(publishing, index):
    with publishing():
        make_course("Counting stock", lessons=1)
    assert CourseEdition.objects.get().url_path == "/courses/counting-stock/"

    with publishing():
        site = Site.objects.get()
        site.root_page = index
        site.save()

    assert CourseEdition.objects.get().url_path == "/counting-stock/"
    assert addresses() == ["/counting-stock/counting-stock-lesson-1/"]


def test_a_course_outside_every_site_is_not_live(publishing, index):
    with publishing():
        make_course(lessons=1)
        home = HomePage.objects.get()
        elsewhere = make_page(home.get_parent(), HomePage, "Elsewhere")
    assert CourseEdition.objects.get().live

    with publishing():
        site = Site.objects.get()
        site.root_page = elsewhere
        site.save()

    assert not CourseEdition.objects.get().live
    assert rows_reading() == slow_reading()


def test_rebuilding_again_changes_nothing(publishing, index):
    with publishing():
        page = make_course(lessons=2)
        make_module(page, "Part")
    version = Course.objects.get().version

    assert rebuild_outline(page.translation_key) == []
    assert Course.objects.get().version == version


def test_a_change_raises_the_version(publishing, index):
    with publishing():
        page = make_course(lessons=2)
    version = Course.objects.get().version

    with publishing():
        page.title = "Counting stock well"
        page.save_revision().publish()

    assert Course.objects.get().version == version + 1


def test_a_lesson_published_again_raises_the_version_because_its_text_may_have_changed(publishing, index):
    with publishing():
        page = make_course(lessons=1)
    version = Course.objects.get().version

    with publishing():
        page.get_children().get().specific.save_revision().publish()

    assert Course.objects.get().version == version + 1


def test_the_cover_keeps_the_title_of_the_first_publication(publishing, index):
    with publishing():
        page = make_course("Counting stock", lessons=0)
    with publishing():
        page.title = "Counting everything"
        page.save_revision().publish()

    course = Course.objects.get()
    assert (course.cover_title, course.editions.get().title) == ("Counting stock", "Counting everything")


def test_what_is_offline_keeps_the_words_and_the_price_it_was_shown_with(publishing, index):
    with publishing():
        page = make_course("Counting stock", lessons=0, access="paid", price_minor=80000, currency="KES")
    with publishing():
        page.unpublish()

    with publishing():
        page.title, page.access = "Draft", "open"
        page.save()

    course = Course.objects.get()
    assert (course.access, course.editions.get().title) == ("paid", "Counting stock")


def test_first_publications_are_announced_once(publishing, index):
    with publishing():
        page = make_course(lessons=2)
    course = Course.objects.get()
    with publishing():
        page.save_revision().publish()
    with publishing():
        page.unpublish()
    with publishing():
        page.save_revision().publish()

    lessons = [
        ("lesson_published", {"lesson_id": lesson.pk, "course_id": course.pk, "locale": "en"})
        for lesson in course.lessons.order_by("position")
    ]
    expected = [*lessons, ("course_published", {"course_id": course.pk, "locale": "en"})]
    assert list(Event.objects.order_by("pk").values_list("name", "data")) == expected


def test_a_key_nobody_knows_changes_nothing(db):
    assert rebuild_outline(uuid.uuid4()) == []
    assert not Course.objects.exists()


def test_checking_changes_nothing(publishing, index):
    with publishing():
        page = make_course(lessons=1)
    CoursePage.objects.filter(pk=page.pk).update(level="some")

    assert check_outline(page.translation_key) == ["course: level"]
    assert Course.objects.get().level == "none"


def test_a_translation_never_opens_a_course_whose_source_page_has_vanished(publishing, index):
    with publishing():
        page = make_course(lessons=1, access="paid", price_minor=80000, currency="KES")
        translation = page.copy_for_translation(swahili(), copy_parents=True)
        translation.access = "open"
        translation.save_revision().publish()

    with publishing():
        CoursePage._base_manager.filter(pk=page.pk).update(translation_key=uuid.uuid4())  # Past every guard.
        translation.save_revision().publish()

    course = Course.objects.get(translation_key=page.translation_key)
    assert (course.source_locale, course.access, course.price_minor) == (Locale.get_default(), "paid", 80000)
    assert course.retired_at is not None
    assert not course.editions.filter(live=True).exists()


def test_queries_do_not_grow_with_the_lessons(publishing, index, django_assert_num_queries):
    with publishing():
        small = make_course("Small", lessons=3)
        large = make_course("Large", lessons=30)

    with django_assert_num_queries(10):  # Opening and closing a savepoint among them.
        rebuild_outline(small.translation_key)
    with django_assert_num_queries(10):
        rebuild_outline(large.translation_key)


def test_queries_that_write_do_not_grow_with_the_lessons(publishing, index, django_assert_num_queries):
    with publishing():
        small = make_course("Small", lessons=3)
        large = make_course("Large", lessons=30)
    LessonEdition.objects.update(title="Old", live=False)
    Lesson.objects.update(position=7, retired_at=timezone.now())

    with django_assert_num_queries(13):
        rebuild_outline(small.translation_key)
    with django_assert_num_queries(13):
        rebuild_outline(large.translation_key)


def test_queries_that_take_away_do_not_grow_with_the_lessons(publishing, index, django_capture_on_commit_callbacks):
    with publishing():
        pages = [make_course("Small", lessons=3), make_course("Large", lessons=30)]

    counts = []
    for page in pages:
        with django_capture_on_commit_callbacks():
            page.delete()
        with CaptureQueriesContext(connection) as queries:
            rebuild_outline(page.translation_key)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert not Course.objects.exists()


def test_one_transaction_rebuilds_a_course_once(publishing, index):
    with publishing() as callbacks:
        make_course(lessons=5)

    assert len([one for one in callbacks if isinstance(one, Rebuild)]) == 1


def test_a_course_marked_already_costs_no_query(publishing, index, django_assert_num_queries):
    with publishing():
        page = make_course(lessons=5)
    lessons = [child.specific for child in page.get_children()]

    with publishing():
        mark_page(lessons[0])

        with django_assert_num_queries(0):
            for lesson in lessons:
                mark_page(lesson)


def test_a_lesson_whose_records_lie_in_another_course_is_reported(publishing, index, learner, capsys):
    with publishing():
        make_course("Sums", lessons=1)
        other = make_course("Letters", lessons=0)
    page = LessonPage.objects.get()
    with publishing():
        page.move(other, pos="last-child")
        # In the same moment a learner ends the lesson: the outline has not heard of the move yet.
        LessonProgress.objects.create(learner=learner, lesson=Lesson.objects.get())

    with pytest.raises(SystemExit) as ended:
        call_command("rebuild_outline", check=True)

    row = Lesson.objects.get()
    assert row.course.cover_title == "Sums", "what was done stays where it was done"
    assert ended.value.code == 1
    assert capsys.readouterr().out == (
        f"The lesson page “Sums: lesson 1” is not shown: its records lie in course {row.course.translation_key}. "
        "Move it back.\n"
    )
