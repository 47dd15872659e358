"""What the courses add to the admin; each slice keeps its own hooks."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from courses.access.admin import WaiverViewSet
from courses.catalogue import hooks as catalogue_hooks  # noqa: F401 (registers itself)
from courses.catalogue.admin import InstructorViewSet, SharedPassageViewSet, TopicViewSet
from courses.catalogue.teachers import teacher_chooser
from courses.importing import hooks as importing_hooks  # noqa: F401 (registers itself)
from courses.outline import hooks as outline_hooks  # noqa: F401 (registers itself)
from courses.progress import hooks as progress_hooks  # noqa: F401 (registers itself)
from courses.resources import hooks as resource_hooks  # noqa: F401 (registers itself)
from courses.searches import hooks as searches_hooks  # noqa: F401 (registers itself)
from courses.surveys import hooks as surveys_hooks  # noqa: F401 (registers itself)
from courses.weights import hooks as weights_hooks  # noqa: F401 (registers itself)

register_snippet(TopicViewSet)
register_snippet(InstructorViewSet)
register_snippet(SharedPassageViewSet)


@hooks.register("register_admin_viewset")
def register_teacher_chooser():
    return teacher_chooser


@hooks.register("register_admin_viewset")
def register_waiver_viewset():
    return WaiverViewSet("prerequisite_waivers")
