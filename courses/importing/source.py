"""Reading a folder or a zip archive without trusting it."""

import os
import re
import stat
import zipfile
from contextlib import nullcontext
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from courses.importing.problems import ImportRefused

IGNORED_FOLDERS = {"__MACOSX"}
INDEX_ENTRY = b"PK\x01\x02"
LARGEST_TEXT = 500 * 1024
LONGEST_PATH = 400  # What the tables hold, and room for a number.

# What browsers add to the name of a file that was downloaded twice: "course (1).zip" is the same source.
COPY_NUMBER = re.compile(r" ?\(\d{1,3}\)$")


class Source:
    """The files of a lesson, by their path inside it. Nothing is ever written outside our own storage."""

    def __init__(self, name, sizes):
        self.name = name
        self._sizes = sizes
        self._texts = {}
        self.skipped = []
        _refuse_too_much(sizes)

    @property
    def paths(self):
        return sorted(self._sizes)

    def __contains__(self, path):
        return path in self._sizes

    def below(self, folder, ending=""):
        return [path for path in self.paths if path.startswith(folder) and path.endswith(ending)]

    def size(self, path):
        return self._sizes[path]

    def read(self, path):
        raise NotImplementedError

    def text(self, path):
        """A text file, with plain line ends. Raises `ImportRefused` naming file and line for any other encoding."""
        if path not in self._texts:
            self._refuse_too_much_text(path)
            self._texts[path] = self._read_text(path)
        return self._texts[path]

    def _refuse_too_much_text(self, path):
        if self.size(path) > LARGEST_TEXT:
            raise ImportRefused(
                _("%(path)s is larger than %(limit)s KB: too large for a page of text. Divide it into several.")
                % {"path": path, "limit": LARGEST_TEXT // 1024}
            )
        if self.size(path) + sum(map(len, self._texts.values())) > settings.IMPORT_MAX_TEXT:
            raise ImportRefused(
                _("The texts are larger than %(limit)s MB together. Divide the source into several courses.")
                % {"limit": settings.IMPORT_MAX_TEXT // (1024 * 1024)}
            )

    def _read_text(self, path):
        data = self.read(path)
        if b"\0" in data:
            raise ImportRefused(_("%(path)s is no text.") % {"path": path})
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise ImportRefused(
                _("%(path)s:%(line)s is not written in UTF-8. Save the file as UTF-8 and try again.")
                % {"path": path, "line": line}
            ) from error
        return text.replace("\r\n", "\n").replace("\r", "\n")


class FolderSource(Source):
    """A folder on this machine. Symbolic links are left out, so nothing outside the folder is read."""

    def __init__(self, folder):
        self._root = Path(folder).resolve()
        if not self._root.is_dir():
            raise ImportRefused(_("There is no folder %(path)s.") % {"path": folder})
        links, sizes = [], {}
        for folder_path, folders, files in os.walk(self._root):
            folders[:] = sorted(name for name in folders if not _is_ignored(name))
            for name in [*folders, *sorted(files)]:
                path = Path(folder_path, name)
                relative = path.relative_to(self._root).as_posix()
                if path.is_symlink():
                    links.append(relative)
                elif name in files and not _is_ignored(name):
                    sizes[relative] = path.stat().st_size
        super().__init__(self._root.name, sizes)
        self.skipped = links

    def read(self, path):
        return (self._root / path).read_bytes()


class ArchiveSource(Source):
    """A zip archive, checked entry by entry before a byte of it is unpacked."""

    def __init__(self, file, name):
        _refuse_endless_index(file)
        try:
            self._archive = zipfile.ZipFile(file)
        except Exception as error:  # Each part of a broken index raises its own kind.
            raise ImportRefused(_("This is not a zip file, or it is damaged.")) from error
        entries = _checked_entries(self._archive)
        root = _common_folder(entries)
        self._entries = {path[len(root) :]: entry for path, entry in entries.items()}
        super().__init__(
            root.rstrip("/") or COPY_NUMBER.sub("", PurePosixPath(name).stem),
            {path: entry.file_size for path, entry in self._entries.items()},
        )

    def read(self, path):
        entry = self._entries[path]
        try:
            with self._archive.open(entry) as file:
                return file.read(entry.file_size)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise ImportRefused(_("%(path)s in the zip file is damaged.") % {"path": path}) from error
        except Exception as error:  # zlib, bz2 and lzma each raise their own kind.
            raise ImportRefused(_("%(path)s in the zip file cannot be unpacked.") % {"path": path}) from error


def open_source(path):
    """The source at a path of this machine: a folder, or a zip file."""
    path = Path(path)
    if path.is_file():
        return ArchiveSource(path, path.name)
    return FolderSource(path)


def _is_ignored(name):
    return name in IGNORED_FOLDERS or name.startswith(".")


def _refuse_too_much(sizes):
    if len(sizes) > settings.IMPORT_MAX_FILES:
        raise ImportRefused(_("There are more than %(limit)s files in it.") % {"limit": settings.IMPORT_MAX_FILES})
    for path in sizes:
        if len(path) > LONGEST_PATH:
            raise ImportRefused(
                _("The name of a file is longer than %(limit)s signs: “%(name)s…”.")
                % {"limit": LONGEST_PATH, "name": path[:60]}
            )
    if sum(sizes.values()) > settings.IMPORT_MAX_UNPACKED:
        raise ImportRefused(
            _("Unpacked it would be larger than %(limit)s MB.")
            % {"limit": settings.IMPORT_MAX_UNPACKED // (1024 * 1024)}
        )


def _refuse_endless_index(file):
    """Python reads the whole index of an archive at once; a million empty files in it would fill the memory.

    An archive may hold others with indexes of their own, hence ten times as many as there may be files.
    """
    with open(file, "rb") if isinstance(file, Path) else nullcontext(file) as data:
        data.seek(0)
        found, end = 0, b""
        while chunk := data.read(1024 * 1024):
            found += (end + chunk).count(INDEX_ENTRY)
            end = chunk[-len(INDEX_ENTRY) + 1 :]
    if found > settings.IMPORT_MAX_FILES * 10:
        raise ImportRefused(_("There are more than %(limit)s files in it.") % {"limit": settings.IMPORT_MAX_FILES})


def _checked_entries(archive):
    """The files of an archive by path. Refuses what would leave its folder, link, hide or come twice."""
    entries = {}
    seen = set()
    infos = archive.infolist()
    if len(infos) > settings.IMPORT_MAX_FILES * 2:
        raise ImportRefused(_("There are more than %(limit)s files in it.") % {"limit": settings.IMPORT_MAX_FILES})
    for entry in infos:
        _refuse_unsafe(entry)
        path = PurePosixPath(entry.filename)
        if entry.is_dir() or any(_is_ignored(part) for part in path.parts):
            continue
        if str(path).casefold() in seen:
            raise ImportRefused(_("“%(name)s” is in the zip file twice.") % {"name": entry.filename})
        seen.add(str(path).casefold())
        entries[str(path)] = entry
    return entries


def _refuse_unsafe(entry):
    name = entry.filename
    path = PurePosixPath(name)
    # zipfile cuts names at a NUL and turns backslashes round on Windows only: look at what was really written.
    written = entry.orig_filename
    if "\\" in written or "\0" in written or ":" in name or path.is_absolute() or ".." in path.parts:
        raise ImportRefused(_("The zip file is not safe: “%(name)s” points outside of it.") % {"name": written[:100]})
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ImportRefused(_("The zip file is not safe: “%(name)s” is a link.") % {"name": name[:100]})
    if entry.flag_bits & 0x1:
        raise ImportRefused(_("The zip file is locked with a password."))


def _common_folder(paths):
    """`lesson-main/` when everything lies in one folder, as in archives from code hosts; else nothing."""
    firsts = {path.split("/", 1)[0] for path in paths}
    if len(firsts) == 1 and all("/" in path for path in paths):
        return f"{firsts.pop()}/"
    return ""
