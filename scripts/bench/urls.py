"""The site's addresses, and two views that do nothing: what any Django page costs at least."""

from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from learnsync.urls import urlpatterns as site


def trivial(request, size):
    return HttpResponse(b"x" * size)


def trivial_signed_in(request, size):
    return HttpResponse(b"x" * size) if request.user.is_authenticated else HttpResponseForbidden()


urlpatterns = [
    path("trivial/<int:size>/", trivial),
    path("trivial/signed-in/<int:size>/", trivial_signed_in),
    *site,
]
