"""On one's own machine too, an address that leads nowhere is answered with the site's own page."""

from django.http import Http404
from django.urls import Resolver404
from django.views.defaults import page_not_found


class OwnNotFoundMiddleware:
    """With `DEBUG` Django answers "not found" with a page for developers; learners never see that one.

    Stands innermost, so that the other middleware sees the answer it would see in production. Errors are none of its
    business: they keep Django's page. For dev only; `TECHNICAL_404` takes it away.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            return page_not_found(request, Resolver404({"path": request.path}))  # No view was asked.
        return response

    def process_exception(self, request, exception):
        return page_not_found(request, exception) if isinstance(exception, Http404) else None
