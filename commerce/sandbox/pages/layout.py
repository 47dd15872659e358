"""The frame of every page, and its one style sheet."""

from html import escape
from pathlib import Path

from ..web import Reply

STYLE_FILE = Path(__file__).with_name("sandbox.css")


def page(title, content):
    """A whole page. `content` is HTML that has been escaped already; `title` is not."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)} · Payment sandbox</title>
<link rel="stylesheet" href="/sandbox.css">
</head>
<body>
<p class="banner" role="note"><strong>This is a sandbox.</strong> No money moves, whatever you press.</p>
<main>
<h1>{escape(title)}</h1>
{content}
</main>
</body>
</html>
"""


def page_reply(title, content, status=200):
    return Reply(status, page(title, content).encode(), content_type="text/html; charset=utf-8")


def buttons(action, choices):
    """A form with one button for each `(value, label)`; the first is the one most people want."""
    made = [
        f'<button name="action" value="{escape(value)}"{"" if number else " class=main"}>{escape(label)}</button>'
        for number, (value, label) in enumerate(choices)
    ]
    return f'<form method="post" action="{escape(action)}">{"".join(made)}</form>'


def stylesheet(sandbox, request):
    return Reply(200, STYLE_FILE.read_bytes(), content_type="text/css; charset=utf-8")
