import io
from time import thread_time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.images import SiteImage
from home.svg import check_svg, clean_svg

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9" width="9" height="9">'
)


def svg(inside):
    return f"{HEAD}{inside}</svg>".encode()


HARMLESS = [
    '<path d="M0 0h9"/>',
    '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use xlink:href="#g"/>',
    '<style>text { fill: url("#g"); font-family: "Noto Sans" }</style>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    '<g data-name="Layer 1" aria-label="A tank" xml:space="preserve" style="stroke-width: calc(1px + 2px)"/>',
    '<style>@font-face { font-family: A; src: url(data:font/woff2;base64,AAAA) format("woff2") }</style>',
    "<rect style=\"fill: url( '#a)b' )\"/>",
    "<?xpacket begin='' id=''?><metadata/>",
    '<animate attributeName="x" to="3"/>',
]
UNSAFE = [
    ("<script>alert(1)</script>", "<script>"),
    ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "<foreignobject>"),
    ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="data:,"/>', "<iframe>"),
    ('<rect onclick="alert(1)"/>', "onclick"),
    ('<rect ONLOAD="alert(1)"/>', "ONLOAD"),
    ('<a href="javascript:alert(1)"><path/></a>', "a link to the outside"),
    ('<image xlink:href="https://example.org/x.png"/>', "a link to the outside"),
    ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "a link to the outside"),
    ('<rect style="fill: url(https://example.org/x)"/>', "a style that loads something"),
    ("<style>@import 'https://example.org/x.css';</style>", "a style that loads something"),
    (r"<style>@\69mport 'https://example.org/x.css';</style>", "a style that loads something"),
    ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
    ('<animate attributeName=" xlink:href" values="#a"/>', "<animate>"),
    ("<style>@imp<g/>ort 'https://example.org/x.css';</style>", "a style that loads something"),
    ("<style><g>@import 'https://example.org/x.css';</g></style>", "a style that loads something"),
    ("<style>a { fill: image-set('https://example.org/x.png' 1x) }</style>", "a style that loads something"),
    (r"<style>a { fill: im\61ge-set('https://example.org/x.png' 1x) }</style>", "a style that loads something"),
    ('<rect fill="url(https://example.org/x"/>', "a style that loads something"),
    ('<rect style=\'fill: url("#a"), url("https://example.org/x")\'/>', "a style that loads something"),
    ('<img xmlns="http://www.w3.org/1999/xhtml" srcset="https://example.org/x.png"/>', "<img>"),
    ('<image srcset="https://example.org/x.png"/>', "srcset"),
    ('<a href="#a" ping="https://example.org/"/>', "ping"),
    ('<g xml:base="https://example.org/"/>', "base"),
    ('<image src="https://example.org/x.png"/>', "src"),
    ('<tidings xmlns=""/>', "<tidings>"),
]

NOTES = [
    '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="a"/>',
    '<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>',
    '<g xmlns:e="http://www.w3.org/2001/xml-events" e:event="load"/>',
]


@pytest.mark.parametrize("inside", HARMLESS)
def test_a_drawing_passes_and_stays_as_it_is(inside):
    check_svg(io.BytesIO(svg(inside)))

    assert clean_svg(svg(inside)) == svg(inside)


@pytest.mark.parametrize(("inside", "found"), UNSAFE)
def test_more_than_a_drawing_is_refused_by_name(inside, found):
    with pytest.raises(ValidationError) as caught:
        check_svg(io.BytesIO(svg(inside)))

    assert caught.value.messages[0].startswith(f"This SVG holds more than a drawing: {found}.")


@pytest.mark.parametrize("inside", NOTES)
def test_notes_of_a_drawing_program_are_left_out_of_an_upload(inside, db):
    reported = []

    image = SiteImage(title="Mua", file=SimpleUploadedFile("mua.svg", svg(f"{inside}<text>Mua</text>")))
    image._set_image_file_metadata()
    image.full_clean(exclude=["collection"])
    image.save()

    kept = SiteImage.objects.get().file.read()
    assert b">Mua</text>" in kept
    assert not any(word in kept for word in (b"inkscape", b"xml-events"))
    assert clean_svg(kept, reported.append) == kept and reported == []


@pytest.mark.parametrize(("inside", "found"), UNSAFE)
def test_cleaning_takes_it_away_says_so_and_keeps_the_rest(inside, found):
    reported = []

    cleaned = clean_svg(svg(f"<text>before</text>{inside}<text>after</text>"), reported.append)

    check_svg(io.BytesIO(cleaned))
    assert set(reported) >= {found}
    assert b">before</text>" in cleaned and b">after</text>" in cleaned


def test_a_document_type_is_common_in_drawings_and_harmless():
    content = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + svg("")
    )

    assert clean_svg(content) == content


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + svg("<text>&a;</text>"),
        b"<html></html>",
        b"not xml",
        b"",
    ],
)
def test_entities_and_what_is_no_svg_are_refused(content):
    with pytest.raises(ValidationError):
        check_svg(io.BytesIO(content))
    with pytest.raises(ValidationError):
        clean_svg(content)


@pytest.mark.parametrize("name", ["xml-stylesheet", "XML-StyleSheet"])
def test_a_linked_style_sheet_is_refused(name):
    content = f'<?xml version="1.0"?><?{name} href="https://example.org/x.css"?>'.encode() + svg("")

    with pytest.raises(ValidationError):
        check_svg(io.BytesIO(content))
    assert b"stylesheet" not in clean_svg(content).lower()


def test_a_document_type_that_adds_attributes_is_refused():
    content = b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + svg("")

    with pytest.raises(ValidationError, match="defines entities"):
        clean_svg(content)


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + svg("<text>M\u00e4</text>").decode().encode("latin-1"),
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + svg(""),
        svg("").decode().encode("utf-16"),
    ],
)
def test_another_encoding_than_utf_8_is_refused(content):
    for read in (lambda: check_svg(io.BytesIO(content)), lambda: clean_svg(content)):
        with pytest.raises(ValidationError, match="UTF-8"):
            read()


@pytest.mark.parametrize(
    "inside",
    [
        f"<style>{'url(' * 100_000}</style>",
        f"<style>{'url(#' * 100_000})</style>",
        f"<style>{'url( ' * 100_000}</style>",
        f"<style>url({' ' * 500_000}</style>",
        f'<rect style="{"behavior " * 50_000}"/>',
        "<?xml-stylesheet " * 50_000 + "?>",
        "<script/>" * 50_000,
    ],
    ids=["open", "inside", "blanks", "one", "words", "instructions", "elements"],
)
def test_a_long_file_is_read_once(inside):
    start = thread_time()

    clean_svg(svg(inside))

    assert thread_time() - start < 3


def test_a_drawing_too_deep_or_too_large_is_refused():
    with pytest.raises(ValidationError, match="not an SVG that can be read"):
        clean_svg(svg("<g>" * 5000 + "<script/>" + "</g>" * 5000))
    with pytest.raises(ValidationError, match="larger than 5 MB"):
        clean_svg(svg(" " * 5_300_000))


@pytest.mark.django_db
@pytest.mark.parametrize(("inside", "count"), [("<script/>", 0), ("<path/>", 1)])
def test_the_image_library_takes_drawings_only(client, admin, inside, count):
    client.force_login(admin)

    response = client.post(
        reverse("wagtailimages:add"),
        {"title": "Drawing", "file": SimpleUploadedFile("drawing.svg", svg(inside), "image/svg+xml"), "collection": 1},
    )

    assert SiteImage.objects.count() == count
    assert ("This SVG holds more than a drawing: &lt;script&gt;." in response.content.decode()) == (count == 0)
