from django.urls import path, re_path
from wagtail.urls import serve_pattern

from courses.catalogue import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("teachers/<slug:slug>/", views.teacher, name="teacher"),
    path("search/suggestions/", views.suggest, name="suggest"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("catalogue/", views.to_catalogue, name="catalogue"),
    # In the place and by the name of Wagtail's own: courses and lessons are found by edition, the rest by Wagtail.
    re_path(serve_pattern, views.serve, name="wagtail_serve"),
]
