"""Forgetting a person: the deed, its line in the log, its mail."""

from django.db import transaction

from home.accounts.audit.actions import record_act
from home.accounts.audit.kinds import DATA_ERASED
from home.accounts.erasure.tasks import wipe_search_index
from home.accounts.models import User
from home.accounts.privacy import erase_personal_data, is_erased
from home.mail import send_mail


@transaction.atomic
def erase_account(person, by):
    """Erase a person's data at once, write it down, and tell the address that was known until now.

    Returns the pseudonym that stays. Erasing again is harmless and sends no mail.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not is_erased(person):
        send_mail(person, "mail/account_deleted")
    record_act(DATA_ERASED, actor=by, subject=person)
    transaction.on_commit(wipe_search_index.enqueue, robust=True)
    return erase_personal_data(person)
