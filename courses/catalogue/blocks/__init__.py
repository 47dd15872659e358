"""The blocks a lesson is written in, from the smallest to the whole."""

from courses.catalogue.blocks.lesson import LessonBody

__all__ = ["LessonBody"]
