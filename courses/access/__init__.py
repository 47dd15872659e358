"""Who may open what, and why."""
