"""Pages that learners have records on must stay, and stay in their course."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection
from django.db.models import ProtectedError, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from courses.catalogue.naming import name_all
from courses.catalogue.pages import CoursePage, LessonPage, ModulePage, PageWithEdition
from courses.outline.models import Course, Lesson
from courses.outline.records import with_records


class PagesMustStayError(ProtectedError, ValidationError):
    """Refused, with the reason in a sentence. As a `ValidationError` the admin's own API answers it with the reason.

    `pages` are those of the chosen pages that are in the way; the others could go.
    """

    def __init__(self, reason, rows, pages):
        ProtectedError.__init__(self, reason, set(rows))
        ValidationError.__init__(self, {NON_FIELD_ERRORS: [reason]})
        self.reason = reason
        self.pages = pages

    def __str__(self):
        return self.reason


class RecordsRemainError(PagesMustStayError):
    """Refused because of learners' records."""


class TranslationsRemainError(PagesMustStayError):
    """Refused because order, access and price of a course come from its page in the source language alone."""


class SameLanguageAliasError(ValidationError):
    """Refused because an alias in the same language would be the same lesson twice, with two records."""

    def __init__(self, named):
        reason = _("%(what)s cannot have an alias in the same language. Make a copy, which starts without learners.")
        self.reason = reason % {"what": named}
        super().__init__({NON_FIELD_ERRORS: [self.reason]})


class OutlineGuard:
    """Named in `settings.PAGE_DELETION_GUARDS`."""

    def check(self, pages):
        """Raise a `ProtectedError` if these pages must stay.

        `RecordsRemainError`: they include the last page of a row with records. `TranslationsRemainError`: they include
        the source of a course whose translations stay. Runs inside the transaction that deletes, and locks the lessons:
        a learner who is just marking one as done is waited for.
        """
        going = with_descendants(pages)
        keys = set(going.values_list("translation_key", flat=True))
        if not keys:
            return
        staying = Page.objects.filter(translation_key__in=keys).exclude(pk__in=going.order_by().values("pk"))
        left_behind = set(staying.values_list("translation_key", flat=True))
        _refuse_to_orphan_translations(pages, going, left_behind)
        last = keys - left_behind
        if connection.in_atomic_block:
            _lock_lessons(last)
        rows = bound_rows(last)
        if rows:
            refuse_while_bound(pages, rows, pages_of(going, rows))


def refuse_while_bound(pages, rows, bound):
    """Raise `RecordsRemainError`: of these pages that were chosen, some are or hold pages with records, `bound`."""
    chosen = _in_the_way(pages, bound)
    raise RecordsRemainError(_records_reason(chosen, bound), rows, chosen)


def _records_reason(chosen, bound):
    """What the user chose comes first; what is in it is named only where the records are there alone."""
    if {page.pk for page in chosen} <= {page.pk for page in bound}:
        reason = ngettext(
            "Learners have records on %(chosen)s, so it must stay: nothing was deleted.",
            "Learners have records on %(chosen)s, so they must stay: nothing was deleted.",
            len(chosen),
        )
    else:
        reason = ngettext(
            "%(chosen)s must stay, because learners have records on %(bound)s: nothing was deleted.",
            "%(chosen)s must stay, because learners have records on %(bound)s: nothing was deleted.",
            len(chosen),
        )
    reason %= {"chosen": name_titles(chosen), "bound": name_titles(bound)}
    if not all(is_archivable(page) for page in chosen):
        return reason
    advice = ngettext(
        "Unpublish it instead: it disappears from the site, and what learners did is kept.",
        "Unpublish them instead: they disappear from the site, and what learners did is kept.",
        len(chosen),
    )
    return f"{reason} {advice}"


def is_archivable(page):
    """Courses and their parts may go offline; nobody should be led to take the catalogue or the front page down."""
    return issubclass(page.specific_class or Page, PageWithEdition)


def _in_the_way(pages, bound):
    """Those of the chosen pages that are bound, or have something bound below them."""
    return [page for page in pages if any(one.path.startswith(page.path) for one in bound)]


def _refuse_to_orphan_translations(pages, going, left_behind):
    sources = Course.objects.filter(translation_key__in=left_behind).values_list("translation_key", "source_locale_id")
    courses = going.type(CoursePage).values_list("translation_key", "locale_id")
    orphaned = set(sources) & set(courses)
    if orphaned:
        rows = Course.objects.filter(translation_key__in=[key for key, _locale in orphaned])
        originals = pages_of(going, rows)
        reason = ngettext(
            "%(what)s is the original of translations that would stay: order, access and price come from it. "
            "Nothing was deleted. "
            "Delete the translations first, or unpublish it: its translations go offline with it.",
            "%(what)s are the originals of translations that would stay: order, access and price come from them. "
            "Nothing was deleted. "
            "Delete the translations first, or unpublish them: their translations go offline with them.",
            len(originals),
        )
        raise TranslationsRemainError(reason % {"what": name_titles(originals)}, rows, _in_the_way(pages, originals))


def _lock_lessons(keys):
    list(Lesson.objects.select_for_update().filter(translation_key__in=keys).order_by("pk").values_list("pk"))


def check_move(page, parent_after):
    """Raise `RecordsRemainError` if a move takes lessons with records into another course, or out of any."""
    going = with_descendants([page])
    if going.type(CoursePage).exists():
        return  # A course that moves, alone or with the catalogue, takes its lessons along.
    keys = set(going.type(LessonPage).values_list("translation_key", flat=True))
    leaving = Lesson.objects.exclude(course__translation_key=_course_key_at(parent_after))
    rows = list(with_records(leaving.filter(translation_key__in=keys)))
    if rows:
        bound = pages_of(going, rows)
        if [one.pk for one in bound] == [page.pk]:
            reason = _(
                "Learners have records on %(chosen)s, so it cannot move to another course. "
                "Copy it there, and unpublish it here."
            )
        else:
            reason = _(
                "%(chosen)s cannot move to another course, because learners have records on %(bound)s. "
                "Copy it there, and unpublish it here."
            )
        reason %= {"chosen": name_titles([page]), "bound": name_titles(bound)}
        raise RecordsRemainError(reason, rows, [page])


def check_alias(page, recursive=False):
    """Raise `SameLanguageAliasError` if an alias in the same language would hold a part of a course."""
    going = with_descendants([page]) if recursive else Page.objects.filter(pk=page.pk)
    in_courses = going.type(CoursePage, ModulePage, LessonPage)
    if in_courses.exists():
        raise SameLanguageAliasError(name_titles(in_courses.order_by("path")))


def with_descendants(pages):
    """These pages (a list or a queryset) and all below them."""
    if isinstance(pages, QuerySet):
        places = pages.order_by("path").values_list("pk", "path", "numchild")
    else:
        places = [(page.pk, page.path, page.numchild) for page in pages]
    wanted = Q(pk__in=[pk for pk, _path, children in places if not children])
    for _pk, path, children in places:
        if children:
            wanted |= Q(path__startswith=path)
    return Page.objects.filter(wanted)


def bound_rows(keys):
    """Courses and lessons with these keys that learners have records on."""
    return [
        *with_records(Course.objects.filter(translation_key__in=keys)),
        *with_records(Lesson.objects.filter(translation_key__in=keys).order_by("pk")),
    ]


def pages_of(pages, rows):
    """The pages behind these rows, in the order of the tree."""
    return list(pages.filter(translation_key__in=[row.translation_key for row in rows]).order_by("path"))


def name_titles(pages):
    return name_all([page.title for page in pages])


def _course_key_at(page):
    paths = [page.path[: end * Page.steplen] for end in range(1, page.depth + 1)]
    return CoursePage.objects.filter(path__in=paths).order_by().values_list("translation_key", flat=True).first()
