"""Copies of pages that a device keeps, told from pages that somebody looks at."""

HEADER = "Offline-Copy"


def copy_asked(request):
    """`copy`: the device saves a page nobody looks at. `read`: it looks after the page that is being read. Else ""."""
    asked = request.headers.get(HEADER, "")
    return asked if asked in {"copy", "read"} else ""
