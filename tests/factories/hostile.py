"""Files and names that mean harm, made in memory: one small maker for each, named after what it is."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

# What must never reach a browser as a page. Each payload of a file carries it.
SCRIPT = b"<script>alert(document.domain)</script>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'


@dataclass(frozen=True)
class HostileFile:
    """A file as it is sent: the name and the kind are the sender's words, and no truer than the content."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"


def picture(kind, size=(64, 48), **options):
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **options)
    return file.getvalue()


# Pages that say they are pictures, and pictures that are more than that


def page_that_begins_like_a_jpeg():
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00<!doctype html>" + SCRIPT


def page():
    return b"<!doctype html><title>x</title>" + SCRIPT


def jpeg_with_a_script_in_its_comment():
    return picture("JPEG", comment=SCRIPT)


def jpeg_with_a_page_behind_it():
    return picture("JPEG") + b"<html>" + SCRIPT


def jpeg_with_an_archive_behind_it():
    return picture("JPEG") + zip_of({"run.html": SCRIPT})


def png_with_a_script_in_its_text():
    text = b"Comment\0" + SCRIPT
    whole = picture("PNG")
    return whole[:33] + png_chunk(b"tEXt", text) + whole[33:]


def gif_that_is_a_program():
    """`GIF89a/*…*/=1;alert(…)`: a picture to one reader, JavaScript to another; its width is the comment's begin."""
    head = b"GIF89a" + b"/*" + struct.pack("<H", 1) + b"\x80\x00\x00" + b"\x00\x00\x00\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + frame + b"\x3b" + b"*/=1;alert(document.domain)//" + SCRIPT


# Pictures that are too much


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width, height):
    """A PNG of a few bytes for each line of pixels at most: all of them are black."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes(height * (1 + (width + 7) // 8)), 9)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", lines) + png_chunk(b"IEND", b"")


def picture_of_30_000_by_30_000():
    return png_of(30_000, 30_000)


def gif_with_thousands_of_frames(frames=5000, width=200, height=200):
    """5,000 frames of 40,000 pixels: 200 million to draw, in some 100,000 bytes."""
    head = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00" + b"\x00\x00\x00\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + frame * frames + b"\x3b"


# Drawings that do things


def svg(inside):
    return f"{SVG}{inside}</svg>".encode()


def svg_with_a_script():
    return svg(SCRIPT.decode())


def svg_with_a_handler():
    return f'{SVG[:-1]} onload="alert(document.domain)"><path d="M0 0"/></svg>'.encode()


def svg_with_a_page_inside():
    return svg(f'<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">{SCRIPT.decode()}</body></foreignObject>')


def svg_with_a_javascript_link():
    return svg('<a xlink:href="java&#x9;script:alert(document.domain)"><path d="M0 0h9"/></a>')


def svg_that_asks_another_site():
    return svg('<image xlink:href="https://elsewhere.example/seen.png"/>')


def svg_that_reads_the_servers_files():
    return b'<!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/hostname">]>' + svg("<text>&secret;</text>")


def svg_that_grows():
    """A billion laughs: few bytes that become gigabytes."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]>'.encode() + svg("<text>&e9;</text>")


# Documents that are two things


def pdf_that_is_a_page():
    return b"%PDF-1.7\n" + b"<html>" + SCRIPT + b"\n%%EOF\n"


def pdf_that_is_an_archive():
    return b"%PDF-1.7\n%%EOF\n" + zip_of({"run.html": SCRIPT})


def page_that_is_a_pdf_further_down():
    return page() + b"\n%PDF-1.7\n%%EOF\n"


def office_file_that_is_a_page():
    return b"PK\x03\x04" + b"<html>" + SCRIPT


def text_that_is_a_page():
    return b"day,sum\n" + SCRIPT + b",1\n"


def office_file_with_macros():
    return zip_of({"[Content_Types].xml": "<Types/>", "word/vbaProject.bin": "Sub AutoOpen()"})


def program():
    return b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00"


def nothing():
    return b""


# Archives


def zip_of(files):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def zip_that_leaves_its_folder():
    return zip_of({"course.md": "---\ntitle: Herbs\n---\n", "../../evil.md": "# Evil\n\nx"})


def zip_that_grows():
    """300 MB of noughts in some 300,000 bytes."""
    return zip_of(
        {"course.md": "---\ntitle: Herbs\n---\n", "01-mint.md": "# Mint", "big.csv": bytes(300 * 1024 * 1024)}
    )


# What is no picture, or is one with something beside it

REFUSED_AS_PICTURES = {
    "a page": HostileFile("me.jpg", page(), "image/jpeg"),
    "a page that begins like a JPEG": HostileFile("me.jpg", page_that_begins_like_a_jpeg(), "image/jpeg"),
    "30,000 by 30,000 pixels": HostileFile("me.png", picture_of_30_000_by_30_000(), "image/png"),
    "a drawing with a script": HostileFile("me.svg", svg_with_a_script(), "image/svg+xml"),
    "a drawing with a handler": HostileFile("me.svg", svg_with_a_handler(), "image/svg+xml"),
    "a drawing with a page inside": HostileFile("me.svg", svg_with_a_page_inside(), "image/svg+xml"),
    "a drawing with a link that runs": HostileFile("me.svg", svg_with_a_javascript_link(), "image/svg+xml"),
    "a drawing that asks another site": HostileFile("me.svg", svg_that_asks_another_site(), "image/svg+xml"),
    "a drawing that reads the server's files": HostileFile("me.svg", svg_that_reads_the_servers_files()),
    "a drawing that grows": HostileFile("me.svg", svg_that_grows(), "image/svg+xml"),
    "a drawing named .png": HostileFile("me.png", svg_with_a_script(), "image/png"),
    "a PDF": HostileFile("me.png", pdf_that_is_a_page(), "image/png"),
    "a program": HostileFile("me.png", program(), "image/png"),
    "nothing": HostileFile("me.png", nothing(), "image/png"),
}
PICTURES_AND_MORE = {
    "a JPEG with a script in its comment": HostileFile("me.jpg", jpeg_with_a_script_in_its_comment(), "text/html"),
    "a JPEG with a page behind it": HostileFile("me.jpg", jpeg_with_a_page_behind_it(), "text/html"),
    "a JPEG with an archive behind it": HostileFile("me.jpg", jpeg_with_an_archive_behind_it(), "text/html"),
    "a PNG with a script in its text": HostileFile("me.png", png_with_a_script_in_its_text(), "text/html"),
    "a GIF that is a program": HostileFile("me.gif", gif_that_is_a_program(), "text/javascript"),
}
# Drawn from their first frame where we draw anew; refused where the file itself would be kept.
TOO_MANY_FRAMES = HostileFile("me.gif", gif_with_thousands_of_frames(), "image/gif")

REFUSED_AS_DOCUMENTS = {
    "a page": HostileFile("report.html", page(), "text/html"),
    "a page with two endings": HostileFile("report.pdf.html", page(), "application/pdf"),
    "a page with a dot behind its ending": HostileFile("report.pdf.", page(), "application/pdf"),
    "a drawing": HostileFile("report.svg", svg_with_a_script(), "application/pdf"),
    "a program": HostileFile("report.exe", program(), "application/pdf"),
    "a program that reads as gpj.exe backwards": HostileFile("report\u202efdp.exe", program(), "application/pdf"),
    "a table with macros": HostileFile("report.xlsm", office_file_with_macros(), "application/pdf"),
    "a text with macros": HostileFile("report.docm", office_file_with_macros(), "application/pdf"),
    "a page cut off by a nought": HostileFile("report.html\0.pdf\0.html", page(), "application/pdf"),
    "no ending": HostileFile("report", pdf_that_is_a_page(), "application/pdf"),
    "nothing": HostileFile("report.pdf", nothing(), "application/pdf"),
}
# Whose content is not what the ending says. Members' are refused; staff's are kept and never run.
OF_ANOTHER_KIND = {
    "a page named .pdf": HostileFile("report.pdf", page(), "text/html"),
    "a page that is a PDF further down": HostileFile("report.pdf", page_that_is_a_pdf_further_down(), "text/html"),
    "a program named .pdf": HostileFile("report.pdf", program(), "text/html"),
    "a page named .docx": HostileFile("report.docx", page(), "text/html"),
    "a program named .csv": HostileFile("report.csv", program(), "text/html"),
}
# What nobody can tell from a good one. Everybody's are kept and never run.
TWO_THINGS_AT_ONCE = {
    "a PDF that is a page": HostileFile("report.pdf", pdf_that_is_a_page(), "text/html"),
    "a PDF that is an archive": HostileFile("report.pdf", pdf_that_is_an_archive(), "text/html"),
    "a PDF with two endings": HostileFile("report.html.pdf", pdf_that_is_a_page(), "text/html"),
    "an office file that is a page": HostileFile("report.docx", office_file_that_is_a_page(), "text/html"),
    "an office file with macros that hides it": HostileFile("report.docx", office_file_with_macros(), "text/html"),
    "a table that is a page": HostileFile("report.csv", text_that_is_a_page(), "text/html"),
    "a text that is a page": HostileFile("report.txt", page(), "text/html"),
    "Markdown that is a page": HostileFile("report.md", page(), "text/html"),
}
# Names in front of a good ending, and what is left of each: harmless in a folder, in a header and on a screen.
NAMES = {
    "right to left": ("\u202efdp.exe", "fdp.exe"),
    "marks of direction": ("\u2066a\u2069\u200f\u061cb", "ab"),
    "a new line": ("a\r\nSet-Cookie: session=stolen\r\n\r\n<script>", "aSet-Cookie_sessionstolenscript"),
    "a nought": ("a\0.html", "a.html"),
    "a way out": ("../../../../etc/passwd", "passwd"),
    "a way out of Windows": ("..\\..\\windows\\system", "system"),
    "an absolute way": ("/etc/passwd", "passwd"),
    "quotes": ('a"; filename="run.html', "a_filenamerun.html"),
    "a page": ("<img src=x onerror=alert(1)>", "img_srcx_onerroralert1"),
    "a page in other signs": ("&lt;img src=x onerror=alert(1)&gt;", "img_srcx_onerroralert1"),
    "pictures only": ("\U0001f600\U0001f1f0\U0001f1ea", "file"),
    "dots only": ("...", "file"),
}
# Longer than a disk or a table takes; of these only the beginning is left.
LONG_NAMES = {
    "of letters": "a" * 300,
    "of two bytes a letter": "\u0436" * 120,
    "of three bytes a letter": "\u674e" * 84,
    "of four bytes a letter": "\U00020000" * 70,
}


def form_with(file, fields, boundary="the-end-of-a-part"):
    """A form as a hostile program sends it, with a name that no test client and no browser would write."""
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
        if name != "its field"
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{fields["its field"]}"; '
        f"filename*=UTF-8''{quote(file.name)}\r\nContent-Type: {file.kind}\r\n\r\n"
    )
    body = b"".join([*parts, head.encode(), file.content, f"\r\n--{boundary}--\r\n".encode()])
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}
