"""Which pictures the courses show; named in `PICTURE_USES`. Once they are made, lessons are weighed."""

from courses.catalogue.pages import CoursePage, LessonPage
from courses.catalogue.passages import SharedPassage, lessons_with
from courses.catalogue.pictures import images_in
from courses.catalogue.snippets import Instructor
from courses.weights.actions import count_missing_weights, count_weight
from home.picture_making import PictureUse, one_by_one
from home.pictures import COLUMN, COVER, PORTRAIT


class InCourses(PictureUse):
    def live(self):
        """Pages are walked on the ground floor."""
        return one_by_one(Instructor.objects.exclude(picture=None))

    def pictures(self, thing):
        if isinstance(thing, (LessonPage, SharedPassage)):
            return [(image.pk, COLUMN.name) for image in images_in(thing.body)]
        if isinstance(thing, CoursePage):
            return [(thing.cover_id, COVER.name)]
        if isinstance(thing, Instructor):
            return [(thing.picture_id, PORTRAIT.name)]
        return []

    def when_ready(self, thing):
        if isinstance(thing, LessonPage) and thing.live:
            count_weight(thing)
        elif isinstance(thing, SharedPassage):
            for page in lessons_with(thing):
                count_weight(page)
        elif isinstance(thing, CoursePage):
            count_missing_weights(thing.translation_key)
