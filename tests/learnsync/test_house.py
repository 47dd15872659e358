"""The plan of the house holds."""

import site
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_site_is_a_source_root_and_not_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert hasattr(site, "getsitepackages"), "`import site` must stay the standard library's"
