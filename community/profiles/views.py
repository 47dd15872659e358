"""Editing one's profile, looking at it as others do, and the public page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from community.profiles.actions import save_profile
from community.profiles.forms import ProfileForm
from community.profiles.handles import key_of
from community.profiles.models import Handle, Profile, ShownCourse, Visibility
from community.profiles.panels import completed_courses
from community.profiles.rules import can_see, is_shown, suggest_handle
from home.limits import is_within_limit
from home.navigation import language_names
from home.seo import Seo

PICTURES_AN_HOUR = 30


def edit(request):
    """The form. Sent with mistakes it comes back with all that was written, a good picture included."""
    if request.user.is_anonymous and request.method == "POST":
        return _signed_out(request)
    return _edit(request)


def _signed_out(request):
    """What was written before it turned out that nobody is signed in any more: shown again, and not looked into."""
    context = {"seo": Seo(title=_("Profile"), hidden=True), "form": ProfileForm(initial=request.POST.dict())}
    return render(request, "community/profiles/edit.html", context, status=403)


@login_required
def _edit(request):
    person = request.user
    profile = Profile.objects.filter(person=person).first()
    handle = Handle.objects.name_of(person)
    courses = [(one.edition.course_id, one.edition.title) for one in completed_courses(person)]
    if request.method == "POST":
        form = ProfileForm(request.POST, request.FILES, courses=courses, may_send_picture=_may_send_picture(request))
        if form.is_valid() and _save(form, person):
            messages.success(request, _("Your profile is saved."))
            return redirect("profile")
    else:
        form = ProfileForm(initial=_initial(person, profile, handle), courses=courses)
    context = {
        "seo": Seo(title=_("Profile"), hidden=True),
        "form": form,
        "profile": profile,
        "handle": handle,
    }
    return render(request, "community/profiles/edit.html", context)


def _may_send_picture(request):
    """Reading one takes the processor's time, so they are counted; without one there is nothing to count."""
    sends_one = request.FILES or request.POST.get("kept_picture")
    return not sends_one or is_within_limit(request, "picture", most=PICTURES_AN_HOUR, seconds=3600)


def _save(form, person):
    """Whether it is saved. What only the database knows, such as a handle taken just now, goes beside its field."""
    fields = {"shown_courses": [], **form.cleaned_data}
    try:
        save_profile(person, fields, picture=form.new_picture, without_picture=fields["remove_picture"])
    except ValidationError as error:
        form.add_error("handle", error)
        return False
    return True


def _initial(person, profile, handle):
    told = profile or Profile(person=person)
    return {
        "display_name": person.display_name,
        "handle": handle or suggest_handle(person),
        "bio": told.bio,
        "links": "\n".join(told.links),
        "skills": ", ".join(told.skills),
        "time_zone": told.time_zone,
        "language": person.language,
        "visibility": told.visibility,
        "in_site_search": told.in_site_search,
        "for_search_engines": told.for_search_engines,
        "shown_courses": list(ShownCourse.objects.filter(person=person).values_list("course_id", flat=True)),
    }


@require_safe
@login_required
@never_cache
def seen(request):
    """One's own profile with the eyes of others: `?by=visitors`, otherwise members."""
    profile = Profile.objects.select_related("person").filter(person=request.user).first()
    if profile is None:
        return redirect("profile")
    to_member = request.GET.get("by") != "visitors"
    context = {
        **_shown(profile, Handle.objects.name_of(request.user)),
        "seo": Seo(title=_("Your profile, as others see it"), hidden=True),
        "to_member": to_member,
        "is_shown": is_shown(profile, to_member=to_member),
    }
    return render(request, "community/profiles/seen.html", context)


@require_safe
@cache_control(private=True, no_cache=True)
def person(request, handle):
    """The page of a person. What may not be seen is answered as if nobody were there, to the last sign."""
    held = Handle.objects.select_related("person__profile").filter(key=key_of(handle)).first()
    profile = getattr(held.person, "profile", None) if held else None
    if profile is None or not can_see(request.user, profile):
        seo = Seo(title=_("Nobody is here"), hidden=True)
        return render(request, "community/profiles/nobody.html", {"seo": seo}, status=404)
    name = held.name if held.given_up_at is None else Handle.objects.name_of(held.person)
    if name != handle:
        return redirect("person", name)
    context = {**_shown(profile, name), "seo": _seo(profile, name), "is_own": request.user.pk == profile.person_id}
    return render(request, "community/profiles/person.html", context)


def _shown(profile, handle):
    return {
        "profile": profile,
        "person": profile.person,
        "handle": handle,
        "completed": completed_courses(profile.person, shown_only=True),
        "visibility": Visibility(profile.visibility).label,
    }


def _seo(profile, handle):
    """Chat apps and search engines are told of what is public; the rest only says not to be listed."""
    addresses = {}
    for code in language_names():
        with override(code):
            addresses[code] = reverse("person", args=[handle])
    return Seo(
        title=profile.person.display_name,
        description=Truncator(" ".join(profile.bio.split())).chars(160) if profile.is_public else "",
        path=addresses[get_language()],
        alternates=addresses,
        image=profile.picture_url if profile.is_public else "",
        kind="profile",
        hidden=not profile.may_be_found,
    )
