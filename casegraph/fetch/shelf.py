"""The folder that meetings are saved in, and the small index that remembers which version of each is there.

Every file appears whole or not at all, and a line is added to the index behind it; so whatever interrupts a run, the
next one begins where it ended. The files are named by the ids of the meetings, which are hexadecimal.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from casegraph.errors import FetchError, UsageError
from casegraph.export.common import replacing
from casegraph.export.jsontext import escaped
from casegraph.fetch.plan import Listed
from casegraph.fetch.site import Site
from casegraph.locking import locked
from casegraph.reason import reason

INDEX = ".casegraph-fetch.jsonl"
LOCK = ".casegraph-fetch.lock"
LIST = "udvalgsliste.json"
GONE = "gone"
_FILE = re.compile(r"([0-9a-f-]{1,40})\.json")
_LEFT_OVER = 3600.0  # seconds after which a half-written file is nobody's any more
_HEAD = 400


class Shelf:
    """The meetings of one site in one folder. Nothing is made or changed before something is put there.

    With ``writing`` no other run writes in the folder until this one is closed: :class:`FetchError` where one does.
    """

    def __init__(self, folder: Path, site: Site, *, writing: bool = True) -> None:
        self.folder = folder
        self.site = site
        self._log: TextIO | None = None
        self._held = contextlib.ExitStack()
        self._is_new = writing and not folder.is_dir()
        if writing and not self._is_new:
            self._hold()
        with self._held:
            self._known = self._read_index()
            self._known |= {own: {} for own in self._files() if own not in self._known}
            self._held = self._held.pop_all()

    def _hold(self) -> None:
        """Take the folder as its only writer."""
        busy = FetchError(
            reason(
                "another casegraph fetches into {folder} just now; wait until it has finished, or name another folder",
                folder=str(self.folder),
            )
        )
        try:
            self._held.enter_context(locked(self.folder / LOCK, busy))
        except OSError as fault:
            raise UsageError(f"cannot write in {self.folder}: {fault.strerror or fault}") from fault
        if self._is_new and (self.folder / INDEX).exists():
            raise busy  # it was made, and written in, since this run looked

    def known(self) -> list[str]:
        """The ids of the meetings that are here, sorted."""
        return sorted(own for own in self._known if self._path(own).exists())

    def said(self, own: str) -> str:
        """A meeting that is here in a few words, else its id."""
        return str(self._known.get(own, {}).get("said") or own)

    def has(self, one: Listed) -> bool:
        """Whether this version of the meeting is here, or was asked for and is not to be had."""
        entry = self._known.get(one.id, {})
        return entry.get("version") == one.version and (GONE in entry or self._path(one.id).exists())

    def put(self, one: Listed, answer: Mapping[str, Any]) -> None:
        """Save a meeting in the version that is listed."""
        self._save(self._path(one.id), {"site": self.site.origin, "listed": dict(one.record)}, answer)
        self._note(one.id, {"released": one.released, "version": one.version, "said": one.said})

    def put_list(self, answer: Mapping[str, Any]) -> None:
        """Save the list of meetings, which is the calendar."""
        self._save(self.folder / LIST, {"site": self.site.origin}, answer)

    def drop(self, own: str, version: str | None = None) -> bool:
        """Remove a meeting, and remember the version that is not to be had; whether it was here."""
        path = self._path(own)
        was = path.exists()
        try:
            path.unlink(missing_ok=True)
        except OSError as fault:
            raise UsageError(f"cannot remove {path}: {fault.strerror or fault}") from fault
        self._note(own, {GONE: True, "version": version})
        return was

    def close(self) -> None:
        """Write the index anew, sorted and without what was overtaken, where anything was added to it."""
        with self._held:
            self._write_index()

    def _write_index(self) -> None:
        if self._log is None:
            return
        self._log.close()
        kept = {own: entry for own, entry in sorted(self._known.items()) if entry.get("version")}
        with replacing(self.folder / INDEX) as stream:
            for row in ({"site": self.site.origin}, *({"id": own, **entry} for own, entry in kept.items())):
                stream.write((json.dumps(row) + "\n").encode())

    def _path(self, own: str) -> Path:
        return self.folder / f"{own}.json"

    def _save(self, path: Path, ours: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        whole = {"casegraph": ours, **{key: answer[key] for key in answer if key != "casegraph"}}
        data = escaped(json.dumps(whole, ensure_ascii=False)).encode() + b"\n"
        with contextlib.suppress(OSError):
            if path.read_bytes() == data:
                return
        self._open()
        with replacing(path) as stream:
            stream.write(data)

    def _note(self, own: str, entry: Mapping[str, Any]) -> None:
        self._known[own] = dict(entry)
        log = self._open()
        log.write(json.dumps({"id": own, **entry}) + "\n")
        log.flush()

    def _open(self) -> TextIO:
        """The index, open for adding; with the first of it the folder is made and swept."""
        if self._log is None:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                if self._is_new:
                    self._hold()
                self._sweep()
                self._log = (self.folder / INDEX).open("a", encoding="utf-8")
                # A line of its own, should the last run have been stopped within one.
                self._log.write("\n" + json.dumps({"site": self.site.origin}) + "\n")
            except OSError as fault:
                raise UsageError(f"cannot write in {self.folder}: {fault.strerror or fault}") from fault
        return self._log

    def _sweep(self) -> None:
        """Remove what runs that were killed left half-written."""
        for path in self.folder.glob(".*.part"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_OVER:
                    path.unlink()

    def _read_index(self) -> dict[str, Mapping[str, Any]]:
        """What the index holds; :class:`UsageError` where it is that of another site."""
        known: dict[str, Mapping[str, Any]] = {}
        for row in self._rows():
            site, own = row.get("site"), row.get("id")
            if isinstance(site, str) and _bare(site) != _bare(self.site.origin):
                raise UsageError(f"{self.folder} holds the meetings of {site}; name another folder")
            if isinstance(own, str) and _FILE.fullmatch(f"{own}.json"):
                known[own] = {name: value for name, value in row.items() if name != "id"}
        return known

    def _rows(self) -> Iterator[Mapping[str, Any]]:
        """The lines of the index; one that was not written whole is left out."""
        path = self.folder / INDEX
        try:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        except OSError as fault:
            raise UsageError(f"cannot read {path}: {fault.strerror or fault}") from fault
        for line in lines:
            with contextlib.suppress(ValueError):
                row = json.loads(line)
                if isinstance(row, dict):
                    yield row

    def _files(self) -> Iterator[str]:
        """The ids of the meetings of this site that lie here, whether or not the index knows them."""
        sign = json.dumps({"casegraph": {"site": self.site.origin}})[:-2].encode()
        for path in sorted(self.folder.glob("*.json")):
            name = _FILE.fullmatch(path.name)
            with contextlib.suppress(OSError):
                if name and path.is_file() and _head(path).startswith(sign):
                    yield name.group(1)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def _bare(origin: str) -> str:
    """An origin without its scheme: a site that moves to HTTPS is the same site."""
    return origin.partition("://")[2]
