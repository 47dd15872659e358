from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.accounts.audit.kinds import label_of


class AppendOnly(TypeError):
    """Somebody tried to change or delete what is only ever added to."""


class ActQuerySet(models.QuerySet):
    """Adds and reads. The database refuses the rest as well (`home.accounts.audit.triggers`)."""

    def _refuse(self, *args, **kwargs):
        raise AppendOnly("Acts of the staff are written once and never changed or deleted.")

    update = delete = bulk_update = update_or_create = _raw_delete = _refuse

    def for_report(self):
        return self.select_related("actor", "subject")

    def about(self, words):
        """Acts of or on people with these words in name or address."""
        who = [f"{side}__{name}__icontains" for side in ("actor", "subject") for name in ("email", "display_name")]
        return self.filter(reduce(or_, (models.Q(**{lookup: words}) for lookup in who)))


class StaffAct(models.Model):
    """One deed of the staff that others must be able to look up: who did what to whom, and when.

    It holds ids and never names, addresses or free words, so that an erased person leaves nothing in it.
    """

    kind = models.CharField(_("what was done"), max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who did it"),
        null=True,
        on_delete=models.PROTECT,
        related_name="acts_done",
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("to whom"),
        null=True,
        on_delete=models.PROTECT,
        related_name="acts_undergone",
    )
    details = models.JSONField(_("details"), default=dict)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of the staff")
        verbose_name_plural = _("acts of the staff")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        base_manager_name = "objects"

    def __str__(self):
        return self.get_kind_display()

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("An act of the staff is written once.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise AppendOnly("An act of the staff is never deleted.")

    def get_kind_display(self):
        return str(label_of(self.kind))
