from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course

LONGEST_HANDLE = 40


class Visibility(models.TextChoices):
    PRIVATE = "private", _("Only me")
    MEMBERS = "members", _("Members: whoever is signed in")
    PUBLIC = "public", _("Everybody, also without an account")


class ProfileQuerySet(models.QuerySet):
    def to_be_found(self, *, by_member):
        """Profiles of people who want the site's search to name them, as far as they are open to who searches."""
        open_to = {Visibility.PUBLIC, Visibility.MEMBERS} if by_member else {Visibility.PUBLIC}
        return self.filter(in_site_search=True, visibility__in=open_to, person__is_active=True)


class Profile(models.Model):
    """What a person tells of himself or herself. Made when it is first saved; nobody has one unasked.

    Name and language stand on the user. Links and skills are short lists that are only ever read whole.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="profile"
    )
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.MEMBERS
    )
    for_search_engines = models.BooleanField(_("for search engines"), default=False)
    in_site_search = models.BooleanField(_("in the search of this site"), default=False)
    bio = models.TextField(_("about me"), blank=True)
    links = models.JSONField(_("links"), default=list, blank=True)
    skills = models.JSONField(_("skills"), default=list, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    picture = models.FileField(_("picture"), blank=True)
    small_picture = models.FileField(_("small picture"), blank=True)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self):
        return str(self.person)

    @property
    def is_public(self):
        return self.visibility == Visibility.PUBLIC

    @property
    def may_be_found(self):
        """Whether search engines may show it: only what is public, and only if the person wants it."""
        return self.is_public and self.for_search_engines

    @property
    def picture_url(self):
        return self.picture.url if self.picture else ""

    @property
    def short_links(self):
        """Pairs of an address and what is shown of it."""
        return [(link, link.removeprefix("https://").removeprefix("www.").rstrip("/")) for link in self.links]


class HandleQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(given_up_at=None)

    def for_search_engines(self):
        """Handles of those who want to be found: public profiles of people who may sign in."""
        return self.in_use().filter(
            person__is_active=True,
            person__profile__visibility=Visibility.PUBLIC,
            person__profile__for_search_engines=True,
        )

    def name_of(self, person):
        """The handle a person uses now, or an empty text. One query."""
        return self.in_use().filter(person=person).values_list("name", flat=True).first() or ""


class Handle(models.Model):
    """A name in an address, held by one person: in use, or given up and kept from others for a time.

    `key` is a digest of what the handle looks like (`handles.key_of`): whatever looks alike is the same handle. It
    outlives the person, so that nobody else can step into an address that others remember; the name does not.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="handles",
    )
    name = models.CharField(_("handle"), max_length=LONGEST_HANDLE, blank=True)
    key = models.CharField(_("key"), max_length=64, unique=True)
    taken_at = models.DateTimeField(_("taken at"), default=timezone.now)
    given_up_at = models.DateTimeField(_("given up at"), null=True, blank=True)

    objects = HandleQuerySet.as_manager()

    class Meta:
        verbose_name = _("handle")
        verbose_name_plural = _("handles")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(given_up_at=None), name="profiles_one_handle_in_use"
            )
        ]

    def __str__(self):
        return self.name


class ShownCourse(models.Model):
    """A completed course that a person shows on the profile."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="shown_courses"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("course shown")
        verbose_name_plural = _("courses shown")
        constraints = [models.UniqueConstraint(fields=["person", "course"], name="profiles_course_shown_once")]

    def __str__(self):
        return f"{self.person}: {self.course}"
