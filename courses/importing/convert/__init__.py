"""From Markdown to the blocks of a lesson. Every visible word arrives, in its order; what cannot is reported."""

from courses.importing.convert.sheet import Sheet
from courses.importing.convert.writing import write_body

__all__ = ["Sheet", "write_body"]
