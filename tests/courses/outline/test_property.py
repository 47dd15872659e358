"""Editors do anything, in any order; learners lose nothing, and the outline always equals the live tree.

`HYPOTHESIS_PROFILE=proof` (or `--hypothesis-profile=proof`) tries much longer. A failure prints its steps in words.
"""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction, ParentNotTranslatedError
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from courses.models import (
    Course,
    CourseIndexPage,
    CoursePage,
    Enrolment,
    Lesson,
    LessonEdition,
    LessonPage,
    LessonProgress,
    ModulePage,
    OutlineMark,
    SavedCourse,
)
from courses.outline.rebuilding import check_outline, compare_all
from courses.outline.tasks import rebuild_waiting
from home.models import HomePage
from tests.courses.outline.editing import api, bulk, drag
from tests.courses.outline.readings import offline_but_live, rows_reading, slow_reading, tree_problems
from tests.factories.content import make_course, make_lesson, make_module, swahili

PARTS = (CoursePage, ModulePage, LessonPage)
MOST_PAGES = 45
picks = st.integers(0, 60)
yes_or_no = st.booleans()


class EditorsAtWork(RuleBasedStateMachine):
    """Each step is one deed of one person. `pick` numbers choose among the pages there are."""

    def __init__(self):
        super().__init__()
        self.sandbox = transaction.atomic()
        self.sandbox.__enter__()
        Site.clear_site_root_paths_cache()
        self.now = timezone.now()
        self.count = 0
        self.records, self.courses_of_records = {}, {}

    def teardown(self):
        try:
            assert compare_all(check_outline) == {}
            assert Page.find_problems() == ([], [], [], [], [])
        finally:
            self.forget()

    def forget(self):
        transaction.set_rollback(True)
        self.sandbox.__exit__(None, None, None)

    @initialize()
    def sign_in(self):
        self.client = Client()
        self.client.force_login(self.admin)

    # How a step is taken

    @contextmanager
    def step(self, words):
        """One deed at its time, with what follows the commit. A refusal in words is an answer, an error is not."""
        note(words)
        self.now += timedelta(minutes=1)
        with time_machine.travel(self.now), TestCase.captureOnCommitCallbacks(execute=True):
            try:
                yield
            except (ValidationError, ProtectedError, ParentNotTranslatedError) as refusal:
                note(f"    refused: {str(refusal)[:150]}")

    def answered(self, answer):
        note(f"    answered {answer.status_code}")
        assert answer.status_code < 500

    def pages(self, *types):
        found = Page.objects.type(types).order_by("pk")
        return list(found.specific())

    def choose(self, pick, found):
        return found[pick % len(found)] if found else None

    def originals(self, *types):
        return [page for page in self.pages(*types) if page.alias_of_id is None]

    def name(self, kind):
        self.count += 1
        return f"{kind} {self.count}"

    def has_room(self, more=1):
        return Page.objects.count() + more <= MOST_PAGES

    def title(self, page):
        return f"“{page.title}” ({page.locale.language_code}, {page.pk})"

    def parents_for(self, page):
        allowed = type(page).allowed_parent_page_models()
        others = [one for one in self.pages(*allowed) if one.locale_id == page.locale_id]
        return [one for one in others if one.pk != page.pk and not one.is_descendant_of(page)]

    # Learners

    @rule(pick=picks, done=yes_or_no)
    def learner_opens_a_lesson(self, pick, done):
        edition = self.choose(pick, list(LessonEdition.objects.filter(live=True).order_by("pk")))
        if edition:
            with self.step(f"a learner opens {edition.title}"):
                row, _new = LessonProgress.objects.get_or_create(learner=self.learner, lesson=edition.lesson)
                self.keep(row, edition.lesson)
                self.courses_of_records[edition.lesson.translation_key] = edition.lesson.course.translation_key

    @rule(pick=picks, only_save=yes_or_no)
    def learner_enrols(self, pick, only_save):
        course = self.choose(pick, list(Course.objects.filter(retired_at=None).order_by("pk")))
        if course:
            model = SavedCourse if only_save else Enrolment
            with self.step(f"a learner makes a {model._meta.verbose_name} in {course}"):
                row, _new = model.objects.get_or_create(learner=self.learner, course=course)
                self.keep(row, course)

    def keep(self, record, target):
        self.records[type(record).__name__, record.pk] = (target.translation_key, target.pk)

    # Writing

    @rule(pick=picks, how=st.sampled_from(["draft", "published", "live without revision"]))
    def add_lesson(self, pick, how):
        parent = self.choose(pick, self.pages(CoursePage, ModulePage))
        self.add(parent, LessonPage, how)

    @rule(pick=picks, how=st.sampled_from(["draft", "published"]))
    def add_module(self, pick, how):
        self.add(self.choose(pick, self.pages(CoursePage)), ModulePage, how)

    @rule(pick=picks, how=st.sampled_from(["draft", "published"]))
    def add_course(self, pick, how):
        self.add(self.choose(pick, self.pages(CourseIndexPage)), CoursePage, how)

    def add(self, parent, page_class, how):
        if parent is None or not self.has_room():
            return
        title = self.name(page_class.__name__)
        with self.step(f"add {title} below {self.title(parent)}, {how}"):
            page = parent.add_child(
                instance=page_class(title=title, live=how == "live without revision", locale=parent.locale)
            )
            if how != "live without revision":
                revision = page.save_revision()
                if how == "published":
                    revision.publish()

    @rule(pick=picks, changes=st.sampled_from(["title", "rules"]), publish=yes_or_no)
    def edit(self, pick, changes, publish):
        page = self.choose(pick, self.originals(*PARTS))
        if page is None:
            return
        with self.step(f"change the {changes} of {self.title(page)}, {'published' if publish else 'as a draft'}"):
            if changes == "title":
                page.title = self.name("Title")
            elif isinstance(page, LessonPage):
                page.required, page.free_preview = not page.required, not page.free_preview
                page.minutes_override = None if page.minutes_override else 7
            elif isinstance(page, CoursePage):
                page.access = "open" if page.access == "free" else "free"
            revision = page.save_revision()
            if publish:
                revision.publish()

    @rule(pick=picks)
    def publish_by_api(self, pick):
        page = self.choose(pick, self.originals(*PARTS))
        if page:
            with self.step(f"publish {self.title(page)}"):
                self.answered(api(self.client, page, "publish"))

    @rule(pick=picks, more=picks)
    def publish_in_bulk(self, pick, more):
        self.in_bulk("publish", pick, more)

    @rule(pick=picks, more=picks, below=yes_or_no)
    def unpublish_in_bulk(self, pick, more, below):
        self.in_bulk("unpublish", pick, more, **({"include_descendants": "on"} if below else {}))

    @rule(pick=picks, more=picks)
    def delete_in_bulk(self, pick, more):
        self.in_bulk("delete", pick, more, **{"wagtail_site_name": "Learnsync"})

    def in_bulk(self, action, pick, more, **data):
        # Wagtail breaks on an alias that is published in bulk.
        pages = self.originals(*PARTS) if action == "publish" else self.pages(*PARTS)
        chosen = {page.pk: page for page in (self.choose(pick, pages), self.choose(more, pages)) if page}
        if chosen:
            with self.step(f"{action} in bulk {', '.join(map(self.title, chosen.values()))} {data or ''}"):
                self.answered(bulk(self.client, action, chosen.values(), **data))

    # The calendar

    @rule(pick=picks, hours=st.integers(1, 3))
    def schedule(self, pick, hours):
        page = self.choose(pick, self.originals(*PARTS))
        if page:
            with self.step(f"schedule {self.title(page)} in {hours} h"):
                page.title, page.go_live_at = self.name("Later"), self.now + timedelta(hours=hours)
                page.save_revision().publish()

    @rule(pick=picks, hours=st.integers(1, 3))
    def let_expire(self, pick, hours):
        page = self.choose(pick, self.originals(*PARTS))
        if page:
            with self.step(f"let {self.title(page)} expire in {hours} h"):
                page.go_live_at, page.expire_at = None, self.now + timedelta(hours=hours)
                page.save_revision().publish()

    @rule(hours=st.integers(1, 3))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        with self.step(f"{hours} h pass, and the schedule runs"):
            call_command("publish_scheduled")

    # Moving

    @rule(pick=picks, where=picks, door=st.sampled_from(["screen", "api", "bulk", "code"]))
    def move(self, pick, where, door):
        page = self.choose(pick, self.pages(*PARTS, CourseIndexPage))
        target = self.choose(where, self.parents_for(page)) if page else None
        if target is None:
            return
        with self.step(f"move {self.title(page)} to {self.title(target)} by {door}"):
            if door == "screen":
                self.answered(self.client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])))
            elif door == "api":
                data = {"destination_page_id": target.pk, "position": "first-child"}
                if Page._slug_is_available(page.slug, target, page):
                    self.answered(api(self.client, page, "move", **data))
            elif door == "bulk":
                self.answered(bulk(self.client, "move", [page], chooser=target.pk))
            elif Page._slug_is_available(page.slug, target, page):
                page.move(target, pos="last-child")

    @rule(pick=picks, place=st.integers(0, 5))
    def drag(self, pick, place):
        page = self.choose(pick, self.pages(*PARTS))
        if page:
            with self.step(f"drag {self.title(page)} to place {place}"):
                self.answered(drag(self.client, page, place))

    @rule(pick=picks)
    def rename(self, pick):
        page = self.choose(pick, self.originals(*PARTS, CourseIndexPage, HomePage))
        if page:
            with self.step(f"give {self.title(page)} another address"):
                page.slug = self.name("slug").replace(" ", "-")
                page.save_revision().publish()

    # Taking away

    @rule(pick=picks, below=yes_or_no, door=st.sampled_from(["screen", "api"]))
    def unpublish(self, pick, below, door):
        page = self.choose(pick, [page for page in self.pages(*PARTS) if page.live])
        if page is None:
            return
        with self.step(f"unpublish {self.title(page)} by {door}{', with all below' if below else ''}"):
            if door == "api":
                self.answered(api(self.client, page, "unpublish", recursive=below))
            else:
                data = {"include_descendants": "on"} if below else {}
                self.answered(self.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), data))

    @rule(pick=picks, door=st.sampled_from(["screen", "api", "code", "queryset", "plain queryset"]))
    def delete(self, pick, door):
        page = self.choose(pick, self.pages(*PARTS, CourseIndexPage))
        if page is None:
            return
        with self.step(f"delete {self.title(page)} by {door}"):
            if door == "screen":
                data = {"confirm_site_name": "Learnsync"}
                self.answered(self.client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), data))
            elif door == "api":
                self.answered(api(self.client, page, "delete"))
            elif door == "code":
                page.delete()
            elif door == "queryset":
                type(page).objects.filter(pk=page.pk).delete()
            else:
                Page.objects.filter(translation_key=page.translation_key).delete()

    # Copies, aliases, translations

    @rule(pick=picks, where=picks, whole=yes_or_no, live=yes_or_no)
    def copy(self, pick, where, whole, live):
        page = self.choose(pick, self.originals(*PARTS))
        target = self.choose(where, self.parents_for(page)) if page else None
        if target is None or not self.has_room(page.get_descendant_count() + 1):
            return
        data = {"destination_page_id": target.pk, "recursive": whole, "keep_live": live, "title": self.name("Copy")}
        with self.step(f"copy {self.title(page)} to {self.title(target)} {data}"):
            self.answered(api(self.client, page, "copy", **data, slug=self.name("copy").replace(" ", "-")))

    @rule(pick=picks)
    def alias_in_the_same_language(self, pick):
        page = self.choose(pick, self.pages(*PARTS))
        if page:
            with self.step(f"try an alias of {self.title(page)} beside it"):
                answer = api(self.client, page, "create_alias", update_slug=self.name("alias").replace(" ", "-"))
                assert answer.status_code == 400

    @rule(pick=picks, whole=yes_or_no)
    def alias_in_another_language(self, pick, whole):
        page = self.choose(pick, [page for page in self.pages(*PARTS) if self.is_only_language(page)])
        if page is None or not self.has_room(page.get_descendant_count() + 4):
            return
        below = [one for one in page.get_descendants() if not self.is_only_language(one)]
        with self.step(f"mirror {self.title(page)} in the other language{', with all below' if whole else ''}"):
            CopyPageForTranslationAction(
                page, self.other_locale(page), copy_parents=True, alias=True, include_subtree=whole and not below
            ).execute(skip_permission_checks=True)

    @rule(pick=picks)
    def convert_alias(self, pick):
        alias = self.choose(pick, [page for page in self.pages(*PARTS) if page.alias_of_id])
        if alias:
            with self.step(f"convert the alias {self.title(alias)}"):
                self.answered(api(self.client, alias, "convert_alias"))

    @rule(pick=picks, publish=yes_or_no)
    def translate(self, pick, publish):
        page = self.choose(pick, self.originals(*PARTS))
        if page is None or not self.has_room(4):
            return
        above = page.get_ancestors().filter(depth__gt=1).specific()
        for one in [*(parent for parent in above if self.is_only_language(parent)), page]:
            with self.step(f"translate {self.title(one)}, {'published' if publish else 'as a draft'}"):
                source, _new = TranslationSource.update_or_create_from_instance(one)
                Translation.objects.get_or_create(source=source, target_locale=self.other_locale(one))[0].save_target(
                    publish=publish
                )

    def other_locale(self, page):
        return next(locale for locale in Locale.objects.all() if locale.pk != page.locale_id)

    def is_only_language(self, page):
        return not Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists()

    # What holds after every step

    @invariant()
    def all_is_well(self):
        self.nothing_waits_or_failed()
        self.the_outline_equals_the_live_tree()
        self.no_record_is_lost_or_points_at_nothing()
        assert tree_problems() == []

    def nothing_waits_or_failed(self):
        assert not OutlineMark.objects.filter(attempts__gt=0).exists()
        # What changes many addresses is left to a task.
        rebuild_waiting.func()
        assert not OutlineMark.objects.exists()

    def the_outline_equals_the_live_tree(self):
        assert rows_reading() == slow_reading()
        assert offline_but_live() == []

    def no_record_is_lost_or_points_at_nothing(self):
        found = {
            (type(row).__name__, row.pk): (target.translation_key, target.pk)
            for model in (LessonProgress, Enrolment, SavedCourse)
            for row in model.objects.all()
            for target in [row.lesson if model is LessonProgress else row.course]
        }
        assert found == self.records
        keys = {key for key, _pk in found.values()}
        assert keys <= set(Page.objects.values_list("translation_key", flat=True))
        for lesson in Lesson.objects.filter(progress__isnull=False).select_related("course"):
            assert lesson.course.translation_key == self.courses_of_records[lesson.translation_key]


def effort():
    """A taste every day, and as much as the profile says in `proof`."""
    if settings.get_current_profile_name() == "proof":
        return settings(suppress_health_check=list(HealthCheck), deadline=None)
    return settings(
        max_examples=10,
        stateful_step_count=16,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],  # Making a failure shorter takes minutes: that is for `proof`.
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture
def quiet_tasks(settings):
    """Wagtail's search and reference indexes are not what this is about, and take most of the time."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def test_editors_may_do_anything(publishing, index, admin, learner, quiet_tasks):
    swahili()
    with publishing():
        course = make_course("Sums", lessons=2)
        make_module(course, "Part", lessons=1)
        make_lesson(make_course("Words", lessons=0), "Letters")

    days = []

    class Work(EditorsAtWork):
        def teardown(self):
            super().teardown()
            days.append("done")

    Work.admin, Work.learner = admin, learner
    run_state_machine_as_test(Work, settings=effort())

    assert len(days) >= effort().max_examples, "the invariants of the machine held on each of them"
