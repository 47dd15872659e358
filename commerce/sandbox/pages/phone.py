"""The phone: what a payer would see on it, and the four things a payer can do."""

from html import escape
from urllib.parse import quote

from ..daraja.outcomes import decide
from ..daraja.scenarios import RESULTS
from ..web import redirect
from .layout import buttons, page_reply

CHOICES = [
    ("pay", "Enter the PIN and pay"),
    ("wrong_pin", "Enter a wrong PIN"),
    ("cancel", "Cancel"),
    ("ignore", "Ignore it"),
]
CODES = {"pay": 0, "wrong_pin": 2001, "cancel": 1032, "ignore": 1037}


def front(sandbox, request):
    numbers = sorted({push.phone for push in sandbox.daraja.pushes.values()})
    links = [f'<li><a href="/phone/{escape(number)}">+{escape(number)}</a></li>' for number in numbers]
    phones = f"<ul>{''.join(links)}</ul>" if links else '<p class="soft">No phone has been asked to pay yet.</p>'
    return page_reply("Payment sandbox", f"<h2>Phones</h2>{phones}")


def phone(sandbox, request, number):
    pushes = [push for push in reversed(sandbox.daraja.pushes.values()) if push.phone == number]
    waiting = [_prompt(push) for push in pushes if push.code is None and push.scenario.code is None]
    past = [f"<li>{_past(sandbox, push)}</li>" for push in pushes if push.code is not None]
    content = "".join(waiting) or '<div class="phone"><p class="soft">Nothing to pay.</p></div>'
    if past:
        content += f"<h2>Messages</h2><ul>{''.join(past)}</ul>"
    # Without a script the page cannot know of a new prompt by itself.
    content += f'<p><a href="/phone/{escape(number)}">Look again</a> · <a href="/">All phones</a></p>'
    return page_reply(f"Phone +{number}", content)


def act(sandbox, request, checkout):
    push = sandbox.daraja.pushes.get(checkout)
    action = dict(request.form()).get("action")
    if push is None or action not in CODES:
        return page_reply("Nothing to pay", "<p>This phone has no such prompt.</p>", 404)
    decide(sandbox, push, CODES[action])
    return redirect(f"/phone/{push.phone}")


def _prompt(push):
    text = (
        f'Pay <span class="total">KES {push.amount:,}</span> to {escape(push.shortcode)}, '
        f"account {escape(push.reference)}?"
    )
    form = buttons(f"/phone/prompts/{quote(push.checkout)}", CHOICES)
    return f'<div class="phone"><p>{text}</p><p class="soft">{escape(push.description)}</p>{form}</div>'


def _past(sandbox, push):
    if push.code == 0:
        paid = sandbox.daraja.transactions[push.receipt]
        return escape(f"{paid.receipt} confirmed. KES {paid.amount:,} paid to {push.shortcode}, {push.reference}.")
    return escape(f"KES {push.amount:,} not paid: {RESULTS.get(push.code, push.code)}")
