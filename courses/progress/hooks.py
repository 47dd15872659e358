"""What learners' reports add to the admin."""

from wagtail import hooks

from courses.progress.admin import LessonProblemViewSet
from courses.progress.desk import ProblemsPanel


@hooks.register("register_admin_viewset")
def register_problem_viewset():
    return LessonProblemViewSet("lesson_problems")


@hooks.register("construct_homepage_panels")
def add_problems(request, panels):
    if request.user.has_perm("courses.change_lessonproblem"):
        panels.append(ProblemsPanel(request.user))
