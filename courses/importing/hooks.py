"""The upload screen in the admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.importing import urls
from courses.importing.rules import can_import


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return can_import(request.user)


@hooks.register("register_admin_urls")
def add_urls():
    return [path("import-course/", include(urls))]


@hooks.register("register_admin_menu_item")
def add_menu_item():
    return ImportMenuItem(_("Import a course"), reverse("course_import:upload"), icon_name="download", order=300)
