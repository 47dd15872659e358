"""The record: one row for each course and lesson, whatever editors do to pages."""
