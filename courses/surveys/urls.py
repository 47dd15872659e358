from django.urls import path

from courses.surveys import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/courses/<row:course_id>/survey/", views.survey, name="survey"),
    path("learn/courses/<row:course_id>/survey/take-back/", views.take_back_survey, name="take_back_survey"),
]
