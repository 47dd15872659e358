"""Conversation between people: each feature is a small app of its own in this folder."""
