"""Pictures of people: what is kept of a file, and which files are refused."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from community.profiles.pictures import LARGEST, read_picture
from tests.factories.profiles import picture_file

UPSIDE_DOWN = 3  # in the words of EXIF


def opened(content):
    return Image.open(BytesIO(content))


def read(content):
    return read_picture(ContentFile(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_kind_becomes_two_square_jpegs(kind):
    picture = read(picture_file(kind=kind))

    kept = [(image.format, image.size) for image in map(opened, (picture.large, picture.small))]
    assert kept == [("JPEG", (320, 320)), ("JPEG", (96, 96))]
    assert len(picture.large) < 60_000


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "I;16"])
def test_every_way_to_write_colours_is_read(mode):
    file = BytesIO()
    Image.new(mode, (50, 80)).save(file, "PNG")

    assert opened(read(file.getvalue()).large).mode == "RGB"


def test_what_was_transparent_is_white():
    picture = read(picture_file(kind="PNG", mode="RGBA", colour=(0, 0, 0, 0)))

    assert opened(picture.large).getpixel((10, 10)) == (255, 255, 255)


def test_place_and_camera_are_taken_away():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Wanjiru"
    exif.get_ifd(0x8825)[1] = "S"
    content = picture_file(exif=exif, comment=b"at home")
    assert b"Camera of Wanjiru" in content and b"at home" in content

    picture = read(content)

    for kept in (picture.large, picture.small):
        assert b"Camera" not in kept and b"at home" not in kept
        assert dict(opened(kept).getexif()) == {}


def test_a_picture_is_turned_as_the_camera_was_held():
    image = Image.new("RGB", (100, 100), "red")
    image.paste("blue", (0, 50, 100, 100))
    exif = Image.Exif()
    exif[0x0112] = UPSIDE_DOWN
    file = BytesIO()
    image.save(file, "JPEG", exif=exif)

    top = opened(read(file.getvalue()).large).getpixel((160, 20))

    assert top[2] > 200 and top[0] < 60, "what was below is above"


def png_of(width, height):
    """A PNG that claims a size and holds nothing."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


HOSTILE = {
    "a page": (b"<!doctype html><script>alert(1)</script>", "unreadable"),
    "a page that begins like a JPEG": (b"\xff\xd8\xff\xe0<html><script>alert(1)</script>", "unreadable"),
    "a drawing with a script": (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "unreadable",
    ),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "unreadable"),
    "a TIFF": (picture_file(kind="TIFF"), "unreadable"),
    "half a picture": (picture_file(kind="PNG", size=(900, 900))[:200], "unreadable"),
    "30,000 pixels square": (png_of(30_000, 30_000), "too_many_pixels"),
    "25 million and one": (png_of(5001, 5000), "too_many_pixels"),
    "nothing inside": (png_of(100, 100), "unreadable"),
    "too heavy": (b"\xff" * (LARGEST + 1), "too_heavy"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name):
    content, code = HOSTILE[name]

    with pytest.raises(ValidationError) as refused:
        read(content)

    assert refused.value.code == code


def test_what_hides_behind_a_picture_does_not_stay():
    content = picture_file(kind="GIF") + b"<script>alert(1)</script>PK\x03\x04"

    picture = read(content)

    assert b"script" not in picture.large and b"PK\x03\x04" not in picture.large
