from django.urls import path

from courses.offline import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/offline/", views.offline_page, name="offline_page"),
    path("learn/offline/marks/", views.marks, name="offline_marks"),
    path("learn/courses/<row:course_id>/offline/", views.manifest, name="offline_manifest"),
]
