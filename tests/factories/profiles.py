"""Profiles for tests, made through the same action as on the site."""

from io import BytesIO

from PIL import Image

from community.profiles.actions import save_profile

PLAIN = {
    "visibility": "members",
    "in_site_search": False,
    "for_search_engines": False,
    "bio": "",
    "links": [],
    "skills": [],
    "time_zone": "",
    "shown_courses": [],
}


def make_profile(person, handle, *, picture=None, **fields):
    """A profile that members may see, with nothing in it but what is named."""
    own = {"display_name": person.display_name, "language": person.language, "handle": handle}
    return save_profile(person, {**PLAIN, **own, **fields}, picture=picture)


def picture_file(size=(400, 300), *, kind="JPEG", colour="teal", mode="RGB", **options):
    """The bytes of a picture in one colour."""
    file = BytesIO()
    Image.new(mode, size, colour).save(file, kind, **options)
    return file.getvalue()
