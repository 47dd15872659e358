"""A fake Stripe: one-time payments and subscriptions by hosted Checkout, refunds, events and signed webhooks.

"Stripe:" in these modules marks facts of Stripe's documentation (API 2026-10-28.endive); "Ours:" the sandbox's choices.
"""
