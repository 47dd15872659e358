"""Counted in the background; safe to repeat."""

from django_tasks import task

from courses.discovery.counting import count_companions, count_popularity


@task()
def count_learners():
    """Every night: which courses are popular, and which are taken by the same people."""
    count_popularity()
    count_companions()
