"""Saying that a suggestion is not wanted, and taking that back."""

from courses.discovery.models import CourseDismissal


def dismiss(learner, course):
    """Suggest this course to this learner no more. Safe to repeat; the course itself stays open to her."""
    CourseDismissal.objects.bulk_create([CourseDismissal(learner=learner, course=course)], ignore_conflicts=True)


def want_again(learner, course):
    """Suggest it again. Harmless if it was never turned down."""
    CourseDismissal.objects.filter(learner=learner, course=course).delete()
