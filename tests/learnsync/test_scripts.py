"""The scripts behind the Makefile: which Python they take, and that stopping leaves nothing behind."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = "/usr/bin:/bin"


@pytest.fixture
def machine(tmp_path):
    """`machine(python3=…)`: a machine with just these programs under these names; then asks for a Python."""

    def with_programs(*, minimum="3.11", **programs):
        # The real tools the script needs, without the machine's own Pythons.
        for tool in ("sh", "dirname"):
            (tmp_path / tool).symlink_to(f"/bin/{tool}" if Path(f"/bin/{tool}").exists() else f"/usr/bin/{tool}")
        for name, script in programs.items():
            program = tmp_path / name.replace("_", ".")
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        return subprocess.run(  # noqa: S603
            ["/bin/sh", ROOT / "scripts" / "find-python", minimum],
            env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return with_programs


WORKS = f'exec "{sys.executable}" "$@"'
STUB = 'echo "pyenv: command not found" >&2; exit 127'
OLD = 'case "$*" in *version_info*) exit 1;; esac'
WITHOUT_VENV = f'''
case "$*" in
    *importlib*) echo ensurepip ;;
    *ensurepip*) exit 1 ;;
    *) exec "{sys.executable}" "$@" ;;
esac
'''


def test_newest_python_that_runs_is_taken(machine, tmp_path):
    found = machine(python3_14=STUB, python3_13=WORKS, python3_11=WORKS, python3=WORKS)

    assert found.stdout.strip() == str(tmp_path / "python3.13")


def test_complete_python_is_preferred_to_a_newer_one_without_venv(machine, tmp_path):
    found = machine(python3_14=WITHOUT_VENV, python3_12=WORKS)

    assert found.stdout.strip() == str(tmp_path / "python3.12")


def test_missing_package_is_named(machine):
    found = machine(python3=WITHOUT_VENV)

    assert found.returncode == 1
    assert "sudo apt install python3-venv" in found.stderr


def test_missing_python_is_named(machine):
    found = machine(python3=OLD)

    assert found.returncode == 1
    assert found.stderr.splitlines()[0] == "Python 3.11 or newer is needed, and none was found."


@pytest.fixture
def run():
    """scripts/run.py as a module."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "scripts" / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_taken_port_is_named(run, monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(SystemExit, match=f"^Port {port} is taken by another program."):
            run.chosen_port()


@pytest.mark.parametrize("port", ["eight", "0", "70000", "-1"])
def test_port_that_is_none_is_named(run, monkeypatch, port):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(SystemExit, match=f"^PORT={port} is no port."):
        run.chosen_port()


# Starts a child that will not listen, tells its number, and waits.
PARENT = """
import subprocess, sys, time
deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
child = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""


def test_stopping_ends_grandchildren_too(run, monkeypatch):
    monkeypatch.setattr(run, "PATIENCE", 1)
    parent = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", PARENT], start_new_session=True, stdout=subprocess.PIPE, text=True
    )
    grandchild = int(parent.stdout.readline())
    assert is_running(grandchild)

    run.stop_all([parent])

    assert parent.returncode == -signal.SIGTERM
    assert eventually(lambda: not is_running(grandchild))


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def eventually(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
