"""Course covers: a kanga woven from a course's first title.

A kanga has a border (pindo), a field (mji) and a line of words (jina); so has a cover. The same seed always gives
the same cloth, and `weave` asks for another one. Colours come from `cover.css`, so the SVG carries classes alone:
`g` ground, `d` deep ground, `a` and `b` threads, `l` the label under the words, `j` the words.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.utils.html import escape
from django.utils.safestring import mark_safe

from home.cloth import BORDERS, CORNER, DYES, FIELDS, MEDALLIONS

EDGE = 20  # The border is a row of tiles this wide.
LABEL_LETTER = 7.1  # How wide one capital of the jina is drawn.
LAYOUTS = ("field", "medallion", "bands")


@dataclass(frozen=True)
class Cloth:
    """What a seed chooses: one of each kind."""

    key: str
    dye: str
    border: str
    field: str
    medallion: str
    layout: str


def cloth_of(title, weave=0):
    seed = sha256(f"{title}/{weave}".encode()).digest()
    return Cloth(
        key=seed.hex()[:8],
        dye=_pick(DYES, seed[0]),
        border=_pick(list(BORDERS), seed[1]),
        field=_pick(list(FIELDS), seed[2]),
        medallion=_pick(list(MEDALLIONS), seed[3]),
        layout=_pick(LAYOUTS, seed[4]),
    )


def draw_cover(title, jina="", weave=0, *, width=320, height=200, detail=False, serial=0):
    """The cover as SVG, hidden from screen readers.

    Below about 8rem of width ask for `detail`: a quarter of the cloth, so that the threads stay crisp. `serial` tells
    two drawings of one cloth on one page apart: their patterns need names of their own.
    """
    cloth = cloth_of(title, weave)
    name = f"{cloth.key}-{serial}"
    inside_height = height - 2 * EDGE
    # The plain middle of the bands is for words: a tall cloth without any would look unfinished.
    layout = "field" if cloth.layout == "bands" and not jina and height > width else cloth.layout
    parts = [
        _open_svg(cloth, width, height, detail),
        _patterns(cloth, name),
        f'<path class="d" d="M0 0h{width}v{height}H0z"/>',
        *_border(name, width, height),
        f'<path class="g" d="M{EDGE} {EDGE}h{width - 2 * EDGE}v{inside_height}H{EDGE}z"/>',
    ]
    label_top = {
        "field": height - EDGE - 26,
        "bands": height // 2 - 9,
        "medallion": height - EDGE - 24,
    }[layout]
    if layout == "field":
        parts.append(_field(name, width, EDGE, inside_height))
    elif layout == "bands":
        parts += _bands(name, width, height)
    else:
        parts += _medallion(cloth, width, height, room_for_words=bool(jina) and width >= height)
    if jina:
        parts.append(_words(jina, width, label_top))
    parts.append("</svg>")
    return mark_safe("".join(parts))  # noqa: S308 - our own drawing; the jina is escaped


def draw_strip(title, weave=0, *, serial=0):
    """The border of the same cloth as a thin band, for the head of a lesson."""
    cloth = cloth_of(title, weave)
    name = f"s-{cloth.key}-{serial}"
    return mark_safe(  # noqa: S308 - our own drawing
        f'<svg class="cover strip cover--{cloth.dye}" width="100%" height="16" fill="none" aria-hidden="true" '
        f'focusable="false"><defs><pattern id="{name}" width="20" height="20" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale(.8)">{BORDERS[cloth.border]}</pattern></defs>'
        f'<rect class="d" width="100%" height="100%"/><rect fill="url(#{name})" width="100%" height="100%"/></svg>'
    )


def _pick(choices, byte):
    return choices[byte % len(choices)]


def _open_svg(cloth, width, height, detail):
    view = f"{width // 2} {height // 2}" if detail else f"{width} {height}"
    return (
        f'<svg class="cover cover--{cloth.dye}" fill="none" viewBox="0 0 {view}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
    )


def _patterns(cloth, name):
    return (
        f'<defs><pattern id="p-{name}" width="20" height="20" patternUnits="userSpaceOnUse">{BORDERS[cloth.border]}'
        f'</pattern><pattern id="m-{name}" width="40" height="40" patternUnits="userSpaceOnUse" x="{EDGE}" y="{EDGE}">'
        f"{FIELDS[cloth.field]}</pattern></defs>"
    )


def _border(name, width, height):
    """Four rows of tiles that point inwards, and a diamond in each corner."""
    across, down = width - 2 * EDGE, height - 2 * EDGE
    rows = (
        (across, f"translate({EDGE})"),
        (across, f"translate({width - EDGE} {height}) rotate(180)"),
        (down, f"translate(0 {height - EDGE}) rotate(-90)"),
        (down, f"translate({width} {EDGE}) rotate(90)"),
    )
    for length, move in rows:
        yield f'<path fill="url(#p-{name})" d="M0 0h{length}v{EDGE}H0z" transform="{move}"/>'
    for x, y in ((0, 0), (width - EDGE, 0), (0, height - EDGE), (width - EDGE, height - EDGE)):
        yield f'<path class="d" d="M{x} {y}h20v20H{x}z"/><path class="a" d="M{x + 10} {y + 3}l7 7-7 7-7-7z"/>'


def _field(name, width, top, height):
    return f'<path fill="url(#m-{name})" d="M{EDGE} {top}h{width - 2 * EDGE}v{height}H{EDGE}z"/>'


def _bands(name, width, height):
    """A band of whole tiles above and below, with a plain middle for the words."""
    inside = height - 2 * EDGE
    band = inside // 80 * 40 - (40 if inside % 80 == 0 else 0)
    across, lower = width - 2 * EDGE, height - EDGE - band
    return [
        _field(name, width, EDGE, band),
        _field(name, width, lower, band),
        f'<path class="b" d="M{EDGE} {EDGE + band + 4}h{across}v3H{EDGE}zM{EDGE} {lower - 7}h{across}v3H{EDGE}z"/>',
    ]


def _medallion(cloth, width, height, *, room_for_words):
    size = min(width - 2 * EDGE, height - 2 * EDGE) / 2 / 62 * (0.84 if room_for_words else 1)
    middle = height / 2 - (9 if room_for_words else 0)
    corners = (
        (EDGE, EDGE, 1, 1),
        (width - EDGE, EDGE, -1, 1),
        (EDGE, height - EDGE, 1, -1),
        (width - EDGE, height - EDGE, -1, -1),
    )
    for x, y, turn_x, turn_y in corners:
        yield f'<g transform="translate({x} {y}) scale({turn_x} {turn_y})">{CORNER}</g>'
    drawing = MEDALLIONS[cloth.medallion]
    yield f'<g transform="translate({width / 2:g} {middle:g}) scale({size:.2f})">{drawing}</g>'


def _words(jina, width, top):
    label = min(width - 2 * EDGE - 12, len(jina) * LABEL_LETTER + 22)
    left = (width - label) / 2
    return (
        f'<path class="l" d="M{left:g} {top}h{label:g}v19H{left:g}z"/>'
        f'<text class="j" x="{width / 2:g}" y="{top + 13}" text-anchor="middle">{escape(jina.upper())}</text>'
    )
