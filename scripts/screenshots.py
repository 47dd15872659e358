"""`make screenshots`: takes the pictures that README shows, of the demo, and writes them to docs/images/.

.venv/bin/python scripts/screenshots.py
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
HOST = "127.0.0.1"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}
COLOURS = 128  # A palette keeps each picture below 100 KB; the site's own colours are few.
LESSON = "/courses/first-steps-in-python/build-with-it/functions-of-your-own/"

# File, window, theme, who looks, at what.
PICTURES = [
    ("home", DESKTOP, "light", None, "/"),
    ("catalogue", PHONE, "light", None, "/courses/"),
    ("course", DESKTOP, "light", None, "/courses/first-steps-in-python/"),
    ("lesson", DESKTOP, "dark", "learner", LESSON),
    ("lesson-phone", PHONE, "light", "learner", LESSON),
    ("dashboard", DESKTOP, "light", "learner", "/dashboard/"),
    ("editor", DESKTOP, "light", "publisher", "/admin/pages/search/?q=Functions+of+your+own"),
]


def main():
    FOLDER.mkdir(exist_ok=True)
    with demo_site() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        for name, window, theme, person, path in PICTURES:
            context = chromium.new_context(base_url=address, viewport=window, color_scheme=theme, locale="en")
            page = context.new_page()
            if person:
                sign_in(page, person)
            page.goto(path)
            if name == "editor":
                page.get_by_role("link", name="Functions of your own").first.click()
                page.locator("#id_title").wait_for()
            keep(name, page.screenshot())
            context.close()
        chromium.close()


@contextlib.contextmanager
def demo_site():
    """The demo as `make setup` has left it, served until the pictures are taken."""
    # The editor's page is looked for, and no worker has brought the index up to date yet.
    subprocess.run([sys.executable, "manage.py", "update_index", "--verbosity", "0"], cwd=ROOT, check=True)  # noqa: S603
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 (our own manage.py, with this very interpreter)
        [sys.executable, "manage.py", "runserver", "--noreload", f"{HOST}:{port}"], cwd=ROOT, stdin=subprocess.DEVNULL
    )
    try:
        while server.poll() is None and not answers(port):
            time.sleep(0.2)
        yield f"http://{HOST}:{port}"
    finally:
        server.terminate()
        server.wait()


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def sign_in(page, person):
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(f"{person}@demo.learnsync.test")
    page.locator("input[name=password]").fill("learnsync-demo")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def keep(name, picture):
    path = FOLDER / f"{name}.png"
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
