"""A fake Safaricom and a fake Stripe in one small WSGI application, for the demo and for tests. No money moves.

It imports nothing of the shop: only the standard library and itself, so a mistake in the shop's idea of a provider
cannot hide in the fake as well. `python -m commerce.sandbox --port 8090` starts it.
"""
