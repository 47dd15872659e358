"""Who may look as whom, and what is open meanwhile."""

from django.conf import settings

from home.accounts.models import User
from home.navigation import path_segments

PERMISSION = "accounts.act_as_learner"
SAFE = {"GET", "HEAD", "OPTIONS"}


def can_act(staff):
    return staff.has_perm(PERMISSION)


def can_act_as(staff, person):
    """Only as a learner: never as oneself, staff, an administrator, or anybody with a role or a right."""
    return (
        can_act(staff)
        and staff.pk != person.pk
        and person.is_active
        and not (person.is_staff or person.is_superuser)
        and not User.groups.through.objects.filter(user=person).exists()
        and not User.user_permissions.through.objects.filter(user=person).exists()
    )


def is_open_while_acting(request):
    """What may be done in a learner's place: look at what is not the account, and send what settings name.

    Everything else is closed, so a new address that writes, buys or changes an account is closed by itself.
    """
    if request.method not in SAFE:
        return request.resolver_match.view_name in {"end_acting", "theme", "data_saver", *settings.ACTING_MAY_SEND}
    parts = path_segments(request.path)
    return not parts or parts[0] not in settings.ACTING_CLOSED
