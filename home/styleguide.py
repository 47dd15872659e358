"""`/styleguide/`: every part of the house with its states. For whoever builds on it, so only with DEBUG."""

import re
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from home.banners import Banner, ShownBanner
from home.links import Link
from home.seo import Seo

COLOURS = ["paper", "surface", "sunken", "ink", "line", "action", "mark", "thread", "good", "warn", "bad", "plum"]
EDITION = {"title": "Counting stock", "url_path": "#s-way", "locale": {"language_code": "en"}}
BEFORE = [
    {"edition": EDITION, "is_hard": True, "is_done": False, "words": "Needed first"},
    {"edition": EDITION, "is_hard": False, "is_done": False, "words": "Advised first"},
    {"edition": EDITION, "is_hard": True, "is_done": True, "words": "Needed first"},
]
SYMBOL = re.compile(r'<symbol id="([\w-]+)"')


# Stands for the picture of a person.
PORTRAIT = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%232c6640' "
    "d='M0 0h8v8H0z'/%3E%3Ccircle fill='%23eba92c' cx='4' cy='3' r='1.5'/%3E%3Cpath fill='%23eba92c' "
    "d='M1 8a3 3 0 0 1 6 0z'/%3E%3C/svg%3E"
)


def _stop(title, state, **more):
    return {"title": title, "url": "#s-way", "cover_title": title, "lessons": 7, "minutes": 90, "state": state, **more}


STATIONS = [
    {
        "step": {"number": 1},
        "state": "done",
        "mark": "m-done",
        "text": "<p>Begin here: one line at a time, and nothing can break.</p>",
        "stops": [_stop("The command line", "done", lead="Files without a mouse.")],
    },
    {
        "step": {"number": 2, "is_choice": True, "needed": 1},
        "state": "now",
        "mark": "m-now",
        "text": "<p>Take the one that you will use first.</p>",
        "stops": [_stop("Counting stock", "now"), _stop("Letters", "todo", foreign="English")],
    },
    {
        "step": {"number": 3},
        "state": "todo",
        "mark": "m-todo",
        "text": "",
        "stops": [_stop("The books of a shop", "todo", is_path=True), _stop("M-Pesa", "todo", url="")],
    },
]
PATH_CARD = {
    "edition": {
        **EDITION,
        "title": "The shop that counts itself",
        "lead": "From the first till to a book that adds up.",
    },
    "path": {"cover_title": "The shop that counts itself"},
    "steps": 3,
    "courses": 5,
    "minutes": 600,
    "done": 1,
    "is_begun": True,
}


class SampleForm(forms.Form):
    name = forms.CharField(label="Your name", help_text="As it should stand on the certificate.")
    county = forms.ChoiceField(label="County", required=False, choices=[("", "Choose one"), ("kisumu", "Kisumu")])
    question = forms.CharField(label="Question to your teacher", widget=forms.Textarea, required=False)
    tell = forms.BooleanField(label="Tell me when there is an answer", required=False)


class PortraitForm(forms.Form):
    picture = forms.FileField(label="Picture", required=False, help_text="JPEG or PNG, at most 5 MB.")
    remove_picture = forms.BooleanField(label="Remove my picture", required=False)


def styleguide(request):
    if not settings.DEBUG:
        raise Http404
    now = timezone.now()
    context = {
        "seo": Seo(title="Style guide", hidden=True),
        "colours": COLOURS,
        "cloths": ["Counting stock", "M-Pesa", "Letters", "The command line"],
        "icons": SYMBOL.findall(Path(finders.find("icons.svg")).read_text()),
        "form": SampleForm({"name": "", "question": "What does a loop do?"}),
        "page": Paginator(range(200), 10).page(4),
        "people": ["Wanjiru Kamau", "Otieno Odhiambo", "Salma Mwinyi", "Kiprotich Bett"],
        "banners": [
            ShownBanner(f"0-{kind}", kind, "Courses in Kiswahili are free this week.", Link("See them", "/"), now, None)
            for kind in Banner.Kind.values
        ],
        "portrait": PORTRAIT,
        "portrait_form": PortraitForm(),
        "person": {"display_name": "Wanjiru Kamau"},
        "profile": {
            "picture_url": PORTRAIT,
            "bio": "I keep a small shop in Kisumu.\n\nIn the evenings I learn to let a machine do the sums.",
            "skills": ["Bookkeeping", "Python", "Kiswahili"],
            "links": True,
            "short_links": [("https://example.org/wanjiru", "example.org/wanjiru")],
        },
        "handle": "wanjiru.k",
        "stations": STATIONS,
        "path_card": PATH_CARD,
        "before": BEFORE,
        "crumbs": [("Courses", "/"), ("Computing", "/"), ("Counting stock", "")],
    }
    return render(request, "home/styleguide.html", context)
