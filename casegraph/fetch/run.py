"""A run: the list of meetings, what of it is not here yet, and one meeting after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casegraph.documents.json_values import guid
from casegraph.errors import FetchError
from casegraph.fetch.client import Client
from casegraph.fetch.faults import Gone, NoAnswer, Refused
from casegraph.fetch.plan import Listed, Wanted, choose, read_list
from casegraph.fetch.report import FetchReport
from casegraph.fetch.robots import heed_robots
from casegraph.fetch.shelf import Shelf
from casegraph.fetch.site import site_of
from casegraph.progress import Progress

LIST = "/api/agenda/udvalgsliste"
MEETING = "/api/agenda/dagsorden/"
SHORTEST_PAUSE = 0.5
"""Seconds between two questions to a site of somebody else's, whatever is asked for."""
ENOUGH = 5
"""Failures in a row after which a site is left alone."""


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What is wanted, how long to rest between questions (seconds), and whether only to say what would be done.

    ``sleep`` is how time is spent; a test puts its own clock in its place.
    """

    wanted: Wanted = field(default_factory=Wanted)
    pause: float = 1.0
    dry_run: bool = False
    sleep: Callable[[float], None] = time.sleep


def fetch(url: str, folder: Path, options: FetchOptions, progress: Progress) -> FetchReport:
    """Save the published meetings of the site at ``url`` in ``folder``, and remove what is withdrawn.

    Raise :class:`UsageError` for a wrong address or a folder that is another site's, :class:`FetchError` where the site
    cannot be fetched from at all. What happens to single meetings is in the report.
    """
    site = site_of(url)
    shelf = Shelf(folder, site, writing=not options.dry_run)
    with closing(shelf):
        pause = options.pause if site.is_local else max(options.pause, SHORTEST_PAUSE)
        with closing(Client(site, pause, options.sleep)) as client:
            return _Run(client, shelf, options, progress).run()


class _Run:
    def __init__(self, client: Client, shelf: Shelf, options: FetchOptions, progress: Progress) -> None:
        self.client = client
        self.shelf = shelf
        self.options = options
        self.progress = progress
        self.report = FetchReport(client.site.origin, str(shelf.folder), dry_run=options.dry_run)
        self.in_a_row = 0

    def run(self) -> FetchReport:
        """Everything in its order: what must go first, then what is new."""
        answer = self._list()
        listed, strange = read_list(answer)
        wanted = choose(listed, self.options.wanted)
        fresh = [one for one in wanted if not self.shelf.has(one)]
        self.report.listed = len(listed)
        self.report.unchanged = len(wanted) - len(fresh)
        self.report.failed += [(said, "its id on the list is none") for said in strange]
        self._withdraw(listed)
        if self.options.dry_run:
            self.report.fetched += [one.said for one in fresh]
            return self.report
        self.shelf.put_list(answer)
        self._fetch(fresh)
        return self.report

    def _list(self) -> Mapping[str, Any]:
        """The list of all meetings."""
        try:
            heed_robots(self.client, LIST, MEETING)
            self.client.greet()
            answer = self.client.json(LIST)
        except Gone as fault:
            raise FetchError(f"{self.report.site} has no list of meetings: no FirstAgenda Publication?") from fault
        except NoAnswer as fault:
            raise FetchError(f"{self.report.site}: the list of meetings: {fault}") from fault
        self.report.site = self.client.site.origin
        self.shelf.site = self.client.site
        return answer if isinstance(answer, dict) else {}

    def _withdraw(self, listed: list[Listed]) -> None:
        """Remove what is here and no longer on the list, whatever else is wanted."""
        on_list = {one.id for one in listed}
        for own in self.shelf.known():
            if own not in on_list:
                self.report.removed.append(self.shelf.said(own))
                if not self.options.dry_run:
                    self.shelf.drop(own)

    def _fetch(self, fresh: list[Listed]) -> None:
        for done, one in enumerate(fresh):
            self.progress("fetch", done, len(fresh))
            try:
                self._one(one)
            except FetchError as fault:
                self.report.stopped = str(fault)
            if self.in_a_row >= ENOUGH:
                self.report.stopped = f"{ENOUGH} meetings in a row could not be fetched; try again later"
            if self.report.stopped:
                self.report.left = len(fresh) - done - (self.in_a_row >= ENOUGH)
                return
        if fresh:
            self.progress("fetch", len(fresh), len(fresh))

    def _one(self, one: Listed) -> None:
        """One meeting: saved, or not to be had any more, or failed."""
        try:
            answer = self.client.json(MEETING + one.id)
            _check(answer, one)
        except Gone:
            self._drop(one, one.version)
            self.in_a_row = 0
        except Refused as fault:
            self._drop(one, None)
            self._failed(one, fault)
        except NoAnswer as fault:
            self._failed(one, fault)
        else:
            self.shelf.put(one, answer)
            self.report.fetched.append(one.said)
            self.in_a_row = 0

    def _drop(self, one: Listed, version: str | None) -> None:
        """What cannot be seen any more is not kept in an older version; ``version`` is not asked for again."""
        if self.shelf.drop(one.id, version):
            self.report.removed.append(one.said)

    def _failed(self, one: Listed, fault: NoAnswer) -> None:
        self.in_a_row += 1
        self.report.failed.append((one.said, str(fault)))


def _check(answer: object, one: Listed) -> None:
    """Whether the answer is the meeting that was asked for."""
    if answer is None:
        raise Gone("there is nothing there")
    if not isinstance(answer, dict) or not isinstance(answer.get("Dagsordenpunkter"), list):
        raise NoAnswer("the answer is no meeting")
    if guid(answer, "Id") not in {None, one.id}:
        raise NoAnswer("the answer is another meeting")
