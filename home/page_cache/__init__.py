"""Whole pages, kept for visitors whom the site does not know.

`middleware.py` keeps and hands out, `strangers.py` says whose request may be answered from what was kept, and
`version.py` empties everything the moment anything that pages show has changed.
"""
