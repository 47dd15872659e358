"""Asking for something, and taking the wish back."""

from home.feature_requests.models import FeatureRequest


def ask_for_feature(person, *, title, text):
    """Keep a wish. The same words of the same person twice are one wish."""
    request, _is_new = FeatureRequest.objects.get_or_create(
        person=person, title=title, text=text, state=FeatureRequest.State.NEW
    )
    return request


def take_back_request(person, pk):
    """Delete one's own wish while nobody has read it; returns whether that was so."""
    own = FeatureRequest.objects.filter(person=person, pk=pk, state=FeatureRequest.State.NEW)
    return bool(own.delete()[0])
