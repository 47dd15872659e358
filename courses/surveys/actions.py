"""Answering the survey of a course."""

from django.utils import timezone

from courses.surveys.models import CourseSurvey


def answer_survey(learner, course, *, answer, text):
    """Keep what a learner says about a course. Answering again replaces the answer."""
    said = {"answer": answer, "text": text, "answered_at": timezone.now()}
    survey, _is_new = CourseSurvey.objects.update_or_create(learner=learner, course=course, defaults=said)
    return survey


def take_back_survey(learner, course):
    """Forget the answer altogether. Harmless if there is none."""
    CourseSurvey.objects.filter(learner=learner, course=course).delete()


def forget_words_of(learner):
    """What somebody wrote may tell who it was; the answer alone does not."""
    CourseSurvey.objects.filter(learner=learner).update(text="")
