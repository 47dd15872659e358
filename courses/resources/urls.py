from django.urls import path

from courses.resources import views
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [
    path("learn/resources/suggest/", views.suggest, name="suggest_resource"),
    path("learn/resources/<row:page_id>/get/", views.get_resource, name="get_resource"),
    path("learn/resources/<row:page_id>/versions/<row:number>/", views.get_version, name="get_resource_version"),
]
