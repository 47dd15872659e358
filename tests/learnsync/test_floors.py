"""Imports go down, and a new folder in community/ is a decision."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ["learnsync", "community", "courses", "commerce", "home"]


def lint_imports(folder, source_roots):
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(source_roots), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.fixture
def empty_house(tmp_path):
    """The floors with nothing on them, under the contracts of the real house."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for floor in FLOORS:
        (tmp_path / floor).mkdir()
        (tmp_path / floor / "__init__.py").touch()
    return tmp_path


def test_no_import_climbs():
    linted = lint_imports(ROOT, ["site", "."])

    assert linted.stdout.splitlines()[-1:] == ["Contracts: 2 kept, 0 broken."], linted.stdout


def test_climbing_import_is_found(empty_house):
    (empty_house / "home" / "pages.py").write_text("import courses\n")

    linted = lint_imports(empty_house, ["."])

    assert "home is not allowed to import courses:" in linted.stdout


def test_new_folder_in_community_needs_a_decision(empty_house):
    (empty_house / "community" / "gossip").mkdir()
    (empty_house / "community" / "gossip" / "__init__.py").touch()

    linted = lint_imports(empty_house, ["."])

    assert "- community.gossip" in linted.stdout
    assert linted.returncode == 1
