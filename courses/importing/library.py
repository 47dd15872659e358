"""Putting pictures and files into the library: once for each content, and gone again if the import fails."""

from io import BytesIO
from pathlib import PurePosixPath

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from courses.importing.models import ImportedPart
from courses.importing.references import Reference
from home.documents import SiteDocument
from home.images import SiteImage


class Shelf:
    """Stores what a plan needs. Files are no part of the database's transaction: `discard` takes them back."""

    def __init__(self, record, user):
        self._record = record
        self._user = user
        self._stored = []

    def store(self, plan):
        """The ids of pictures and documents by reference, and the references that are new."""
        parts = {(part.kind, part.path): part for part in self._record.parts.all()}
        figures, new_figures = self._store(parts, ImportedPart.Kind.IMAGE, plan.figures)
        files, new_files = self._store(parts, ImportedPart.Kind.DOCUMENT, plan.files)
        ids = {Reference("figure", path): key for path, key in figures.items()}
        ids |= {Reference("file", path): key for path, key in files.items()}
        return ids, {Reference("figure", path) for path in new_figures} | {
            Reference("file", path) for path in new_files
        }

    def discard(self):
        for file in self._stored:
            file.storage.delete(file.name)

    def _store(self, parts, kind, planned):
        model, make = {
            ImportedPart.Kind.IMAGE: (SiteImage, self._make_image),
            ImportedPart.Kind.DOCUMENT: (SiteDocument, self._make_document),
        }[kind]
        parts = {path: part for (part_kind, path), part in parts.items() if part_kind == kind}
        there = set(
            model.objects.filter(pk__in=[part.object_id for part in parts.values()]).values_list("pk", flat=True)
        )
        by_sum = {part.checksum: part.object_id for part in parts.values() if part.object_id in there}
        ids, new = {}, set()
        for path, file in planned.items():
            if file.sha not in by_sum:
                by_sum[file.sha] = make(file).pk
                new.add(path)
            ids[path] = by_sum[file.sha]
            part = parts.get(path) or ImportedPart(course=self._record, kind=kind, path=path)
            if (part.object_id, part.checksum) != (ids[path], file.sha):
                part.object_id, part.checksum = ids[path], file.sha
                part.save()
        return ids, new

    def _make_image(self, file):
        name = PurePosixPath(file.path)
        image = SiteImage(
            title=name.stem[:255], file=ImageFile(BytesIO(file.data), name=name.name), collection=_collection(),
            uploaded_by_user=self._user,
        )  # fmt: skip
        image.full_clean(exclude=["tags"])
        image._set_image_file_metadata()
        image.save()
        self._stored.append(image.file)
        return image

    def _make_document(self, file):
        name = PurePosixPath(file.path).name
        document = SiteDocument(
            title=name[:255],
            file=SimpleUploadedFile(name, file.data),
            collection=_collection(),
            uploaded_by_user=self._user,
        )
        document._set_document_file_metadata()
        document.save()
        self._stored.append(document.file)
        return document


def _collection():
    return Collection.get_first_root_node()
