"""The demo's people: one for each role, a learner, and a classmate."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from home.accounts.models import User

PASSWORD = "learnsync-demo"  # noqa: S105 (known to everybody, and never loaded in production)
DOMAIN = "demo.learnsync.test"

# Account, display name, group
PEOPLE = [
    ("admin", "Zawadi Kilonzo", None),
    ("editor", "Njeri Waweru", "Editor"),
    ("publisher", "Hassan Mbarak", "Publisher"),
    ("marketing", "Cherono Ruto", "Marketing"),
    ("instructor", "Achieng Odhiambo", "Instructor"),
    ("moderator", "Mutua Kioko", "Moderator"),
    ("finance", "Halima Abdi", "Finance"),
    ("support", "Wekesa Barasa", "Support"),
    ("mentor", "Naliaka Simiyu", "Mentor"),
    ("learner", "Wanjiru Kamau", None),
    ("classmate", "Kipchoge Langat", None),
]


def address_of(account):
    return f"{account}@{DOMAIN}"


def person(account):
    return User.objects.get(email=address_of(account))


@transaction.atomic
def invite_people():
    """Makes the people who are not there yet, with verified addresses; returns whether any was made."""
    present = set(User.objects.filter(email__endswith=f"@{DOMAIN}").values_list("email", flat=True))
    missing = [entry for entry in PEOPLE if address_of(entry[0]) not in present]
    for account, display_name, group in missing:
        make_person(account, display_name, group)
    return bool(missing)


def make_person(account, display_name, group):
    make = User.objects.create_superuser if account == "admin" else User.objects.create_user
    user = make(address_of(account), PASSWORD, display_name=display_name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
