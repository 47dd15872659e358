from django.urls import path

from courses.progress import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/lessons/<row:lesson_id>/done/", views.mark_done, name="mark_done"),
    path("learn/lessons/<row:lesson_id>/not-done/", views.undo_done, name="undo_done"),
    path("learn/lessons/<row:lesson_id>/save/", views.save_lesson, name="save_lesson"),
    path("learn/lessons/<row:lesson_id>/ticks/", views.tick_checklist, name="tick_checklist"),
    path("learn/lessons/<row:lesson_id>/calendar.ics", views.lesson_calendar, name="lesson_calendar"),
    path("learn/lessons/<row:lesson_id>/problem/", views.report_problem, name="report_problem"),
    path("learn/courses/<row:course_id>/continue/", views.continue_course, name="continue_course"),
    path("learn/courses/<row:course_id>/left/", views.left, name="whats_left"),
    path("learn/courses/<row:course_id>/completed/", views.course_completed, name="course_completed"),
    path("learn/courses/<row:course_id>/finish/", views.finish_course, name="finish_course"),
]
