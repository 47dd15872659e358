"""Words of people that try to be a script, at every place where people's words come out again.

Journeys fail when the browser shows a dialog, when something broke the security policy (a script that only the policy
held back came out as a script all the same), and when an element of a page came to life that no template wrote.
"""

import json
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from community.profiles.forms import check_link
from courses.enrolment.actions import enrol
from courses.importing.actions import import_folder
from courses.models import (
    CourseIndexPage,
    CourseSurvey,
    Instructor,
    LessonPage,
    LessonProblem,
    ResourceSuggestion,
    SearchCount,
    Topic,
)
from home.models import ContactSubmission, FeatureRequest, FormField, FormPage
from home.query_text import MAX_LENGTH
from tests.factories.content import make_course, make_lesson, make_page, make_site
from tests.factories.injections import ALL_OF_THEM, INJECTIONS
from tests.factories.journeys import course_of, make_journey_site
from tests.factories.outline import make_outline
from tests.factories.people import make_person
from tests.factories.profiles import make_profile

NAME = "\"'><img src=x onerror=alert(1)>"
TITLE = '</script><script>alert(1)</script></title><svg onload=alert(1)>"\' onfocus=alert(1) autofocus x="'
LINKS_THAT_RUN = [
    "javascript:alert(1)",
    " JaVa\tScript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    '" onmouseover="alert(1)',
]
# Attributes that run something. Our own templates write none; Wagtail's admin has some, so it is not asked.
COME_TO_LIFE = """() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
    .filter(({name, value}) => /^on/i.test(name) || name === "srcdoc" || /^\\W*(java|vb)script:/i.test(value)
        || (/^(src|href|data)$/.test(name) && /^data:text/i.test(value)))
    .map(({name, value}) => `<${element.localName} ${name}="${value}">`))"""

WORDS = "(part) => [...document.querySelectorAll(part)].map((element) => element.textContent).join(' ')"


def without_blanks(text):
    """Pages break lines where they like."""
    return "".join(text.split())


@pytest.fixture
def open_watched(open_context, faults):
    """A window in which a dialog is a fault."""

    def open_one(**options):
        context = open_context(**options)
        context.on("dialog", lambda dialog: (faults.append(f"A dialog: {dialog.message}"), dialog.dismiss()))
        return context.new_page()

    return open_one


@pytest.fixture
def watched(open_watched):
    return open_watched()


def visit(page, address):
    """Load a page, and on the site give whatever lies in wait the time to run. The admin is never at rest."""
    answer = page.goto(address)
    assert answer.status == 200, (address, answer.status)
    if not address.startswith("/admin/"):
        page.wait_for_load_state("networkidle")
        assert page.evaluate(COME_TO_LIFE) == [], address


def missing(page, wanted=INJECTIONS, part="body"):
    """Which of the strings do not stand on a page that is loaded, as the words they are."""
    shown = without_blanks(page.evaluate(WORDS, part))
    return [words for words in wanted if without_blanks(words) not in shown]


def test_there_are_fifty():
    assert len(INJECTIONS) == len(set(INJECTIONS)) == 50


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "<img src=x: onerror=alert(1)>", "<svg onload=alert(1)>"]
)
def test_a_script_that_runs_is_noticed(live_server, watched, faults, words):
    watched.route("**/raw/", lambda route: route.fulfill(body=f"<p>{words}", content_type="text/html"))

    watched.goto("/raw/")
    watched.wait_for_load_state("networkidle")

    assert faults == ["A dialog: 1"]
    faults.clear()


def test_an_attribute_that_runs_is_noticed(live_server, watched):
    body = "<a href=' JavaScript:alert(1)'>x</a><p onclick=alert(1)>x"
    watched.route("**/raw/", lambda route: route.fulfill(body=body, content_type="text/html"))

    watched.goto("/raw/")

    assert watched.evaluate(COME_TO_LIFE) == ['<a href=" JavaScript:alert(1)">', '<p onclick="alert(1)">']


def is_taken(link):
    try:
        check_link(link)
    except ValidationError:
        return False
    return True


def test_profiles(live_server, watched, sign_in):
    make_site()
    writer = make_person("writer")
    links = [link for words in INJECTIONS if is_taken(link := f"https://example.org/#{words}")]
    make_profile(writer, "writer", display_name=NAME, bio=ALL_OF_THEM, skills=INJECTIONS, links=links)
    sign_in(watched, writer)

    for address in ("/accounts/profile/seen/", "/people/writer/"):
        visit(watched, address)
        assert missing(watched, [*INJECTIONS, NAME]) == []
    for address in ("/accounts/profile/", "/dashboard/"):
        visit(watched, address)
    watched.locator("[popovertarget=account-menu]").click()
    expect(watched.locator("#account-menu")).to_contain_text(NAME)


def test_what_a_form_gives_back(live_server, watched, sign_in):
    make_site()
    sign_in(watched, make_person("learner"))
    watched.goto("/accounts/profile/")

    watched.get_by_label("Handle").fill(TITLE)
    watched.get_by_label("About me").fill(ALL_OF_THEM[:900])
    watched.get_by_label("Links").fill("\n".join(INJECTIONS))
    watched.get_by_label("Skills").fill(ALL_OF_THEM[:400])
    watched.get_by_role("button", name="Save my profile").click()

    expect(watched.get_by_role("alert").first).to_be_visible()
    expect(watched.get_by_label("Handle")).to_have_value(TITLE)
    assert watched.evaluate(COME_TO_LIFE) == []


def searches():
    """All fifty, as many at once as a search takes, behind a word that is mistyped."""
    queries = ["zde0"]
    for words in INJECTIONS:
        if len(queries[-1]) + len(words) > MAX_LENGTH - 1:
            queries.append("zde0")
        queries[-1] = f"{queries[-1]} {words}"
    return queries


def test_searching(live_server, watched):
    """Names of courses and subjects, what was searched for, and the suggestions that script builds."""
    make_site()
    topics = {words: f"Yod{number // 7}{'abcdefg'[number % 7]} {words}" for number, words in enumerate(INJECTIONS)}
    topics = {words: name for words, name in topics.items() if len(name) <= Topic._meta.get_field("name").max_length}
    with transaction.atomic():
        for number, words in enumerate(INJECTIONS):
            course = make_outline(f"Zed{number // 7} {words}", lessons=1)
            if words in topics:
                course.topics.add(Topic.objects.create(name=topics[words], slug=f"topic-{number}"))
    assert len(topics) > 40

    for number in range(8):
        seven = INJECTIONS[number * 7 : number * 7 + 7]
        visit(watched, f"/search/?q=zed{number}")
        assert missing(watched, seven) == []
        for word, wanted in ((f"zed{number}", seven), (f"yod{number}", [words for words in seven if words in topics])):
            watched.get_by_role("main").get_by_role("combobox").fill(word)
            options = watched.get_by_role("main").get_by_role("option")
            expect(options).to_have_count(len(wanted))
            expect(options.first).to_contain_text(word.title())
            assert missing(watched, wanted, "main [role=option]") == []
    for words in searches():
        visit(watched, f"/search/?q={quote(words)}")
        expect(watched.get_by_role("main").get_by_role("combobox")).to_have_attribute("value", words)
    visit(watched, f"/courses/?q={quote(NAME)}")


@pytest.fixture
def course(live_server):
    """A real course whose every title is a string, with a teacher who has written all of them."""
    make_journey_site()
    teacher = Instructor.objects.create(name=NAME, slug="teacher", role=TITLE, bio=ALL_OF_THEM)
    index = CourseIndexPage.objects.get(locale__language_code="en")
    with transaction.atomic():
        page = make_course(TITLE, slug="hostile", lessons=0, access="free", parent=index, subtitle=NAME)
        page.instructors = [teacher]
        page.save_revision().publish()
        for number, words in enumerate(INJECTIONS):
            make_lesson(page, words, slug=f"lesson-{number}")
    return page


def test_titles_of_a_course_and_its_lessons(course, watched, sign_in):
    learner = make_person("learner")
    enrol(learner, course_of(course))
    sign_in(watched, learner)

    for address in ("/courses/hostile/", "/courses/hostile/lesson-0/"):
        visit(watched, address)
        assert missing(watched, [*INJECTIONS, TITLE]) == []
    visit(watched, "/courses/hostile/lesson-44/")
    visit(watched, "/courses/")
    assert missing(watched, [TITLE]) == []
    visit(watched, "/teachers/teacher/")
    assert missing(watched, [*INJECTIONS, NAME]) == []
    visit(watched, "/dashboard/")
    assert missing(watched, [TITLE]) == []


def rich_text(words, link=""):
    """What the editor's field makes of words on their way to the database, with a link over them if one is given."""
    ranges = [{"offset": 0, "length": len(words), "key": 0}] if link else []
    paragraph = {
        "key": "a",
        "type": "unstyled",
        "text": words,
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": ranges,
    }
    entities = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": link}}} if link else {}
    converter = ContentstateConverter(features=["bold", "link"])
    return converter.to_database_format(json.dumps({"blocks": [paragraph], "entityMap": entities}))


def test_rich_text_and_markdown(live_server, watched, sign_in, tmp_path):
    make_journey_site()
    index = CourseIndexPage.objects.get(locale__language_code="en")
    texts = [*map(rich_text, INJECTIONS), *(rich_text("A link that runs", link) for link in LINKS_THAT_RUN)]
    body = [{"type": "rich_text", "value": text} for text in texts]
    course = make_course("Rich", slug="rich", lessons=0, access="open", parent=index)
    make_lesson(course, "Rich", slug="rich", body=body)
    (tmp_path / "course.md").write_text("---\ntitle: Written\naccess: open\n---\n")
    for number in range(0, 50, 5):
        ways = [f"{words}\n\n- {words}\n\n> {words}\n\n**{words}**\n\n`{words}`" for words in INJECTIONS[number:][:5]]
        (tmp_path / f"{number:02}-lesson.md").write_text("\n\n".join(["# Lesson", *ways, "End."]))
    with transaction.atomic():
        import_folder(tmp_path, index, publish=True)

    visit(watched, "/courses/rich/rich/")
    assert missing(watched) == []
    expect(watched.get_by_text("A link that runs")).to_have_count(len(LINKS_THAT_RUN))
    pages = LessonPage.objects.live().exclude(title="Rich").filter(path__startswith=written_course().path)
    assert len(pages) == 10
    for page in pages:
        visit(watched, page.url)


def written_course():
    return CourseIndexPage.objects.get(locale__language_code="en").get_children().get(title="Written")


@pytest.fixture
def words_for_staff(live_server):
    """What people send to those who look after the site, each with all fifty."""
    make_journey_site()
    writer = make_person("writer")
    writer.display_name = NAME
    writer.save()
    course = make_outline("Sums")
    lesson = course.lessons.first()
    english = course.source_locale
    questions = [FormField(sort_order=1, label="Message", field_type="multiline", locale=english)]
    form = make_page(make_site(), FormPage, "Contact", slug="write-to-us", form_fields=questions)
    for title in (TITLE[:120], NAME, *INJECTIONS[:12]):
        FeatureRequest.objects.create(person=writer, title=title, text=ALL_OF_THEM, reply=ALL_OF_THEM)
        ResourceSuggestion.objects.create(
            suggested_by=writer, title=title, why=ALL_OF_THEM, language_code="en", link="https://example.org/"
        )
    problem = LessonProblem.objects.create(lesson=lesson, locale=english, reporter=writer, text=ALL_OF_THEM)
    CourseSurvey.objects.create(learner=writer, course=course, answer="no", text=ALL_OF_THEM)
    ContactSubmission.objects.create(page=form, form_data={"message": ALL_OF_THEM}, sender=writer)
    SearchCount.objects.bulk_create(
        SearchCount(words=words[:100], language="en", date="2026-01-01", times=1) for words in INJECTIONS[:15]
    )
    return {
        "writer": writer,
        "all fifty": [
            f"/admin/reports/surveys/{course.pk}/",
            f"/admin/forms/submissions/{form.pk}/",
        ],
        "lists": {
            "feature_requests": FeatureRequest.objects.first(),
            "resource_suggestions": ResourceSuggestion.objects.first(),
            "lesson_problems": problem,
        },
    }


def test_what_staff_read(words_for_staff, watched, sign_in):
    sign_in(watched, make_person("admin", is_staff=True, is_superuser=True))

    for address in words_for_staff["all fifty"]:
        visit(watched, address)
        assert missing(watched) == []
    for name, one in words_for_staff["lists"].items():
        visit(watched, reverse(f"{name}:index"))
        visit(watched, reverse(f"{name}:edit", args=[one.pk]))
        assert missing(watched) == [], name
    for address in (
        "/admin/reports/searches/",
        "/admin/users/",
        reverse("wagtailusers_users:edit", args=[words_for_staff["writer"].pk]),
        "/admin/",
    ):
        visit(watched, address)


def test_what_a_member_wrote_comes_back_to_the_member(words_for_staff, watched, sign_in):
    sign_in(watched, words_for_staff["writer"])

    for address in ("/feature-requests/", "/learn/resources/suggest/"):
        visit(watched, address)
        assert missing(watched, [NAME, *INJECTIONS[:12]]) == []
