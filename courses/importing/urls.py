from django.urls import path

from courses.importing.views import ProgressView, ReviewView, UploadView

app_name = "course_import"
urlpatterns = [
    path("", UploadView.as_view(), name="upload"),
    path("<str:token>/", ReviewView.as_view(), name="review"),
    path("<str:token>/progress/", ProgressView.as_view(), name="progress"),
]
