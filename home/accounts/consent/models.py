from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PolicyVersion(models.Model):
    """One version of the terms or of the privacy page, as published on a day. Never edited afterwards."""

    class Kind(models.TextChoices):
        TERMS = "terms", _("Terms of use")
        PRIVACY = "privacy", _("Privacy")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, help_text=_("Example: Terms of use"))
    version = models.CharField(
        _("version"), max_length=40, help_text=_("What people will see that they agreed to. Example: November 2026")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where it can be read, published already. Example: the page Terms of use"),
    )
    page_revision = models.BigIntegerField(_("revision of the page"), null=True, editable=False)
    changes = models.TextField(
        _("what is new"),
        blank=True,
        help_text=_("In plain words, shown when people are asked. Example: We now keep receipts for seven years."),
    )
    ask_again = models.BooleanField(
        _("ask everybody again"),
        default=True,
        help_text=_("On their next visit. Leave it out for small corrections. Example: ticked when rights change."),
    )
    published_at = models.DateTimeField(_("published at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version of the terms")
        verbose_name_plural = _("versions of the terms")
        ordering = ["-pk"]
        default_permissions = ("add", "view")
        constraints = [models.UniqueConstraint(fields=["kind", "version"], name="accounts_one_policy_of_a_version")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.version}"

    @property
    def url(self):
        """Where to read it, in the reader's language; empty once the page is gone."""
        return (self.page.localized.url or "") if self.page else ""


class Consent(models.Model):
    """A person has agreed to a version, at a time, reading in a language."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="consents"
    )
    version = models.ForeignKey(
        PolicyVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="consents"
    )
    agreed_at = models.DateTimeField(_("agreed at"), default=timezone.now)
    language = models.CharField(_("language"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-agreed_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="accounts_one_consent_to_a_version")]

    def __str__(self):
        return f"{self.user_id}: {self.version_id}"
