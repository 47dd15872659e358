"""People, and the tables of the slices around them; each lives in the slice named after what it knows."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from home.accounts.acting.models import ActingSession
from home.accounts.audit.models import StaffAct
from home.accounts.consent.models import Consent, PolicyVersion
from home.accounts.own_data.models import DataExport

__all__ = ["ActingSession", "Consent", "DataExport", "PolicyVersion", "StaffAct", "User", "UserManager"]


class UserManager(BaseUserManager):
    """Makes people; an address is the same whatever its capitals."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def unconfirmed(self, email):
        """The account that was asked for with an address and never opened with its code, or None."""
        never_opened = self.filter(email__iexact=email, is_active=True, last_login=None)
        return never_opened.exclude(emailaddress__verified=True).first()

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})


class User(AbstractUser):
    """A person. The e-mail address signs in and is never shown; the display name is what others see."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField(_("e-mail address"), unique=True)
    display_name = models.CharField(_("display name"), max_length=60)
    language = models.CharField(_("language"), max_length=10, blank=True)
    # The number of the newest terms agreed to, so that no page needs a query to know whether to ask.
    consent_mark = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case")]

    def __str__(self):
        return self.display_name

    def get_full_name(self):
        return self.display_name

    get_short_name = get_full_name
