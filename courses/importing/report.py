"""The dry run in words and numbers, for the screen and for the terminal."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from courses.catalogue.blocks.lesson import LessonBody
from courses.importing.comparison import State
from courses.importing.people_and_topics import report_missing
from courses.importing.problems import Problems, Severity


class Report:
    """What an import would make, and what is wrong with the source."""

    def __init__(self, plan, comparison, user=None):
        self.plan = plan
        self.comparison = comparison
        self.problems = Problems([*plan.problems, *comparison.problems])
        report_missing(plan.course, user, self.problems)
        self.modules = {module.path: module.title for module in plan.modules}

    @property
    def errors(self):
        return self.problems.errors

    @property
    def warnings(self):
        return self.problems.warnings

    @property
    def notes(self):
        return self.problems.notes

    @property
    def lessons(self):
        """(change, module title) of every lesson in its order."""
        return [(change, self.modules.get(change.lesson.module, "")) for change in self.comparison.lessons]

    @property
    def missing(self):
        return [(part.path, page) for part, page in self.comparison.missing]

    @property
    def counts(self):
        """(name of the block, how many), the most frequent first."""
        return [(_block_name(kind), number) for kind, number in self.plan.counts.most_common()]

    @property
    def edited_here(self):
        """Lessons whose later changes in the CMS the import would replace."""
        return [
            change.lesson for change in self.comparison.lessons if change.edited_here and change.state == State.CHANGED
        ]

    def lines(self):
        """The report for a terminal."""
        yield from self._course_lines()
        for change, module in self.lessons:
            yield f"  {change.state.label:<10} {_in_module(module)}{change.lesson.title}  [{change.lesson.path}]"
            yield from (f"             {remark}" for remark in remarks_on(change))
        for path, page in self.missing:
            yield _("  gone       %(title)s  [%(path)s]") % {"title": page.title, "path": path}
        yield ""
        yield _("Blocks: %(counts)s") % {"counts": ", ".join(f"{number} {name}" for name, number in self.counts)}
        for severity in Severity:
            yield from self._problem_lines(severity)

    def _course_lines(self):
        page = self.comparison.course_page
        yield _("Course: %(title)s") % {"title": self.plan.course.title}
        if page:
            yield _("Updates “%(title)s” (page %(id)s).") % {"title": page.title, "id": page.pk}
        else:
            yield _("Makes a new course.")
        if self.comparison.course_edited_here:
            yield _("The course page was edited here since the last import.")
        yield _("%(figures)s pictures, %(new_figures)s of them new; %(files)s files, %(new_files)s of them new.") % {
            "figures": len(self.plan.figures), "new_figures": self.comparison.new_figures,
            "files": len(self.plan.files), "new_files": self.comparison.new_files,
        }  # fmt: skip
        yield ""

    def _problem_lines(self, severity):
        problems = self.problems.of(severity)
        if problems:
            yield ""
            yield f"{severity.label} ({len(problems)})"
        for problem in problems:
            yield f"  {problem.place}: {problem.message}" if problem.place else f"  {problem.message}"


def remarks_on(change):
    """What an editor should know before this lesson is written."""
    remarks = []
    if change.renamed_from:
        remarks.append(_("It was %(path)s before.") % {"path": change.renamed_from})
    if change.moves and change.page.live:
        remarks.append(_("It moves here when you publish; until then it stays where it is."))
    if change.edited_here and change.state == State.CHANGED:
        remarks.append(_("It was edited here since the last import: the import replaces that, the history keeps it."))
    elif change.edited_here:
        remarks.append(_("It was edited here since the last import. The source has not changed, so it stays as it is."))
    return remarks


def _in_module(title):
    return f"{title} › " if title else ""


def _block_name(kind):
    block = BLOCKS.get(kind)
    return capfirst(str(block.label)) if block else kind


def _all_blocks(stream):
    for name, block in stream.child_blocks.items():
        yield name, block
        content = getattr(block, "child_blocks", {}).get("content")
        if content is not None:
            yield from _all_blocks(content)


BLOCKS = dict(_all_blocks(LessonBody()))
