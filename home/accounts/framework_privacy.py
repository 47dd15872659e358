"""What Wagtail, allauth and Django hold about a person."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME, Comment, ModelLogEntry, PageLogEntry, Revision

from home.accounts.models import User
from home.accounts.privacy import PSEUDONYM, REMOVED, on_erasure, register

# Signing in

register("account.EmailAddress", "user", _("E-mail addresses"), export=["email", "verified", "primary"])
register("mfa.Authenticator", "user", _("Second factors"), export=["type", "created_at", "last_used_at"])
register(
    "usersessions.UserSession", "user", _("Signed-in devices"),
    export=["ip", "user_agent", "created_at", "last_seen_at"],
)  # fmt: skip
register(User.groups.through, "user", _("Roles"), export=["group__name"])
register(User.user_permissions.through, "user", _("Permissions"), export=["permission__codename"])

# Work in the admin: pages and their history belong to the site

register(
    "wagtailusers.UserProfile", "user", _("Settings in the admin"),
    export=["preferred_language", "current_time_zone", "avatar"], files=["avatar"],
)  # fmt: skip
register(
    "wagtailcore.Comment", "user", _("Comments on pages"), on_erasure="keep", overwrite={"text": REMOVED},
    export=["text", "created_at"],
)  # fmt: skip
register(
    "wagtailcore.CommentReply", "user", _("Replies on pages"), on_erasure="keep", overwrite={"text": REMOVED},
    export=["text", "created_at"],
)  # fmt: skip
register("wagtailcore.Comment", "resolved_by", _("Comments resolved"), on_erasure="anonymise")
register("wagtailcore.PageSubscription", "user", _("Pages followed"), export=["page__title"])
register("wagtailcore.APIToken", "user", _("Keys for programs"), export=["name", "created", "last_used_at"])
register("wagtailadmin.EditingSession", "user", _("Pages open for editing"))
register("wagtailadmin.FormState", "user", _("Forms half filled in"))
register("wagtailcore.Page", "owner", _("Pages made"), export=["title", "first_published_at"], on_erasure="anonymise")
register("wagtailcore.Page", "locked_by", _("Pages locked"), on_erasure="anonymise")
register("wagtailcore.Revision", "user", _("Versions saved"), on_erasure="anonymise")
register("wagtailcore.PageLogEntry", "user", _("History of pages"), on_erasure="anonymise")
register("wagtailcore.ModelLogEntry", "user", _("History of the rest"), on_erasure="anonymise")
register("wagtailcore.UploadedFile", "uploaded_by_user", _("Files being uploaded"), files=["file"])
register("wagtailcore.WorkflowState", "requested_by", _("Reviews asked for"), on_erasure="anonymise")
register(
    "wagtailcore.TaskState", "finished_by", _("Reviews done"), on_erasure="anonymise", overwrite={"comment": ""},
    export=["comment", "finished_at"],
)  # fmt: skip
for model in ("wagtail_localize.StringTranslation", "wagtail_localize.SegmentOverride"):
    register(model, "last_translated_by", _("Translations"), on_erasure="anonymise")

# Wagtail's own tables of files stand empty beside ours, yet carry the same column.
for model in ("wagtailimages.Image", "wagtaildocs.Document"):
    register(model, "uploaded_by_user", _("Files uploaded"), on_erasure="anonymise")


@on_erasure
def forget_name_in_history(user):
    """The admin's history keeps the name a person had when the account was edited."""
    ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk)).update(
        label=PSEUDONYM, data={}
    )


@on_erasure
def forget_words_in_history(user):
    """The admin's history quotes what people wrote in comments and reviews, also where others answered."""
    mine = PageLogEntry.objects.filter(user=user)
    begun = mine.filter(action="wagtail.comments.create").values_list("data__comment__id", flat=True)
    comments = {*Comment.objects.filter(user=user).values_list("pk", flat=True), *begun}
    answered = PageLogEntry.objects.filter(data__comment__id__in=comments).exclude(user=user)
    for entry in [*mine.exclude(data={}), *ModelLogEntry.objects.filter(user=user).exclude(data={})]:
        type(entry).objects.filter(pk=entry.pk).update(data=_without_words(entry.data))
    for entry in answered:
        entry.data["comment"]["text"] = REMOVED
        PageLogEntry.objects.filter(pk=entry.pk).update(data=entry.data)


def _without_words(data):
    """The same data without what somebody wrote: the texts of comments, replies and reviews."""
    if isinstance(data, list):
        return [_without_words(value) for value in data]
    if not isinstance(data, dict):
        return data
    return {
        name: REMOVED if name in {"text", "comment"} and isinstance(value, str) and value else _without_words(value)
        for name, value in data.items()
    }


@on_erasure
def forget_words_in_versions(user):
    """Each version of a page carries along the comments that were open when it was saved."""
    pages = set(Comment.objects.filter(user=user).values_list("page", flat=True))
    pages |= set(Comment.objects.filter(replies__user=user).values_list("page", flat=True))
    pages |= set(
        PageLogEntry.objects.filter(user=user, action__startswith="wagtail.comments").values_list("page", flat=True)
    )
    versions = Revision.page_revisions.filter(object_id__in=[str(page) for page in pages])
    for version in versions.iterator(chunk_size=50):
        comments = version.content.get(COMMENTS_RELATION_NAME, [])
        written = [*comments, *(reply for comment in comments for reply in comment.get("replies", []))]
        mine = [words for words in written if words.get("user") == user.pk]
        for words in mine:
            words["text"] = REMOVED
        if mine:
            Revision.objects.filter(pk=version.pk).update(content=version.content)
