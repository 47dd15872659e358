"""Tells devices that keep courses whose page an answer is, and has them forget everything at sign-out."""

from courses.offline.rules import reader_of

READER = "Reader"


class ReaderMiddleware:
    """Must stand after those that say who asks, in whose place too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        was_signed_in = request.user.is_authenticated if request.method == "POST" else False
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response[READER] = reader_of(request)
        if was_signed_in and not request.user.is_authenticated:
            # Kept pages, marks and the worker itself, whatever scripts do. The browser's cache of plain files stays.
            response["Clear-Site-Data"] = '"storage"'
        return response
