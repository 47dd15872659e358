"""Where something of a locked lesson might show, and whether it does."""

import re
from urllib.parse import quote

from django.test import Client
from django.urls import reverse

from courses.enrolment.actions import enrol
from tests.factories.canaries import CANARY, DRAFTED, give_access

OUTSIDERS = ["anonymous", "stranger", "learner of another course", "teacher of another course", "marketing", "support",
             "moderator", "finance", "mentor"]  # fmt: skip
OTHER_WAYS = {
    "as a fragment": {"HX-Request": "true", "X-Requested-With": "XMLHttpRequest"},
    "as data": {"Accept": "application/json"},
    "as a preview": {"Accept": "text/html", "X-Wagtail-Preview": "1", "Range": "bytes=0-1000000"},
}


def browser_of(person):
    client = Client()
    if person:
        client.force_login(person)
    return client


def let_in(learner, cage):
    if cage.course.access == "paid":
        give_access(learner, cage.course)
    enrol(learner, cage.course)
    return browser_of(learner)


def lesson_address(cage, code="en"):
    return cage.lesson.editions.get(locale__language_code=code).url_path


def file_address(lesson, document):
    return reverse("lesson_file", args=[lesson.pk, document.pk, "a-file"])


def screens(cage):
    """Every screen on which something of a lesson might show."""
    course, lesson, page = cage.course, cage.lesson, cage.lesson_page
    own = [edition.url_path for edition in (*lesson.editions.all(), *course.editions.all())]
    module = cage.module.url_path.removeprefix("/home")
    of_course = ["enrol", "leave", "save_course", "continue_course", "whats_left", "course_completed"]
    return [
        *own,
        module,
        *(
            f"{own[0]}?{query}"
            for query in ("revision=1", "preview=true", "format=json", "lang=sw", "page=2", "fields=*")
        ),
        *(
            "/",
            "/sw/",
            "/courses/",
            "/sw/kozi/",
            "/catalogue/",
            "/sitemap.xml",
            "/robots.txt",
            "/healthz",
            "/dashboard/",
        ),
        f"/courses/?q={quote(course.cover_title)}",
        f"/search/?q={quote(course.cover_title)}",
        f"/search/?q={quote(page.title)}",
        "/search/?q=bold",
        *(reverse(name, args=[course.pk]) for name in of_course),
        reverse("report_problem", args=[lesson.pk]),
        *(f"/sw{reverse(name, args=[course.pk])}" for name in ("whats_left", "continue_course")),
    ]


def files(cage):
    """Every address at which an attachment might be had: the right lesson, a wrong one, the admin's, the folders."""
    for document in cage.one_of_each_kind():
        right, wrong = file_address(cage.lesson, document), file_address(cage.free_lesson, document)
        yield from (right, f"/sw{right}", wrong)
        yield reverse("wagtaildocs_serve", args=[document.pk, document.filename])
        yield from (f"/media/{document.file.name}", f"/private/{document.file.name}", f"/static/{document.file.name}")
        yield reverse("wagtaildocs:edit", args=[document.pk])


def some_files(cage):
    """A film, its captions, a sound and a sheet."""
    return [file_address(cage.lesson, document) for document in cage.one_of_each_kind()]


def back_rooms(cage):
    """Previews, drafts, versions and the admin's own API."""
    pk = cage.lesson_page.pk
    for name in ("view_draft", "edit", "preview_on_edit", "history", "usage"):
        yield reverse(f"wagtailadmin_pages:{name}", args=[pk])
    for revision in cage.lesson_page.revisions.all():
        yield reverse("wagtailadmin_pages:revisions_view", args=[pk, revision.pk])
        yield reverse("wagtailadmin_pages:revisions_revert", args=[pk, revision.pk])
    for kind, rows in (("pages", [pk, cage.page.pk]), ("documents", cage.files[:1]), ("images", cage.pictures[:1])):
        yield reverse(f"wagtailadmin_api:{kind}:listing") + "?fields=*&limit=20"
        yield from (
            reverse(f"wagtailadmin_api:{kind}:detail", args=[getattr(row, "pk", row)]) + "?fields=*" for row in rows
        )
    for library in ("documents", "images"):
        choosers = f"wagtail{library.replace('uments', 's')}_chooser"
        yield from (reverse(f"{choosers}:{name}") for name in ("choose", "choose_results"))
        first = (cage.files if library == "documents" else cage.pictures)[0]
        yield reverse(f"{choosers}:chosen", args=[first.pk])
    yield from (reverse("wagtailadmin_explore", args=[page.pk]) for page in (cage.module, cage.lesson_page))
    for screen in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):  # By a part: the answer repeats it.
        yield from (reverse(screen) + f"?q={word[:6]}" for word in (CANARY, DRAFTED))
    yield reverse("wagtailimages:index")
    yield reverse("wagtaildocs:index")


def everything_in(response):
    """Status line, headers and body of an answer as one text, in small letters."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{body.decode(errors='replace')}".casefold()


def leaks(client, addresses, words=(CANARY, DRAFTED)):
    """The addresses that answer with one of the words."""
    return [address for address in addresses if says(client.get(address), address, words)]


def leaks_in_other_ways(client, addresses, words=(CANARY, DRAFTED)):
    """As above, asked as scripts and programs ask, and by HEAD."""
    asked = [(client.head, "by HEAD", {})]
    asked += [(client.get, way, headers) for way, headers in OTHER_WAYS.items()]
    return [
        f"{way}: {address}"
        for method, way, headers in asked
        for address in addresses
        if says(method(address, headers=headers), address, words)
    ]


def says(response, address, words):
    text = everything_in(response)
    for echo in (address, quote(address), quote(address, safe="")):  # What was asked for is no news.
        text = text.replace(echo.casefold(), "")
    return any(word.casefold() in text for word in words)


def not_shown(client, cage):
    """What a reader with access does not get to see of the lesson, in either language: should be nothing."""
    missing = set()
    for code in ("en", "sw"):
        text = everything_in(client.get(lesson_address(cage, code)))
        missing |= {word for word in cage.words if word.casefold() not in text}
        missing |= {one.title for one in cage.pictures if not addresses_of(one) & set(re.findall(r'[^", ]+', text))}
    for document in cage.files:
        answer = client.get(file_address(cage.lesson, document))
        if CANARY.casefold() not in everything_in(answer):
            missing.add(document.title)
    return missing


def addresses_of(picture):
    return {rendition.url.casefold() for rendition in picture.renditions.all()}


def found_by(client, query, *, prefix=""):
    found = client.get(f"{prefix}/search/", {"q": query}).context["found"]
    return [one.edition.title for one in found.lessons] + [card.edition.title for card in found.courses]
