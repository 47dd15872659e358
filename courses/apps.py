from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self):
        # Page classes exist only once all apps are loaded.
        from courses.catalogue import indexing  # noqa: PLC0415
        from courses.catalogue.snippets import Instructor  # noqa: PLC0415
        from courses.outline import signals  # noqa: PLC0415
        from courses.paths import signals as path_signals  # noqa: PLC0415
        from courses.resources import signals as resource_signals  # noqa: PLC0415
        from home.picture_tasks import connect_saved  # noqa: PLC0415

        signals.connect()
        path_signals.connect()
        indexing.connect()
        resource_signals.connect()
        connect_saved(Instructor)
