"""What an import cannot carry over, or will not do, with the file and the line."""

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self):
        return {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.NOTE: _("Note")}[self]


@dataclass(frozen=True)
class Problem:
    """An error stops the import, a warning is something lost or doubtful, a note is something done differently."""

    severity: Severity
    message: str
    path: str = ""
    line: int | None = None

    @property
    def place(self):
        """`episodes/02-loops.md:41`, as editors and terminals understand it."""
        return f"{self.path}:{self.line}" if self.line else self.path


class Problems(list):
    """Every problem found while a source is read, in the order in which it was found."""

    def error(self, message, path="", line=None):
        self.append(Problem(Severity.ERROR, str(message), path, line))

    def warn(self, message, path="", line=None):
        self.append(Problem(Severity.WARNING, str(message), path, line))

    def note(self, message, path="", line=None):
        self.append(Problem(Severity.NOTE, str(message), path, line))

    def of(self, severity):
        return [problem for problem in self if problem.severity == severity]

    @property
    def errors(self):
        return self.of(Severity.ERROR)

    @property
    def warnings(self):
        return self.of(Severity.WARNING)

    @property
    def notes(self):
        return self.of(Severity.NOTE)


class ImportRefused(Exception):
    """The source cannot be imported at all; the message says why, in words for the person who chose it."""

    def __init__(self, message):
        super().__init__(str(message))


class TextRefused(Exception):
    """A text is too much to be read; `line` is where, if it is known."""

    def __init__(self, message, line=None):
        super().__init__(str(message))
        self.line = line


@contextmanager
def naming(path):
    """Whatever goes wrong while a file is read becomes a refusal that names it, so that its author can look there."""
    try:
        yield
    except ImportRefused:
        raise
    except TextRefused as error:
        place = f"{path}:{error.line}" if error.line else path
        raise ImportRefused(f"{place}: {error}") from error
    except Exception as error:
        logger.exception("%s could not be read", path)
        raise ImportRefused(
            gettext("%(path)s cannot be read: something in it is not as an import expects it.") % {"path": path}
        ) from error
