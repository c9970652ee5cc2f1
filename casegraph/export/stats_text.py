"""Statistics for reading in a terminal: tables with small bars, the unlike groups of cases apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, shorten, wrap
from casegraph.export.telling import Teller
from casegraph.views.stats_rows import DistributionRow, GroupRow, StatsRow, WaitRow
from casegraph.words import DECISIONS, FIELDS, GROUPS, LINK_KINDS, RELATIONS, Words

_NARROWEST, _WIDEST = 50, 120
_BAR = 12
_NUMBER = 6
_FEW = 12
_RELATIONS = {**LINK_KINDS, **RELATIONS}
Cell = str | int | None


class StatsText(TextExporter[StatsRow]):
    """A page of tables at most ``width`` columns wide."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self._ = words.gettext
        self.teller = Teller(words)
        self.width = max(_NARROWEST, min(width, _WIDEST))

    def write_text(self, data: StatsRow, stream: TextIO) -> None:
        """Write the page."""
        for line in self._lines(data):
            stream.write(line.rstrip() + "\n")

    def _lines(self, data: StatsRow) -> Iterator[str]:
        heading = self._("Statistics as of {date}").format(date=self.words.long_date(data["as_of"]))
        yield from (heading, "=" * len(heading))
        yield from self._statuses(data)
        for group in data["groups"]:
            if group["rounds"]:
                yield from self._group(group)
        yield from self._relations(data)
        yield from self._stalled(data)
        yield from self._workload(data)
        yield from self._doubt(data)
        yield ""
        for line in self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"]):
            yield from wrap(line, self.width)

    def _statuses(self, data: StatsRow) -> Iterator[str]:
        yield from self._title(self._("Cases by status"))
        found = [row for row in data["statuses"] if row["n"]]
        most = max((row["n"] for row in found), default=1)
        rows = [(self.words.status(row["status"]), [row["n"]], row["n"] / most) for row in found]
        yield from self._table([self._("Cases")], rows)

    def _group(self, group: GroupRow) -> Iterator[str]:
        _ = self._
        name = self.words.word(GROUPS, group["group"])
        yield from self._title(
            _("{group}: {rounds} rounds in {cases} cases").format(
                group=name, rounds=group["rounds"], cases=group["cases"]
            )
        )
        if group["group"] == "standing":
            return
        head = [_("Count"), _("Open"), _("25 %"), _("Median"), _("75 %")]
        longest = max(row["days"]["median"] or 0 for row in (group, *group["periods"]))
        rounds = [
            (_("First treatment to decision, days"), self._figures(group["days"]), self._of(group["days"], longest))
        ]
        for period in group["periods"] if len(group["periods"]) > 1 else []:
            said = _("begun {period}").format(period=period["period"])
            rounds.append((f"  {said}", self._figures(period["days"]), self._of(period["days"], longest)))
        yield from self._table(head, rounds)
        for title, waits in ((_("Days until"), group["waits"]), (_("Days from … to"), group["handovers"])):
            known = [row for row in waits if row["days"]["n"] or row["unseen"]][:_FEW]
            if known:
                yield ""
                yield from self._waits(title, known)
        yield from self._variants(group)
        yield from self._decided(group)

    def _waits(self, title: str, waits: Sequence[WaitRow]) -> Iterator[str]:
        _ = self._
        longest = max((row["days"]["median"] or 0 for row in waits), default=0)
        rows = []
        for row in waits:
            name = f"{row['source']} → {row['body']}" if row["source"] else row["body"]
            figures = [*self._figures(row["days"]), row["sittings"]["median"], row["unseen"] or None]
            rows.append((one_line(name), figures, self._of(row["days"], longest)))
        head = [_("Count"), _("Open"), _("25 %"), _("Median"), _("75 %"), _("Meetings"), _("Unseen")]
        yield from self._table(head, rows, title)

    def _variants(self, group: GroupRow) -> Iterator[str]:
        _ = self._
        if not group["variants"]:
            return
        yield ""
        most = group["variants"][0]["rounds"]
        rows = [
            (
                one_line(" → ".join(row["bodies"])),
                [row["rounds"], row["decided"], row["days"]["median"]],
                row["rounds"] / most,
            )
            for row in group["variants"][:_FEW]
        ]
        yield from self._table([_("Rounds"), _("Decided"), _("Days")], rows, _("Routes taken"))

    def _decided(self, group: GroupRow) -> Iterator[str]:
        _ = self._
        if group["recommended"]:
            yield ""
        for of in group["recommended"]:
            kinds = [f"{self.words.word(DECISIONS, one['kind']).lower()} {one['n']}" for one in of["outcomes"]]
            kinds += [_("open {count}").format(count=of["open"])] if of["open"] else []
            text = _("{body} recommended {count}: {outcomes}").format(
                body=of["body"], count=of["rounds"], outcomes=", ".join(kinds)
            )
            yield from self._hanging(one_line(text))
        for row in group["held_back"]:
            kept = (
                (_("{count} postponed"), row["postponed"]),
                (_("{count} sent back"), row["returned"]),
                (_("{count} stopped"), row["stopped"]),
                (_("{count} taken off the agenda"), row["withdrawn"]),
            )
            said = ", ".join(text.format(count=count) for text, count in kept if count)
            if said:
                text = _("{body}: of {count} treatments {parts}")
                yield from self._hanging(one_line(text.format(body=row["body"], count=row["treatments"], parts=said)))

    def _relations(self, data: StatsRow) -> Iterator[str]:
        _ = self._
        found = [row for row in data["relations"] if row["accepted"] or row["suggested"]]
        if not found:
            return
        yield from self._title(_("How items and cases belong together"))
        most = max(row["accepted"] for row in found) or 1
        rows = [
            (
                self.words.word(_RELATIONS, row["relation"]),
                [row["accepted"], row["cases"], row["suggested"]],
                row["accepted"] / most,
            )
            for row in found
        ]
        yield from self._table([_("Links"), _("Cases"), _("Suggested")], rows)

    def _stalled(self, data: StatsRow) -> Iterator[str]:
        if data["stalled"]:
            yield from self._title(self._("Not treated at three meetings or more"))
        for row in data["stalled"]:
            since = self._("since {date}").format(date=self.words.date(row["since"]))
            yield from self._hanging(one_line(f"{row['case']} {row['title']}: {row['body'] or ''} {since}"))

    def _workload(self, data: StatsRow) -> Iterator[str]:
        _ = self._
        if not data["workload"]:
            return
        yield from self._title(_("Meetings and their items"))
        most = max(row["median"] for row in data["workload"]) or 1
        several = len({row["municipality"] for row in data["workload"]}) > 1
        rows = [
            (
                one_line(f"{row['municipality']}: {row['body']}" if several else row["body"]),
                [row["meetings"], row["items"], row["median"], row["most"], row["closed"], row["minutes"]],
                row["median"] / most,
            )
            for row in data["workload"]
        ]
        head = [_("Meetings"), _("Items"), _("Median"), _("Most"), _("Closed"), _("Minutes")]
        yield from self._table(head, rows)

    def _doubt(self, data: StatsRow) -> Iterator[str]:
        _ = self._
        doubt = data["doubt"]
        counts = (
            (_("items without a case number, joined to no other"), doubt["unlinked"], doubt["unnumbered"]),
            (_("decisions that are not printed or not understood"), doubt["untold"], doubt["items"]),
            (_("mentions that may be of another case"), doubt["unresolved"], doubt["references"]),
            (_("treatments told of elsewhere only, their minutes not loaded"), doubt["elsewhere"], None),
            (_("links suggested and not judged"), doubt["suggested"], None),
            (_("items without a date"), doubt["undated"], None),
            (_("doubts while reading"), doubt["doubts"], None),
        )
        of = _("of {count}")
        lines = [
            f"{text}: {count}{f' {of.format(count=every)}' if every else ''}" for text, count, every in counts if count
        ]
        if doubt["inferred"]:
            named = ", ".join(f"{self.words.word(FIELDS, row['name'])} {row['n']}" for row in doubt["inferred"])
            lines.append(_("worked out, not printed: {fields}").format(fields=named))
        if lines:
            yield from self._title(_("What this rests on less firmly"))
        for line in lines:
            yield from self._hanging(line)

    def _figures(self, row: DistributionRow) -> list[Cell]:
        share = None if row["share_open"] is None else f"{round(100 * row['share_open'])} %"
        return [row["n"], share, row["q1"], row["median"], row["q3"]]

    def _of(self, row: DistributionRow, longest: int) -> float:
        return (row["median"] or 0) / longest if longest else 0.0

    def _table(
        self, head: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell], float]], title: str = ""
    ) -> Iterator[str]:
        """Labels, numbers in columns and a bar; ``–`` stands for what is not known.

        What is seldom known is left out where nothing is. A label with a word longer than its column stands above its
        numbers.
        """
        seldom = {self._("Unseen"), self._("Minutes")}
        known = [
            index
            for index, name in enumerate(head)
            if name not in seldom or any(row[1][index] is not None for row in rows)
        ]
        widths = [max(_NUMBER, len(head[index]) + 2) for index in known]
        bar = min(_BAR, self.width // 10)
        label = min(
            max((len(text) for text in (title, *(row[0] for row in rows))), default=0),
            self.width - sum(widths) - bar - 3,
        )
        yield f"{shorten(title, label):<{label}}" + _columns([head[index] for index in known], widths)
        for text, numbers, share in rows:
            fits = all(len(word) <= label for word in text.split())
            first, *rest = wrap(text, label) if fits else [""]
            if not fits:
                yield from wrap(text, self.width)
            cells = ["–" if numbers[index] is None else str(numbers[index]) for index in known]
            yield f"{first:<{label}}{_columns(cells, widths)}  {'#' * _length(bar, share)}"
            yield from (f"  {line}" for line in rest)

    def _hanging(self, text: str) -> Iterator[str]:
        first, *rest = wrap(text, self.width - 2)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)

    def _title(self, title: str) -> Iterator[str]:
        yield ""
        yield from wrap(title.upper(), self.width)


def _columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _length(bar: int, share: float) -> int:
    """The length of a bar: something, however small, is seen."""
    return max(round(bar * min(share, 1)), 1 if share > 0 else 0)
