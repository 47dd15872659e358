"""What happened, written with the deed, delivered to those who must hear of it."""
