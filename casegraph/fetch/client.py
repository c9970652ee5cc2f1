"""Questions to one site: one at a time, with a rest between them, asked again when the site is busy, and bounded."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import Request

from casegraph import __version__
from casegraph.documents.encoding import MAX_TEXT
from casegraph.documents.json_values import load_json
from casegraph.errors import DocumentError, FetchError
from casegraph.fetch.connection import open_connections
from casegraph.fetch.faults import AgainError, Gone, NoAnswer, Refused
from casegraph.fetch.libraries import urllib3
from casegraph.fetch.site import Site, target_of

Response = urllib3.BaseHTTPResponse

NAME = "casegraph"
AGENT = f"{NAME}/{__version__}"
TRIES = 5
BACK_OFF = 2.0
"""Seconds before a question is asked again; twice as many each time."""
LONGEST_WAIT = 300.0
"""Seconds; a site that asks for more is left alone until the next run."""
LONGEST_ANSWER = 180.0
MAX_REDIRECTS = 5
_BLOCK = 1 << 16
_BUSY = {408, 425, 429, 500, 502, 503, 504}
_MOVED = {301, 302, 303, 307, 308}
_GONE, _REFUSED = {404, 410}, {401, 403}


class Client:
    """Asks one site. ``pause`` are the seconds between two questions; ``sleep`` is how they are spent."""

    def __init__(self, site: Site, pause: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self.site = site
        self.pause = pause
        self._sleep = sleep
        self._connections = open_connections(site)
        self._cookies = CookieJar()
        self._rested_until = 0.0

    def close(self) -> None:
        """Close what is open."""
        self._connections.clear()

    def greet(self) -> None:
        """Call at the front door, which hands out the anonymous cookie that some sites ask for."""
        self._cookies.clear()
        with contextlib.suppress(Gone):  # a site without a front page may still answer
            self.get("/")

    def get(self, path: str) -> bytes:
        """What stands at ``path``; :class:`NoAnswer` or one of its kinds, :class:`FetchError` where all is in vain."""
        return self._persistent(lambda: self._follow(path))  # type: ignore[no-any-return]

    def json(self, path: str) -> Any:
        """What the JSON at ``path`` says; an answer that is none is asked for anew, with a new cookie."""
        return self._persistent(lambda: self._parsed(path))

    def _persistent(self, ask: Callable[[], Any]) -> Any:
        for tried in range(1, TRIES + 1):
            try:
                return ask()
            except AgainError as again:
                if tried == TRIES:
                    raise NoAnswer(f"{again} ({TRIES} times)") from again
                self._wait(again, BACK_OFF * 2 ** (tried - 1))
        raise AssertionError("the last try answers or raises")

    def _wait(self, again: AgainError, usual: float) -> None:
        wait = usual if again.after is None else max(again.after, 0.0)
        if wait > LONGEST_WAIT:
            raise FetchError(f"{self.site.host} asks to be left alone for {wait / 60:.0f} minutes; run it again then")
        self._sleep(wait)

    def _parsed(self, path: str) -> Any:
        data = self._follow(path)
        if not data.strip():
            return None
        try:
            return load_json(data, path)
        except DocumentError as error:
            if data.lstrip()[:1] == b"<":
                self._greet_again()
            raise AgainError(f"the answer cannot be read: {error.reason}") from error

    def _greet_again(self) -> None:
        """Call at the front door once more: a page in place of data is what a site gives to whom it does not know."""
        self._cookies.clear()
        with contextlib.suppress(NoAnswer):
            self._follow("/")

    def _follow(self, path: str) -> bytes:
        """The body of the answer, after as many steps on the same site as it takes."""
        for _ in range(MAX_REDIRECTS + 1):
            response = self._ask(path)
            try:
                if response.status not in _MOVED:
                    return self._body(response)
                location = response.headers.get("Location", "")
            finally:
                response.close()
                response.release_conn()
            target = target_of(self.site, path, location) if location else None
            if target is None:
                raise NoAnswer(f"the answer leads away from the site, to {location[:200]!r}")
            self._move(target[0])
            path = target[1]
        raise NoAnswer(f"the answer leads on more than {MAX_REDIRECTS} times")

    def _move(self, site: Site) -> None:
        """Go on over a secure connection where the site wants it."""
        if site != self.site:
            self.close()
            self.site, self._connections = site, open_connections(site)

    def _ask(self, path: str) -> Response:
        """One question, not before the rest after the last one is over."""
        left = self._rested_until - time.monotonic()
        if left > 0:
            self._sleep(left)
        request = Request(self.site.origin + path)  # noqa: S310 - a site is HTTP or HTTPS; only cookies are kept by it
        self._cookies.add_cookie_header(request)
        headers = {
            "User-Agent": AGENT,
            "Accept": "application/json, text/html;q=0.5, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            **dict(request.header_items()),
        }
        try:
            response = self._connections.urlopen(
                "GET", request.full_url, headers=headers, redirect=False, retries=False, preload_content=False
            )
        except urllib3.exceptions.NameResolutionError as error:
            raise FetchError(f"no site is known as {self.site.host}; check the address, and the connection") from error
        except urllib3.exceptions.SSLError as error:
            raise FetchError(f"the connection to {self.site.host} is not safe: {error}") from error
        except urllib3.exceptions.HTTPError as error:
            raise AgainError(f"{self.site.host} does not answer ({_plainly(error)})") from error
        finally:
            self._rested_until = time.monotonic() + self.pause
        self._cookies.extract_cookies(response, request)  # type: ignore[arg-type] # made for it, says urllib3
        return response

    def _body(self, response: Response) -> bytes:
        status = response.status
        if status in _BUSY:
            raise AgainError(f"{self.site.host} answers {status}", _retry_after(response))
        if status in _GONE:
            raise Gone(f"there is nothing there ({status})")
        if status in _REFUSED:
            raise Refused(f"it is not open to everybody ({status})")
        if not 200 <= status < 300:
            raise NoAnswer(f"{self.site.host} answers {status}")
        if "," in response.headers.get("Content-Encoding", ""):
            # What is packed twice may be a million times as large as it looks before its size can be seen.
            raise NoAnswer("the answer is packed more than once")
        try:
            return _bounded(response)
        except urllib3.exceptions.HTTPError as error:
            raise AgainError(f"the answer was cut off ({_plainly(error)})") from error


def _bounded(response: Response) -> bytes:
    """The body as far as it is bearable: not without end, and not dripping for hours."""
    end, held = time.monotonic() + LONGEST_ANSWER, bytearray()
    while block := response.read1(_BLOCK):
        held += block
        if len(held) > MAX_TEXT:
            raise NoAnswer(f"the answer is larger than {MAX_TEXT // 1_000_000} MB, which no meeting is")
        if time.monotonic() > end:
            raise AgainError(f"the answer takes longer than {LONGEST_ANSWER:.0f} seconds")
    return bytes(held)


def _retry_after(response: Response) -> float | None:
    """The seconds that the site asks to wait, said as such or as a time of day; ``None`` for neither."""
    try:
        return urllib3.Retry().get_retry_after(response)
    except urllib3.exceptions.HTTPError:
        return None


def _plainly(error: Exception) -> str:
    """What happened, without the memory addresses and host names that urllib3 puts before it."""
    return str(error).rpartition(": ")[2][:200] or type(error).__name__
