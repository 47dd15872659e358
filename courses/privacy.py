"""What the courses hold about a person."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from courses.catalogue.snippets import Instructor
from courses.importing import archives
from courses.surveys.actions import forget_words_of
from home.accounts.privacy import REMOVED, on_erasure, register

FORMER_TEACHER = "A former teacher"

# Records of learning and the ledger of grants stay for the books, under the pseudonym.

register(
    "courses.AccessGrant", "learner", _("Why courses are open"), on_erasure="keep", overwrite={"why": ""},
    export=["course__cover_title", "source", "starts", "ends", "revoked_at", "why"],
)  # fmt: skip
register(
    "courses.Enrolment", "learner", _("Courses"), on_erasure="keep",
    export=["course__cover_title", "enrolled_at", "left_at", "last_opened_at"],
)  # fmt: skip
register(
    "courses.LessonProgress", "learner", _("Lessons read"), on_erasure="keep",
    export=["lesson__course__cover_title", "lesson__position", "completed_at"],
)  # fmt: skip
register(
    "courses.CourseCompletion", "learner", _("Courses completed"), on_erasure="keep",
    export=["course__cover_title", "completed_at"],
)  # fmt: skip
register(
    "courses.PathEnrolment", "learner", _("Learning paths"), on_erasure="keep",
    export=["path__cover_title", "enrolled_at", "left_at", "completed_at"],
)  # fmt: skip
register(
    "courses.PrerequisiteWaiver", "learner", _("Exceptions from prerequisites"), on_erasure="keep",
    overwrite={"reason": REMOVED},
    export=["course__cover_title", "reason", "given_at", "withdrawn_at"],
)  # fmt: skip

# What a person keeps for himself goes.

register("courses.SavedCourse", "learner", _("Saved courses"), export=["course__cover_title", "saved_at"])
register(
    "courses.LessonBookmark", "learner", _("Saved lessons"),
    export=["lesson__course__cover_title", "lesson__position", "saved_at"],
)  # fmt: skip
register(
    "courses.ChecklistTick", "learner", _("Checklists"),
    export=["lesson__course__cover_title", "lesson__position", "item_id", "ticked_at"],
)  # fmt: skip
register("courses.CourseDismissal", "learner", _("Courses not wanted"), export=["course__cover_title", "dismissed_at"])

register("courses.ImportRun", "user", _("Courses uploaded"), export=["file_name", "uploaded_at"])
on_erasure(archives.forget_files_of)

# What others still need stays and names nobody.

register(
    "courses.LessonProblem", "reporter", _("Problems reported"), on_erasure="anonymise",
    overwrite={"text": REMOVED, "note": ""},
    export=["lesson__course__cover_title", "lesson__position", "kind", "text", "reported_at"],
)  # fmt: skip
register("courses.PrerequisiteWaiver", "given_by", _("Exceptions given to learners"), on_erasure="anonymise")
register("courses.LessonProblem", "resolved_by", _("Problems resolved"), on_erasure="anonymise", overwrite={"note": ""})
register(
    "courses.ResourceSuggestion", "suggested_by", _("Resources suggested"), files=["file"],
    export=["title", "why", "link", "language_code", "suggested_at", "state", "answer"],
)  # fmt: skip
register("courses.ResourceSuggestion", "handled_by", _("Suggestions handled"), on_erasure="anonymise")
register(
    "courses.Instructor", "user", _("Public cards as a teacher"), on_erasure="anonymise",
    export=["name", "role", "bio", "bio_sw", "links"],
)  # fmt: skip


@on_erasure
def take_down_cards(person):
    """A public card stays on its courses and names nobody. Saved one by one, so that the search index hears of it."""
    history = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Instructor))
    for card in Instructor.objects.filter(user=person):
        card.name, card.slug, card.role, card.picture = FORMER_TEACHER, f"former-{card.pk}", "", None
        card.bio, card.bio_sw, card.links = "", "", ""
        card.save()
        history.filter(object_id=str(card.pk)).update(label=FORMER_TEACHER, data={})


register(
    "courses.CourseSurvey", "learner", _("What you said about courses"), on_erasure="anonymise",
    export=["course__cover_title", "answer", "text", "answered_at"],
)  # fmt: skip
on_erasure(forget_words_of)
