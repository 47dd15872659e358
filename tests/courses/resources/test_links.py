"""The weekly look at links, against a server of our own: what is broken, and what is never called."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse

from courses.models import LinkCheck
from courses.resources import link_check
from courses.resources.link_check import look_at
from courses.resources.tasks import check_links
from tests.factories.resources import make_resource, take_again


class Site(BaseHTTPRequestHandler):
    def answer(self):
        self.server.asked.append((self.command, self.path))
        status, leads_to = self.server.pages.get(self.path, (404, ""))
        if self.command == "HEAD" and self.path == "/no-head":
            status = 405
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 (names the standard library calls)

    def log_message(self, *args):
        """Quietly."""


@pytest.fixture
def site(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.pages = (
        [],
        {"/here": (200, ""), "/no-head": (200, ""), "/gone": (410, ""), "/broken": (500, "")},
    )
    server.address = f"http://127.0.0.1:{server.server_port}"
    settings.LINK_CHECK_TRUSTED = [f"127.0.0.1:{server.server_port}"]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "broken", "words"),
    [
        ("/here", False, "Answers with 200"),
        ("/no-head", False, "Answers with 200"),
        ("/nowhere", True, "Answers with 404"),
        ("/gone", True, "Answers with 410"),
        ("/broken", True, "Answers with 500"),
    ],
)
def test_what_a_site_answers(site, path, broken, words):
    finding = look_at(f"{site.address}{path}")

    assert (finding.is_broken, finding.words) == (broken, words)


def test_redirects_are_followed_but_not_for_ever(site):
    site.pages |= {"/moved": (301, "/here"), "/round": (302, "/round")}

    assert [look_at(f"{site.address}{path}").words for path in ("/moved", "/round")] == [
        "Answers with 200",
        "Leads on and on",
    ]


def test_a_redirect_into_the_house_is_not_followed(site):
    site.pages |= {"/in": (302, "http://127.0.0.1:1/"), "/file": (302, "file:///etc/passwd")}

    assert [look_at(f"{site.address}{path}").words for path in ("/in", "/file")] == [
        "Not on the public internet",
        "Not a web address",
    ]


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://2130706433/", "http://0x7f.1/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_private_addresses_are_never_called(monkeypatch, link):
    called = []
    monkeypatch.setattr(link_check.socket, "create_connection", lambda *args, **kwargs: called.append(args))

    finding = look_at(link)

    assert finding.is_broken
    assert called == []


@pytest.mark.parametrize("link", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/", "//x", "", "http://"])
def test_only_the_web(link):
    assert look_at(link).words == "Not a web address"


def test_a_name_that_means_a_public_and_a_private_place_is_not_called(monkeypatch):
    answers = [(2, 1, 6, "", ("203.0.113.5", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(link_check.socket, "getaddrinfo", lambda *args, **kwargs: answers)

    assert look_at("http://example.org/").words == "Not on the public internet"


def test_the_place_that_was_judged_is_the_one_that_is_called(monkeypatch):
    """A name may mean another place a moment later: it is asked once."""
    called, meanings = [], iter(["93.184.216.34", "127.0.0.1"])

    def name(*args, **kwargs):
        return [(2, 1, 6, "", (next(meanings), 80))]

    def call(address, *args):
        called.append(address)
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(link_check.socket, "getaddrinfo", name)
    monkeypatch.setattr(link_check.socket, "create_connection", call)

    finding = look_at("http://example.org/")

    assert called == [("93.184.216.34", 80)]
    assert finding.words == "Not reached: nobody there"


def test_a_site_that_does_not_answer_is_not_waited_for(monkeypatch, site):
    monkeypatch.setattr(link_check, "SECONDS", 0.2)
    monkeypatch.setattr(Site, "answer", lambda self: threading.Event().wait(1))
    monkeypatch.setattr(Site, "do_HEAD", lambda self: threading.Event().wait(1))

    assert look_at(f"{site.address}/here").words == "No answer within 0.2 seconds"


def test_the_weekly_task_keeps_what_it_found(db, site):
    make_resource("Here", link=f"{site.address}/here")
    gone = make_resource("Gone", link=f"{site.address}/gone")
    make_resource("Draft", link=f"{site.address}/draft", publish=False)
    make_resource("File")

    check_links.call()
    check_links.call()

    found = LinkCheck.objects.order_by("page").values_list("page__title", "is_broken", "failures", "finding")
    assert list(found) == [("Here", False, 0, "Answers with 200"), ("Gone", True, 2, "Answers with 410")]
    take_again(gone, link=f"{site.address}/here")
    check_links.call()
    assert list(LinkCheck.objects.filter(page=gone).values_list("is_broken", "failures")) == [(False, 0)]
    gone.unpublish()
    check_links.call()
    assert list(LinkCheck.objects.values_list("page__title", flat=True)) == ["Here"]


def test_it_runs_every_week(settings):
    assert settings.SWEEPS["courses.resources.tasks.check_links"] == 7 * 24 * 60
    assert settings.LINK_CHECK_TRUSTED == []


def test_the_report_names_broken_links_first(client, editor, site):
    make_resource("Aaa", link=f"{site.address}/here")
    broken = make_resource("Zzz", link=f"{site.address}/gone")
    check_links.call()
    client.force_login(editor)

    page = client.get(reverse("resource_links:index")).content.decode()

    assert page.index("Zzz") < page.index("Aaa")
    assert reverse("wagtailadmin_pages:edit", args=[broken.pk]) in page
    assert "Answers with 410" in page
