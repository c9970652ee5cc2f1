"""How a site is asked: politely, patiently, and never anything but that site."""

import email.utils
import gzip
import socket
import time
from itertools import pairwise

import pytest

from casegraph.errors import FetchError, UsageError
from casegraph.fetch import client as client_module
from casegraph.fetch import connection
from casegraph.fetch.client import LONGEST_WAIT
from casegraph.fetch.site import Site as Address
from casegraph.fetch.site import site_of, target_of
from tests.fetch.server import (
    AUTH,
    LIST,
    MEETING,
    cut,
    data,
    endless,
    hang_up,
    meeting_id,
    raw,
    serving,
    slowly,
    status,
    text,
)
from tests.fetch.server import Site as Town

FIRST = MEETING + meeting_id(3)  # the newest is asked for first


def test_a_cookie_that_the_site_demands_is_fetched_and_shown(fetcher, site):
    site.cookie = True
    assert len(fetcher().fetched) == 4
    assert all(
        "PublicationSession=1" in headers["Cookie"] for path, headers, _ in site.asked if path.startswith("/api")
    )
    assert len([path for path, _, _ in site.asked if path.startswith(AUTH)]) == 1


def test_a_session_that_ends_on_the_way_is_opened_anew(fetcher, site):
    site.next(FIRST, status(302, Location=f"{AUTH}{site.origin}/"))
    report = fetcher()
    assert len(report.fetched) == 4
    assert site.paths().count(meeting_id(3)) == 2


@pytest.mark.parametrize("pause", [0.0, 0.2])
def test_there_is_a_pause_between_questions(site, tmp_path, pause):
    from casegraph.fetch import FetchOptions, Wanted, fetch

    fetch(site.origin, tmp_path / "minutes", FetchOptions(Wanted(), pause), lambda *step: None)
    moments = [moment for _, _, moment in site.asked]
    rests = [later - earlier for earlier, later in pairwise(moments)]
    assert min(rests) >= pause
    assert pause or min(rests) < 0.1


def test_a_site_of_somebody_else_is_never_hurried(fetcher, monkeypatch):
    monkeypatch.setattr(Address, "is_local", False)
    monkeypatch.setattr(Address, "may_be_at", lambda site, address: True)
    fetcher(pause=0.01)
    assert fetcher.rests
    assert max(fetcher.rests) > 0.4


@pytest.mark.parametrize(
    ("acts", "rests"),
    [
        ([status(429, Retry_After="7")], [7.0]),
        ([status(503)], [2.0]),
        ([status(500), status(502), status(504)], [2.0, 4.0, 8.0]),
        ([hang_up, hang_up], [2.0, 4.0]),
        ([cut(b'{"Id": "', 500)], [2.0]),
        ([raw(b'{"Id": ')], [2.0]),
        ([raw(b"<!doctype html><p>Vent venligst")], [2.0]),
        ([raw(gzip.compress(bytes(range(256)))[:100], Content_Encoding="gzip")], [2.0]),
        ([status(429, Retry_After="soon")], [2.0]),
    ],
)
def test_what_may_be_better_the_next_time_is_asked_for_again_after_a_rest(fetcher, site, acts, rests):
    site.next(FIRST, *acts)
    report = fetcher()
    assert len(report.fetched) == 4
    assert [rest for rest in fetcher.rests if rest > 1] == rests


def test_a_site_may_say_until_when_it_is_busy(fetcher, site):
    later = email.utils.formatdate(time.time() + 20, usegmt=True)
    site.next(FIRST, status(503, Retry_After=later))
    fetcher()
    assert 15 < max(fetcher.rests) <= 21


def test_a_site_that_asks_for_a_long_rest_is_left_alone_and_what_was_saved_stays(fetcher, site):
    site.next(MEETING + meeting_id(2), status(429, Retry_After=str(int(LONGEST_WAIT) + 1)))
    report = fetcher()
    assert "asks to be left alone" in report.stopped
    assert (report.fetched, report.left, report.complete) == (["2024-04-22 Byrådet Dagsorden"], 3, False)
    assert max(fetcher.rests, default=0) <= LONGEST_WAIT
    assert len(fetcher().fetched) == 3


WRONG = {
    "always busy": ([status(500)] * 5, "answers 500 (5 times)"),
    "never there": ([hang_up] * 5, "does not answer"),
    "cut": ([cut(b'{"Id": "', 500)] * 5, "cut off"),
    "no JSON": ([raw(b"{]")] * 5, "cannot be read"),
    "a page": ([raw(b"<html>")] * 5, "cannot be read"),
    "too deep": ([raw(b"[" * 100_000)] * 5, "cannot be read"),
    "endless": ([endless], "larger than"),
    "a bomb": ([raw(gzip.compress(b" " * 60_000_000), Content_Encoding="gzip")], "larger than"),
    "a bomb in a bomb": (
        [raw(gzip.compress(gzip.compress(b" " * 60_000_000)), Content_Encoding="gzip, gzip")],
        "packed more than once",
    ),
    "no meeting": ([data([1, 2])], "no meeting"),
    "other keys": ([data({"Dagsordenpunkter": None})], "no meeting"),
    "another": ([data({"Id": meeting_id(9), "Dagsordenpunkter": []})], "another meeting"),
    "teapot": ([status(418)], "answers 418"),
    "elsewhere": ([status(302, Location="https://example.org/x")], "leads away from the site"),
    "inside": ([status(302, Location="http://169.254.169.254/latest/")], "leads away from the site"),
    "a file": ([status(302, Location="file:///etc/passwd")], "leads away from the site"),
    "no place": ([status(302)], "leads away from the site"),
    "round and round": ([status(302, Location=FIRST)] * 6, "leads on more than"),
}


@pytest.mark.parametrize(("acts", "says"), WRONG.values(), ids=WRONG)
def test_one_meeting_that_cannot_be_had_is_named_and_the_rest_is_fetched(fetcher, site, acts, says):
    site.next(FIRST, *acts)
    report = fetcher()
    assert [name for name, _ in report.failed] == ["2024-04-22 Byrådet Dagsorden"]
    assert says in report.failed[0][1]
    assert len(report.fetched) == 3
    assert not report.complete
    assert f"{meeting_id(3)}.json" not in fetcher.files()
    assert fetcher().fetched == ["2024-04-22 Byrådet Dagsorden"]


def test_a_failure_leaves_the_older_version_where_it_is(fetcher, site):
    fetcher()
    path = fetcher.folder / f"{meeting_id(3)}.json"
    before = path.read_bytes()
    site.meetings[2].released = "2024-05-02T09:00:00+02:00"
    site.next(FIRST, *[status(500)] * 5)
    assert not fetcher().complete
    assert path.read_bytes() == before


def test_a_dripping_answer_is_given_up(fetcher, site, monkeypatch):
    monkeypatch.setattr(client_module, "LONGEST_ANSWER", 0.2)
    site.next(FIRST, slowly(0.05, b" " * 1000))
    started = time.monotonic()
    assert len(fetcher().fetched) == 4
    assert time.monotonic() - started < 5


def test_a_silent_site_is_asked_again(fetcher, site, monkeypatch):
    monkeypatch.setattr(connection, "READ", 0.2)
    site.next(FIRST, lambda handler: time.sleep(0.6))
    assert len(fetcher().fetched) == 4
    assert [rest for rest in fetcher.rests if rest > 1] == [2.0]


def test_a_name_that_nobody_has_is_not_looked_up_again_and_again(fetcher, monkeypatch):
    looked_up = []

    def unknown(host, *rest, **more):
        looked_up.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    fetcher.site.origin = "https://dagsordner.example.dk"
    with pytest.raises(FetchError, match="no site is known as dagsordner"):
        fetcher()
    assert len(looked_up) == 1
    assert fetcher.rests == []


def test_after_five_failures_in_a_row_a_site_is_left_alone(fetcher, site):
    for number in range(5, 13):
        site.meetings.append(type(site.meetings[0])(meeting_id(number), "Byrådet", "2025-01-06T18:00:00+01:00", []))
        site.next(MEETING + meeting_id(number), status(403))
    report = fetcher()
    assert len(report.failed) == 5
    assert "in a row" in report.stopped
    assert report.left == 7


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (status(404), "no FirstAgenda Publication"),
        (status(403), "not open to everybody"),
        (raw(b"<p>Velkommen</p>"), None),
        (status(302, Location="https://dagsordener.example.dk/"), "leads away"),
    ],
)
def test_a_site_without_a_list_is_no_site(fetcher, site, act, says):
    site.next(LIST, *[act] * 5)
    with pytest.raises(FetchError, match=says):
        fetcher()
    assert not fetcher.folder.exists()


ROBOTS = {
    "none asked for": ("", True),
    "everything shut": ("User-agent: *\nDisallow: /", False),
    "the API shut": ("User-agent: *\nDisallow: /api/", False),
    "others shut": ("User-agent: somebot\nDisallow: /\n\nUser-agent: *\nDisallow: /Vis/Pdf/", True),
    "us alone": ("User-agent: casegraph\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
    "a pattern": ("User-agent: *\nDisallow: /*dagsorden/", False),
    "a page": ("<!doctype html>\nUser-agent: *\nDisallow: /", True),
}


@pytest.mark.parametrize(("robots", "allowed"), ROBOTS.values(), ids=ROBOTS)
def test_what_a_site_asks_of_programs_is_heeded(fetcher, site, robots, allowed):
    site.robots = robots
    if allowed:
        assert len(fetcher().fetched) == 4
        return
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to fetch"):
        fetcher()
    assert [path for path, _, _ in site.asked] == ["/robots.txt"]


def test_a_site_that_fails_to_say_what_it_asks_is_not_asked_further(fetcher, site):
    site.next("/robots.txt", *[status(500)] * 5)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher()
    assert [path for path, _, _ in site.asked] == ["/robots.txt"] * 5


def test_the_pause_a_site_asks_for_is_kept(fetcher, site):
    site.robots = "User-agent: *\nCrawl-delay: 3"
    fetcher()
    assert len([rest for rest in fetcher.rests if 2 < rest <= 3]) == 5


# Which sites, and which addresses

SITES = {
    "https://dagsordener.example.dk": "https://dagsordener.example.dk",
    "dagsordener.example.dk": "https://dagsordener.example.dk",
    "https://Dagsordener.Example.dk./vis?id=1#x": "https://dagsordener.example.dk",
    "http://dagsordener.example.dk:8080/": "http://dagsordener.example.dk:8080",
    "https://dagsordener.rødby.dk/": "https://dagsordener.xn--rdby-gra.dk",
    "http://localhost:8000": "http://localhost:8000",
    "http://[::1]:8000/": "http://[::1]:8000",
    " https://dagsordener.example.dk:443 ": "https://dagsordener.example.dk",
}


@pytest.mark.parametrize(("url", "origin"), SITES.items())
def test_a_site_is_known_by_any_of_its_pages(url, origin):
    assert site_of(url).origin == origin


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://example.dk",
        "file:///etc/passwd",
        "https://",
        "https://me:secret@example.dk",
        "https://example.dk:99999",
        "https://[::1",
        "https://a b.dk",
        "javascript:alert(1)",
        "http://10.0.0.5",
        "http://192.168.1.1:8080",
        "http://169.254.169.254",
        "http://0.0.0.0",
        "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://224.0.0.1",
    ],
)
def test_what_is_no_public_site_is_misuse(url, tmp_path):
    with pytest.raises(UsageError):
        site_of(url)


@pytest.mark.parametrize(
    ("site", "address", "may"),
    [
        ("https://a.dk", "93.184.215.14", True),
        ("https://a.dk", "2606:2800:220:1::1", True),
        ("https://a.dk", "127.0.0.1", False),
        ("https://a.dk", "10.1.2.3", False),
        ("https://a.dk", "::1", False),
        ("https://a.dk", "::ffff:127.0.0.1", False),
        ("https://a.dk", "fe80::1%eth0", False),
        ("https://a.dk", "64:ff9b::5db8:d70e", True),
        ("https://a.dk", "64:ff9b::7f00:1", False),
        ("https://a.dk", "2002:7f00:1::", False),
        ("https://a.dk", "", False),
        ("http://localhost", "127.0.0.1", True),
        ("http://localhost", "93.184.215.14", False),
        ("http://127.0.0.1", "10.0.0.1", False),
    ],
)
def test_where_a_site_may_be(site, address, may):
    assert site_of(site).may_be_at(address) is may


@pytest.mark.parametrize(
    ("site", "location", "target"),
    [
        ("https://a.dk", "/b?c=d#e", ("https://a.dk", "/b?c=d")),
        ("https://a.dk", "x", ("https://a.dk", "/api/x")),
        ("https://a.dk", "https://A.dk:443/x", ("https://a.dk", "/x")),
        ("http://a.dk", "https://a.dk/x", ("https://a.dk", "/x")),
        ("https://a.dk", "http://a.dk/x", None),
        ("http://a.dk:81", "https://a.dk/x", None),
        ("https://a.dk", "//b.dk/x", None),
        ("https://a.dk", "https://a.dk.b.dk/", None),
        ("https://a.dk", "https://a.dk@b.dk/", None),
        ("https://a.dk", "https://a.dk:444/", None),
        ("https://a.dk", "https://[", None),
    ],
)
def test_an_answer_leads_on_within_the_site_alone(site, location, target):
    found = target_of(site_of(site), "/api/y", location)
    assert (found and (found[0].origin, found[1])) == target


def test_a_name_that_leads_into_a_private_network_is_refused_before_anything_is_sent(site, tmp_path, monkeypatch):
    from casegraph.fetch import FetchOptions, fetch

    port = int(site.origin.rpartition(":")[2])
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real("127.0.0.1" if "example" in host else host, *rest, **more),
    )
    with pytest.raises(UsageError, match=r"leads to 127\.0\.0\.1"):
        fetch(f"http://dagsordener.example.dk:{port}", tmp_path, FetchOptions(sleep=lambda _: None), lambda *step: None)
    assert site.asked == []


def test_the_proxy_of_the_environment_is_used_for_sites_elsewhere_and_not_for_this_computer(tmp_path, monkeypatch):
    from casegraph.fetch import FetchOptions, fetch

    with serving(Town()) as proxy:
        monkeypatch.setenv("http_proxy", proxy.origin)
        monkeypatch.delenv("no_proxy", raising=False)
        proxy.next("http://dagsordener.example.dk/robots.txt", text(""))
        proxy.next("http://dagsordener.example.dk/", text("hello"))
        proxy.next(f"http://dagsordener.example.dk{LIST}", data({}))
        with pytest.raises(FetchError, match="list of meetings is empty"):
            fetch("http://dagsordener.example.dk", tmp_path, FetchOptions(sleep=lambda _: None), lambda *step: None)
        assert len(proxy.asked) == 3
