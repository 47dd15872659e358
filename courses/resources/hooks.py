"""What resources add to the admin."""

from django.urls import path
from wagtail import hooks

from courses.resources.admin import LinkCheckViewSet, SuggestionViewSet, suggested_file
from home import addresses  # noqa: F401 (registers `row`)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [SuggestionViewSet("resource_suggestions"), LinkCheckViewSet("resource_links")]


@hooks.register("register_admin_urls")
def add_urls():
    return [path("suggested-resource/<row:pk>/file/", suggested_file, name="suggested_resource_file")]
