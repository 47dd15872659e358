"""Where pages stand in the tree: made where the plan wants them, moved only if they stand elsewhere."""

import uuid

from django.utils.text import slugify
from wagtail.models import Page

from courses.catalogue.pages import CoursePage, LessonPage, ModulePage
from courses.importing.models import ImportedPart
from courses.importing.order import planned_children, standing
from courses.importing.references import Reference


class Places:
    def __init__(self, catalogue, record, plan, user):
        self._catalogue = catalogue
        self._record = record
        self._plan = plan
        self._user = user

    def make_course(self):
        return self._make(CoursePage(title=self._plan.course.title), self._catalogue.pk, self._record.course_key)

    def make_pages(self, changes, course_page):
        """Lesson pages and module pages by path, and the references to lessons that are new.

        What is missing is made in the order of the plan, so that on a first import nothing has to be moved.
        """
        titles = {module.path: module.title for module in self._plan.modules}
        lessons, modules, made = {}, {}, set()
        for change in changes:
            lesson = change.lesson
            if lesson.module and lesson.module not in modules:
                modules[lesson.module] = self._module(lesson.module, titles[lesson.module], course_page)
            if change.page is None:
                parent = modules.get(lesson.module, course_page)
                key = change.part.page_key if change.part else None
                lessons[lesson.path] = self._make(LessonPage(title=lesson.title), parent.pk, key)
                made.add(Reference("page", lesson.path))
            else:
                lessons[lesson.path] = change.page
        return lessons, modules, made

    def put_in_order(self, course_page, lessons, modules, may_move_live):
        """Make the tree's order the plan's. Pages that editors added keep their place among the others.

        Unless it `may_move_live`, pages that learners see stay where they are, and only drafts find their place.
        """
        pages = {("lesson", path): page.pk for path, page in lessons.items()}
        pages |= {("module", path): page.pk for path, page in modules.items()}
        for module, children in planned_children(self._plan.lessons).items():
            parent = modules[module] if module else course_page
            _order(parent.pk, [pages[child] for child in children], may_move_live)

    def empty_modules(self):
        """Live modules of an earlier import that the plan no longer has, with no live lesson left in them."""
        paths = [module.path for module in self._plan.modules]
        keys = self._record.parts.filter(kind=ImportedPart.Kind.MODULE).exclude(path__in=paths).values("page_key")
        modules = ModulePage.objects.filter(translation_key__in=keys, locale_id=self._catalogue.locale_id, live=True)
        return [module for module in modules if not module.get_children().live().exists()]

    def _module(self, path, title, course_page):
        """The module page of an earlier import with the title it has now, or a new one."""
        part = self._record.parts.filter(kind=ImportedPart.Kind.MODULE, path=path).first()
        page = self._find(ModulePage, part.page_key) if part else None
        if page is None:
            page = self._make(ModulePage(title=title), course_page.pk, part.page_key if part else None)
            page.save_revision()
            self._record.parts.update_or_create(
                kind=ImportedPart.Kind.MODULE, path=path, defaults={"page_key": page.translation_key}
            )
        elif page.title != title:
            page = page.get_latest_revision_as_object()
            page.title = title
            page.save_revision()
        return page

    def _find(self, model, key):
        return model.objects.filter(translation_key=key, locale_id=self._catalogue.locale_id).first()

    def _make(self, page, parent_id, key):
        """A draft. A page somebody deleted comes back under its old key, and learners' records with it."""
        page.live = False
        page.owner = self._user  # Teachers may edit their own pages only.
        if key:
            page.translation_key = key
        if not slugify(page.title, allow_unicode=True):
            page.slug = f"page-{uuid.uuid4().hex[:8]}"
        # A parent read before its last child was added would give the next one the same place.
        Page.objects.get(pk=parent_id).add_child(instance=page)
        return page


def _order(parent_id, wanted, may_move_live):
    """Move what stands elsewhere. Nothing moves when the order is right already."""
    children = Page.objects.get(pk=parent_id).get_children().filter(pk__in=wanted)
    present = list(children.values_list("pk", flat=True))
    if may_move_live:
        fixed = standing(present, wanted)
    else:
        fixed = set(Page.objects.filter(pk__in=wanted, live=True).values_list("pk", flat=True))
    before = None
    for key in wanted:
        if key not in fixed and not _stands_behind(before, key, present):
            target, position = (parent_id, "first-child") if before is None else (before, "right")
            Page.objects.get(pk=key).specific.move(Page.objects.get(pk=target), pos=position)
            present = [child for child in present if child != key]
            present.insert(_place_behind(before, present), key)
        if key in present:
            before = key


def _stands_behind(before, key, present):
    place = _place_behind(before, present)
    return present[place : place + 1] == [key]


def _place_behind(before, present):
    return 0 if before is None else present.index(before) + 1
