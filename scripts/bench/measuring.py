"""Asks the site for one page many times: queries, milliseconds in process, requests a second from two workers."""

import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

import requests
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scripts.bench.wsgi import application

PORT = 8766
WORKERS = 2
TIMES = 60  # in process
SECONDS = 4  # of load


@dataclass(frozen=True)
class Probe:
    """One page as one person asks for it. `paths` are asked for in turn; a POST carries its token itself."""

    name: str
    paths: list
    cookies: dict = field(default_factory=dict)
    method: str = "GET"

    def header(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


@dataclass(frozen=True)
class Answer:
    status: int
    size: int


def ask(probe, path):
    """One request, straight into the application."""
    address, _mark, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": probe.method,
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": str(PORT),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": f"127.0.0.1:{PORT}",
        "HTTP_COOKIE": probe.header(),
        "HTTP_X_CSRFTOKEN": probe.cookies.get("csrftoken", ""),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "REMOTE_ADDR": "127.0.0.1",
    }
    said = []
    body = b"".join(application(environ, lambda status, headers, *more: said.append(status)))
    return Answer(int(said[0].split()[0]), len(body))


def count_queries(probe):
    """Of a second request: what a process asks for once in its life is not counted."""
    ask(probe, probe.paths[0])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = ask(probe, probe.paths[1 % len(probe.paths)])
    return len(queries), answer


def median_milliseconds(probe):
    times = []
    for number in range(TIMES):
        path = probe.paths[(2 + number) % len(probe.paths)]
        began = time.perf_counter()
        ask(probe, path)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


class Server:
    """gunicorn with two sync workers over the same database, for as long as the block lasts."""

    def __enter__(self):
        command = [sys.executable, "-m", "gunicorn", "scripts.bench.wsgi:application", f"--workers={WORKERS}"]
        command += [f"--bind=127.0.0.1:{PORT}", "--log-level=error", "--pythonpath=site"]
        self.process = subprocess.Popen(command)  # noqa: S603 - our own words
        for _try in range(100):
            try:
                requests.get(f"http://127.0.0.1:{PORT}/trivial/10/", timeout=10)
                return self
            except requests.RequestException:
                time.sleep(0.2)
        self.__exit__()
        raise SystemExit("The server does not answer.")

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    def requests_a_second(self, probe):
        """None where `wrk` is not installed."""
        if not shutil.which("wrk"):
            return None
        script = os.path.join(os.path.dirname(__file__), "paths.lua")
        command = ["wrk", "--threads=1", "--connections=4", f"--duration={SECONDS}s", f"--script={script}"]
        command += [f"http://127.0.0.1:{PORT}", "--", probe.method, probe.header(), probe.cookies.get("csrftoken", "")]
        said = subprocess.run([*command, *probe.paths], capture_output=True, text=True, check=True).stdout  # noqa: S603
        if "Non-2xx" in said and probe.method == "GET":
            raise SystemExit(f"{probe.name} was refused under load:\n{said}")
        return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
