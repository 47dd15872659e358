"""Which pages a person works with in the admin.

A page right of Wagtail reaches from its page to all below it. Some pages below are not everybody's: functions named in
`PAGE_REALMS` say of which pages a person works only with a part. What a realm leaves out is closed whatever rights the
tree gives: not listed, not found, not opened.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.module_loading import import_string
from wagtail.models import PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

_CACHE = "_page_realms"


@dataclass(frozen=True)
class Realm:
    """Pages of these classes, closed to a person except at and below `open_paths`."""

    page_classes: tuple
    open_paths: tuple = ()

    @property
    def _types(self):
        return [found.pk for found in ContentType.objects.get_for_models(*self.page_classes).values()]

    def without_closed(self, pages):
        closed = Q(content_type__in=self._types)
        for path in self.open_paths:
            closed &= ~Q(path__startswith=path)
        return pages.exclude(closed)

    def closes(self, page):
        return page.content_type_id in self._types and not page.path.startswith(self.open_paths)


def realms_of(user):
    """The realms that hold for a person, asked once for each request, as Wagtail asks for the rights themselves."""
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, [realm for path in settings.PAGE_REALMS for realm in import_string(path)(user)])
    return getattr(user, _CACHE)


def is_closed_to(user, page):
    return any(realm.closes(page) for realm in realms_of(user))


class PagePolicy(PagePermissionPolicy):
    """Wagtail's rights on pages, less what is closed. Explorer, API, search and reports all ask here."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and not is_closed_to(user, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        pages = super().instances_user_has_any_permission_for(user, actions)
        for realm in realms_of(user):
            pages = realm.without_closed(pages)
        return pages

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        people = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        return people.filter(pk__in=[person.pk for person in people if not is_closed_to(person, instance)])

    def may_see(self, user, page):
        """Whether the admin shows a page to this person at all."""
        return self.explorable_instances(user).filter(pk=page.pk).exists()


class PageTester(PagePermissionTester):
    """What a person may do with one page. On a closed page: only what a task of a workflow asks of them."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if user.is_active and not user.is_superuser and is_closed_to(user, page):
            self.permissions = set()
