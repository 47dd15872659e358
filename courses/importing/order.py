"""In which order pages stand, and which of them have to move for the order of the plan."""

from bisect import bisect_left


def planned_children(lessons):
    """What stands below the course ("") and below each module, in the order of the plan: pairs of kind and path."""
    children = {"": []}
    for lesson in lessons:
        if lesson.module and lesson.module not in children:
            children[""].append(("module", lesson.module))
        children.setdefault(lesson.module, []).append(("lesson", lesson.path))
    return children


def misplaced(lessons, course_page, pages):
    """The pages that do not stand where the plan has them. `pages` are those that are there, by kind and path."""
    found = []
    for module, children in planned_children(lessons).items():
        parent = pages.get(("module", module)) if module else course_page
        wanted = [pages[child] for child in children if child in pages]
        here = sorted((page for page in wanted if parent and page.is_child_of(parent)), key=lambda page: page.path)
        staying = standing([page.pk for page in here], [page.pk for page in wanted])
        found += [page for page in wanted if page.pk not in staying]
    return found


def standing(present, wanted):
    """Those of `wanted` that can stay where they are `present` while the others move: as many as possible."""
    numbers = {key: number for number, key in enumerate(wanted)}
    ends, last, before = [], [], {}  # The longest rising run, by the smallest number each length can end with.
    for key in (key for key in present if key in numbers):
        length = bisect_left(ends, numbers[key])
        before[key] = last[length - 1] if length else None
        ends[length:] = [numbers[key], *ends[length + 1 :]]
        last[length:] = [key, *last[length + 1 :]]
    staying, key = set(), last[-1] if last else None
    while key is not None:
        staying.add(key)
        key = before[key]
    return staying
