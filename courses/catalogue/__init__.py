"""What a course is made of: pages, blocks and snippets that editors write."""
