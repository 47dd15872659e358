"""Where a learner keeps a course, and sees what is kept."""

from django.utils.translation import gettext

from courses.catalogue.panels import CoursePanel
from courses.offline.manifest import size_of
from courses.outline.reading import outline_of
from home.dashboard import Panel


class KeepCourse(CoursePanel):
    """On the page of a course, for who has a place in it: its size first."""

    template = "courses/offline/panels/keep.html"

    def context(self):
        if not self.edition.standing.enrolled or getattr(self.request, "acting", None):
            return {}
        outline = outline_of(self.course, self.edition.locale_id)
        size = size_of(self.course, self.edition.locale_id, outline)
        # The script puts the numbers in while it saves.
        return {"course": self.course, "size": size, "step": gettext("%(done)s of %(total)s lessons")}


class KeptCourses(Panel):
    """On the dashboard. A script fills it with what lies on this device; without one there is nothing to show."""

    template = "courses/offline/panels/kept.html"

    def context(self):
        return {"acting": getattr(self.request, "acting", None)}
