"""Learning paths: courses one after the other, with one way through them."""
