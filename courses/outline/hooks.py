"""The admin says no before it begins, with the reason and another way. Its own API answers with the reason too."""

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.api.actions.create_alias import CreatePageAliasAPIAction
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

from courses.outline.guards import (
    PagesMustStayError,
    SameLanguageAliasError,
    check_alias,
    check_move,
    is_archivable,
)
from home.pages import refuse_deletion


@hooks.register("before_delete_page")
def refuse_delete(request, page):
    return _refusal(request, [page], refuse_deletion, [page])


@hooks.register("before_move_page")
def refuse_move(request, page, destination):
    return _refusal(request, [page], check_move, page, destination)


@hooks.register("before_copy_page")
def refuse_alias(request, page):
    """The admin's copy screen makes aliases in the same language only."""
    if request.method == "POST" and request.POST.get("alias"):
        return _refusal(request, [page], check_alias, page, bool(request.POST.get("copy_subpages")))
    return None


@hooks.register("before_bulk_action")
def refuse_bulk(request, action_type, objects, action):
    if not objects or action.model is not Page:
        return None
    if action_type == "delete":
        _leave_out_nested(objects)
        # Asked again, now inside the transaction that deletes.
        return _refusal(request, objects, refuse_deletion, objects)
    if action_type == "move":
        destination = action.cleaned_form.cleaned_data["chooser"]
        return _refusal(request, objects, _check_moves, objects, destination)
    return None


class DeletePages(DeleteBulkAction):
    """Wagtail's own deletion of many pages, but it says no when it opens, before anybody types a confirmation."""

    def dispatch(self, request, *args, **kwargs):
        pages, _rest = self.get_actionable_objects()
        _leave_out_nested(pages)
        refusal = _refusal(request, pages, refuse_deletion, pages) if pages else None
        return refusal or super().dispatch(request, *args, **kwargs)


hooks.register("register_bulk_action", DeletePages, order=1000)


def _leave_out_nested(pages):
    """A page below another chosen one goes with it; Wagtail would look for it again, and break."""
    paths = [page.path for page in pages]
    pages[:] = [page for page in pages if not any(page.path.startswith(path) and page.path != path for path in paths)]


def _check_moves(pages, destination):
    for page in pages:
        check_move(page, destination)


def _refusal(request, pages, check, *arguments):
    """Ask a guard; answer with its reason and a way back, or with nothing if it does not object."""
    try:
        check(*arguments)
    except PagesMustStayError as refused:
        messages.error(request, refused.reason, buttons=_archive_buttons(request, refused.pages))
    except SameLanguageAliasError as refused:
        messages.error(request, refused.reason)
    else:
        return None
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def _archive_buttons(request, pages):
    return [
        messages.button(
            reverse("wagtailadmin_pages:unpublish", args=[page.pk]), _("Unpublish “%(title)s”") % {"title": page.title}
        )
        for page in pages
        if page.live and is_archivable(page) and page.permissions_for_user(request.user).can_unpublish()
    ]


class DeleteOrNothing(DeletePageAPIAction):
    """Wagtail writes its log before it deletes: a refusal takes that back."""

    def execute(self, instance, data):
        with transaction.atomic():
            return super().execute(instance, data)


class AliasOrNothing(CreatePageAliasAPIAction):
    """Wagtail makes the upper pages of an alias first: a refusal below takes them back."""

    def execute(self, instance, data):
        with transaction.atomic():
            return super().execute(instance, data)


PagesAdminAPIViewSet.actions = {
    **PagesAdminAPIViewSet.actions,
    "delete": DeleteOrNothing,
    "create_alias": AliasOrNothing,
}
