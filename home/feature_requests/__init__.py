"""What people wish the site could do."""
