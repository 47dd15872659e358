"""Tables that leave the admin as CSV or for Excel: no word of anybody's may become a formula in them."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULA_SIGNS = ("=", "@", "\t", "\r")


def as_cell(value):
    """A text that a spreadsheet program would calculate gets an apostrophe before it. A number with a sign is none."""
    if not isinstance(value, str):
        return value
    calculates = value.startswith(FORMULA_SIGNS) or (value[:1] in {"+", "-"} and not value[1:2].isdigit())
    return f"'{value}" if calculates else value


def guard_every_export():
    """All exports of the admin ask this one table of Wagtail's, also those of its own reports."""
    formats = dict.fromkeys(SpreadsheetExportMixin.FORMATS, as_cell)
    SpreadsheetExportMixin.custom_value_preprocess[str] = formats
