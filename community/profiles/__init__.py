"""Profiles: how a person is seen by others, under a handle of one's own, as far as that person wants to be seen."""
