"""The stock of the weaver: dyes, borders, fields and medallions, named in Kiswahili after what they show."""

DYES = ["bahari", "murram", "chai", "embe", "wino", "pamba", "anga", "zambarau"]

# Tiles of 20 × 20 that point towards the field.
BORDERS = {
    "meno": '<path class="a" d="M0 0h20L10 15z"/><circle class="b" cx="0" cy="16" r="2.2"/>'
    '<circle class="b" cx="20" cy="16" r="2.2"/>',
    "vidoti": '<circle class="a" cx="10" cy="10" r="6"/><circle class="d" cx="10" cy="10" r="2.4"/>',
    "mistari": '<path class="a" d="M2 3h5v14H2z"/><path class="b" d="M12 3h5v14h-5z"/>',
    "mshale": '<path class="a" d="M0 2l10 8 10-8v5l-10 8L0 7z"/>',
    "nusu": '<path class="a" d="M1 0a9 9 0 0 0 18 0z"/><path class="b" d="M6 0a4 4 0 0 0 8 0z"/>',
    "almasi": '<path class="a" d="M10 2l8 8-8 8-8-8z"/><path class="d" d="M10 7l3 3-3 3-3-3z"/>',
}

# Tiles of 40 × 40.
FIELDS = {
    "kiondo": '<path class="a" d="M2 2h16v4H2zm0 6h16v4H2zm0 6h16v4H2zm20 8h16v4H22zm0 6h16v4H22zm0 6h16v4H22z"/>'
    '<path class="b" d="M22 2h4v16h-4zm6 0h4v16h-4zm6 0h4v16h-4zM2 22h4v16H2zm6 0h4v16H8zm6 0h4v16h-4z"/>',
    "jani": '<path class="a" d="M1 1q18 0 18 18Q1 19 1 1zm38 38q-18 0-18-18 18 0 18 18z"/>'
    '<path class="b" d="M39 1q0 18-18 18 0-18 18-18zM1 39q0-18 18-18 0 18-18 18z"/>',
    "jua": '<circle class="a" cx="20" cy="20" r="16"/><circle class="g" cx="20" cy="20" r="11"/>'
    '<circle class="b" cx="20" cy="20" r="6"/>'
    '<path class="b" d="M0 0h5a5 5 0 0 1-5 5zm40 0v5a5 5 0 0 1-5-5zM0 40v-5a5 5 0 0 1 5 5zm40 0h-5a5 5 0 0 1 5-5z"/>',
    "wimbi": '<path class="a" d="M0 20a20 20 0 0 1 40 0zm-20 20a20 20 0 0 1 40 0zm40 0a20 20 0 0 1 40 0z"/>'
    '<path class="g" d="M6 20a14 14 0 0 1 28 0zm-20 20a14 14 0 0 1 28 0zm40 0a14 14 0 0 1 28 0z"/>'
    '<path class="b" d="M12 20a8 8 0 0 1 16 0zM-8 40a8 8 0 0 1 16 0zm40 0a8 8 0 0 1 16 0z"/>',
    "ngazi": '<path class="a" d="M0 40V30h5V20h5V10h5V0h10v10h5v10h5v10h5v10z"/>'
    '<path class="b" d="M20 14l8 10-8 10-8-10z"/>',
    "nyota": '<path class="a" d="M20 3l5 5h7v7l5 5-5 5v7h-7l-5 5-5-5H8v-7l-5-5 5-5V8h7z"/>'
    '<circle class="g" cx="20" cy="20" r="8"/><circle class="b" cx="20" cy="20" r="4.5"/>'
    '<path class="b" d="M0 0h4L0 4zm40 0v4l-4-4zM0 40v-4l4 4zm40 0h-4l4-4z"/>',
    "kete": '<ellipse class="a" cx="10" cy="10" rx="6" ry="8.5"/><path class="g" d="M9.2 4h1.6v12H9.2z"/>'
    '<ellipse class="a" cx="30" cy="30" rx="6" ry="8.5"/><path class="g" d="M29.2 24h1.6v12h-1.6z"/>'
    '<path class="b" d="M30 5l5 5-5 5-5-5zM10 25l5 5-5 5-5-5z"/>',
    "mkeka": '<path class="a" d="M20 0l20 20-20 20L0 20z"/><path class="g" d="M20 8l12 12-12 12L8 20z"/>'
    '<path class="b" d="M20 14l6 6-6 6-6-6z"/>',
}


def _petals(count, width, length, reach, thread):
    return "".join(
        f'<ellipse class="{thread}" cy="-{reach}" rx="{width}" ry="{length}" transform="rotate({angle})"/>'
        for angle in (360 * turn // count for turn in range(count))
    )


def _turned(drawing):
    return f'<g transform="rotate(90)">{drawing}</g>'


def _rays(count, drawing):
    return "".join(drawing.format(turn=360 * turn // count) for turn in range(count))


# Drawn around 0,0 inside a circle of radius 60.
MEDALLIONS = {
    "ua": '<circle class="a" r="58"/><circle class="g" r="53"/>'
    + _petals(8, 9, 20, 30, "a")
    + _petals(4, 5, 11, 30, "b")
    + '<circle class="b" r="8"/>',
    "jua": '<circle class="a" r="58"/><circle class="g" r="47"/>'
    + _rays(18, '<circle class="b" cy="-52.5" r="2.6" transform="rotate({turn})"/>')
    + _rays(12, '<path class="a" d="M-7-28 0-46 7-28z" transform="rotate({turn})"/>')
    + '<circle class="b" r="29"/><circle class="g" r="25"/>'
    + _petals(6, 4.5, 9, 12, "a")
    + '<circle class="b" r="5"/>',
    "nyota": '<path class="a" d="M-41-41h82v82h-82z"/><path class="a" d="M0-58 58 0 0 58-58 0z"/>'
    '<circle class="g" r="36"/><path class="b" d="M-22-22h44v44h-44z"/><path class="b" d="M0-31 31 0 0 31-31 0z"/>'
    '<circle class="g" r="13"/><circle class="a" r="7"/>',
    "embe": _petals(2, 20, 29, 29, "a")
    + _turned(_petals(2, 20, 29, 29, "a"))
    + _petals(2, 12, 19, 31, "g")
    + _turned(_petals(2, 12, 19, 31, "g"))
    + _petals(4, 5, 10, 33, "b")
    + '<circle class="b" r="7"/>',
}

# Fills one corner of the field; the other three are this one mirrored.
CORNER = (
    '<path class="a" d="M0 0h44Q44 44 0 44z"/><path class="g" d="M0 0h32Q32 32 0 32z"/>'
    '<path class="b" d="M0 0h18Q18 18 0 18z"/>'
)
