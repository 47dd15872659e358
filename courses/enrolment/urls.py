from django.urls import path

from courses.enrolment import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/courses/<row:course_id>/enrol/", views.enrol, name="enrol"),
    path("learn/courses/<row:course_id>/leave/", views.leave, name="leave"),
    path("learn/courses/<row:course_id>/save/", views.save_course, name="save_course"),
]
