"""What each role may do, written by hand. A right that is not in the table is one too many; one missing is a mistake.

`ROLES_MAY` is a table of roles and deeds; `DEEDS` says how each deed is tried, as the person who does it.
"""

import re
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from learnsync.front_pages import setup_front_pages
from wagtail.documents import get_document_model
from wagtail.models import GroupPagePermission, Page
from zeal import zeal_ignore

from courses.models import Course, CourseIndexPage, CoursePage, Instructor, LessonProblem, ResourcePage
from courses.progress.actions import report_problem
from home.accounts.models import User
from home.accounts.roles import ROLES
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    ContactSettings,
    FormPage,
    HelpIndexPage,
    HelpPage,
    HomePage,
    SiteDocument,
    SiteImage,
    StandardPage,
)
from tests.factories.blocks import block, make_document, make_image
from tests.factories.content import make_course, make_lesson, make_page, rich_text
from tests.factories.paths import course_step, make_path
from tests.factories.people import make_person
from tests.factories.resources import make_resource, make_resource_index
from tests.ground import anew, as_if_committed

WORD = "ZEBRAFINCH"  # Stands in the text of the locked lesson.
DRAFT = "WAXBILL"  # Stands in the title of a draft over it.


@pytest.fixture(autouse=True)
def many_screens_in_one_test():
    """Each screen of the editor asks for the same picture's renditions once; a test opens many of them."""
    with zeal_ignore([{"model": "home.SiteImage", "field": "renditions"}]):
        yield


@pytest.fixture(scope="module")
def standing_world(standing):
    with standing(make_world) as world:
        yield world


@pytest.fixture
def world(db, standing_world):
    return anew(standing_world)


def make_world():
    """A paid course with a file and a picture in its lesson, a course that somebody teaches, and plain pages."""
    setup_front_pages()
    home, index = HomePage.objects.get(locale__language_code="en"), CourseIndexPage.objects.get(slug="courses")
    document, picture = make_document("zfinch.csv"), make_image("A finch on a branch")
    body = [
        rich_text(WORD),
        block("file", {"file": document.pk, "title": "", "description": ""}),
        block("image", {"image": picture.pk, "alt": "", "decorative": True, "caption": ""}),
    ]
    with as_if_committed():
        paid = make_course("Cage birds", lessons=0, access="paid", price_minor=80000, currency="KES", parent=index)
        lesson = make_lesson(paid, "The locked one", body=body)
        taught = make_course("Bread at home", lessons=1, access="paid", price_minor=1, currency="KES", parent=index)
        plain = make_page(home, StandardPage, "About us")
        path = make_path("The way", course_step(paid))
        articles, centre = make_page(home, ArticleIndexPage, "Articles"), make_page(home, HelpIndexPage, "Help")
        form = make_page(home, FormPage, "Contact")
    lesson.title = f"{DRAFT} title"
    lesson.save_revision()
    teacher = Instructor.objects.create(name="Teacher", slug="teacher")
    row_of(taught).instructors.add(teacher)
    reporter = make_person("reporter")
    for page in (paid, taught):
        one = row_of(page).lessons.get()
        report_problem(reporter, one, page.locale, kind="other", text=f"Wrong in {page.title}")
    return SimpleNamespace(
        home=home,
        index=index,
        plain=plain,
        path=path,
        articles=articles,
        centre=centre,
        form=form,
        paid=paid,
        lesson=lesson,
        taught=taught,
        teacher=teacher,
        document=get_document_model().objects.get(pk=document.pk),
        picture=picture,
        resources=make_resource_index(),
        resource=make_resource("An atlas", link="https://example.org/atlas"),
    )


def row_of(page):
    return Course.objects.get(translation_key=page.translation_key)


def becoming(world, person):
    """The world, seen by one person: with a browser that is signed in."""
    client = Client()
    client.force_login(person)
    return SimpleNamespace(**vars(world), person=User.objects.get(pk=person.pk), client=client)


def opens(address, *args, **query):
    """A deed: the screen opens."""

    def tried(we):
        path = reverse(address, args=[arg(we) for arg in args])
        return we.client.get(f"{path}?{urlencode(query)}").status_code == 200

    return tried


def may(name, page):
    """A deed: Wagtail's own question about one page."""
    return lambda we: getattr(Page.objects.get(pk=page(we).pk).permissions_for_user(we.person), name)()


def add_below(model, parent):
    return opens("wagtailadmin_pages:add", lambda we: model._meta.app_label, lambda we: model._meta.model_name, parent)


def api(we, kind, **query):
    response = we.client.get(reverse(f"wagtailadmin_api:{kind}:listing"), {"limit": 20, **query})
    assert response.status_code in {200, 302, 403}, "a mistake in the question is not an answer"
    return response.json()["items"] if response.status_code == 200 else []


def home(we):
    return we.home


def paid(we):
    return we.paid


def lesson(we):
    return we.lesson


def pk(of):
    return lambda we: of(we).pk


def edit(page):
    return opens("wagtailadmin_pages:edit", pk(page))


DEEDS = {
    "enter the admin": opens("wagtailadmin_home"),
    # The site's own pages
    "edit the front page": edit(home),
    "publish the front page": may("can_publish", home),
    "add a plain page": add_below(StandardPage, pk(home)),
    "edit a plain page": edit(lambda we: we.plain),
    "delete a plain page": may("can_delete", lambda we: we.plain),
    "write articles": add_below(ArticlePage, lambda we: we.articles.pk),
    "write help": add_below(HelpPage, lambda we: we.centre.pk),
    "make a form": add_below(FormPage, pk(home)),
    "publish articles": may("can_publish_subpage", lambda we: we.articles),
    "publish help": may("can_publish_subpage", lambda we: we.centre),
    "edit topics of pages": opens("wagtailsnippets_home_pagetopic:add"),
    "see what was sent by a form": opens("wagtailforms:list_submissions", lambda we: we.form.pk),
    "see whether help was useful": opens("help_report"),
    "see what readers write about help": opens("help_answers:index"),
    "edit the catalogue": edit(lambda we: we.index),
    # What stands around every page
    "edit header and footer": opens("wagtailsnippets_home_siteframe:add"),
    "edit banners": opens("wagtailsnippets_home_banner:add"),
    "edit contact and social media": opens(
        "wagtailsettings:edit", lambda we: "home", lambda we: "contactsettings", lambda we: ContactSettings.load().pk
    ),
    # Courses
    "begin a course": add_below(CoursePage, lambda we: we.index.pk),
    "read every lesson": lambda we: (
        we.client.get(row_of(we.paid).lessons.get().editions.get().url_path).status_code == 200
    ),
    "edit every lesson": edit(lesson),
    "see drafts of every lesson": opens("wagtailadmin_pages:view_draft", pk(lesson)),
    "see the versions of every lesson": opens("wagtailadmin_pages:history", pk(lesson)),
    "price every course": edit(paid),
    "publish every course": may("can_publish", paid),
    "unpublish every course": may("can_unpublish", paid),
    "copy every course": opens("wagtailadmin_pages:copy", pk(paid)),
    "move every course": may("can_move", paid),
    "delete every course": may("can_delete", paid),
    "edit learning paths": edit(lambda we: we.path),
    "publish learning paths": may("can_publish", lambda we: we.path),
    "see learning paths in the explorer": opens("wagtailadmin_explore", pk(lambda we: we.path)),
    "lock pages": may("can_lock", paid),
    "see every course in the explorer": opens("wagtailadmin_explore", pk(paid)),
    "list every course": lambda we: we.paid.pk in [one["id"] for one in api(we, "pages")],
    "search the text of every lesson": lambda we: bool(api(we, "pages", search=WORD)),
    "choose a course taught": lambda we: we.taught.pk in [one["id"] for one in api(we, "pages")],
    # What is reported
    "work on reports": opens("lesson_problems:index"),
    "see every report": lambda we: (
        "Wrong in Cage birds" in we.client.get(reverse("lesson_problems:index")).content.decode()
    ),
    # Learners
    "give exceptions from prerequisites": opens("prerequisite_waivers:add"),
    "see exceptions from prerequisites": opens("prerequisite_waivers:index"),
    # What people search for and say
    "promote search results": opens("wagtailsearchpromotions:add"),
    "see what is searched for": opens("searches_report"),
    "see what is said after courses": opens("surveys_report"),
    "answer feature requests": opens("feature_requests:index"),
    # Files
    "add files and pictures": opens("wagtaildocs:add"),
    "open every file": lambda we: we.client.get(we.document.url).status_code == 200,
    "change every file": opens("wagtaildocs:edit", lambda we: we.document.pk),
    "choose every file": opens("wagtaildocs_chooser:chosen", lambda we: we.document.pk),
    "list every file": lambda we: we.document.pk in [one["id"] for one in api(we, "documents")],
    "choose every picture": opens("wagtailimages_chooser:chosen", lambda we: we.picture.pk),
    "list every picture": lambda we: we.picture.pk in [one["id"] for one in api(we, "images")],
    # What is written once
    "edit topics": opens("wagtailsnippets_courses_topic:list"),
    "edit shared passages": opens("wagtailsnippets_courses_sharedpassage:list"),
    "publish shared passages": lambda we: we.person.has_perm("courses.publish_sharedpassage"),
    "edit instructors": opens("wagtailsnippets_courses_instructor:list"),
    "give an instructor an account": lambda we: (
        'name="user"'
        in we.client.get(reverse("wagtailsnippets_courses_instructor:edit", args=[we.teacher.pk])).content.decode()
    ),
    "import a course": opens("course_import:upload"),
    # Resources
    "add a resource": add_below(ResourcePage, lambda we: we.resources.pk),
    "publish a resource": may("can_publish", lambda we: we.resource),
    "decide about suggestions": opens("resource_suggestions:index"),
    "see broken links": opens("resource_links:index"),
    # Reports of the CMS
    "see locked pages": opens("wagtailadmin_reports:locked_pages"),
    "see which page types are used": opens("wagtailadmin_reports:page_types_usage"),
    # The site itself
    "translate a page": opens("wagtail_localize:submit_page_translation", pk(home)),
    "look as a learner": opens("act_as_learner"),
    "publish terms": opens("policy_versions:add"),
    "see the acts of the staff": opens("staff_acts"),
    "prepare a copy of somebody's data": opens("copy_of_data", lambda we: we.person.pk),
    "manage people": opens("wagtailusers_users:index"),
    "manage roles": opens("wagtailusers_groups:index"),
    "manage sites": opens("wagtailsites:index"),
    "manage languages": opens("wagtaillocales:index"),
    "manage redirects": opens("wagtailredirects:index"),
    "manage collections": opens("wagtailadmin_collections:index"),
    "manage workflows": opens("wagtailadmin_workflows:index"),
    "manage workflow tasks": opens("wagtailadmin_workflows:task_index"),
}

WRITES_PAGES = {
    "write articles", "write help", "make a form", "edit topics of pages", "see what was sent by a form",
    "see whether help was useful", "see what readers write about help",
}  # fmt: skip
WRITES = WRITES_PAGES | {
    "enter the admin", "edit the front page", "add a plain page", "edit a plain page", "edit the catalogue",
    "begin a course", "read every lesson", "edit every lesson", "see drafts of every lesson",
    "see the versions of every lesson", "price every course", "copy every course",
    "see every course in the explorer", "list every course", "search the text of every lesson",
    "choose a course taught", "work on reports", "see every report", "add files and pictures", "open every file",
    "change every file", "choose every file", "list every file", "choose every picture", "list every picture",
    "edit learning paths", "see learning paths in the explorer",
    "edit topics", "edit shared passages", "add a resource", "decide about suggestions", "see broken links",
    "edit instructors", "give an instructor an account", "import a course", "translate a page",
    "promote search results", "see what is searched for", "see what is said after courses",
}  # fmt: skip

EXCEPTIONS = {"give exceptions from prerequisites", "see exceptions from prerequisites"}

# The truth about the roles. The administrator may do all of it.
ROLES_MAY = {
    "Instructor": {
        "enter the admin", "begin a course", "choose a course taught", "work on reports", "add files and pictures",
        "import a course", "see what is said after courses",
    },
    "Editor": WRITES,
    "Publisher": WRITES | EXCEPTIONS | {
        "publish learning paths", "publish shared passages", "publish a resource",
        "publish the front page", "delete a plain page", "publish articles", "publish help",
        "publish every course", "unpublish every course",
        "move every course", "delete every course", "lock pages", "see locked pages", "see which page types are used",
    },
    "Marketing": WRITES_PAGES | {
        "publish articles", "publish help", "edit header and footer", "edit banners", "edit contact and social media",
        "enter the admin", "edit the front page", "publish the front page", "add a plain page", "edit a plain page",
        "delete a plain page", "add files and pictures", "add a resource", "publish a resource",
        "promote search results", "see what is searched for",
    },
    "Support": {
        "enter the admin", "work on reports", "see every report", "look as a learner", *EXCEPTIONS,
        "see whether help was useful",
        "see what readers write about help", "answer feature requests",
    },
    "Moderator": set(),
    "Finance": set(),
    "Mentor": set(),
}  # fmt: skip


def test_every_role_stands_in_the_table():
    assert set(ROLES_MAY) == set(ROLES)
    assert set().union(*ROLES_MAY.values()) <= set(DEEDS)


@pytest.mark.parametrize("role", [*ROLES_MAY, "administrator"])
def test_a_role_may_do_what_stands_in_the_table_and_nothing_else(world, role):
    if role == "administrator":
        person, expected = make_person("boss", is_staff=True, is_superuser=True), set(DEEDS)
    else:
        person, expected = make_person("somebody", group=role), ROLES_MAY[role]
    if role == "Instructor":
        world.teacher.user = person
        world.teacher.save()
    we = becoming(world, person)

    done = {name for name, tried in DEEDS.items() if tried(we)}

    assert (done - expected, expected - done) == (set(), set())


# Marketing owns the front page and the plain pages; courses are closed to it, by every door


def doors_to(world, page):
    names = ["edit", "view_draft", "history", "usage", "copy", "move", "unpublish", "delete", "preview_on_edit"]
    yield from (reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in names)
    revision = page.revisions.last()
    for name in ("revisions_view", "revisions_revert", "revisions_unschedule"):
        yield reverse(f"wagtailadmin_pages:{name}", args=[page.pk, revision.pk])
    yield reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    yield reverse("wagtailadmin_explore", args=[page.pk])
    yield reverse("wagtailadmin_explore_results", args=[page.pk])


@pytest.mark.parametrize("role", ["Marketing", "Instructor", "Support"])
def test_a_course_of_others_is_closed_by_every_door(world, role):
    we = becoming(world, make_person("somebody", group=role))
    boss = becoming(world, make_person("boss", is_staff=True, is_superuser=True))
    doors = [door for page in (world.paid, world.lesson) for door in doors_to(world, page)]
    assert sum(boss.client.get(door).status_code == 200 for door in doors) > len(doors) / 2

    open_to = [door for door in doors if we.client.get(door).status_code == 200]

    assert open_to == []


@pytest.mark.parametrize("role", ["Marketing", "Instructor", "Support"])
def test_lists_reports_and_searches_tell_nothing_of_a_course_of_others(world, role):
    we = becoming(world, make_person("somebody", group=role))
    boss = becoming(world, make_person("boss", is_staff=True, is_superuser=True))
    reports = ["site_history", "aging_pages", "workflow", "workflow_tasks", "page_types_usage", "locked_pages"]
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[world.home.pk]),
        reverse("wagtailadmin_explore", args=[world.index.pk]),
        reverse("wagtailadmin_explore", args=[world.index.pk]) + "?q=locked&search_all=1",
        reverse("wagtailadmin_pages:search") + "?q=Cage",
        reverse("wagtailadmin_pages:type_use", args=["courses", "lessonpage"]),
        reverse("wagtailadmin_pages:type_use", args=["courses", "coursepage"]),
        *(reverse(f"wagtailadmin_reports:{name}") for name in reports),
        *(f"{reverse(f'wagtailadmin_reports:{name}')}?export=csv" for name in reports),
        reverse("wagtailadmin_api:pages:listing") + "?limit=20&fields=*",
        reverse("wagtailadmin_api:pages:listing") + f"?search={WORD}",
        reverse("wagtailadmin_api:pages:detail", args=[world.lesson.pk]) + "?fields=*",
        reverse("wagtailadmin_api:pages:detail", args=[world.index.pk]) + "?fields=*",
        reverse("wagtailadmin_choose_page_search") + f"?q={DRAFT}",
    ]
    assert len(telling(boss, addresses)) > 10

    # What readers report is for Support, of whatever course; it waits on the first page.
    assert telling(we, addresses) == ([reverse("wagtailadmin_home")] if role == "Support" else [])


def test_the_page_chooser_does_not_tell_what_a_draft_of_others_is_called(world):
    support = becoming(world, make_person("somebody", group="Support"))
    boss = becoming(world, make_person("boss", is_staff=True, is_superuser=True))
    address = reverse("wagtailadmin_choose_page_child", args=[world.paid.pk])

    told = [DRAFT in we.client.get(address).content.decode() for we in (boss, support)]

    assert told == [True, False]


def telling(we, addresses):
    found = []
    for address in addresses:
        response = we.client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = body.decode(errors="replace").replace(f'value="{DRAFT}"', "").replace('value="Cage"', "")
        if response.status_code == 200 and re.search(f"{WORD}|{DRAFT}|Cage birds|The locked one", text):
            found.append(address)
    return found


@pytest.mark.parametrize("role", ["Marketing", "Instructor", "Support"])
def test_the_api_does_nothing_to_a_course_of_others(world, role):
    we = becoming(world, make_person("somebody", group=role))
    before = Page.objects.count()

    answers = {
        name: we.client.post(
            reverse("wagtailadmin_api:pages:action", args=[page.pk, name]),
            {"destination_page_id": world.index.pk, "recursive": True, "locale": "sw"},
            content_type="application/json",
        ).status_code
        for name in ("copy", "delete", "publish", "unpublish", "move", "copy_for_translation", "create_alias")
        for page in (world.paid, world.lesson)
    }

    assert set(answers.values()) == {404}
    assert Page.objects.count() == before
    assert Page.objects.get(pk=world.paid.pk).live


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_bulk_actions_leave_courses_of_others_alone(world, action):
    we = becoming(world, make_person("somebody", group="Marketing"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

    we.client.post(f"{address}?id={world.paid.pk}&id={world.lesson.pk}", {"include_descendants": "on"})

    page = Page.objects.get(pk=world.paid.pk)
    assert (page.live, page.get_parent().pk) == (True, world.index.pk)
    assert Page.objects.get(pk=world.lesson.pk).title == "The locked one"


@pytest.mark.parametrize("action", ["unpublish", "publish"])
def test_with_all_below_is_with_all_below_that_is_ones_own(world, action):
    """Marketing may take the front page off the site, but not the courses below it."""
    we = becoming(world, make_person("somebody", group="Marketing"))

    we.client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={world.home.pk}",
        {"include_descendants": "on"},
    )
    we.client.post(reverse("wagtailadmin_pages:unpublish", args=[world.home.pk]), {"include_descendants": "on"})

    assert Page.objects.get(pk=world.home.pk).live is False
    assert Page.objects.get(pk=world.paid.pk).live is True
    assert Page.objects.get(pk=world.lesson.pk).title == "The locked one"


def test_copying_all_below_a_page_carries_no_course_along(world):
    """Whoever copies becomes the owner: that must not open what is closed."""
    we = becoming(world, make_person("somebody", group="Marketing"))
    courses = CoursePage.objects.count()

    for name in ("copy", "copy_for_translation", "create_alias"):
        we.client.post(
            reverse("wagtailadmin_api:pages:action", args=[world.home.pk, name]),
            {"destination_page_id": Page.objects.get(depth=1).pk, "recursive": True, "locale": "sw"},
            content_type="application/json",
        )

    assert CoursePage.objects.count() == courses


def test_owning_a_course_page_opens_nothing_to_those_who_do_not_write_courses(world):
    marketing = make_person("somebody", group="Marketing")
    CoursePage.objects.filter(pk=world.paid.pk).update(owner=marketing)

    assert edit(paid)(becoming(world, marketing)) is False


def test_rights_of_another_group_on_the_front_page_stop_at_the_catalogue(world):
    marketing = make_person("somebody", group="Marketing")
    own = marketing.groups.model.objects.create(name="A group of the site")
    own.permissions.set(marketing.groups.get().permissions.all())
    for row in GroupPagePermission.objects.filter(group__name="Publisher"):
        GroupPagePermission.objects.create(group=own, page=world.home, permission=row.permission)
    marketing.groups.set([own])
    we = becoming(world, marketing)

    assert [edit(page)(we) for page in (home, lambda we: we.index, paid, lesson)] == [True, False, False, False]


# Instructors work with the courses they teach, and with those they began


def test_an_instructor_adds_lessons_to_the_courses_taught_and_to_no_other(world):
    teacher = make_person("teacher", group="Instructor")
    world.teacher.user = teacher
    world.teacher.save()
    we = becoming(world, teacher)

    places = [may("can_add_subpage", page)(we) for page in (lambda we: we.taught, paid, home, lambda we: we.index)]

    assert places == [True, False, False, True]


def test_an_instructor_works_with_a_course_begun_alone(world, publishing):
    teacher = make_person("teacher", group="Instructor")
    with publishing():
        begun = make_course("My own", lessons=1, parent=world.index, publish=False, owner=teacher)
    we = becoming(world, teacher)

    listed = {one["id"] for one in api(we, "pages")}

    assert {begun.pk, begun.get_children().get().pk} <= listed
    assert not listed & {world.paid.pk, world.lesson.pk, world.taught.pk}
    assert edit(lambda we: begun)(we) is True


def test_an_instructor_sees_the_reports_of_the_courses_taught(world):
    teacher = make_person("teacher", group="Instructor")
    world.teacher.user = teacher
    world.teacher.save()
    we = becoming(world, teacher)
    problems = {problem.text: problem for problem in LessonProblem.objects.all()}
    theirs, others = problems["Wrong in Bread at home"], problems["Wrong in Cage birds"]

    listing = we.client.get(reverse("lesson_problems:index"))
    screens = ["edit", "history", "usage"]
    opened = [
        [we.client.get(reverse(f"lesson_problems:{name}", args=[one.pk])).status_code == 200 for name in screens]
        for one in (theirs, others)
    ]
    we.client.post(reverse("lesson_problems:edit", args=[others.pk]), {"is_resolved": "on"})
    we.client.post(reverse("lesson_problems:edit", args=[theirs.pk]), {"is_resolved": "on"})

    assert [problem.pk for problem in listing.context["object_list"]] == [theirs.pk]
    assert opened == [[True] * 3, [False] * 3]
    assert list(LessonProblem.objects.exclude(resolved_at=None)) == [theirs]


# The library shows what one has uploaded and what stands on one's pages


@pytest.mark.parametrize("role", ["Marketing", "Instructor"])
def test_the_library_hides_the_files_of_others(world, role):
    we = becoming(world, make_person("somebody", group=role))
    boss = becoming(world, make_person("boss", is_staff=True, is_superuser=True))

    def seen(we):
        texts = [
            we.client.get(reverse(f"wagtail{kind}_chooser:choose")).content.decode() for kind in ("docs", "images")
        ]
        texts += [we.client.get(reverse(f"wagtail{kind}:index")).content.decode() for kind in ("docs", "images")]
        texts += [str(api(we, kind)) + str(api(we, kind, search="a")) for kind in ("documents", "images")]
        return [world.document.title in text or world.picture.title in text for text in texts]

    assert seen(boss) == [True] * 6
    assert seen(we) == [False] * 6


@pytest.mark.parametrize("role", ["Marketing", "Instructor"])
def test_ones_own_files_can_be_chosen_opened_and_searched_for(world, role):
    person = make_person("somebody", group=role)
    document = SiteDocument.objects.create(title="Mine", file=ContentFile(b"x", "mine.txt"), uploaded_by_user=person)
    SiteImage.objects.filter(pk=world.picture.pk).update(uploaded_by_user=person, title="Mine too")
    we = becoming(world, person)

    assert we.client.get(document.url).status_code == 200
    assert opens("wagtaildocs_chooser:chosen", lambda we: document.pk)(we) is True
    assert opens("wagtailimages_chooser:chosen", lambda we: world.picture.pk)(we) is True
    assert [one["title"] for kind in ("documents", "images") for one in api(we, kind)] == ["Mine", "Mine too"]
    for kind in ("docs", "images"):
        assert "Mine" in we.client.get(reverse(f"wagtail{kind}_chooser:choose"), {"q": "Mine"}).content.decode()


def test_who_teaches_a_course_gets_its_files_and_pictures(world):
    teacher = make_person("teacher", group="Instructor")
    world.teacher.user = teacher
    world.teacher.save()
    row_of(world.taught).instructors.clear()
    row_of(world.paid).instructors.add(world.teacher)
    we = becoming(world, teacher)

    tried = ["open every file", "choose every file", "list every file", "choose every picture", "change every file"]

    assert [DEEDS[name](we) for name in tried] == [True, True, True, True, False]


def test_an_instructor_writes_a_course_and_a_lesson_in_it(world):
    teacher = make_person("teacher", group="Instructor")
    we = becoming(world, teacher)
    streams = {
        f"{name}-count": "0" for name in ("outcomes", "audience", "requirements", "faq", "prerequisites", "body")
    }
    empty = {**streams, "description": "null", "access": "free", "currency": "KES", "level": "none", "weave": "0"}

    for model, slug, parent in [("coursepage", "knots", world.index), ("lessonpage", "reef", None)]:
        parent = parent or CoursePage.objects.get(slug="knots")
        address = reverse("wagtailadmin_pages:add", args=["courses", model, parent.pk])
        we.client.post(address, {**empty, "title": slug.title(), "slug": slug, "required": "on"})

    course, written = CoursePage.objects.get(slug="knots"), Page.objects.get(slug="reef")
    assert (course.owner, written.get_parent().pk, written.live) == (teacher, course.pk, False)
    assert [edit(lambda we, page=page: page)(we) for page in (course, written)] == [True, True]
