"""Deleting one's account: asked twice, done at once, and nothing of the person is left anywhere.

A marker is put into everything of a person that can hold words. `MAKERS` makes a row of each registered kind;
a kind that is new must be added here, or to `NOT_THEIR_WORDS` with the reason.
"""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.models import Failure
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import APIToken, Comment, CommentReply, Page, PageSubscription, UploadedFile, Workflow
from wagtail.users.models import UserProfile

from community.profiles.models import Profile, ShownCourse
from courses.importing import archives
from courses.models import (
    AccessGrant,
    ChecklistTick,
    Course,
    CourseCompletion,
    CourseDismissal,
    CourseIndexPage,
    CourseSurvey,
    Enrolment,
    ImportRun,
    Instructor,
    LearningPath,
    Lesson,
    LessonBookmark,
    LessonProblem,
    LessonProgress,
    PathEnrolment,
    PrerequisiteWaiver,
    ResourceSuggestion,
    SavedCourse,
)
from home.accounts.acting.models import ActingSession
from home.accounts.audit.actions import record_act
from home.accounts.audit.models import StaffAct
from home.accounts.consent.models import Consent, PolicyVersion
from home.accounts.erasure.actions import erase_account
from home.accounts.models import User
from home.accounts.own_data.actions import ask_for_copy
from home.accounts.own_data.models import DataExport
from home.accounts.privacy import records
from home.models import ContactSubmission, FeatureRequest, HelpAnswer
from tests.factories.content import make_course, make_lesson
from tests.factories.people import PASSWORD, make_person
from tests.factories.profiles import make_profile
from tests.home.accounts.traces import traces_of

MARKER = "zebrafinch"


@pytest.fixture
def marked(db):
    return make_person(MARKER)


@pytest.fixture
def course(index, publishing):
    with publishing():
        page = make_course("Counting stock", lessons=0)
        make_lesson(page, "First")
    return Course.objects.get()


def lesson():
    return Lesson.objects.get()


def page():
    return Page.objects.get(slug="counting-stock")


def content_type():
    return ContentType.objects.get_for_model(Page)


def signed_in_device(person):
    Client(headers={"user-agent": MARKER}).post(reverse("account_login"), {"login": person.email, "password": PASSWORD})


def commented(person):
    """A comment with a reply, carried along by a version of the page and quoted in its history; and a deleted one."""
    one = page().specific
    comments = [Comment(page=one, user=person, text=MARKER, contentpath="title") for _number in range(2)]
    one.wagtail_admin_comments.add(*comments)
    one.save_revision()
    for comment in Comment.objects.filter(user=person):
        comment.log_create(page_revision=None, user=person)
    Comment.objects.filter(user=person).last().delete()
    answer = CommentReply.objects.create(
        comment=Comment.objects.get(), user=User.objects.get(display_name="Colleague"), text="A colleague's words"
    )
    answer.log_create(page_revision=None, user=answer.user)


def replied(person):
    by_somebody = Comment.objects.create(
        page=page(), user=User.objects.get(display_name="Colleague"), text="Look", contentpath="title"
    )
    reply = CommentReply.objects.create(comment=by_somebody, user=person, text=MARKER)
    reply.log_create(page_revision=None, user=person)
    page().specific.save_revision()


def reviewed(person):
    workflow = Workflow.objects.first()
    one = page().specific
    one.save_revision()
    state = workflow.start(one, person).current_task_state
    state.finished_by, state.comment = person, MARKER
    state.save()
    log(instance=one, action="wagtail.workflow.reject", user=person, data={"workflow": {"comment": MARKER}})


def teaching(person):
    card = Instructor.objects.create(name=MARKER, slug=MARKER, role=MARKER, bio=MARKER, user=person)
    log(instance=card, action="wagtail.edit", user=person)
    one = page().specific
    one.instructors.add(card)
    one.save_revision().publish()
    card.save()


def uploaded_course(person):
    archives.keep(ContentFile(f"a course by {MARKER}".encode(), f"{MARKER}.zip"), person, CourseIndexPage.objects.get())


def problem(**people):
    LessonProblem.objects.create(lesson=lesson(), locale=course_row().source_locale, **{"text": MARKER, **people})


def course_row():
    return Course.objects.get()


def copied(person):
    ask_for_copy(person, by=person)


def profiled(person):
    make_profile(person, MARKER)
    picture = ContentFile(MARKER.encode(), f"{MARKER}.jpg")
    profile = Profile.objects.get(person=person)
    profile.picture.save(f"people/{MARKER}.jpg", picture)


def looked(**people):
    somebody = User.objects.get(display_name="Colleague")
    others = {"staff": somebody, "learner": somebody}
    ActingSession.objects.create(**{**others, **people}, reason=MARKER)


MAKERS = {
    "account.EmailAddress.user": lambda person: None,  # `make_person` did it.
    "usersessions.UserSession.user": signed_in_device,  # before there is a second step
    "mfa.Authenticator.user": lambda person: Authenticator.objects.create(
        user=person, type="webauthn", data={"name": MARKER}
    ),
    "wagtailusers.UserProfile.user": lambda person: UserProfile.objects.create(
        user=person, avatar=ContentFile(MARKER.encode(), f"{MARKER}.png")
    ),
    "wagtailcore.Comment.user": commented,
    "wagtailcore.CommentReply.user": replied,
    "wagtailcore.APIToken.user": lambda person: APIToken.objects.create(user=person, name=MARKER, key_hash="1"),
    "wagtailadmin.EditingSession.user": lambda person: EditingSession.objects.create(
        user=person, content_type=content_type(), object_id="1", last_seen_at=timezone.now()
    ),
    "wagtailadmin.FormState.user": lambda person: FormState.objects.create(
        user=person, content_type=content_type(), object_id="1", data=MARKER, last_updated_at=timezone.now()
    ),
    "wagtailcore.PageSubscription.user": lambda person: PageSubscription.objects.create(
        user=person, page=page(), comment_notifications=True
    ),
    "wagtailcore.UploadedFile.uploaded_by_user": lambda person: UploadedFile.objects.create(
        uploaded_by_user=person, file=ContentFile(MARKER.encode(), f"{MARKER}.png")
    ),
    "courses.AccessGrant.learner": lambda person: AccessGrant.objects.create(
        learner=person, course=course_row(), source="scholarship", why=MARKER
    ),
    "courses.Enrolment.learner": lambda person: Enrolment.objects.create(learner=person, course=course_row()),
    "courses.LessonProgress.learner": lambda person: LessonProgress.objects.create(learner=person, lesson=lesson()),
    "courses.CourseCompletion.learner": lambda person: CourseCompletion.objects.create(
        learner=person, course=course_row()
    ),
    "courses.SavedCourse.learner": lambda person: SavedCourse.objects.create(learner=person, course=course_row()),
    "courses.LessonBookmark.learner": lambda person: LessonBookmark.objects.create(learner=person, lesson=lesson()),
    "courses.ChecklistTick.learner": lambda person: ChecklistTick.objects.create(
        learner=person, lesson=lesson(), item_id="6f7d6a8e-1111-4222-8333-444455556666"
    ),
    "courses.ImportRun.user": uploaded_course,
    "courses.LessonProblem.reporter": lambda person: problem(reporter=person),
    "courses.LessonProblem.resolved_by": lambda person: problem(resolved_by=person, text="The sum"),
    "courses.Instructor.user": teaching,
    "home.FeatureRequest.person": lambda person: FeatureRequest.objects.create(person=person, title=MARKER),
    "courses.CourseSurvey.learner": lambda person: CourseSurvey.objects.create(
        learner=person, course=course_row(), answer="yes", text=MARKER
    ),
    "courses.CourseDismissal.learner": lambda person: CourseDismissal.objects.create(
        learner=person, course=course_row()
    ),
    "home.HelpAnswer.person": lambda person: HelpAnswer.objects.create(
        person=person, page_key=page().translation_key, language="en", page_title="Codes", useful=True, words=MARKER
    ),
    "home.ContactSubmission.sender": lambda person: ContactSubmission.objects.create(
        sender=person, page=page(), form_data={"name": MARKER}
    ),
    "courses.PathEnrolment.learner": lambda person: PathEnrolment.objects.create(
        learner=person, path=LearningPath.objects.create(source_locale=course_row().source_locale, cover_title="Way")
    ),
    "courses.PrerequisiteWaiver.learner": lambda person: PrerequisiteWaiver.objects.create(
        learner=person, course=course_row(), reason=MARKER
    ),
    "courses.ResourceSuggestion.suggested_by": lambda person: ResourceSuggestion.objects.create(
        suggested_by=person, title=MARKER, language_code="en", file=ContentFile(MARKER.encode(), f"{MARKER}.txt")
    ),
    "accounts.Consent.user": lambda person: Consent.objects.create(
        user=person, version=PolicyVersion.objects.create(kind="terms", version="1")
    ),
    "accounts.DataExport.user": copied,
    "accounts.ActingSession.staff": lambda person: looked(staff=person),
    "accounts.ActingSession.learner": lambda person: looked(learner=person),
    "accounts.StaffAct.subject": lambda person: record_act("access_given", actor=None, subject=person, course=1),
    "accounts.StaffAct.actor": lambda person: record_act("access_given", actor=person, course=1),
    "profiles.Profile.person": profiled,
    "profiles.ShownCourse.person": lambda person: ShownCourse.objects.create(person=person, course=course_row()),
    "profiles.Handle.person": lambda person: None,  # `profiled` did it.
    "wagtailcore.TaskState.finished_by": reviewed,  # last: publishing would end the review
}
ROLES, SITE = "which role, not a word of theirs", "the site's own work: what was made stays, without the maker"
NOT_THEIR_WORDS = {
    "courses.PrerequisiteWaiver.given_by": SITE,
    "courses.ResourceSuggestion.handled_by": SITE,
    "accounts.User_groups.user": ROLES,
    "accounts.User_user_permissions.user": ROLES,
    "wagtailcore.Comment.resolved_by": SITE,
    "wagtailcore.Page.owner": SITE,
    "wagtailcore.Page.locked_by": SITE,
    "wagtailcore.Revision.user": SITE,
    "wagtailcore.PageLogEntry.user": "its words are those of comments and reviews, made above",
    "wagtailcore.ModelLogEntry.user": "its words are those of comments and reviews, made above",
    "wagtailcore.WorkflowState.requested_by": SITE,
    "wagtail_localize.StringTranslation.last_translated_by": SITE,
    "wagtail_localize.SegmentOverride.last_translated_by": SITE,
    "wagtailimages.Image.uploaded_by_user": SITE,
    "wagtaildocs.Document.uploaded_by_user": SITE,
    "home.SiteImage.uploaded_by_user": SITE,
    "home.SiteDocument.uploaded_by_user": SITE,
}
# What has its form from the house: no person can write it.
NO_WORDS = {
    "account.EmailAddress.email", "usersessions.UserSession.session_key", "mfa.Authenticator.type",
    "wagtailusers.UserProfile.avatar", "wagtailcore.Comment.contentpath", "wagtailcore.Comment.position",
    "wagtailcore.APIToken.key_hash", "wagtailcore.APIToken.prefix", "wagtailadmin.EditingSession.object_id",
    "wagtailadmin.FormState.object_id", "wagtailadmin.FormState.parent_object_id",
    "wagtailcore.UploadedFile.file", "courses.AccessGrant.reference", "courses.ImportRun.token",
    "profiles.Handle.key", "courses.Instructor.slug", "accounts.StaffAct.kind", "accounts.StaffAct.details",
}  # fmt: skip


OTHERS_WORDS = {("courses.LessonProblem.resolved_by", "text")}  # the reporter's


def word_fields(record):
    """Fields in which the person of a record may have written freely."""
    for field in record.model._meta.local_concrete_fields:
        free = isinstance(field, (models.CharField, models.TextField, models.JSONField)) and not field.choices
        is_own = f"{record.model._meta.label}.{field.name}" not in NO_WORDS
        if free and is_own and (record.key, field.name) not in OTHERS_WORDS:
            yield field


def mark_all_words(person):
    """Put the marker into every field of every row about a person that can hold words; says how many fields."""
    count = 0
    for record in records():
        if record.key in MAKERS:
            assert record.rows_of(person).exists(), record.key
            for field in word_fields(record):
                value = {"word": MARKER} if isinstance(field, models.JSONField) else MARKER[: field.max_length]
                record.rows_of(person).update(**{field.name: value})
                count += 1
    return count


def test_every_kind_of_rows_is_tried():
    assert {record.key for record in records()} == {*MAKERS, *NOT_THEIR_WORDS}


@pytest.fixture
def everywhere(marked, course, publishing):
    """A person who has left traces in all that the house keeps."""
    make_person("colleague")
    with publishing():
        for make in MAKERS.values():
            make(marked)
    assert mark_all_words(marked) > 20
    log(instance=marked, action="wagtail.edit", user=marked, data={"name": MARKER})
    half_signed_up = SessionStore()
    half_signed_up["account_login"] = {"email": marked.email, "display_name": MARKER}
    half_signed_up.save()
    Failure.objects.create(
        id="1", name="1", func="x", args=([marked.email],), result=f"No row for {marked.email}", success=False,
        started=timezone.now(), stopped=timezone.now(),
    )  # fmt: skip
    return marked


# By hand: where the marker stands before.
TRACES = {
    "account_emailaddress.email",
    "accounts_actingsession.reason",
    "accounts_user.display_name",
    "accounts_user.email",
    "courses_accessgrant.why",
    "courses_importrun.file_name",
    "courses_instructor.bio",
    "courses_instructor.name",
    "courses_instructor.role",
    "courses_instructor.slug",
    "courses_lessonproblem.note",
    "courses_lessonproblem.text",
    "django_q_task.args",
    "django_q_task.result",
    "django_session.session_data",
    "mfa_authenticator.data",
    "wagtailsearch_indexentry.body",
    "profiles_handle.name",
    "profiles_profile.bio",
    "profiles_profile.links",
    "profiles_profile.skills",
    "usersessions_usersession.user_agent",
    "wagtailadmin_formstate.data",
    "wagtailcore_apitoken.name",
    "wagtailcore_comment.text",
    "wagtailcore_commentreply.text",
    "wagtailcore_modellogentry.data",
    "wagtailcore_modellogentry.label",
    "wagtailcore_pagelogentry.data",
    "wagtailcore_revision.content",
    "wagtailcore_taskstate.comment",
    "wagtailcore_uploadedfile.file",
    "wagtailusers_userprofile.avatar",
}


def test_nothing_is_found_afterwards(everywhere, publishing):
    before = set(traces_of(MARKER))
    assert TRACES - before == set(), "there must be something to forget"
    assert [trace.split("/")[0] for trace in sorted(before) if trace.startswith("file ")] == [
        "file avatar_images", "file imports", "file own-data", "file people", "file suggestions",
        "file wagtail_uploads",
    ]  # fmt: skip

    with publishing():
        erase_account(everywhere, by=everywhere)

    assert traces_of(MARKER) == []


def test_others_words_stay(everywhere, publishing):
    with publishing():
        erase_account(everywhere, by=everywhere)

    assert CommentReply.objects.get(user__display_name="Colleague").text == "A colleague's words"
    assert User.objects.get(display_name="Colleague").is_active
    assert (Enrolment.objects.count(), CourseCompletion.objects.count(), LessonProgress.objects.count()) == (1, 1, 1)


# The screen


@pytest.fixture
def signed_in(client, learner):
    client.force_login(learner)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_it_says_first_what_happens(client, learner):
    client.force_login(learner)

    words = client.get(reverse("delete_account")).content.decode()

    assert "It happens at once and cannot be undone." in words
    assert "also those you bought" in words
    assert "What stays, without your name" in words


def test_it_happens_at_once_with_a_last_mail(signed_in, learner, publishing, mailoutbox):
    with publishing():
        answer = signed_in.post(reverse("delete_account"), {"email": "Learner@demo.learnsync.test"})

    person = User.objects.get(pk=learner.pk)
    assert answer.url == reverse("account_deleted")
    assert "Your account is deleted" in signed_in.get(answer.url).content.decode()
    assert (person.is_active, person.display_name) == (False, "A former learner")
    assert "_auth_user_id" not in signed_in.session
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["learner@demo.learnsync.test"], "Your account at Learnsync is deleted")
    ]
    act = StaffAct.objects.get()
    assert (act.kind, act.actor, act.subject, act.details) == ("data_erased", person, person, {})


@pytest.mark.parametrize("email", ["", "classmate@demo.learnsync.test", "learner@demo"])
def test_the_address_must_be_typed(signed_in, learner, email):
    answer = signed_in.post(reverse("delete_account"), {"email": email})

    assert list(answer.context["form"].errors) == ["email"]
    assert User.objects.get(pk=learner.pk).is_active


def test_it_needs_proof(client, learner, publishing):
    client.force_login(learner)

    asked = client.post(reverse("delete_account"), {"email": learner.email})
    assert asked.url.split("?")[0] == reverse("account_reauthenticate")
    assert User.objects.get(pk=learner.pk).is_active
    with publishing():
        client.post(asked.url, {"password": PASSWORD, "next": reverse("delete_account")})

    assert not User.objects.get(pk=learner.pk).is_active


def test_the_last_administrator_cannot_go(client, admin):
    client.force_login(admin)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.post(reverse("delete_account"), {"email": admin.email})

    assert "You are the only administrator." in answer.content.decode()
    assert User.objects.get(pk=admin.pk).is_superuser
    make_person("boss", is_staff=True, is_superuser=True)
    client.post(reverse("delete_account"), {"email": admin.email})
    assert not User.objects.get(pk=admin.pk).is_superuser


def test_erasing_again_is_harmless_and_sends_no_mail(learner, admin, publishing, mailoutbox):
    with publishing():
        erase_account(learner, by=admin)
        erase_account(User.objects.get(pk=learner.pk), by=admin)

    assert len(mailoutbox) == 1


def test_staff_erase_for_somebody_who_asked_by_mail(client, admin, learner, publishing, mailoutbox):
    client.force_login(admin)

    with publishing():
        client.post(reverse("wagtailusers_users:delete", args=[learner.pk]))

    act = StaffAct.objects.get()
    assert (act.kind, act.actor, act.subject) == ("data_erased", admin, learner)
    assert [mail.to for mail in mailoutbox] == [["learner@demo.learnsync.test"]]
    assert not DataExport.objects.exists()


def test_many_at_once_are_each_written_down(client, admin, learner, classmate):
    client.force_login(admin)
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])

    client.post(f"{address}?id={learner.pk}&id={classmate.pk}")

    acts = StaffAct.objects.values_list("kind", "actor", "subject")
    assert set(acts) == {("data_erased", admin.pk, learner.pk), ("data_erased", admin.pk, classmate.pk)}
    assert not ImportRun.objects.exists()
