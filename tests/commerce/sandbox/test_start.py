"""Starting: alone, on this machine only, and never beside real money."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from commerce.sandbox.server import make_server, start_sandbox
from commerce.sandbox.settings import LiveKeysFound, Settings, refuse_live_keys

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "commerce" / "sandbox"


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


def test_it_imports_the_standard_library_and_itself():
    files = list(PACKAGE.rglob("*.py"))

    foreign = {name for path in files for name in imported_by(path)} - sys.stdlib_module_names

    assert len(files) > 30
    assert foreign == set()


def test_no_relative_import_leaves_the_package():
    for path in PACKAGE.rglob("*.py"):
        depth = len(path.relative_to(PACKAGE).parts)
        levels = [node.level for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
        assert max(levels, default=0) <= depth, path


def test_it_starts_by_itself_without_our_settings():
    bare = {"PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "commerce.sandbox", "--port", "0", "--clock-speed", "5"]
    with subprocess.Popen(command, cwd=ROOT, env=bare, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]

            page = requests.get(address, timeout=5)
        finally:
            process.terminate()

    assert page.status_code == 200
    assert "No money moves" in page.text


@pytest.mark.parametrize(
    "environment",
    [
        {"STRIPE_SECRET_KEY": "sk_live_51Abc"},
        {"ANYTHING": "rk_live_51Abc"},
        {"MPESA_BASE_URL": "https://api.safaricom.co.ke"},
        {"MPESA_HOST": "API.Safaricom.co.ke"},
    ],
)
def test_live_keys_are_refused_by_name_and_never_shown(environment):
    [(name, value)] = environment.items()

    with pytest.raises(LiveKeysFound, match=f"^{name} ") as refusal:
        refuse_live_keys({"PATH": "/usr/bin", **environment})

    assert "51Abc" not in str(refusal.value)


def test_test_keys_are_welcome():
    assert refuse_live_keys({"STRIPE_SECRET_KEY": "sk_test_1", "MPESA": "https://sandbox.safaricom.co.ke"}) is None


def test_the_command_ends_with_a_sentence_beside_live_keys():
    environment = {"PATH": os.environ["PATH"], "STRIPE_SECRET_KEY": "sk_live_1"}

    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "commerce.sandbox"], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert ended.returncode == 1
    assert ended.stderr == (
        "The sandbox does not start: STRIPE_SECRET_KEY holds a live Stripe key. "
        "A fake gateway must not run beside real money.\n"
    )


def test_it_binds_to_this_machine_only():
    with pytest.raises(ValueError, match="bound to 127.0.0.1 only, not to 0.0.0.0"):
        make_server(start_sandbox(), host="0.0.0.0")  # noqa: S104


def test_settings_come_from_the_environment_and_empty_ones_do_not_count():
    settings = Settings.from_environment(
        {"SANDBOX_SHORTCODE": "600966", "SANDBOX_PASSKEY": "", "SANDBOX_SLOW_ANSWER_SECONDS": "5"}
    )

    assert settings == Settings(shortcode="600966", slow_answer_seconds=5.0)
