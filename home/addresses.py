"""`<row:…>` in addresses: the number of a row. Import this module before using it.

Django's `int` takes numbers that no database knows; SQLite answers those with an error instead of "not found".
"""

import re

from django.urls import register_converter
from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    regex = "0|[1-9][0-9]{0,17}"


def is_number(text):
    """Whether a text from an address may be the number of a row."""
    return bool(re.fullmatch(RowConverter.regex, text))


register_converter(RowConverter, "row")
