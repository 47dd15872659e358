"""The admin says no before it asks "Are you sure?", with the reason; and teachers find their own page in it."""

from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from courses.catalogue.snippets import Chosen, StillChosenError
from courses.catalogue.teachers import OwnCardView, own_card_of


@hooks.register("before_delete_snippet")
def refuse_delete(request, snippets):
    """Called by the screen for one as by the one for many, when they open and when they are sent."""
    model = type(snippets[0]) if snippets else None
    if model is None or not issubclass(model, Chosen):
        return None
    try:
        model.objects.filter(pk__in=[one.pk for one in snippets]).refuse_while_chosen()
    except StillChosenError as refused:
        messages.error(request, refused.reason)
        return redirect(model.snippet_viewset.get_url_name("list"))
    return None


class OwnCardMenuItem(MenuItem):
    def is_shown(self, request):
        return own_card_of(request.user).exists()


@hooks.register("register_admin_menu_item")
def add_own_card():
    return OwnCardMenuItem(_("My page as a teacher"), reverse("own_instructor_card"), icon_name="user", order=310)


@hooks.register("register_admin_urls")
def add_own_card_address():
    return [path("my-teacher-page/", OwnCardView.as_view(), name="own_instructor_card")]
