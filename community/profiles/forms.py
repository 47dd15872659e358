"""One form for the whole profile: what a person tells, and to whom."""

import re
from base64 import b64decode, b64encode
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from community.profiles.handles import check_handle, tidy
from community.profiles.models import Visibility
from community.profiles.pictures import read_picture
from community.profiles.time_zones import zones_by_region
from home.accounts.forms import DisplayNameField

MOST_LINKS, LONGEST_LINK = 5, 200
MOST_SKILLS, LONGEST_SKILL = 10, 40
LONGEST_BIO = 1000
LARGEST_KEPT = 400_000  # signs of a picture that waits in the form

is_web_address = URLValidator(schemes=["https"])


def time_zone_choices():
    return [("", _("As on this site (%(zone)s)") % {"zone": settings.TIME_ZONE}), *zones_by_region()]


class ProfileForm(forms.Form):
    """`courses`: pairs of id and title of what the person has completed. Without `may_send_picture` none is taken.

    A good picture in a form with other mistakes waits in the form itself, in `kept_picture`, and is read again as if
    it had just been sent.
    """

    display_name = DisplayNameField()
    handle = forms.CharField(
        label=_("Handle"),
        help_text=_(
            "The end of your address here. Small letters of one script, figures, and “.”, “_” or “-” between them. "
            "Example: wanjiru.k"
        ),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_(
            "JPEG, PNG, WebP or GIF, at most 5 MB. We cut out the middle, and take away where and when it was taken."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )
    kept_picture = forms.CharField(required=False, max_length=LARGEST_KEPT, widget=forms.HiddenInput)
    remove_picture = forms.BooleanField(label=_("Remove my picture"), required=False)
    bio = forms.CharField(
        label=_("About me"),
        required=False,
        max_length=LONGEST_BIO,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences. Example: I keep a small shop in Kisumu and learn in the evenings."),
    )
    links = forms.CharField(
        label=_("Links"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url", "spellcheck": "false"}),
        help_text=_("One address on each line, at most five. Example: https://example.org/wanjiru"),
    )
    skills = forms.CharField(
        label=_("Skills"),
        required=False,
        max_length=MOST_SKILLS * (LONGEST_SKILL + 2),
        help_text=_("Up to ten, with commas between them. Example: bookkeeping, Python, Kiswahili"),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=time_zone_choices,
        help_text=_("Dates and times are shown to you in it. Others do not see it."),
    )
    language = forms.ChoiceField(
        label=_("Language of our mail"),
        required=False,
        choices=lambda: [("", _("Not chosen")), *settings.LANGUAGES],
    )
    visibility = forms.ChoiceField(
        label=_("Who may see your profile?"), choices=Visibility.choices, widget=forms.RadioSelect
    )
    in_site_search = forms.BooleanField(
        label=_("Whoever may see my profile may find me in the search of this site"), required=False
    )
    for_search_engines = forms.BooleanField(
        label=_("If everybody may see it, search engines may show it too"), required=False
    )
    shown_courses = forms.TypedMultipleChoiceField(
        label=_("Completed courses to show"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick those that others may see on your profile."),
    )

    too_many = ValidationError(_("Too many pictures in one hour. Try again later."), code="too_often")

    def __init__(self, *args, courses=(), may_send_picture=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_send_picture = may_send_picture
        self.new_picture = None
        self.fields["shown_courses"].choices = courses
        if not courses:
            del self.fields["shown_courses"]

    @property
    def waiting_picture(self):
        """The good picture that was sent with this form, in the signs an <img> and a hidden field take; or empty."""
        return b64encode(self.new_picture.large).decode() if self.new_picture else ""

    def clean_handle(self):
        name = tidy(self.cleaned_data["handle"])
        check_handle(name)
        return name

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        if file and not self.may_send_picture:
            raise self.too_many
        if file:
            self.new_picture = read_picture(file)
        return file

    def clean_kept_picture(self):
        kept = self.cleaned_data["kept_picture"]
        if kept and not self.may_send_picture:
            self.add_error("picture", self.too_many)
        elif kept and not self.new_picture:
            try:
                self.new_picture = read_picture(ContentFile(b64decode(kept, validate=True)))
            except (ValueError, ValidationError):  # Ours was good; somebody has written another.
                return ""
        return kept

    def clean(self):
        """Whoever takes the picture away means the one that waited, too."""
        if self.cleaned_data.get("remove_picture") and not self.cleaned_data.get("picture"):
            self.new_picture = None

    def clean_links(self):
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines()]
        links = list(dict.fromkeys(_with_scheme(line) for line in lines if line))
        if len(links) > MOST_LINKS:
            raise ValidationError(
                _("At most %(most)s links have room here."), code="too_many", params={"most": MOST_LINKS}
            )
        for link in links:
            check_link(link)
        return links

    def clean_skills(self):
        parts = [" ".join(part.split()) for part in re.split(r"[,;\n]", self.cleaned_data["skills"])]
        skills = list({skill.casefold(): skill for skill in reversed(parts) if skill}.values())[::-1]
        if len(skills) > MOST_SKILLS:
            raise ValidationError(
                _("At most %(most)s skills have room here."), code="too_many", params={"most": MOST_SKILLS}
            )
        for skill in skills:
            if len(skill) > LONGEST_SKILL or not skill.isprintable():
                words = _("Make this shorter and put commas between skills: “%(skill)s”.")
                raise ValidationError(words, code="too_long", params={"skill": skill[:LONGEST_SKILL]})
        return skills


def _with_scheme(line):
    return line if ":" in line.split("/")[0] else f"https://{line}"


def check_link(link):
    """Raise ValidationError, naming the link, unless it is a plain address of the web with https."""
    params = {"link": link[:60]}
    if link.lower().startswith("http://"):
        raise ValidationError(_("“%(link)s” is not safe: only https:// is."), code="http", params=params)
    if len(link) > LONGEST_LINK:
        raise ValidationError(_("This address is too long: “%(link)s”."), code="too_long", params=params)
    try:
        is_web_address(link)
        has_name = "@" in urlsplit(link).netloc
    except (ValidationError, ValueError):
        has_name = True
    if has_name or not link.isprintable():
        words = _("This is not an address that begins with https://: “%(link)s”.")
        raise ValidationError(words, code="no_address", params=params)
