"""Which path is which call."""

from . import c2b, operator, pull, push, query
from .tokens import generate, with_token

_CALLS = [
    ("POST", r"/mpesa/stkpush/v1/processrequest", push.process_request),
    ("POST", r"/mpesa/stkpushquery/v1/query", query.query),
    ("POST", r"/mpesa/c2b/v[12]/registerurl", c2b.register_urls),
    ("POST", r"/mpesa/c2b/v[12]/simulate", c2b.simulate),
    ("POST", r"/mpesa/transactionstatus/v1/query", operator.transaction_status),
    ("POST", r"/mpesa/reversal/v1/request", operator.reversal),
    ("POST", r"/mpesa/b2c/v3/paymentrequest", operator.payout),
    ("POST", r"/mpesa/accountbalance/v1/query", operator.account_balance),
    ("POST", r"/pulltransactions/v1/register", pull.register),
    # Daraja: documented as GET, used as POST; the body is the same.
    ("GET", r"/pulltransactions/v1/query", pull.query),
    ("POST", r"/pulltransactions/v1/query", pull.query),
]
ROUTES = [
    ("GET", r"/oauth/v1/generate", generate),
    *((method, path, with_token(call)) for method, path, call in _CALLS),
]
