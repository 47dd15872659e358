"""Which path is which page."""

from . import card, phone, portal

ROUTES = [
    ("GET", r"/", phone.front),
    ("GET", r"/phone/(\d+)", phone.phone),
    ("POST", r"/phone/prompts/(\w+)", phone.act),
    ("GET", r"/checkout/(\w+)", card.checkout),
    ("POST", r"/checkout/(\w+)", card.act),
    ("GET", r"/checkout/(\w+)/secure", card.secure),
    ("GET", r"/portal/(\w+)", portal.portal),
    ("POST", r"/portal/(\w+)/(\w+)", portal.act),
]
