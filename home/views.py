"""Small screens of the shell."""

from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from home.banners import put_away
from home.data_saver import remember_choice
from home.reading import remember_reading
from home.theme import remember_theme
from home.way_back import way_back


@csrf_exempt  # It writes a colour choice and nothing else; a token here would put a cookie on every page.
@require_POST
def choose_theme(request):
    """Remember light, dark or auto, and go back to where the reader was."""
    return remember_theme(redirect(way_back(request)), request.POST.get("theme"))


@csrf_exempt  # As above: it says whether pictures wait for a tap, and nothing else.
@require_POST
def choose_data(request):
    """Remember whether to save data, and go back to where the reader was."""
    return remember_choice(redirect(way_back(request)), request.POST.get("data"))


@csrf_exempt  # As above.
@require_POST
def choose_reading(request):
    """Remember size of letters and length of lines, and go back to the lesson."""
    return remember_reading(redirect(way_back(request)), request)


@csrf_exempt  # As above: it hides one announcement, and stands on pages that are the same for everybody.
@require_POST
def put_banner_away(request):
    """Remember that the announcement has been seen, and go back to where the reader was."""
    return put_away(redirect(way_back(request)), request.POST.get("mark", ""))
