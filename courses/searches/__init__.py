"""What is searched for, counted without persons; and what editors put on top of it."""
