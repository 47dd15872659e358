"""Topics and instructors in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TitleFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.catalogue.passages import SharedPassage
from courses.catalogue.snippets import Instructor, Topic
from courses.catalogue.teachers import InstructorForm, teacher_chooser


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    add_to_admin_menu = False
    list_display = ["name", "name_sw", "slug"]


class InstructorViewSet(SnippetViewSet):
    model = Instructor
    icon = "user"
    menu_label = _("Instructors")
    add_to_admin_menu = False
    list_display = ["name", "role", "user"]
    edit_handler = ObjectList(
        [
            TitleFieldPanel("name", classname="", placeholder=False),
            *(FieldPanel(name) for name in ("slug", "role", "bio", "bio_sw", "links", "picture")),
            FieldPanel("user", widget=teacher_chooser.widget_class(show_edit_link=False)),
        ],
        base_form_class=InstructorForm,
    )


class SharedPassageViewSet(SnippetViewSet):
    model = SharedPassage
    icon = "copy"
    menu_label = _("Shared passages")
    add_to_admin_menu = False
