"""What the staff can do that is written down. A higher floor declares its own kinds with `declare_kind`."""

from django.utils.translation import gettext_lazy as _

ROLE_GIVEN = "role_given"
ROLE_TAKEN = "role_taken"
ADMINISTRATOR_MADE = "administrator_made"
ADMINISTRATOR_UNMADE = "administrator_unmade"
ACCOUNT_MADE = "account_made"
ACCOUNT_CLOSED = "account_closed"
ACCOUNT_OPENED = "account_opened"
ROLE_CHANGED = "role_changed"
ACCESS_GIVEN = "access_given"
ACCESS_ENDED = "access_ended"
DATA_COPIED = "data_copied"
DATA_ERASED = "data_erased"
ACTING_BEGUN = "acting_begun"
ACTING_ENDED = "acting_ended"
POLICY_PUBLISHED = "policy_published"

_labels = {
    ROLE_GIVEN: _("Role given"),
    ROLE_TAKEN: _("Role taken away"),
    ADMINISTRATOR_MADE: _("Made an administrator"),
    ADMINISTRATOR_UNMADE: _("No longer an administrator"),
    ACCOUNT_MADE: _("Account made"),
    ACCOUNT_CLOSED: _("Account closed"),
    ACCOUNT_OPENED: _("Account opened again"),
    ROLE_CHANGED: _("Rights of a role changed"),
    ACCESS_GIVEN: _("Access given by hand"),
    ACCESS_ENDED: _("Access ended by hand"),
    DATA_COPIED: _("Copy of personal data prepared"),
    DATA_ERASED: _("Personal data deleted"),
    ACTING_BEGUN: _("Looked at the site as a learner"),
    ACTING_ENDED: _("Stopped looking as a learner"),
    POLICY_PUBLISHED: _("New terms published"),
}


def declare_kind(kind, label):
    """Let `record_act` take one more kind. Declaring it again replaces the label."""
    _labels[kind] = label


def is_declared(kind):
    return kind in _labels


def label_of(kind):
    """The words for a kind; the kind itself where nobody declares it any more."""
    return _labels.get(kind, kind)


def choices():
    return sorted(((kind, str(label)) for kind, label in _labels.items()), key=lambda pair: pair[1])
