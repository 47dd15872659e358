"""`make lighthouse`: prints marks and weight of the demo's pages, and fails when one is below what was promised."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var" / "lighthouse"
LIGHTHOUSE = VAR / "node_modules" / ".bin" / "lighthouse"
PORT = 8767
SITE = f"http://127.0.0.1:{PORT}"
CHROMIUM_ARGUMENTS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-sync"
PAGES = {
    "home": "/",
    "catalogue": "/courses/",
    "course": "/courses/first-steps-in-python/",
    "lesson": "/courses/the-command-line-calmly/finding-your-feet/where-you-are/",
    "article": "/articles/ten-good-minutes/",
}
LEAST_MARKS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# Kilobytes as they come over the line, at a first visit.
MOST_KILOBYTES = {"without pictures": 100, "with pictures": 250, "styles": 20, "scripts": 30}


def main():
    install()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "scripts.lighthouse.settings", "PYTHONPATH": "site:."}
    run(sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0", environment=environment)
    command = [sys.executable, "-m", "gunicorn", "scripts.lighthouse.wsgi:application", "--workers=2"]
    command += [f"--bind=127.0.0.1:{PORT}", "--log-level=error"]
    server = subprocess.Popen(command, env=environment, cwd=ROOT)  # noqa: S603
    try:
        wait_for_the_server()
        return report({name: judge(name, path) for name, path in PAGES.items()})
    finally:
        server.terminate()
        server.wait()


def install():
    """What `package-lock.json` names, in `var/`; nothing when it is there already."""
    lock = Path(__file__).with_name("package-lock.json")
    done = VAR / "package-lock.json"
    if LIGHTHOUSE.exists() and done.read_bytes() == lock.read_bytes():
        return
    VAR.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        (VAR / name).write_bytes(Path(__file__).with_name(name).read_bytes())
    try:
        run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", folder=VAR)
    except FileNotFoundError:
        sys.exit("npm is missing. Lighthouse needs Node.js: https://nodejs.org, or your system's package nodejs.")


def run(*command, folder=ROOT, environment=None):
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=False)  # noqa: S603


def wait_for_the_server():
    for _try in range(100):
        try:
            requests.get(f"{SITE}/healthz", timeout=10)
            return
        except requests.RequestException:
            time.sleep(0.2)
    raise SystemExit("The server does not answer.")


def judge(name, path):
    """Lighthouse's report on one page, with its usual phone and line."""
    requests.get(SITE + path, timeout=60).raise_for_status()  # A process that has just begun is nobody's first visit.
    target = VAR / f"{name}.json"
    command = [LIGHTHOUSE, SITE + path, "--quiet", "--output=json", f"--output-path={target}"]
    command += [f"--chrome-path={os.environ['CHROMIUM']}", f"--chrome-flags={CHROMIUM_ARGUMENTS}"]
    command += [f"--only-categories={','.join(LEAST_MARKS)}"]
    run(*command)
    return json.loads(target.read_text())


def marks_of(judgement):
    return {name: round(100 * judgement["categories"][name]["score"]) for name in LEAST_MARKS}


def weights_of(judgement):
    """Kilobytes by kind, and the addresses of other hosts."""
    sent = [one for one in judgement["audits"]["network-requests"]["details"]["items"] if one["url"].startswith("http")]
    ours = [(one["resourceType"], bytes_of(one["url"])) for one in sent if one["url"].startswith(SITE)]
    kilobytes = {kind: sum(size for type_, size in ours if fits(type_)) / 1000 for kind, fits in KINDS.items()}
    return kilobytes, [one["url"] for one in sent if not one["url"].startswith(SITE)]


def bytes_of(address):
    """Compressed as the server has it. HTML counts in full: it is the web server in front that compresses it."""
    answer = requests.get(address, headers={"Accept-Encoding": "br, gzip"}, stream=True, timeout=60)
    return len(answer.raw.read(decode_content=False))


KINDS = {
    "without pictures": lambda type_: type_ != "Image",
    "with pictures": lambda type_: True,
    "styles": lambda type_: type_ == "Stylesheet",
    "scripts": lambda type_: type_ == "Script",
}


def report(judgements):
    """Prints the table and what falls short of it; answers with the exit status."""
    titles = ["Page", *LEAST_MARKS, *(f"KB {kind}" for kind in MOST_KILOBYTES)]
    print(row(titles), row(["---"] * len(titles)), sep="\n")
    short = []
    for name, judgement in judgements.items():
        marks, (weights, others) = marks_of(judgement), weights_of(judgement)
        print(row([name, *marks.values(), *(f"{kilobytes:.1f}" for kilobytes in weights.values())]))
        found = [f"{kind} {marks[kind]}, not {least}" for kind, least in LEAST_MARKS.items() if marks[kind] < least]
        found += [f"{weights[kind]:.1f} KB {kind}" for kind, most in MOST_KILOBYTES.items() if weights[kind] > most]
        found += [f"asks another host: {address}" for address in others]
        found += [f"{audit['id']}: {audit['title']}" for audit in failed(judgement)]
        short += [f"{name}: {what}" for what in found]
    print("", *short, sep="\n")
    return 1 if short else 0


def row(cells):
    return f"| {' | '.join(map(str, cells))} |"


def failed(judgement):
    """Audits that cost marks where all are to be had."""
    for category in ("accessibility", "best-practices", "seo"):
        for reference in judgement["categories"][category]["auditRefs"]:
            audit = judgement["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield audit


if __name__ == "__main__":
    sys.exit(main())
