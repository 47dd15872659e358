"""Wagtail's screens for people, fitted to people with a display name and no username.

Nobody sets a password for somebody else: a new person gets a mail and signs in with a code. Deleting a person means
forgetting that person's data (`home.accounts.privacy`); records that must stay keep a pseudonym.
"""

from wagtail.users.apps import WagtailUsersAppConfig


class AdminUsersConfig(WagtailUsersAppConfig):
    user_viewset = "learnsync.people_viewset.PeopleViewSet"
    group_viewset = "learnsync.roles_viewset.RolesViewSet"
