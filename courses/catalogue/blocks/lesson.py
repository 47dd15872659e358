"""The whole body of a lesson."""

from courses.catalogue.blocks.containers import CalloutBlock, ExerciseBlock, NestingContent
from courses.catalogue.blocks.passage import SharedPassageBlock
from courses.catalogue.blocks.text import KeyPointsBlock, ObjectivesBlock, QuestionsBlock
from courses.catalogue.headings import anchors_of
from courses.catalogue.pictures import first_picture, prepare_pictures


class LessonBody(NestingContent):
    """Names are for ever: learners' records and imports point at blocks by them."""

    callout = CalloutBlock()
    objectives = ObjectivesBlock()
    questions = QuestionsBlock()
    key_points = KeyPointsBlock()
    exercise = ExerciseBlock()
    shared_passage = SharedPassageBlock()

    def render_basic(self, value, context=None):
        around = context or {}
        prepare_pictures(value, preview=around.get("is_preview") is True)
        ready = {"anchors": anchors_of(value), "first_picture": first_picture(value)}
        return super().render_basic(value, {**around, **ready})
