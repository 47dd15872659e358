"""A fake Safaricom: the calls of Daraja that a shop needs, checked as strictly as its documentation allows.

"Daraja:" in these modules marks facts of Safaricom's pages (Daraja 3.0, December 2025) or observed by people in real
use; what is the sandbox's own choice is marked "Ours:".
"""
