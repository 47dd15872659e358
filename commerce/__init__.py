"""What is sold, and the money."""
