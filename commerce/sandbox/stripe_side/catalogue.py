"""Stripe: customers, products and prices."""

from . import parameters as read
from . import store
from .errors import StripeError, missing
from .events import emit

INTERVALS = ("day", "week", "month", "year")
EMPTY_ADDRESS = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))


def create_customer(sandbox, parameters):
    read.only(parameters, "email name phone description metadata preferred_locales address")
    customer = store.make(
        sandbox,
        "customer",
        address={**EMPTY_ADDRESS, **read.group(parameters, "address")} if parameters.get("address") else None,
        balance=0,
        delinquent=False,
        description=read.text(parameters, "description"),
        email=read.text(parameters, "email", 512),
        invoice_prefix=store.new_id("customer")[-8:].upper(),
        invoice_settings={
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        metadata=read.metadata(parameters),
        name=read.text(parameters, "name", 256),
        next_invoice_sequence=1,
        phone=read.text(parameters, "phone", 20),
        preferred_locales=parameters.get("preferred_locales") or [],
        tax_exempt="none",
    )
    emit(sandbox, "customer.created", customer)
    return customer


def update_customer(sandbox, parameters, identifier):
    read.only(parameters, "email name phone description metadata preferred_locales address")
    customer = store.find(sandbox, "customer", identifier)
    customer.update(
        {name: parameters[name] for name in ("email", "name", "phone", "description") if name in parameters}
    )
    customer["metadata"].update(read.metadata(parameters))
    emit(sandbox, "customer.updated", customer)
    return customer


def create_product(sandbox, parameters):
    read.only(parameters, "name description active metadata images url tax_code")
    product = store.make(
        sandbox,
        "product",
        active=read.truth(parameters, "active", True),
        description=read.text(parameters, "description"),
        images=parameters.get("images") or [],
        marketing_features=[],
        metadata=read.metadata(parameters),
        name=read.text(parameters, "name", required=True),
        tax_code=read.text(parameters, "tax_code"),
        type="service",
        updated=sandbox.now(),
        url=read.web_address(parameters, "url"),
    )
    emit(sandbox, "product.created", product)
    return product


def update_product(sandbox, parameters, identifier):
    read.only(parameters, "name description active metadata")
    product = store.find(sandbox, "product", identifier)
    product.update({name: parameters[name] for name in ("name", "description") if name in parameters})
    product["active"] = read.truth(parameters, "active", product["active"])
    product["metadata"].update(read.metadata(parameters))
    product["updated"] = sandbox.now()
    emit(sandbox, "product.updated", product)
    return product


def create_price(sandbox, parameters):
    read.only(
        parameters,
        "currency unit_amount product product_data recurring metadata nickname lookup_key active tax_behavior",
    )
    price = price_from(sandbox, parameters)
    emit(sandbox, "price.created", price)
    return price


def update_price(sandbox, parameters, identifier):
    read.only(parameters, "active metadata nickname lookup_key")
    price = store.find(sandbox, "price", identifier)
    price.update({name: parameters[name] for name in ("nickname", "lookup_key") if name in parameters})
    price["active"] = read.truth(parameters, "active", price["active"])
    price["metadata"].update(read.metadata(parameters))
    emit(sandbox, "price.updated", price)
    return price


def price_from(sandbox, parameters):
    """A price from the parameters of a price, or from the `price_data` of a line."""
    amount = read.number(parameters, "unit_amount", required=True)
    recurring = read.group(parameters, "recurring")
    return store.make(
        sandbox,
        "price",
        active=read.truth(parameters, "active", True),
        billing_scheme="per_unit",
        currency=read.currency(parameters),
        lookup_key=read.text(parameters, "lookup_key", 200),
        metadata=read.metadata(parameters),
        nickname=read.text(parameters, "nickname"),
        product=_product_of(sandbox, parameters),
        recurring=_recurring(recurring) if recurring else None,
        tax_behavior=read.text(parameters, "tax_behavior") or "unspecified",
        type="recurring" if recurring else "one_time",
        unit_amount=amount,
        unit_amount_decimal=str(amount),
    )


def _product_of(sandbox, parameters):
    if identifier := read.text(parameters, "product"):
        return store.find(sandbox, "product", identifier, "product")["id"]
    if data := read.group(parameters, "product_data"):
        return create_product(sandbox, data)["id"]
    raise missing("product")


def _recurring(recurring):
    read.only(recurring, "interval interval_count usage_type")
    count = read.number(recurring, "interval_count", 1) or 1
    interval = read.choice(recurring, "interval", INTERVALS)
    if interval is None:
        raise missing("recurring[interval]")
    if count > 36:
        raise StripeError("Interval is too long.", "parameter_invalid_integer", "recurring[interval_count]")
    return {
        "interval": interval,
        "interval_count": count,
        "meter": None,
        "trial_period_days": None,
        "usage_type": "licensed",
    }
