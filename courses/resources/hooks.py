"""What resources add to the admin."""

from django.urls import path
from wagtail import hooks

from courses.resources.admin import LinkCheckViewSet, SuggestionViewSet, suggested_file
from courses.resources.desk import BrokenLinksPanel, SuggestionsPanel
from courses.resources.rules import may_handle_suggestions
from home import addresses  # noqa: F401 (registers `row`)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [SuggestionViewSet("resource_suggestions"), LinkCheckViewSet("resource_links")]


@hooks.register("register_admin_urls")
def add_urls():
    return [path("suggested-resource/<row:pk>/file/", suggested_file, name="suggested_resource_file")]


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    if may_handle_suggestions(request.user):
        panels.append(SuggestionsPanel(request.user))
    if request.user.has_perm("courses.view_linkcheck"):
        panels.append(BrokenLinksPanel(request.user))
