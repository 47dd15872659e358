"""A bare page with the blocks of one lesson, so that their scripts are tried apart from everything around them."""

from types import SimpleNamespace

from django.http import HttpResponse
from django.template import engines
from django.urls import path
from learnsync import urls

from courses.models import LessonPage

PAGE = engines["django"].from_string(
    """{% load static wagtailcore_tags %}<!doctype html>
    <html lang="en"{% if request.GET.theme %} data-theme="{{ request.GET.theme }}"{% endif %}>
    <head><title>Blocks</title><link rel="icon" href="{% static 'favicon.svg' %}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="{% static 'css/tokens.css' %}">
    <link rel="stylesheet" href="{% static 'css/base.css' %}">
    <link rel="stylesheet" href="{% static 'css/layout.css' %}">{% component_css "button" %}
    {% include "courses/blocks/styles.html" %}{% include "courses/blocks/scripts.html" %}</head>
    <body><main><h1>Blocks</h1><div class="prose">{% include_block page.body %}</div></main></body></html>"""
)


def blocks(request, pk):
    context = {"page": LessonPage.objects.get(pk=pk), "lesson": SimpleNamespace(pk=1), "ticked": set()}
    return HttpResponse(PAGE.render(context, request))


urlpatterns = [path("blocks/<int:pk>/", blocks), *urls.urlpatterns]
