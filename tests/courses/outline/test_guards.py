"""What learners have records on stays, and stays in its course, whichever door an editor tries."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from courses.models import (
    AccessGrant,
    ChecklistTick,
    Course,
    CourseCompletion,
    CourseIndexPage,
    CoursePage,
    Enrolment,
    Lesson,
    LessonBookmark,
    LessonEdition,
    LessonPage,
    LessonProblem,
    LessonProgress,
    SavedCourse,
)
from courses.outline.guards import TranslationsRemainError
from courses.outline.records import record_relations
from home.models import HomePage
from tests.courses.outline.editing import api, bulk, mirror, translate_tree
from tests.courses.outline.readings import rows_reading, slow_reading
from tests.factories.content import make_course, make_module, make_page, swahili

ADVICE = "Unpublish it instead: it disappears from the site, and what learners did is kept."
REASON = f"Learners have records on %s, so it must stay: nothing was deleted. {ADVICE}"
WITHIN = "%s must stay, because learners have records on %s: nothing was deleted."
MOVE_REASON = "Learners have records on %s, so it cannot move to another course. Copy it there, and unpublish it here."
ALIAS_REASON = "%s cannot have an alias in the same language. Make a copy, which starts without learners."


@pytest.fixture
def desk(client, admin):
    """An editor's browser."""
    client.force_login(admin)
    return client


@pytest.fixture
def course(publishing, index):
    """A course of two lessons; a learner has begun the first."""
    with publishing():
        page = make_course("Sums", lessons=2)
    return page


@pytest.fixture
def begun(course, learner):
    """The first lesson, which a learner has begun."""
    page = lesson_page("Sums: lesson 1")
    LessonProgress.objects.create(learner=learner, lesson=row_of(page))
    return page


@pytest.fixture(autouse=True)
def tree_is_sound(db):
    yield
    assert Page.find_problems() == ([], [], [], [], [])
    assert rows_reading() == slow_reading()


def lesson_page(title, language="en"):
    return LessonPage.objects.get(title=title, locale__language_code=language)


def row_of(page):
    return Lesson.objects.get(translation_key=page.translation_key)


def said(answer):
    return [str(message).split("<")[0].strip() for message in get_messages(answer.wsgi_request)]


def offered(answer):
    """What the buttons beside the refusal say."""
    message = str(next(iter(get_messages(answer.wsgi_request))))
    return [link.text.strip() for link in BeautifulSoup(message, "html.parser").select("a")]


def all_pages():
    return set(Page.objects.values_list("pk", "path", "numchild"))


# What counts as a record


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Enrolment, {}),
        (SavedCourse, {}),
        (CourseCompletion, {}),
        (AccessGrant, {"source": "scholarship"}),
    ],
)
def test_records_on_a_course_keep_its_page(publishing, course, learner, model, fields):
    model.objects.create(learner=learner, course=Course.objects.get(), **fields)

    with pytest.raises(ProtectedError) as refused, publishing():
        course.delete()

    assert str(refused.value) == REASON % "“Sums”"
    assert CoursePage.objects.get() == course


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (LessonProgress, {}),
        (LessonBookmark, {}),
        (ChecklistTick, {"item_id": "9b1d6a51-5b0e-4c2f-8c58-7f3a86e1d001"}),
    ],
)
def test_records_on_a_lesson_keep_its_page(publishing, course, learner, model, fields):
    page = lesson_page("Sums: lesson 2")
    model.objects.create(learner=learner, lesson=row_of(page), **fields)

    with pytest.raises(ProtectedError) as refused, publishing():
        page.delete()

    assert str(refused.value) == REASON % "“Sums: lesson 2”"


def test_a_reported_problem_keeps_its_lesson(publishing, course):
    page = lesson_page("Sums: lesson 2")
    LessonProblem.objects.create(lesson=row_of(page), locale=page.locale, text="A word is missing")

    with pytest.raises(ProtectedError), publishing():
        page.delete()


def test_the_lesson_opened_last_stays(publishing, course, learner):
    page = lesson_page("Sums: lesson 2")
    Enrolment.objects.create(learner=learner, course=Course.objects.get(), last_lesson=row_of(page))

    with pytest.raises(ProtectedError) as refused, publishing():
        page.delete()

    assert str(refused.value) == REASON % "“Sums: lesson 2”"


def test_every_protecting_relation_is_a_record():
    """A new table that points at the outline with PROTECT is found without being named anywhere."""
    of_courses = {relation.related_model for relation in record_relations(Course)}
    of_lessons = {relation.related_model for relation in record_relations(Lesson)}

    assert of_courses >= {Enrolment, SavedCourse, CourseCompletion, AccessGrant}
    assert of_lessons >= {Enrolment, LessonProgress, LessonBookmark, ChecklistTick, LessonProblem}
    assert not {Course, Lesson, LessonEdition} & (of_courses | of_lessons)


# Deleting


def test_the_admin_refuses_with_a_reason_and_offers_to_unpublish(publishing, desk, begun):
    before = all_pages()

    with publishing():
        answer = desk.post(reverse("wagtailadmin_pages:delete", args=[begun.pk]))

    assert answer.url == reverse("wagtailadmin_explore", args=[begun.get_parent().pk])
    assert said(answer) == [REASON % "“Sums: lesson 1”"]
    link = f'href="{reverse("wagtailadmin_pages:unpublish", args=[begun.pk])}"'
    assert link in str(next(iter(get_messages(answer.wsgi_request))))
    assert all_pages() == before


def test_the_admin_refuses_before_it_asks(desk, begun):
    answer = desk.get(reverse("wagtailadmin_pages:delete", args=[begun.pk]))

    assert said(answer) == [REASON % "“Sums: lesson 1”"]


def test_an_unpublished_lesson_is_refused_without_the_offer(publishing, desk, begun):
    with publishing():
        begun.unpublish()

    answer = desk.post(reverse("wagtailadmin_pages:delete", args=[begun.pk]))

    assert said(answer) == [REASON % "“Sums: lesson 1”"]
    assert "unpublish/" not in str(next(iter(get_messages(answer.wsgi_request))))


def test_a_course_is_refused_because_of_its_lessons(desk, course, begun):
    answer = desk.post(reverse("wagtailadmin_pages:delete", args=[course.pk]))

    assert said(answer) == [f"{WITHIN % ('“Sums”', '“Sums: lesson 1”')} {ADVICE}"]
    assert offered(answer) == ["Unpublish “Sums”"]
    assert CoursePage.objects.filter(pk=course.pk).exists()


def test_many_lessons_are_named_shortly(publishing, desk, index, learner):
    with publishing():
        page = make_course("Sums", lessons=5)
    for lesson in Lesson.objects.all():
        LessonProgress.objects.create(learner=learner, lesson=lesson)

    answer = desk.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    five = "“Sums: lesson 1”, “Sums: lesson 2”, “Sums: lesson 3” and 2 more"
    assert said(answer) == [f"{WITHIN % ('“Sums”', five)} {ADVICE}"]


def test_a_course_with_records_of_its_own_is_named_alone(desk, course, begun, learner):
    Enrolment.objects.create(learner=learner, course=Course.objects.get())

    answer = desk.post(reverse("wagtailadmin_pages:delete", args=[course.pk]))

    assert said(answer) == [REASON % "“Sums”"]


def test_two_lessons_are_spoken_of_as_two(desk, course, begun, learner):
    second = lesson_page("Sums: lesson 2")
    LessonProgress.objects.create(learner=learner, lesson=row_of(second))

    answer = bulk(desk, "delete", [begun, second])

    assert said(answer) == [
        "Learners have records on “Sums: lesson 1”, “Sums: lesson 2”, so they must stay: nothing was deleted. "
        "Unpublish them instead: they disappear from the site, and what learners did is kept."
    ]
    assert offered(answer) == ["Unpublish “Sums: lesson 1”", "Unpublish “Sums: lesson 2”"]


@pytest.mark.parametrize("page_class", [CourseIndexPage, HomePage])
def test_nobody_is_led_to_take_the_front_page_down(desk, begun, page_class):
    page = page_class.objects.get()

    answer = desk.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert said(answer) == [WITHIN % (f"“{page.title}”", "“Sums: lesson 1”")]
    assert offered(answer) == []


def test_a_module_is_named_when_its_lessons_keep_it(publishing, desk, course, learner):
    with publishing():
        module = make_module(course, "Part", lessons=2)
    LessonProgress.objects.create(learner=learner, lesson=row_of(lesson_page("Part lesson 2")))

    answer = desk.get(reverse("wagtailadmin_pages:delete", args=[module.pk]))

    assert said(answer) == [f"{WITHIN % ('“Part”', '“Part lesson 2”')} {ADVICE}"]
    assert offered(answer) == ["Unpublish “Part”"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_bulk_deletion_is_refused_as_a_whole_before_it_asks(publishing, desk, begun, method):
    before = all_pages()

    with publishing():
        answer = bulk(desk, "delete", [begun, lesson_page("Sums: lesson 2")], method=method)

    assert said(answer) == [REASON % "“Sums: lesson 1”"]
    assert offered(answer) == ["Unpublish “Sums: lesson 1”"]
    assert all_pages() == before


def test_bulk_deletion_asks_when_nothing_is_in_the_way(desk, course):
    answer = bulk(desk, "delete", [lesson_page("Sums: lesson 2")], method="get")

    assert "Yes, delete" in answer.content.decode()


def test_bulk_deletion_of_a_page_and_one_below_it(publishing, desk, course):
    with publishing():
        answer = bulk(desk, "delete", [course, lesson_page("Sums: lesson 2")])

    assert said(answer) == ["1 page and 2 child pages have been deleted"]
    assert not Course.objects.exists()


def test_the_admins_own_api_answers_with_the_reason(publishing, desk, begun):
    before = all_pages()
    with publishing():
        answer = api(desk, begun, "delete")

    assert (answer.status_code, answer.json()) == (400, {"__all__": [REASON % "“Sums: lesson 1”"]})
    assert all_pages() == before
    assert not PageLogEntry.objects.filter(action="wagtail.delete", page_id=begun.pk).exists()
    assert not ModelLogEntry.objects.filter(action="wagtail.delete").exists()


def test_the_admins_own_api_deletes_what_nobody_has_begun(publishing, desk, begun):
    with publishing():
        answer = api(desk, lesson_page("Sums: lesson 2"), "delete")

    assert answer.status_code == 204
    assert Lesson.objects.get() == row_of(begun)


@pytest.mark.parametrize(
    "delete",
    [
        lambda page: page.delete(),
        lambda page: Page.objects.get(pk=page.pk).delete(),
        lambda page: LessonPage.objects.filter(pk=page.pk).delete(),
        lambda page: Page.objects.filter(pk=page.pk).delete(),
        lambda page: Page.objects.all().delete(),
        lambda page: page.get_parent().get_children().delete(),
        lambda page: page.get_parent().get_children().specific().delete(),
        lambda page: page.get_parent().delete(),
        lambda page: page.get_parent().get_parent().delete(),
        lambda page: HomePage.objects.get().delete(),
    ],
    ids=["page", "plain page", "queryset", "plain queryset", "everything", "children", "specific children", "course",
         "catalogue", "home"],
)  # fmt: skip
def test_code_cannot_delete_it(publishing, begun, delete):
    before = all_pages()

    with pytest.raises(ProtectedError), publishing():
        delete(begun)

    assert all_pages() == before
    assert LessonEdition.objects.filter(live=True).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("delete", [lambda pages: pages.delete(), lambda pages: pages.get().delete()])
@pytest.mark.parametrize("model", [Page, LessonPage])
def test_a_refusal_outside_a_transaction_leaves_the_tree_whole(index, learner, model, delete):
    make_course("Sums", lessons=1)
    page = lesson_page("Sums: lesson 1")
    LessonProgress.objects.create(learner=learner, lesson=row_of(page))
    before = all_pages()

    with pytest.raises(ProtectedError):
        delete(model.objects.filter(pk=page.pk))

    assert all_pages() == before
    # Tables are emptied next; what protects would be in the way.
    LessonProgress.objects.all().delete()


def test_only_the_last_page_of_a_lesson_must_stay(publishing, course, begun):
    translated = translate_tree(publishing, course)
    swahili_lesson = lesson_page("Sums: lesson 1", "sw")

    with publishing():
        swahili_lesson.delete()
    assert row_of(begun).retired_at is None

    with pytest.raises(ProtectedError), publishing():
        begun.delete()
    assert CoursePage.objects.filter(pk=translated.pk).exists()


def test_both_languages_at_once_are_refused(publishing, course, begun):
    translate_tree(publishing, course)
    pages = LessonPage.objects.filter(translation_key=begun.translation_key)
    assert pages.count() == 2

    with pytest.raises(ProtectedError), publishing():
        pages.delete()

    assert pages.count() == 2


def test_the_source_of_translations_that_stay_is_not_deleted(publishing, desk, course):
    translated = translate_tree(publishing, course)
    reason = (
        "“Sums” is the original of translations that would stay: order, access and price come from it. "
        "Nothing was deleted. "
        "Delete the translations first, or unpublish it: its translations go offline with it."
    )

    with pytest.raises(TranslationsRemainError, match=reason), publishing():
        course.delete()
    answer = desk.post(reverse("wagtailadmin_pages:delete", args=[course.pk]))
    assert [str(message) for message in get_messages(answer.wsgi_request)][0].startswith(reason)
    assert api(desk, course, "delete").status_code == 400
    assert CoursePage.objects.filter(pk=course.pk).exists()

    with publishing():
        translated.delete()
        CoursePage.objects.get(pk=course.pk).delete()
    assert not Course.objects.exists()


def test_deleting_the_source_leaves_the_record_on_the_row(publishing, course, begun):
    translate_tree(publishing, course)

    with publishing():
        begun.delete()

    row = Lesson.objects.get(progress__isnull=False)
    assert row.retired_at is not None, "order and rules come from the source language, which has no such page"


def test_rows_with_records_are_retired_when_their_page_vanishes_past_every_guard(publishing, course, begun):
    row = row_of(begun)

    with publishing():
        Page.objects.filter(pk=course.pk).update(numchild=1)
        LessonPage.objects.filter(pk=begun.pk)._raw_delete("default")
        Page.objects.filter(pk=begun.pk)._raw_delete("default")
        CoursePage.objects.get(pk=course.pk).save_revision().publish()

    row.refresh_from_db()
    assert row.retired_at is not None
    assert row.editions.get().title == "Sums: lesson 1", "who has a record still reads what it is about"


# Archiving, the way that is offered


def test_an_archived_course_keeps_its_records_and_comes_back(publishing, desk, course, begun, learner):
    row = row_of(begun)

    with publishing():
        desk.post(reverse("wagtailadmin_pages:unpublish", args=[course.pk]))
    assert not LessonEdition.objects.filter(live=True).exists()

    with publishing():
        course.save_revision().publish()
    assert LessonProgress.objects.get(learner=learner).lesson == row
    assert LessonEdition.objects.filter(live=True).count() == 2


# Moving


@pytest.fixture
def other(publishing, course):
    with publishing():
        page = make_course("Other", lessons=0)
    return page


def test_the_admin_refuses_to_move_a_begun_lesson_to_another_course(publishing, desk, begun, other):
    before = all_pages()

    with publishing():
        answer = desk.post(reverse("wagtailadmin_pages:move_confirm", args=[begun.pk, other.pk]))

    assert said(answer) == [MOVE_REASON % "“Sums: lesson 1”"]
    assert all_pages() == before


def test_a_bulk_move_is_refused_as_a_whole(publishing, desk, begun, other):
    before = all_pages()

    with publishing():
        answer = bulk(desk, "move", [lesson_page("Sums: lesson 2"), begun], chooser=other.pk)

    assert said(answer) == [MOVE_REASON % "“Sums: lesson 1”"]
    assert all_pages() == before


def test_the_admins_own_api_refuses_to_move_it(publishing, desk, begun, other):
    before = all_pages()

    with publishing():
        answer = api(desk, begun, "move", destination_page_id=other.pk, position="last-child")

    assert (answer.status_code, answer.json()) == (400, {"__all__": [MOVE_REASON % "“Sums: lesson 1”"]})
    assert all_pages() == before


def test_a_module_is_refused_because_of_its_lessons(publishing, course, other, learner):
    with publishing():
        module = make_module(course, "Part", lessons=1)
    LessonProgress.objects.create(learner=learner, lesson=row_of(lesson_page("Part lesson 1")))

    with pytest.raises(ValidationError) as refused, publishing():
        module.move(other, pos="last-child")

    assert refused.value.message_dict == {
        "__all__": [
            "“Part” cannot move to another course, because learners have records on “Part lesson 1”. "
            "Copy it there, and unpublish it here."
        ]
    }


def test_beside_a_lesson_of_another_course_is_in_another_course(publishing, begun, other):
    with publishing():
        neighbour = make_page(other, LessonPage, "Neighbour")

    with pytest.raises(ProtectedError), publishing():
        begun.move(neighbour, pos="left")


def test_a_begun_lesson_moves_within_its_course(publishing, course, begun):
    with publishing():
        module = make_module(course, "Part", lessons=0)

    with publishing():
        begun.move(module, pos="last-child")

    assert (row_of(begun).module_key, row_of(begun).retired_at) == (module.translation_key, None)


def test_a_course_with_records_moves_with_its_lessons(publishing, course, begun, index):
    with publishing():
        school = make_page(index.get_parent(), type(index), "School")

    with publishing():
        course.move(school, pos="last-child")

    assert row_of(begun).editions.get().url_path == "/school/sums/sums-lesson-1/"


# Copies and aliases start without learners


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_has_no_learners(publishing, course, begun, learner, keep_live):
    Enrolment.objects.create(learner=learner, course=Course.objects.get())

    with publishing():
        copy = course.copy(recursive=True, keep_live=keep_live, update_attrs={"slug": "again"})

    rows = Course.objects.filter(translation_key=copy.translation_key)
    assert rows.count() == int(keep_live)
    assert not Enrolment.objects.filter(course__in=rows).exists()
    assert not LessonProgress.objects.filter(lesson__course__in=rows).exists()


def test_a_copy_of_a_begun_lesson_may_be_deleted(publishing, course, begun):
    with publishing():
        copy = begun.copy(update_attrs={"slug": "again"})

    with publishing():
        copy.delete()

    assert Lesson.objects.count() == 2


@pytest.mark.parametrize("whole", [True, False])
def test_the_copy_screen_refuses_an_alias_in_the_same_language(publishing, desk, course, index, whole):
    before = all_pages()
    data = {"new_title": "Sums", "new_slug": "again", "new_parent_page": index.pk, "alias": "on"}
    if whole:
        data["copy_subpages"] = "on"

    with publishing():
        answer = desk.post(reverse("wagtailadmin_pages:copy", args=[course.pk]), data)

    named = "“Sums”, “Sums: lesson 1”, “Sums: lesson 2”" if whole else "“Sums”"
    assert said(answer) == [ALIAS_REASON % named]
    assert all_pages() == before


def test_the_admins_own_api_refuses_an_alias_in_the_same_language(publishing, desk, begun):
    before = all_pages()

    with publishing():
        answer = api(desk, begun, "create_alias", update_slug="again")

    assert (answer.status_code, answer.json()) == (400, {"__all__": [ALIAS_REASON % "“Sums: lesson 1”"]})
    assert all_pages() == before


def test_an_alias_of_the_catalogue_that_would_take_courses_along_is_refused(publishing, desk, course, index):
    before = all_pages()

    with publishing():
        answer = api(desk, index, "create_alias", update_slug="again", recursive=True)

    assert (answer.status_code, answer.json()) == (400, {"__all__": [ALIAS_REASON % "“Sums”"]})
    assert all_pages() == before


def test_an_alias_of_the_catalogue_alone_is_allowed(publishing, desk, course, index):
    with publishing():
        answer = api(desk, index, "create_alias", update_slug="again")

    assert answer.status_code == 201
    assert Course.objects.count() == 1


def test_an_alias_in_another_language_is_the_same_lesson(publishing, course, begun):
    with publishing():
        mirror(course, recursive=True)

    assert row_of(begun).editions.filter(live=True).count() == 2
    assert set(row_of(begun).editions.values_list("locale_id", flat=True)) == {begun.locale_id, swahili().pk}


def test_the_database_itself_protects_the_rows(course, begun):
    with pytest.raises((ProtectedError, IntegrityError)):
        row_of(begun).delete()
