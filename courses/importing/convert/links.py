"""What an address in the text points at: another site, a page of the course, a place on this page, a file."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

OUTSIDE = {"http", "https", "mailto", "tel"}
PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}


@dataclass(frozen=True)
class Target:
    """`kind` is outside, page, anchor, file, unsafe or missing; `path` is inside the source."""

    kind: str
    path: str = ""
    anchor: str = ""


class Places:
    """Where files of the source are found from a page, in the ways lesson writers write it.

    Workbench pages name files from their own folder, from the root, or as the built site has them
    (`reference.html`, `../03-create/index.html`, or the site's own address).
    """

    FOLDERS = ["", "episodes/", "learners/"]

    def __init__(self, source, pages, site=""):
        self._source = source
        self._pages = pages
        self._site = site.rstrip("/") + "/" if site else ""

    def find(self, address, from_path):
        address = address.strip()
        if self._site and address.startswith(self._site):
            inside = self._find_inside(address[len(self._site) :], "")
            return inside if inside.kind == "page" else Target("outside", address)
        try:
            parts = urlsplit(address)
        except ValueError:  # `http://[half`
            return Target("unsafe", address)
        if parts.scheme or address.startswith("//"):
            return Target("outside" if parts.scheme.lower() in OUTSIDE else "unsafe", address)
        return self._find_inside(address, str(PurePosixPath(from_path).parent))

    def _find_inside(self, address, folder):
        path, _, anchor = address.partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            return Target("anchor", anchor=anchor)
        for candidate in self._candidates(path, folder):
            if candidate in self._pages:
                return Target("page", candidate, anchor)
            if candidate in self._source:
                return Target("file", candidate)
        return Target("missing", path, anchor)

    def _candidates(self, path, folder):
        for base in dict.fromkeys([folder, *self.FOLDERS]):
            place = _normal(base, path)
            if place is None:
                continue
            yield place
            if place.endswith("/index.html"):
                yield place.removesuffix("/index.html") + ".md"
            if place.endswith(".html"):
                yield place.removesuffix(".html") + ".md"
            if "." not in PurePosixPath(place).name:
                yield f"{place}.md"


def _normal(folder, path):
    """A path inside the source, or nothing when it leads out of it."""
    parts = []
    for part in PurePosixPath("" if path.startswith("/") else folder, path.lstrip("/")).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def is_picture(path):
    return PurePosixPath(path).suffix.lower() in PICTURES
