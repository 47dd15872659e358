"""What the rest of the house may ask of the outline: mark a course, rebuild it, check it.

What has changed is marked, and rebuilt once after the commit.
"""

from django.db import connection, transaction

from courses.catalogue.pages import CoursePage
from courses.outline.models import OutlineMark
from courses.outline.rebuilding import check_outline, known_courses, rebuild_marked, rebuild_outline
from courses.outline.tasks import rebuild_waiting

__all__ = ["check_outline", "is_place_waiting", "known_courses", "mark_course", "mark_courses_below", "rebuild_outline"]


class Rebuild:
    """Waits for the commit with one course. A rollback drops it together with its mark."""

    def __init__(self, key, mark_id):
        self.key, self.mark_id = key, mark_id
        self.paths = set()
        self.is_done = False

    def __call__(self):
        self.is_done = True
        rebuild_marked(OutlineMark.objects.filter(pk=self.mark_id))


def mark_course(translation_key, path=None):
    """Have a course rebuilt after the commit: once in each transaction, however often it is marked.

    The mark is a row of this transaction, so a rebuild that fails or never runs is found by the sweep.
    `path` is where one of its pages lies in the tree; `is_place_waiting` then knows all that lies below.
    """
    rebuild = next((one for one in _waiting() if one.key == translation_key), None)
    if rebuild is None:
        rebuild = Rebuild(translation_key, OutlineMark.objects.create(course_key=translation_key).pk)
        transaction.on_commit(rebuild)
    if path:
        rebuild.paths.add(path)


def is_place_waiting(path):
    """Whether the course that lies over this place in the tree is marked already. No query."""
    return any(path.startswith(place) for rebuild in _waiting() for place in rebuild.paths)


def forget_places():
    """Pages have moved or gone: what lies where must be asked again."""
    for rebuild in _waiting():
        rebuild.paths.clear()


@transaction.atomic
def mark_courses_below(page):
    """Have every course below a page rebuilt by a task: its address, or the site's, has changed."""
    below = CoursePage.objects.filter(path__startswith=page.path).order_by()
    if keys := set(below.values_list("translation_key", flat=True)):
        OutlineMark.objects.bulk_create([OutlineMark(course_key=key) for key in sorted(keys)])
        transaction.on_commit(rebuild_waiting.enqueue)


def _waiting():
    # Django drops the callbacks of a savepoint that is rolled back, so its own list is the only true memory.
    for entry in connection.run_on_commit:
        if isinstance(entry[1], Rebuild) and not entry[1].is_done:
            yield entry[1]
