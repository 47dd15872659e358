"""`make roles-doc`: writes docs/reference/roles.md from the table that the tests of the roles hold by hand.

.venv/bin/python scripts/roles_doc.py
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "learnsync.settings.test"

import django  # noqa: E402 (the path comes first)

django.setup()

from tests.learnsync.role_page import PAGE, render  # noqa: E402 (models only load once Django is set up)

PAGE.write_text(render())
