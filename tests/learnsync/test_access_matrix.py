"""Every address of the site, everybody who may knock, and the answer written by hand.

An address that is not in the tables fails: whoever adds one decides here who may use it. The columns stand in the
order of `PEOPLE`; a word alone holds for all. Answers: the status, or where it leads.
"""

import re
from datetime import timedelta

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone
from wagtail.documents import get_document_model

from courses.enrolment.actions import enrol
from courses.models import Course, Instructor, LearningPath
from home.models import ArticleIndexPage, ArticlePage, FormPage, HelpIndexPage, HelpPage, PageTopic
from tests.factories.blocks import block, make_document
from tests.factories.content import make_course, make_lesson, make_page
from tests.factories.paths import before, course_step, make_path
from tests.factories.people import make_person
from tests.factories.profiles import make_profile
from tests.factories.resources import make_resource
from tests.ground import anew, as_if_committed

PEOPLE = [
    "anonymous", "stranger", "learner", "teacher", "editor", "publisher", "marketing", "moderator", "finance",
    "support", "mentor", "admin",
]  # fmt: skip
SIGN_IN = "sign in"
OK, FORBIDDEN, GONE, NOT_POST, CONFLICT = 200, 403, 404, 405, 409


def everybody(answer):
    return [answer] * len(PEOPLE)


def signed_in(answer):
    """A stranger is asked to sign in; everybody else gets the same."""
    return [SIGN_IN, *[answer] * (len(PEOPLE) - 1)]


def readers(yes, no, anonymous, *, writers=None):
    """Who may open a lesson of a free course: the enrolled, those who write courses. No other role by itself.

    `writers`: where those who write courses get another answer than the enrolled.
    """
    writers = writers or yes
    return [anonymous, no, yes, no, writers, writers, no, no, no, no, no, writers]


def staff_of(*names):
    """Who may work on a screen of the admin; the rest is shown the door."""
    return {"anonymous": SIGN_IN, **{name: OK for name in (*names, "admin")}}


def only_in_the_admin(*names):
    """A screen of the admin for these and the administrator; whoever works there otherwise is sent to its front."""
    staff = {"teacher", "editor", "publisher", "marketing", "support"}
    answers = {"admin": OK, **dict.fromkeys(names, OK)}
    return [answers.get(who, "/admin/" if who in staff else "/admin/login/") for who in PEOPLE]


# Name → (method, answers). A learner's screens, tried on a free course in which only `learner` is enrolled. What
# follows a comma tells apart the ways one address is asked.
ADDRESSES = {
    # Open to all
    "home": ("get", everybody(OK)),
    "catalogue page": ("get", everybody(OK)),
    "course": ("get", everybody(OK)),
    "catalogue": ("get", everybody("/courses/")),
    "search": ("get", everybody(OK)),
    "teacher": ("get", everybody(OK)),
    "list of resources": ("get", everybody(OK)),
    "resource": ("get", everybody(OK)),
    "get_resource": ("get", everybody(OK)),
    "get_resource_version": ("get", everybody(OK)),
    "get_resource, with sign-in": ("get", signed_in(OK)),
    "get_resource, of the course": ("get", readers(OK, "/resources/for-the-course/", "/resources/for-the-course/")),
    "get_resource_version, of the course": (
        "get",
        readers(OK, "/resources/for-the-course/", "/resources/for-the-course/"),
    ),
    "get_resource, drafted": ("get", everybody(GONE)),
    "suggest_resource": ("get", signed_in(OK)),
    "help centre": ("get", everybody(OK)),
    "help page": ("get", everybody(OK)),
    "article list": ("get", everybody(OK)),
    "article": ("get", everybody(OK)),
    "form page": ("get", everybody(OK)),
    "article_feed": ("get", everybody(OK)),
    "article_topic_feed": ("get", everybody(OK)),
    "help_answer": ("get", everybody("/help/codes/")),
    "help_answer, said": ("post", everybody("its words")),
    "suggest": ("get", everybody(OK)),
    "opensearch": ("get", everybody(OK)),
    "health": ("get", everybody(OK)),
    "robots": ("get", everybody(OK)),
    "service_worker": ("get", everybody(OK)),
    "offline_page": ("get", everybody(OK)),
    "sitemap": ("get", everybody(OK)),
    "theme": ("post", everybody("/")),
    "data_saver": ("post", everybody("/")),
    "reading": ("post", everybody("/")),
    "put_banner_away": ("post", everybody("/")),
    "styleguide": ("get", everybody(GONE)),
    "wagtail_serve": ("get", everybody(GONE)),
    # Lessons
    "lesson": ("get", readers(OK, FORBIDDEN, FORBIDDEN)),
    "draft lesson": ("get", everybody(GONE)),
    "lesson_file": ("get", readers(OK, "lesson", "lesson")),
    "lesson_calendar": ("get", readers(OK, "lesson", "lesson")),
    "report_problem": ("get", readers(OK, "lesson", "lesson")),
    "report_problem, sent": ("post", readers(OK, FORBIDDEN, FORBIDDEN)),
    "mark_done": ("post", readers("next lesson", "lesson", SIGN_IN)),
    "undo_done": ("post", signed_in("lesson")),
    "save_lesson": ("post", signed_in("lesson")),
    "tick_checklist": ("post", signed_in("lesson")),
    # Where sign-in leads back to after a form came too late: one's own button, pressed once more
    "mark_done, too late": ("get", signed_in(OK)),
    "undo_done, too late": ("get", signed_in(OK)),
    "save_lesson, too late": ("get", signed_in(OK)),
    "tick_checklist, too late": ("get", signed_in("lesson")),
    "finish_course, too late": ("get", signed_in(OK)),
    # Courses
    "enrol": ("get", signed_in(OK)),
    "leave": ("get", signed_in(OK)),
    "save_course": ("get", signed_in(OK)),
    "continue_course": ("get", signed_in("lesson")),
    "whats_left": ("get", signed_in(OK)),
    "course_completed": ("get", signed_in(GONE)),
    "finish_course": ("post", signed_in("what is left")),
    "offline_manifest": ("get", [FORBIDDEN if who != "learner" else OK for who in PEOPLE]),
    "offline_marks": ("get", [FORBIDDEN, *[OK] * (len(PEOPLE) - 1)]),
    "dashboard": ("get", signed_in(OK)),
    # One's own data
    "your_data": ("get", signed_in(OK)),
    "ask_for_data": ("post", signed_in("proof")),
    "download_data": ("get", signed_in("proof")),
    "consent": ("get", signed_in(OK)),
    "consent_later": ("post", signed_in("/")),
    "delete_account": ("get", signed_in(OK)),
    "delete_account, sent": ("post", signed_in("proof")),
    "account_deleted": ("get", everybody(OK)),
    # Nobody looks as a learner here: the button only leads back
    "end_acting": ("post", everybody("/dashboard/")),
    # In the admin
    "staff_acts": ("get", only_in_the_admin()),
    "act_as_learner": ("get", only_in_the_admin("support")),
    "copy_of_data": ("get", only_in_the_admin()),
    # People: the learner's profile in each of its states, and an address of nobody
    "profile": ("get", signed_in(OK)),
    "profile, sent": ("post", [FORBIDDEN, *[OK] * (len(PEOPLE) - 1)]),
    "profile_seen": ("get", [SIGN_IN, "/accounts/profile/", OK, *["/accounts/profile/"] * (len(PEOPLE) - 3)]),
    "person, public": ("get", everybody(OK)),
    "person, members": ("get", [GONE, *[OK] * (len(PEOPLE) - 1)]),
    "person, private": ("get", [GONE, GONE, OK, *[GONE] * (len(PEOPLE) - 3)]),
    "person, nobody": ("get", everybody(GONE)),
    # Paths, and a course that another one locks: whoever works on courses reads it, whoever is enrolled waits
    "path": ("get", everybody(OK)),
    "list of paths": ("get", everybody(OK)),
    "drafted path": ("get", everybody(GONE)),
    "enrol_in_path": ("get", signed_in(OK)),
    "enrol_in_path, sent": ("post", signed_in("path")),
    "leave_path": ("get", signed_in(OK)),
    "leave_path, sent": ("post", signed_in("/dashboard/")),
    "continue_path": ("get", [SIGN_IN, "course", "on in the course", *["course"] * (len(PEOPLE) - 3)]),
    "locked lesson": ("get", readers(FORBIDDEN, FORBIDDEN, FORBIDDEN, writers=OK)),
    "preview of a locked course": ("get", everybody(OK)),
    # Suggestions, and what is said after a course, which nobody here has completed
    "not_interested": ("post", signed_in("/dashboard/")),
    "interested_again": ("post", signed_in("/learn/not-interested/")),
    "not_interested, too late": ("get", signed_in(OK)),
    "interested_again, too late": ("get", signed_in(OK)),
    "dismissed_courses": ("get", signed_in(OK)),
    "survey": ("get", signed_in(GONE)),
    "survey, sent": ("post", signed_in(GONE)),
    "take_back_survey": ("post", signed_in("last page")),
    "take_back_survey, too late": ("get", signed_in(OK)),
    # Wishes for the site; that of another is not there
    "feature_requests": ("get", signed_in(OK)),
    "take_back_request": ("post", signed_in(GONE)),
    # Files as the admin sees them
    "wagtaildocs_serve": ("get", [GONE, GONE, GONE, GONE, OK, OK, GONE, GONE, GONE, GONE, GONE, OK]),
    # Doors that take no password of their own
    "wagtailadmin_login": (
        "get",
        [SIGN_IN, FORBIDDEN, FORBIDDEN, *["/admin/"] * 4, FORBIDDEN, FORBIDDEN, "/admin/", FORBIDDEN, "/admin/"],
    ),
    "wagtailadmin_password_reset": ("get", everybody(SIGN_IN)),
    "wagtailcore_login": ("get", everybody(SIGN_IN)),
    "django_admin": (
        "get",
        [SIGN_IN, FORBIDDEN, FORBIDDEN, *["/admin/"] * 4, FORBIDDEN, FORBIDDEN, "/admin/", FORBIDDEN, "/admin/"],
    ),
    "wagtailadmin_logout": ("get", ["/", *[OK] * (len(PEOPLE) - 1)]),
    # Where the staff's doors lead while a second factor is missing; here nobody needs one
    "second_factor": ("get", signed_in("/admin/")),
    # allauth
    "account_login": ("get", [OK, *["/dashboard/"] * (len(PEOPLE) - 1)]),
    "account_signup": ("get", [OK, *["/dashboard/"] * (len(PEOPLE) - 1)]),
    "account_logout": ("get", ["/", *[OK] * (len(PEOPLE) - 1)]),
    "account_inactive": ("get", everybody(OK)),
}

# What goes along, where an address needs to be told something.
SENT = {"help_answer, said": {"useful": "yes"}}

# allauth's other screens are tried as one: a stranger to the account never sees the inside of it.
OWN_ACCOUNT_ONLY = [
    "account_email", "account_change_password", "account_set_password", "account_reauthenticate", "mfa_index",
    "mfa_activate_totp", "mfa_replace_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
    "usersessions_list",
]  # fmt: skip
SIGNING_IN = [
    "account_email_verification_sent", "account_reset_password", "account_confirm_login_code",
    "account_confirm_password_reset_code", "account_complete_password_reset", "account_password_reset_completed",
    "account_request_login_code", "mfa_authenticate", "mfa_login_webauthn",
]  # fmt: skip

WRITERS = ["teacher", "editor", "publisher"]
# One rule for each namespace: who gets its first screen (None: it has none). The rest is tried below, as strangers.
NAMESPACES = {
    "wagtailadmin_pages": (None, staff_of()),
    "wagtailadmin_api:pages": ("listing", staff_of(*WRITERS, "marketing", "support")),
    "wagtailadmin_api:documents": ("listing", staff_of(*WRITERS, "marketing", "support")),
    "wagtailadmin_api:images": ("listing", staff_of(*WRITERS, "marketing", "support")),
    "wagtailadmin_collections": ("index", staff_of()),
    "wagtailadmin_workflows": ("index", staff_of()),
    "wagtailadmin_reports": ("locked_pages", staff_of("publisher")),
    "wagtailadmin_editing_sessions": (None, staff_of()),
    "wagtail_localize": (None, staff_of()),
    "wagtailforms": ("index", staff_of(*WRITERS, "marketing")),
    "wagtailredirects": ("index", staff_of()),
    "wagtailsettings": (None, staff_of()),
    "wagtailembeds": ("chooser", staff_of(*WRITERS, "marketing", "support")),
    "wagtailsnippets": ("index", staff_of("editor", "publisher", "marketing")),
    "wagtaildocs": ("index", staff_of(*WRITERS, "marketing")),
    "wagtailimages": ("index", staff_of(*WRITERS, "marketing")),
    "wagtailsnippets_courses_topic": ("list", staff_of("editor", "publisher")),
    "wagtailsnippets_courses_instructor": ("list", staff_of("editor", "publisher")),
    "wagtailsnippetchoosers_courses_topic": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "wagtailsnippetchoosers_courses_instructor": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "wagtailsnippets_courses_sharedpassage": ("list", staff_of("editor", "publisher")),
    "wagtailsnippetchoosers_courses_sharedpassage": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "resource_suggestions": ("index", staff_of("editor", "publisher")),
    "resource_links": ("index", staff_of("editor", "publisher")),
    "wagtailsnippets_home_siteframe": ("list", staff_of("marketing")),
    "wagtailsnippets_home_banner": ("list", staff_of("marketing")),
    "wagtailsnippets_home_pagetopic": ("list", staff_of("editor", "publisher", "marketing")),
    "wagtailsnippetchoosers_home_siteframe": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "wagtailsnippetchoosers_home_banner": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "wagtailsnippetchoosers_home_pagetopic": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "help_answers": ("index", staff_of("editor", "publisher", "marketing", "support")),
    "teacher_chooser": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "course_import": ("upload", staff_of(*WRITERS)),
    "policy_versions": ("index", staff_of()),
    "lesson_problems": ("index", staff_of(*WRITERS, "support")),
    "prerequisite_waivers": ("index", staff_of("publisher", "support")),
    "feature_requests": ("index", staff_of("support")),
    "wagtailsearchpromotions": ("index", staff_of("editor", "publisher", "marketing")),
    "wagtaillocales": ("index", staff_of()),
    "wagtailsites": ("index", staff_of()),
    "wagtailusers_users": ("index", staff_of()),
    "wagtailusers_groups": ("index", staff_of()),
    "wagtaildocs_chooser": ("choose", staff_of(*WRITERS, "marketing", "support")),
    "wagtailimages_chooser": ("choose", staff_of(*WRITERS, "marketing", "support")),
}

# Below /admin/ without a namespace: what even a stranger may fetch, with the reason.
ADMIN_FOR_ALL = {
    "wagtailadmin_login": "the door",
    "wagtailadmin_logout": "the way out",
    "wagtailadmin_password_reset": "leads to the door",
    "wagtailadmin_javascript_catalog": "words of the editor's scripts, the same for all",
    "wagtailadmin_sprite": "icons",
}


@pytest.fixture(scope="module")
def standing_world(standing):
    with standing(make_world) as world:
        yield world


@pytest.fixture
def world(db, standing_world):
    return anew(standing_world)


def make_world():
    """A free course with a published and a drafted lesson, a file in it, and the whole cast."""
    document = make_document()
    with as_if_committed():
        page = make_course("Counting stock", lessons=0, access="free")
        body = [block("file", {"file": document.pk, "title": "", "description": ""})]
        make_lesson(page, "First", body=body, kind="live", starts_at=timezone.now() + timedelta(days=7))
        make_lesson(page, "Second")
        draft = make_lesson(page, "Third", publish=False)
        later = make_course("Later", lessons=0, access="free", prerequisites=[before(page, "hard")])
        make_lesson(later, "Locked")
        make_lesson(later, "Free", free_preview=True)
        path = make_path("The way", course_step(page))
        make_path("Not yet", course_step(page), publish=False)
    course = Course.objects.get(translation_key=page.translation_key)
    roles = {name: make_person(name, group=name.title()) for name in PEOPLE[4:11]}
    home = page.get_parent().get_parent()
    centre = make_page(home, HelpIndexPage, "Help")
    help_page = make_page(centre, HelpPage, "Codes")
    topic = PageTopic.objects.create(name="How we work", slug="how-we-work")
    make_page(make_page(home, ArticleIndexPage, "Articles"), ArticlePage, "Ten minutes", topics=[topic])
    make_page(home, FormPage, "Contact")
    cast = {
        "anonymous": None,
        "stranger": make_person("stranger"),
        "learner": make_person("learner"),
        "teacher": make_person("teacher", group="Instructor"),
        **roles,
        "admin": make_person("admin", is_staff=True, is_superuser=True),
    }
    other = Course.objects.create(source_locale=course.source_locale, cover_title="Another course")
    other.instructors.add(Instructor.objects.create(name="Teacher", slug="teacher", user=cast["teacher"]))
    course.instructors.add(Instructor.objects.create(name="Guest", slug="guest"))
    enrol(cast["learner"], course)
    enrol(cast["learner"], Course.objects.get(translation_key=later.translation_key))
    lessons = list(course.lessons.order_by("position"))
    return {
        "cast": cast,
        "course": course,
        "lessons": lessons,
        "draft": draft,
        "path": LearningPath.objects.get(translation_key=path.translation_key),
        "resources": {
            "": make_resource("For all"),
            ", with sign-in": make_resource("For members", access="sign_in"),
            ", of the course": make_resource("For the course", access="course", course=course),
            ", drafted": make_resource("Drafted", publish=False),
        },
        "help": help_page,
        "document": get_document_model().objects.get(pk=document.pk),
    }


def address_of(name, world):
    course, lesson, document = world["course"], world["lessons"][0], world["document"]
    lesson_url = lesson.editions.all()[0].url_path
    own = {
        "home": "/",
        "catalogue page": "/courses/",
        "course": course.editions.get().url_path,
        "lesson": lesson_url,
        "draft lesson": f"{course.editions.get().url_path}third/",
        "wagtail_serve": "/no-such-page/",
        "lesson_file": reverse("lesson_file", args=[lesson.pk, document.pk, document.filename]),
        "wagtaildocs_serve": reverse("wagtaildocs_serve", args=[document.pk, document.filename]),
        "django_admin": "/django-admin/",
        "styleguide": "/styleguide/",
        "download_data": reverse("download_data", args=["6f7d6a8e-1111-4222-8333-444455556666"]),
        "copy_of_data": reverse("copy_of_data", args=[world["cast"]["learner"].pk]),
        "help centre": "/help/",
        "help page": "/help/codes/",
        "article list": "/articles/",
        "article": "/articles/ten-minutes/",
        "form page": "/contact/",
        "article_topic_feed": "/feeds/articles/how-we-work/",
        "help_answer": f"/help-answers/{world['help'].pk}/",
        "help_answer, said": f"/help-answers/{world['help'].pk}/",
        "person, nobody": "/people/nobody.knows/",
        "path": "/paths/the-way/",
        "list of paths": "/paths/",
        "drafted path": "/paths/not-yet/",
        "locked lesson": "/courses/later/locked/",
        "preview of a locked course": "/courses/later/free/",
        "teacher": "/teachers/guest/",
        "list of resources": "/resources/",
        "resource": "/resources/for-all/",
    }
    for which, page in world["resources"].items():
        own[f"get_resource{which}"] = reverse("get_resource", args=[page.pk])
        own[f"get_resource_version{which}"] = reverse("get_resource_version", args=[page.pk, 1])
    if name.startswith("person, ") and name not in own:
        make_profile(world["cast"]["learner"], "wanjiru.k", visibility=name.removeprefix("person, "))
        return reverse("person", args=["wanjiru.k"])
    if name == "profile_seen":
        make_profile(world["cast"]["learner"], "wanjiru.k")
    if name in own:
        return own[name]
    name = name.partition(",")[0]
    if name.endswith("_path"):
        return reverse(name, args=[world["path"].pk])
    for args in ([], [course.pk], [lesson.pk]):
        try:
            return reverse(name, args=[lesson.pk] if args and "lesson" in _parameters(name) else args)
        except NoReverseMatch:
            continue
    raise AssertionError(f"No address for {name}")


def _parameters(name):
    return str(get_resolver().reverse_dict.getlist(name)[0][0][0][1])


def answer_of(response, world):
    """A status, or the place it leads to, in the words of the table."""
    if response.status_code != 302:
        return response.status_code
    lessons = [lesson.editions.all()[0].url_path for lesson in world["lessons"]]
    places = {lessons[0]: "lesson", lessons[1]: "next lesson"}
    places["/paths/the-way/"] = "path"
    places[reverse("continue_course", args=[world["course"].pk])] = "on in the course"
    places["/courses/counting-stock/"] = "course"
    places[reverse("account_reauthenticate")] = "proof"
    places[reverse("help_answer", args=[world["help"].pk])] = "its words"
    places[reverse("whats_left", args=[world["course"].pk])] = "what is left"
    places[reverse("course_completed", args=[world["course"].pk])] = "last page"
    path = response.url.split("?")[0]
    return SIGN_IN if path == reverse("account_login") else places.get(path, path)


@pytest.mark.parametrize("name", ADDRESSES)
def test_everybody_gets_the_answer_in_the_table(client, world, name):
    method, expected = ADDRESSES[name]
    url = address_of(name, world)

    answers = {}
    for who, person in world["cast"].items():
        client.logout()
        if person:
            client.force_login(person)
        answers[who] = answer_of(getattr(client, method)(url, SENT.get(name, {})), world)

    assert answers == dict(zip(PEOPLE, expected, strict=True))


@pytest.mark.parametrize("name", OWN_ACCOUNT_ONLY)
def test_the_inside_of_an_account_is_for_its_owner(client, db, name):
    url = reverse(name, args=[1]) if name.endswith(("remove_webauthn", "edit_webauthn")) else reverse(name)

    response = client.get(url)

    assert response.status_code == 302
    assert response.url.split("?")[0] == reverse("account_login")


@pytest.mark.parametrize("name", SIGNING_IN)
def test_the_steps_of_signing_in_show_nothing_of_anybody(client, world, name):
    learner = world["cast"]["learner"]

    response = client.get(reverse(name))

    assert response.status_code in {200, 302, 405}
    assert learner.email not in response.content.decode()
    assert learner.display_name not in response.content.decode()


@pytest.mark.parametrize("namespace", [name for name, (screen, _people) in NAMESPACES.items() if screen])
def test_each_namespace_of_the_admin_has_its_people(client, world, namespace):
    name, expected = NAMESPACES[namespace]
    url = reverse(f"{namespace}:{name}")

    answers = {}
    for who, person in world["cast"].items():
        client.logout()
        if person:
            client.force_login(person)
        answers[who] = answer_of(client.get(url), world)

    allowed = {who for who, answer in answers.items() if answer == OK}
    assert allowed == {who for who, answer in expected.items() if answer == OK}
    assert answers["anonymous"] in {SIGN_IN, FORBIDDEN, "/admin/login/"}


def all_addresses():
    """(namespace, name, pattern) of every address the site answers."""

    def walk(resolver, spaces, prefix):
        for entry in resolver.url_patterns:
            pattern = prefix + str(entry.pattern)
            if hasattr(entry, "url_patterns"):
                inner = (*spaces, entry.namespace) if entry.namespace else spaces
                yield from walk(entry, inner, pattern)
            else:
                yield ":".join(spaces), entry.name, pattern, entry.pattern

    yield from walk(get_resolver(), (), "")


def test_no_address_is_unlisted():
    listed = {*(name.partition(",")[0] for name in ADDRESSES), *OWN_ACCOUNT_ONLY, *SIGNING_IN}
    unlisted = []
    for namespace, name, pattern, _entry in all_addresses():
        ours = pattern.startswith(("admin/", "^media/")) or name in listed
        known = namespace in NAMESPACES if namespace else ours
        if not known:
            unlisted.append(f"{namespace}:{name} {pattern}")

    assert unlisted == []


DUMMIES = {"int": 1, "str": "x", "slug": "x", "uuid": "6f7d6a8e-1111-4222-8333-444455556666", "path": "x"}


def dummy_address(pattern):
    """An address that the pattern matches, filled with whatever fits."""
    path = re.sub(r"\(\?P<\w+>[^)]*\)|\((?!\?)[^)]*\)", "1", pattern)
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda found: str(DUMMIES.get(found[1] or "str", 1)), path)
    return "/" + re.sub(r"[\^$\\]|\(\?:[^)]*\)\??", "", path)


def addresses_of_the_admin():
    return sorted(
        {
            (name or "", dummy_address(pattern))
            for _space, name, pattern, _entry in all_addresses()
            if pattern.startswith("admin/") and name not in ADMIN_FOR_ALL
        }
    )


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_shows_nothing_before_the_second_factor(client, world, settings, method):
    """Even to an administrator, who would see all of it otherwise."""
    client.force_login(world["cast"]["admin"])
    addresses = addresses_of_the_admin()
    some = [reverse("wagtailadmin_home"), reverse("wagtailusers_users:index"), reverse("wagtaildocs:index")]
    assert [client.get(url).status_code for url in some] == [OK] * 3
    settings.SECOND_FACTOR_FOR_STAFF = True

    let_in = []
    for name, url in addresses:
        response = getattr(client, method)(url)
        is_led_away = response.status_code == 302 and response.url.startswith(reverse("second_factor"))
        is_refused = response.status_code == 403 and "second step" in response.content.decode()
        if not (is_led_away or is_refused or response.status_code == 404):
            let_in.append(f"{method} {name} {url}: {response.status_code}")

    assert let_in == []
    assert {client.get(url).url.split("?")[0] for url in some} == {reverse("second_factor")}


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_shows_nothing_to_those_outside(client, world, method):
    addresses = addresses_of_the_admin()
    assert len(addresses) > 150, "the admin has many screens"

    let_in = []
    for who in ("anonymous", "learner", "moderator", "finance", "mentor"):
        client.logout()
        if world["cast"][who]:
            client.force_login(world["cast"][who])
        for name, url in addresses:
            response = getattr(client, method)(url)
            if response.status_code not in {302, 403, 404, 405}:
                let_in.append(f"{who} {method} {name} {url}: {response.status_code}")

    assert let_in == []
