"""Who works on the pages of courses in the admin."""

from django.db.models import Q

from courses.access.rules import READ_ANY_LESSON
from courses.catalogue.pages import CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.outline.models import Course
from courses.paths.pages import LearningPathIndexPage, LearningPathPage
from home.page_rights import Realm

WRITE_COURSES = "courses.add_coursepage"


def course_realms(user):
    """The catalogue, its courses and the paths are for those who write courses, whatever rights they have above.

    Whoever may not read every lesson works with the courses taught, and with those begun by that person. A course that
    is not yet published counts as taught by nobody: `can_open` says the same.
    """
    if not user.has_perm(WRITE_COURSES):
        return [Realm((CourseIndexPage, CoursePage, ModulePage, LessonPage, LearningPathIndexPage, LearningPathPage))]
    if user.has_perm(READ_ANY_LESSON):
        return []
    taught = Course.objects.filter(instructors__user=user).values("translation_key")
    own = CoursePage.objects.filter(Q(owner=user) | Q(translation_key__in=taught))
    return [Realm((CoursePage, ModulePage, LessonPage), tuple(own.values_list("path", flat=True)))]
