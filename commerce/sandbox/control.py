"""Control calls, `/sandbox/…`: what a test or a demo orders the gateways to do. JSON in, JSON out."""

from .daraja import c2b
from .daraja.outcomes import decide
from .daraja.scenarios import scenario_from
from .stripe_side import events, refunds, subscriptions
from .stripe_side.errors import StripeError
from .web import is_loopback, json_reply

ANSWERS = ("normal", "slow", "error", "truncated", "not_json")
RESULT_WAYS = ("once", "twice", "never", "timeout")
REFUND_STATUSES = ("pending", "succeeded", "failed", "canceled")
SWITCH_TYPES = {"repeat": (int,), "together": (bool,), "shuffle": (bool,), "delay": (int, float), "retries": (int,)}


class BadControl(Exception):
    """An order the sandbox does not understand; the message says why."""


def state(sandbox, request):
    return json_reply(sandbox.as_json())


def reset(sandbox, request):
    sandbox.reset()
    return json_reply({"reset": True})


def advance(sandbox, request):
    seconds = _values(request, "seconds").get("seconds")
    if type(seconds) not in (int, float) or seconds < 0:
        raise BadControl("seconds: a number that is not negative is needed.")
    sandbox.clock.advance(seconds)
    return json_reply({"now": sandbox.now()})


def run_until_idle(sandbox, request):
    return json_reply({"idle": True}, before=[sandbox.clock.run_until_idle])


def order_scenario(sandbox, request):
    values = request_values(request)
    phone = values.pop("phone", None)
    try:
        scenario = scenario_from(values)
    except ValueError as problem:
        raise BadControl(str(problem)) from None
    if phone is None:
        sandbox.daraja.next_scenarios.append(scenario)
    else:
        sandbox.daraja.scenarios[str(phone)] = scenario
    return json_reply({"for": phone or "the next push", "scenario": scenario.name})


def order_result(sandbox, request):
    order = _values(request, "code", "way")
    if order.get("way", "once") not in RESULT_WAYS:
        raise BadControl(f"way: one of {', '.join(RESULT_WAYS)}.")
    sandbox.daraja.next_results.append(order)
    return json_reply({"next_result": order})


def decide_push(sandbox, request, checkout):
    code = _values(request, "code").get("code", 0)
    push = sandbox.daraja.pushes.get(checkout)
    if push is None or type(code) not in (int, str):
        raise BadControl("A push that exists, and a number or a text as its code, are needed.")
    decide(sandbox, push, code)
    return json_reply({"checkout": checkout, "code": code})


def end_token(sandbox, request):
    sandbox.daraja.token_ends = 0
    return json_reply({"ended": True})


def pay_by_hand(sandbox, request):
    values = _values(request, "shortcode", "amount", "phone", "reference")
    amount = values.get("amount")
    if type(amount) is not int or amount < 1:
        raise BadControl("amount: a whole number above 0 is needed.")
    shortcode = str(values.get("shortcode", sandbox.settings.shortcode))
    phone, reference = str(values.get("phone", "254708374149")), str(values.get("reference", ""))
    sandbox.clock.after(0, c2b.pay_by_hand, sandbox, shortcode, amount, phone, reference)
    return json_reply({"paid": amount})


def forget_urls(sandbox, request):
    sandbox.daraja.urls.clear()
    return json_reply({"urls": {}})


def switch_validation(sandbox, request):
    validate = _values(request, "on").get("on", True) is True
    for urls in sandbox.daraja.urls.values():
        urls["validate"] = validate
    return json_reply({"validation": validate})


def order_answer(sandbox, request):
    way = _values(request, "answer").get("answer")
    if way not in ANSWERS:
        raise BadControl(f"answer: one of {', '.join(ANSWERS)}.")
    sandbox.stripe.next_answers.append(way)
    return json_reply({"next_answer": way})


def set_webhooks(sandbox, request):
    values = request_values(request)
    url = values.pop("url", sandbox.stripe.webhook_url)
    if not isinstance(url, str) or (url and not is_loopback(url)):
        raise BadControl("url: an address on this machine is needed.")
    for name, value in values.items():
        if type(value) not in SWITCH_TYPES.get(name, ()) or value < 0:
            raise BadControl(f"{name}: there is no such switch, or it does not take this value.")
    sandbox.stripe.webhook_url = url
    sandbox.stripe.switches.update(values)
    return json_reply({"url": url, **sandbox.stripe.switches})


def send_event_again(sandbox, request, event_id):
    return _stripe(events.send_again, sandbox, event_id)


def invoice_paid(sandbox, request, subscription):
    return _stripe(subscriptions.renew, sandbox, subscription, True)


def invoice_payment_failed(sandbox, request, subscription):
    return _stripe(subscriptions.renew, sandbox, subscription, False)


def move_refund(sandbox, request, refund):
    status = _values(request, "status").get("status")
    if status not in REFUND_STATUSES:
        raise BadControl(f"status: one of {', '.join(REFUND_STATUSES)}.")
    return _stripe(refunds.move_refund, sandbox, refund, status)


def request_values(request):
    try:
        return request.json_object()
    except ValueError as problem:
        raise BadControl(f"The body is not a JSON object: {problem}") from None


def _values(request, *known):
    values = request_values(request)
    if unknown := sorted(set(values) - set(known)):
        raise BadControl(f"This call takes no {', '.join(unknown)}.")
    return values


def _stripe(work, *arguments):
    try:
        return json_reply(work(*arguments))
    except StripeError as error:
        raise BadControl(str(error)) from None


ROUTES = [
    ("GET", r"/sandbox/state", state),
    ("POST", r"/sandbox/reset", reset),
    ("POST", r"/sandbox/clock/advance", advance),
    ("POST", r"/sandbox/clock/run-until-idle", run_until_idle),
    ("POST", r"/sandbox/mpesa/scenarios", order_scenario),
    ("POST", r"/sandbox/mpesa/results", order_result),
    ("POST", r"/sandbox/mpesa/pushes/(\w+)", decide_push),
    ("POST", r"/sandbox/mpesa/token/end", end_token),
    ("POST", r"/sandbox/mpesa/payments", pay_by_hand),
    ("POST", r"/sandbox/mpesa/urls/forget", forget_urls),
    ("POST", r"/sandbox/mpesa/validation", switch_validation),
    ("POST", r"/sandbox/stripe/answers", order_answer),
    ("POST", r"/sandbox/stripe/webhooks", set_webhooks),
    ("POST", r"/sandbox/stripe/events/(\w+)/send", send_event_again),
    ("POST", r"/sandbox/stripe/subscriptions/(\w+)/invoice-paid", invoice_paid),
    ("POST", r"/sandbox/stripe/subscriptions/(\w+)/invoice-payment-failed", invoice_payment_failed),
    ("POST", r"/sandbox/stripe/refunds/(\w+)", move_refund),
]
