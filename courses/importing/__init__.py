"""Courses that arrive as files."""
