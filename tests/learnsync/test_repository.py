"""What may not stand in the repository, and what must agree with each other in it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Put together here, so that this file does not name them either.
MACHINE_PATHS = ["/" + "work/", "/" + "root/", "/" + "home/runner"]
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb." + "debian.org"]
SAMPLE_FOLDER = ".." + "/shared"
LARGEST_TEXT = 2_000_000


def tracked_files():
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("Not a clone: without git nobody knows which files belong to the repository.")
    listed = subprocess.run(  # noqa: S603
        [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def texts():
    for path in tracked_files():
        if path.stat().st_size < LARGEST_TEXT:
            yield path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8", errors="ignore")


def test_no_file_names_a_machine_or_a_registry():
    words = [*MACHINE_PATHS, *REGISTRIES]

    found = [f"{name}: {word}" for name, text in texts() for word in words if word in text]

    assert found == []


def test_only_the_build_script_knows_where_samples_lie():
    naming = [name for name, text in texts() if SAMPLE_FOLDER in text]

    assert naming == [name for name in naming if name == ".ci/run"]


def test_locked_lists_are_hashed_and_name_no_index():
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-next.txt"):
        text = (ROOT / name).read_text()
        packages = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, flags=re.MULTILINE | re.IGNORECASE)

        assert len(packages) > 50
        assert len(re.findall(r"^(?=\S+==).*\\\n    --hash=sha256:", text, flags=re.MULTILINE)) == len(packages)
        assert "--index" not in text


def test_tools_come_on_top_of_exactly_what_production_installs():
    production, tools = (
        set(pinned((ROOT / name).read_text())) for name in ("requirements.txt", "requirements-dev.txt")
    )

    assert production - tools == set()


def pinned(text):
    return re.findall(r"^\S+==\S+", text, flags=re.MULTILINE)


def test_every_variable_is_described():
    settings = [path.read_text() for path in (ROOT / "site" / "learnsync" / "settings").glob("*.py")]
    read = set(re.findall(r'(?:env|self)\.\w+\(\s*"([A-Z_]+)"', "".join(settings)))

    described = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(), flags=re.MULTILINE)
    )

    assert read == described


def test_every_target_of_make_is_described():
    targets = set(re.findall(r"^([a-z0-9-]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))

    described = set(
        re.findall(r"^\| `make ([a-z0-9-]+)`", (ROOT / "docs/reference/make.md").read_text(), flags=re.MULTILINE)
    )

    assert targets == described
