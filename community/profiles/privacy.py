"""What profiles hold about a person."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.profiles import pictures
from community.profiles.actions import listed_as
from community.profiles.models import Handle, Profile
from home.accounts.privacy import on_erasure, register
from home.page_cache.version import site_has_changed

register(
    "profiles.Profile", "person", _("Profile"),
    export=[
        "visibility", "in_site_search", "for_search_engines", "bio", "links", "skills", "time_zone", "picture",
        "small_picture", "changed_at",
    ],
    files=["picture"],
)  # fmt: skip
register("profiles.ShownCourse", "person", _("Courses shown on the profile"), export=["course__cover_title"])
# The digest stays, so that nobody else can step into an address that others remember. It names nobody.
register("profiles.Handle", "person", _("Handles"), export=["name", "taken_at", "given_up_at"], on_erasure="anonymise")


@on_erasure
def forget_pictures(person):
    """The row goes with the others; the files would stay."""
    for profile in Profile.objects.filter(person=person):
        pictures.forget(profile.picture.name, profile.small_picture.name)


@on_erasure
def forget_handles(person):
    """What was written goes, and the time for which nobody may take it begins."""
    if listed_as(person):
        site_has_changed()
    handles = Handle.objects.filter(person=person)
    handles.in_use().update(given_up_at=timezone.now())
    handles.update(name="")
