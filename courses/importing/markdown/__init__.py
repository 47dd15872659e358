"""Markdown as lessons are written in it: CommonMark, tables, definitions, fenced divs, attributes, formulas."""

from courses.importing.markdown.parser import MAX_DEPTH, parse

__all__ = ["MAX_DEPTH", "parse"]
