"""Judges the demo's pages as a phone on a slow line sees them."""
