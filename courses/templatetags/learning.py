"""Tags for progress."""

from django import template
from django.utils.html import format_html, format_html_join

from courses.catalogue.suggestions import course_after
from courses.paths.panels import paths_of_mine

register = template.Library()

GAP, PART_GAP, HEIGHT = 1.5, 6, 10
# The drawing is stretched to the width it is given: few lessons make wide stitches, never wide gaps.
WIDTH, NARROWEST = 300, 7


@register.simple_tag(takes_context=True)
def next_course(context, course):
    """A course to go on with after this one: its edition for this reader, or nothing."""
    return course_after(context["request"].user, course)


@register.simple_tag(takes_context=True)
def paths_through(context, course):
    """The reader's unfinished paths on which this course lies (`courses.paths.panels.PathOfMine`)."""
    mine = paths_of_mine(context["request"].user)
    return [one for one in mine if course.translation_key in one.courses and not one.is_completed]


@register.simple_tag
def weave(stitches, label):
    """A woven bar: one stitch for each lesson, a gap between parts. `stitches` holds a list of states for each part."""
    stitch = max(NARROWEST, WIDTH // max(1, sum(map(len, stitches))) - GAP)
    drawn = {}
    x = 0.0
    for part in stitches:
        for state in part:
            drawn[state] = f"{drawn.get(state, '')}M{x:g} 0h{stitch}v{HEIGHT}h-{stitch}z"
            x += stitch + GAP
        x += PART_GAP - GAP
    width = max(x - PART_GAP, stitch)
    return format_html(
        '<svg class="weave" viewBox="0 0 {} {}" preserveAspectRatio="none" width="100%" height="{}" role="img"'
        ' aria-label="{}">{}</svg>',
        f"{width:g}",
        HEIGHT,
        HEIGHT,
        label,
        # One shape for each state: a course of 400 lessons would have as many.
        format_html_join("", '<path class="{}" d="{}"/>', drawn.items()),
    )
