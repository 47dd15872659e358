"""How heavy lessons are on the line, and what they may weigh."""
