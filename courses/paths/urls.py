from django.urls import path

from courses.paths import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/paths/<row:path_id>/enrol/", views.enrol_in_path, name="enrol_in_path"),
    path("learn/paths/<row:path_id>/leave/", views.leave_path, name="leave_path"),
    path("learn/paths/<row:path_id>/continue/", views.continue_path, name="continue_path"),
]
