"""Courses that a learner keeps on a device, to read without a network."""
