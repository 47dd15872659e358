from django.urls import path

from home import addresses  # noqa: F401 (registers `row`)
from home.feature_requests import views

urlpatterns = [
    path("feature-requests/", views.feature_requests, name="feature_requests"),
    path("feature-requests/<row:pk>/take-back/", views.take_back_request, name="take_back_request"),
]
