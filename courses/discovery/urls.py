from django.urls import path

from courses.discovery import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/courses/<row:course_id>/not-interested/", views.not_interested, name="not_interested"),
    path("learn/courses/<row:course_id>/interested/", views.interested_again, name="interested_again"),
    path("learn/not-interested/", views.dismissed_courses, name="dismissed_courses"),
]
