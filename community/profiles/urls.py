from django.urls import path

from community.profiles import views

urlpatterns = [
    path("accounts/profile/", views.edit, name="profile"),
    path("accounts/profile/seen/", views.seen, name="profile_seen"),
    path("people/<str:handle>/", views.person, name="person"),
]
