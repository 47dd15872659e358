"""Addresses of the shell that are the same in every language."""

from django.urls import path

from home import views
from home.styleguide import styleguide

urlpatterns = [
    path("data-saver/", views.choose_data, name="data_saver"),
    path("theme/", views.choose_theme, name="theme"),
    path("reading/", views.choose_reading, name="reading"),
    path("banner/", views.put_banner_away, name="put_banner_away"),
    path("styleguide/", styleguide, name="styleguide"),
]
