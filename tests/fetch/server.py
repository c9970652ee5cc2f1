"""A town's site on loopback that behaves like FirstAgenda Publication, and misbehaves as it is told to.

Bodies, meetings and texts are invented. What a path answers may be put in the way of its real answer with
:meth:`Site.next`; every question is kept in ``asked``.
"""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote

LIST = "/api/agenda/udvalgsliste"
MEETING = "/api/agenda/dagsorden/"
AUTH = "/Home/AnonymousAuthentication?callback="
COOKIE = "PublicationSession"


def meeting_id(number: int) -> str:
    """The id of a meeting, as the API has them."""
    return f"{number:08x}-1111-4222-8333-444444444444"


def item(number: int, title: str, text: str = "", *, case: str | None = None, closed: bool = False) -> dict[str, Any]:
    """An item of a meeting, its text as the HTML of its one field."""
    html = f"<div><div id='sagsfremstillingContainer'>{text}</div></div>"
    return {
        "Id": f"{number:08x}-5555-4666-8777-888888888888",
        "Punktnummer": str(number),
        "Number": str(number),
        "Navn": title,
        "Caption": title,
        "SagsNummer": case,
        "CaseNumber": case,
        "IsOpen": not closed,
        "Sorting": number,
        "ItemDecision": None,
        "Felter": [] if closed else [{"Navn": "", "Html": html, "Tekst": None}],
        "Bilag": [],
    }


def decided(text: str) -> str:
    """The HTML of a decision."""
    return f"<h3>Beslutning</h3><span class='ukendt'><div><p><span>{text}</span></p></div></span>"


@dataclass
class Meeting:
    """A meeting on the site: where it stands on the list, and its answer."""

    id: str
    body: str
    begin: str
    items: list[dict[str, Any]]
    name: str | None = "Referat"
    released: str = "2024-05-01T10:00:00.1234567+02:00"
    term: str = "Udvalg 2022-2025"

    def listed(self) -> dict[str, Any]:
        """Its record on the list."""
        return {
            "Id": self.id,
            "Navn": self.name,
            "Dato": self.begin,
            "MeetingBeginUtc": self.begin,
            "MeetingEndUtc": self.begin,
            "ReleasedDate": self.released,
            "Sted": "Rådhuset",
            "Afsluttet": self.name == "Referat",
            "IsSupplementaryAgenda": self.name == "Tillægsdagsorden",
        }

    def answer(self) -> dict[str, Any]:
        """What the API says of it."""
        return {
            "Id": self.id,
            "Udvalg": {"Id": meeting_id(99), "Navn": self.body},
            "Moede": {"Id": "00000000-0000-0000-0000-000000000000", "Navn": self.name, "Dato": self.begin},
            "TillaegsDagsorden": self.name == "Tillægsdagsorden",
            "Dagsordenpunkter": self.items,
        }


Act = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What the site publishes, how it behaves, and what it was asked: (path, headers, moment)."""

    meetings: list[Meeting] = field(default_factory=list)
    coming: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    robots: str | None = None
    cookie: bool = False
    asked: list[tuple[str, Mapping[str, str], float]] = field(default_factory=list)
    waiting: dict[str, deque[Act]] = field(default_factory=lambda: defaultdict(deque))
    origin: str = ""
    together: int = 0
    most_together: int = 0

    def next(self, path: str, *acts: Act) -> None:
        """What the next questions to ``path`` get instead of their answer."""
        self.waiting[path].extend(acts)

    def paths(self, start: str = MEETING) -> list[str]:
        """The paths that were asked for, from ``start`` on, without it."""
        return [path[len(start) :] for path, _, _ in self.asked if path.startswith(start)]

    def list_answer(self) -> dict[str, Any]:
        """The list of meetings."""
        terms: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for one in self.meetings:
            terms.setdefault(one.term, {}).setdefault(one.body, []).append(one.listed())
        for body, days in self.coming.items():
            terms.setdefault("Udvalg 2022-2025", {}).setdefault(body, []).extend(days)
        return {
            "Udvalg": {
                term: [{"Id": meeting_id(90), "Navn": body, "Moeder": found} for body, found in bodies.items()]
                for term, bodies in terms.items()
            }
        }

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one question."""
        path = handler.path
        self.asked.append((path, dict(handler.headers.items()), time.monotonic()))
        if self.waiting[path]:
            self.waiting[path].popleft()(handler)
        elif path == "/robots.txt":
            text(self.robots)(handler) if self.robots is not None else status(404)(handler)
        elif path.startswith(AUTH):
            say(handler, 302, b"", {"Set-Cookie": f"{COOKIE}=1; path=/", "Location": unquote(path[len(AUTH) :])})
        elif self.cookie and f"{COOKIE}=1" not in handler.headers.get("Cookie", ""):
            say(handler, 302, b"", {"Location": AUTH + quote(f"{self.origin}{path}", safe="")})
        elif path == "/":
            say(handler, 200, b"<!doctype html><title>Dagsordener</title>", {"Content-Type": "text/html"})
        else:
            self._answer(handler, path)

    def _answer(self, handler: BaseHTTPRequestHandler, path: str) -> None:
        known = {f"{MEETING}{one.id}": one.answer() for one in self.meetings}
        answer = self.list_answer() if path == LIST else known.get(path)
        data(answer)(handler) if answer is not None else status(404)(handler)


def say(handler: BaseHTTPRequestHandler, code: int, body: bytes, headers: Mapping[str, str]) -> None:
    """A whole answer."""
    handler.send_response(code)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def status(code: int, **headers: str) -> Act:
    """An answer that is nothing but its status."""
    return lambda handler: say(handler, code, b"", {name.replace("_", "-"): value for name, value in headers.items()})


def text(content: str) -> Act:
    """Plain text."""
    return lambda handler: say(handler, 200, content.encode(), {"Content-Type": "text/plain"})


def data(content: Any) -> Act:
    """JSON."""
    return lambda handler: say(handler, 200, json.dumps(content).encode(), {"Content-Type": "application/json"})


def raw(content: bytes, **headers: str) -> Act:
    """Whatever bytes."""
    return lambda handler: say(
        handler, 200, content, {name.replace("_", "-"): value for name, value in headers.items()}
    )


def cut(content: bytes, promised: int) -> Act:
    """Less than what was promised."""
    return raw(content, Content_Length=str(promised), Connection="close")


def endless(handler: BaseHTTPRequestHandler) -> None:
    """An answer that goes on until the other side has had enough."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b'["Udvalg", ' * 10_000)
    except OSError:
        handler.close_connection = True


def slowly(seconds: float, content: bytes) -> Act:
    """A byte at a time."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        try:
            for sign in content:
                handler.wfile.write(bytes([sign]))
                handler.wfile.flush()
                time.sleep(seconds)
        except OSError:
            handler.close_connection = True

    return act


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """No answer at all."""
    handler.close_connection = True
    handler.connection.close()


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """``site`` on a port of its own on loopback; ``origin`` says where."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        waits = False

        def do_GET(self) -> None:
            with lock:
                self.waits = True
                site.together += 1
                site.most_together = max(site.most_together, site.together)
            try:
                site.handle(self)
            finally:
                self.answered()

        def end_headers(self) -> None:
            # Whoever has the answer may ask the next question before this thread is done.
            self.answered()
            super().end_headers()

        def answered(self) -> None:
            with lock:
                site.together -= self.waits
                self.waits = False

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
