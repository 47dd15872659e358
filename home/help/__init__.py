"""The help centre: pages that answer questions, and what readers say about them."""
