"""`make run`: the web server and the worker, started together and stopped together.

Each program gets a process group of its own, so that stopping it also stops whatever it started: the reloader's
child, the worker's helpers. Nothing is left behind when this ends by Ctrl-C, by SIGTERM or by a closed terminal.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 10  # Seconds a program has to end by itself before it is made to.
SIGN_INS = ["learner", "editor", "admin"]

asked_to_stop = False


def main():
    port = chosen_port()
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wanted, ask_to_stop)
    programs = {"web server": start("runserver", f"{HOST}:{port}"), "worker": start("qcluster")}
    try:
        return watch(programs, port)
    finally:
        stop_all(programs.values())


def chosen_port():
    """The port in `PORT`, free to use; otherwise ends with a sentence that says what to do."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 1 <= int(given) <= 65535:
        sys.exit(f"PORT={given} is no port. Give a number from 1 to 65535, for example:  make run PORT=8001")
    port = int(given)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            sys.exit(f"You may not use port {port}. Take one above 1023:  make run PORT=8001")
        except OSError:
            sys.exit(f"Port {port} is taken by another program. Take another one:  make run PORT={port % 65535 + 1}")
    return port


def ask_to_stop(signum, frame):
    # Only a note: an exception raised here could interrupt the start of a program and lose sight of it.
    global asked_to_stop
    asked_to_stop = True


def start(*command):
    return subprocess.Popen(  # noqa: S603 (our own manage.py, with this very interpreter)
        [sys.executable, "manage.py", *command], cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True
    )


def watch(programs, port):
    """Waits for a wish to stop, or for a program to end by itself; returns the exit status."""
    is_welcomed = False
    while not asked_to_stop:
        for name, program in programs.items():
            if program.poll() is not None:
                print(f"\nThe {name} ended by itself with status {program.returncode}. Stopping.", file=sys.stderr)
                return 1
        if not is_welcomed and answers(port):
            print_welcome(port)
            is_welcomed = True
        time.sleep(0.2)
    print("\nStopping.", flush=True)
    return 0


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def print_welcome(port):
    people = "\n".join(f"    {name}@demo.learnsync.test" for name in SIGN_INS)
    print(
        f"""
Learnsync is at  http://{HOST}:{port}/   (Kiswahili: http://{HOST}:{port}/sw/)
Editors work at  http://{HOST}:{port}/admin/

Sign in, password learnsync-demo:
{people}
  and publisher, marketing, instructor, moderator, finance, support, mentor, classmate.

Mail is printed below and kept in var/mail/. Ctrl-C stops everything.
""",
        flush=True,
    )


def stop_all(programs):
    """Asks every program to end, gives it `PATIENCE` seconds, and ends whatever is left of its group.

    Only the program itself is asked: it knows best in which order to end what it started.
    """
    programs = list(programs)
    for program in programs:
        program.terminate()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and any(program.poll() is None for program in programs):
        time.sleep(0.1)
    for program in programs:
        # Nothing may be left of the group; of one that is all zombies macOS says "not permitted".
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()


if __name__ == "__main__":
    sys.exit(main())
