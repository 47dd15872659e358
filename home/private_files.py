"""The storage for files that no web server hands out."""

from django.core.files.storage import FileSystemStorage

LONGEST_STEM = 180  # bytes; disks take 255 for the whole name, and a number may be added to tell two apart


class PrivateFiles(FileSystemStorage):
    def get_valid_name(self, name):
        """What is left of a sender's name: Django leaves letters and figures, we leave room on the disk and an ending.

        A letter may take four bytes, so a name that fits the table may be too long for the disk. A name of signs alone
        would become ".pdf": a hidden file without an ending.
        """
        stem, dot, ending = super().get_valid_name(name).rpartition(".")
        if not dot:
            stem, ending = ending, ""
        stem = stem.strip(".").encode()[:LONGEST_STEM].decode(errors="ignore")
        return f"{stem or 'file'}{dot}{ending}"
