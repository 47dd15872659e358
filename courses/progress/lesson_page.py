"""What the lesson's template shows, made ready: the template only prints."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from courses.outline.kinds import LessonKind
from courses.progress.live import ends_at, is_over, zone_name
from courses.progress.models import ChecklistTick
from courses.progress.outline_lines import OutlineLine, joined, ready_lines
from home.seo import Seo


@dataclass(frozen=True)
class OutlineGroup:
    title: str
    number: int
    lines: list
    is_open: bool
    html: str

    @property
    def done(self):
        return sum(line.is_done for line in self.lines)


@dataclass(frozen=True)
class TranslationLink:
    code: str
    url: str
    words: str


def lesson_context(user, text, edition, outline, state, decision, *, page=None, preview=False):
    """Everything the lesson page prints. `page` is needed where the text is not the same for everybody."""
    lesson = edition.lesson
    line = outline.line(lesson.pk)
    before, after = outline.neighbours(lesson.pk)
    all_open = decision.code in {"open", "granted", "staff", "teaching"}
    return {
        **outline_context(outline, edition, state.done, all_open=all_open),
        # To somebody who has not begun, "0 of 9 lessons done" would say nothing.
        "is_counted": bool(state.enrolment or state.done),
        "seo": seo_of_lesson(text, edition, line),
        "text": text,
        "page": page,
        "edition": edition,
        "course_title": edition.course_title,
        "course_url": edition.course_url,
        "part": outline.part_of(lesson.pk),
        "number": line.number if line else 1,
        "before": before,
        "after": after,
        "after_is_open": all_open or (after is not None and after.free_preview),
        # A mark on a preview would show nowhere: it is offered to those whose course this is.
        "can_be_marked": user.is_authenticated and decision.code != "preview",
        "state": state,
        "is_done": lesson.pk in state.done,
        "decision": decision,
        "translations": translation_links(edition, line),
        "headings": text.headings,
        "block_types": text.block_types,
        "ticked": ticked_items(user, lesson) if text.is_personal and not preview else None,
        "is_preview": preview,
        "live": live_context(lesson),
    }


def live_context(lesson):
    """When a live lesson takes place; None for the others."""
    if lesson.kind != LessonKind.LIVE or not lesson.starts_at:
        return None
    return {"ends_at": ends_at(lesson), "is_over": is_over(lesson), "zone": zone_name()}


def outline_context(outline, edition, done, *, all_open):
    """What the side outline prints."""
    lesson = edition.lesson
    ready = ready_lines(lesson.course, edition.locale_id, outline)
    return {
        "course": lesson.course,
        "lesson": lesson,
        "outline": outline,
        "groups": outline_groups(outline, lesson.pk, done, ready, all_open=all_open),
        "stitches": stitches(outline, lesson.pk, done),
        "total": len(outline.lessons),
        "done_count": sum(one.lesson_id in done for one in outline.lessons),
        "minutes_left": sum(one.minutes for one in outline.lessons if one.lesson_id not in done),
    }


def seo_of_lesson(text, edition, line):
    return Seo(
        title=text.seo_title,
        description=text.description,
        path=edition.url_path,
        alternates=dict(line.translations) if line else {},
        kind="article",
    )


def translation_links(edition, line):
    """The same lesson in the other languages, each named in its own."""
    links = []
    for code, url in line.translations if line else ():
        if code != edition.locale.language_code:
            with override(code):
                # Translators: said in the language it leads to.
                links.append(TranslationLink(code, url, gettext("Read in English")))
    return links


def outline_groups(outline, here, done, ready, *, all_open):
    """The side outline by parts; only the part the reader is in stands open."""
    groups = []
    for number, part in outline.numbered_parts():
        lines = [OutlineLine(one, _state(one, here, done, all_open), one.lesson_id in done) for one in part.lessons]
        is_open = any(one.lesson_id == here for one in part.lessons)
        groups.append(OutlineGroup(part.title, number, lines, is_open, joined(lines, ready)))
    return groups


def stitches(outline, here, done):
    """For the woven bar: for each part, the state of each lesson."""
    return [
        ["done" if one.lesson_id in done else "now" if one.lesson_id == here else "todo" for one in part.lessons]
        for part in outline.parts
    ]


def _state(line, here, done, all_open):
    if line.lesson_id == here:
        return "here"
    if line.lesson_id in done:
        return "done"
    return "" if all_open or line.free_preview else "locked"


def ticked_items(user, lesson):
    """Ids of the checklist items a learner has ticked; None for visitors, who cannot."""
    if not user.is_authenticated:
        return None
    return {
        str(item)
        for item in ChecklistTick.objects.filter(learner=user, lesson=lesson).values_list("item_id", flat=True)
    }
