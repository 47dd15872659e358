#!/usr/bin/env python
"""Django's command line, with the source root `site/` on the path."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main():
    sys.path.insert(0, str(ROOT / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learnsync.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - needs the settings named first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
