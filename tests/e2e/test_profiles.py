"""Profiles in a real browser: filling one in without script, and names of every shape in the layout."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from community.profiles.models import Profile
from community.profiles.pictures import read_picture
from courses.models import CourseCompletion, Instructor
from tests.factories.content import make_site
from tests.factories.outline import make_outline
from tests.factories.people import make_person
from tests.factories.profiles import make_profile, picture_file

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LONGEST_NAME = 60
NAMES = {
    "a": "W",
    "w" * 40: "W" * LONGEST_NAME,
    "жаннааркадьевна": "Жанна Аркадьевна Преображенская-Константинопольская",
    "عبدالرحمن": "عبد الرحمن بن محمد الأنصاري",
    "李": "李",
    "たろう": "山田太郎" * 15,
    "mama.mia": "👩‍👩‍👧‍👦🇰🇪🎉 Mama Mia 😀😀😀😀😀😀😀😀",
    "anita": "अनीता कुमारी श्रीवास्तव",
    "right.to.left": "\u05d0\u05d1\u05d2 ABC \u05d3\u05d4",
}


@pytest.fixture
def site(live_server):
    make_site()


def test_a_profile_is_made_without_script(site, open_context, sign_in, tmp_path):
    learner = make_person("learner")
    portrait = tmp_path / "me.png"
    portrait.write_bytes(picture_file(kind="PNG"))
    page = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    sign_in(page, learner)
    page.goto("/accounts/profile/")

    page.get_by_label("Handle").fill("admin")
    page.get_by_label("Picture").set_input_files(portrait)
    page.get_by_label("About me").fill("I keep a shop.")
    page.get_by_label("Everybody, also without an account").check()
    page.get_by_role("button", name="Save my profile").click()
    mistakes = page.get_by_role("alert").get_by_role("link")
    expect(mistakes).to_have_text(["This handle is kept by the site. Choose another one."], use_inner_text=True)
    expect(page.get_by_text("This picture is kept. It is saved with the rest.")).to_be_visible()
    expect(page.get_by_label("About me")).to_have_value("I keep a shop.")
    page.get_by_label("Handle").fill("wanjiru.k")
    page.get_by_role("button", name="Save my profile").click()

    expect(page.get_by_role("status")).to_have_text("Your profile is saved.", use_inner_text=True)
    assert Profile.objects.get(person=learner).picture.name != ""
    page.get_by_role("link", name="See it as others do").click()
    expect(page.get_by_text("This is what members see.")).to_be_visible()
    expect(page.get_by_text("I keep a shop.")).to_be_visible()
    page.get_by_role("link", name="Visitors").click()
    expect(page.get_by_text("This is what everybody sees, also without an account.")).to_be_visible()


@pytest.fixture
def people(site):
    """Somebody of each name by handle, every second one with a picture."""
    picture = read_picture(ContentFile(picture_file()))
    people = {handle: make_person(f"person-{number}") for number, handle in enumerate(NAMES)}
    for number, (handle, name) in enumerate(NAMES.items()):
        make_profile(
            people[handle],
            handle,
            display_name=name,
            bio=name * 3,
            skills=[name[:40]] * 3,
            links=["https://example.org/" + "a" * 150],
            picture=picture if number % 2 else None,
        )
    return people


@pytest.mark.looks
@pytest.mark.parametrize(("viewport", "color_scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"])
def test_names_of_every_shape_hold_the_layout(
    people, open_context, sign_in, check_accessibility, check_fits, viewport, color_scheme
):
    page = open_context(viewport=viewport, color_scheme=color_scheme).new_page()
    sign_in(page, people["w" * 40])

    for handle in NAMES:
        page.goto(f"/people/{handle}/")
        check_fits(page)
    page.locator("[popovertarget=account-menu]").click()
    expect(page.locator("#account-menu")).to_be_visible()
    check_fits(page)
    check_accessibility(page)
    for address in ("/accounts/profile/", "/accounts/profile/seen/", "/dashboard/"):
        page.goto(address)
        check_fits(page)
        check_accessibility(page)


@pytest.mark.looks
def test_teachers_names_of_every_shape_hold_the_layout(site, open_context, sign_in, check_fits):
    learner = make_person("learner")
    make_profile(learner, "learner", display_name="W" * LONGEST_NAME)
    course = make_outline("Sums")
    CourseCompletion.objects.create(learner=learner, course=course)
    for number, name in enumerate([*NAMES.values(), "W" * 150]):
        course.instructors.add(Instructor.objects.create(name=name, slug=f"teacher-{number}", bio=name * 3))
    page = open_context(viewport=PHONE).new_page()
    sign_in(page, learner)

    for number in range(len(NAMES) + 1):
        page.goto(f"/teachers/teacher-{number}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        check_fits(page)
    page.goto(f"/learn/courses/{course.pk}/completed/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sums")
    check_fits(page)


def test_what_is_too_long_holds_the_layout_while_it_is_refused(site, open_context, sign_in, check_fits):
    page = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    sign_in(page, make_person("learner"))
    page.goto("/accounts/profile/")

    page.get_by_label("Handle").fill("w" * 150)
    page.get_by_label("Links").fill("https://example.org/" + "w" * 400)
    page.get_by_role("button", name="Save my profile").click()

    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    check_fits(page)
    expect(page.get_by_label("Handle")).to_have_value("w" * 150)
