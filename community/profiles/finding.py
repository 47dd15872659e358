"""People in the site's search: those who want it, for those who may see them."""

from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from django.utils.text import Truncator

from community.profiles.models import Handle, Profile
from courses.catalogue.matching import has_word
from home.dashboard import Panel

MOST_SHOWN = 20
LONGEST_WORDS = 30


@dataclass(frozen=True)
class FoundPerson:
    name: str
    handle: str
    picture: str
    words: str


class PeopleFound(Panel):
    """People with every word searched for in their name, handle or skills. Two queries; one where nobody is found."""

    template = "community/profiles/found.html"

    def __init__(self, request, words):
        super().__init__(request)
        self.words = words

    @cached_property
    def found(self):
        profiles = Profile.objects.to_be_found(by_member=self.request.user.is_authenticated)
        profiles = profiles.annotate(told=Cast("skills", TextField()))
        for word in self.words:
            profiles = profiles.filter(_has(word))
        profiles = list(profiles.select_related("person").order_by("person__display_name", "pk")[:MOST_SHOWN])
        handles = _handles_of(profiles)
        return [_person(profile, handles[profile.person_id]) for profile in profiles if profile.person_id in handles]

    def context(self):
        return {"people": self.found}


def _has(word):
    handles = Handle.objects.in_use().filter(has_word("name", word))
    return has_word("person__display_name", word) | has_word("told", word) | Q(person__in=handles.values("person"))


def _handles_of(profiles):
    people = [profile.person_id for profile in profiles]
    return dict(Handle.objects.in_use().filter(person__in=people).values_list("person_id", "name")) if people else {}


def _person(profile, handle):
    small = profile.small_picture.url if profile.small_picture else ""
    return FoundPerson(profile.person.display_name, handle, small, Truncator(profile.bio).words(LONGEST_WORDS))
