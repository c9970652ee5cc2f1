"""The course of a case drawn as SVG inside a page: no script, no font, nothing fetched; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from casegraph.export.plain import one_line, shorten, wrap
from casegraph.export.swimlane import APART, PITCH, Column, Mark, Strip, is_ahead, strips
from casegraph.export.telling import Teller
from casegraph.views.rows import StepRow
from casegraph.words import DECISIONS, STATES

STYLE = """
.course svg{display:block;width:100%;height:auto;margin:.5rem 0;break-inside:avoid;font:10px system-ui,sans-serif}
.course .narrow{display:none}.course text{fill:#1b1b1b}.course .band{fill:#f3f5f8}.course .band.odd{fill:#e8edf2}
.course .lane{font-size:11px;font-weight:600;fill:#3d4a57}.course .axis{fill:#333}.course .note{fill:#7a4a00}
.course .said,.course .lane{paint-order:stroke;stroke:#eff2f6;stroke-width:3px}
.course path{fill:none;stroke:#8fa3b5;stroke-width:1.5}.course path.ahead,.course line{stroke-dasharray:4 3}
.course line{stroke:#555}.course circle{fill:#2b5d8a;stroke:#2b5d8a;stroke-width:1.8}
.course .number{fill:#fff;font-weight:600}.course .hollow circle,.course .ahead circle,.course .gap circle{fill:#fff}
.course .hollow .number,.course .ahead .number,.course .gap .number{fill:#1b1b1b}
.course .ahead circle{stroke-dasharray:3 2.5}.course .gap circle{stroke:#999;stroke-dasharray:1.5 2.5}
.course .back circle{fill:#a35a00;stroke:#a35a00}.course .no circle{fill:#a3261e;stroke:#a3261e}
.course .hollow.back circle,.course .hollow.no circle{fill:#fff}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.8125rem;color:#444;margin:.3rem 0 1rem}
.legend svg{width:20px;height:20px;vertical-align:-5px;display:inline;margin:0 .3rem 0 0}
@media(max-width:44rem){.course .wide{display:none}.course .narrow{display:block}}
@media print{.course .wide{display:block}.course .narrow{display:none}
.course *,.legend *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
WIDE, NARROW = 736, 344
"""Widths of the two drawings: for a screen and for paper, and for a phone."""

_AXIS, _BAND, _RADIUS = 30, 66, 10
_LABEL, _LINES = 13, 2
_DOWN = 28
_TURNED: Mapping[str, str] = {
    **dict.fromkeys(("postponed", "returned", "withdrawn"), "back"),
    **dict.fromkeys(("rejected", "stopped"), "no"),
}
"""Decisions that stand out, because the case did not go on with them."""


class Swimlanes:
    """The drawing of a course, said in one language."""

    def __init__(self, teller: Teller) -> None:
        self.teller, self.words = teller, teller.words
        self._ = teller.words.gettext

    def drawn(self, steps: Sequence[StepRow], as_of: str, first: int = 1) -> Iterator[str]:
        """The drawing for wide and for narrow pages; the steps are numbered from ``first`` as in the list beside."""
        yield '<div class="course">'
        for name, width in (("wide", WIDE), ("narrow", NARROW)):
            yield f'<div class="{name}">'
            enters = False
            for strip in strips(steps, width, first):
                yield from self._strip(strip, width, as_of, enters)
                enters = True
            yield "</div>"
        yield "</div>"

    def legend(self, steps: Sequence[StepRow]) -> Iterator[str]:
        """What the marks mean, of those that are there."""
        kinds: dict[str, str] = {}
        for step in steps:
            kinds.setdefault(_look(step), self._meaning(step))
        circle = '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/></svg>'
        yield '<p class="legend course">'
        for look, meaning in sorted(kinds.items(), key=lambda kind: kind[1]):
            yield f'<span class="{look}">{circle}{escape(meaning)}</span>'
        yield "</p>"

    def _meaning(self, step: StepRow) -> str:
        if step["gap"]:
            return self._("on the route, not seen there")
        state = self.words.word(STATES, step["state"])
        turned = _TURNED.get(step["decision_kind"] or "")
        if turned:
            said = self._("postponed or sent back") if turned == "back" else self._("rejected or stopped")
            return said if step["state"] == "treated" else f"{state}: {said}"
        return self._("recorded or mentioned in other minutes") if _is_hollow(step) else state

    def _strip(self, strip: Strip, width: int, as_of: str, enters: bool) -> Iterator[str]:
        height = _AXIS + _BAND * len(strip.lanes)
        first, last = strip.columns[0].marks[0].number, strip.columns[-1].marks[-1].number
        said = self._("Course of the case, steps {first} to {last}; the same as in the list below")
        label = escape(said.format(first=first, last=last))
        yield f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
        tops = {}
        for index, (lane, _) in enumerate(strip.lanes):
            tops[lane] = _AXIS + _BAND * index
            yield f'<rect class="band{" odd" * (index % 2)}" x="0" y="{tops[lane]}" width="{width}" height="{_BAND}"/>'
        yield from _paths(strip, tops, enters)
        for lane, name in strip.lanes:
            plain = escape(shorten(one_line(name), width // 7))
            yield f'<text class="lane" x="6" y="{tops[lane] + 12}">{plain}</text>'
        for column in strip.columns:
            yield from self._axis(column, as_of, height)
            for mark in column.marks:
                yield from self._mark(mark, column.x, tops[mark.lane] + _DOWN)
        yield "</svg>"

    def _axis(self, column: Column, as_of: str, height: int) -> Iterator[str]:
        """What stands above a column: its day, a new round, long time that passed, where the future begins."""
        date = escape(self.words.date(column.date) or self._("no date"))
        yield f'<text class="axis" x="{column.x:g}" y="11" text-anchor="middle">{date}</text>'
        notes = []
        if column.round:
            notes.append(self._("round {number}").format(number=column.round))
        if column.ahead:
            # Beside the middle between two columns, where the way goes up and down.
            x = column.x - PITCH / 2 + 5
            yield f'<line x1="{x:g}" y1="{_AXIS}" x2="{x:g}" y2="{height}"/>'
            notes.append(self._("after {date}").format(date=self.words.date(as_of)))
        if notes:
            text = escape(", ".join(notes))
            yield f'<text class="note" x="{column.x:g}" y="24" text-anchor="middle">{text}</text>'
        if column.days:
            text = escape(self._("{count} months").format(count=round(column.days / 30.44)))
            x = column.x - PITCH / 2 - APART / 2
            yield f'<text class="note" x="{x:g}" y="24" text-anchor="middle">{text}</text>'

    def _mark(self, mark: Mark, x: float, y: int) -> Iterator[str]:
        step = mark.step
        title = escape(one_line(f"{self.teller.step_date(step)} {self.teller.step_heading(step)}"))
        yield f'<g class="{_look(step)}"><title>{title}</title><circle cx="{x:g}" cy="{y}" r="{_RADIUS}"/>'
        yield f'<text class="number" x="{x:g}" y="{y + 3.5:g}" text-anchor="middle">{mark.number}</text>'
        for index, line in enumerate(self._said(step)):
            at = y + _RADIUS + 11 + 11 * index
            yield f'<text class="said" x="{x:g}" y="{at}" text-anchor="middle">{escape(line)}</text>'
        yield "</g>"

    def _said(self, step: StepRow) -> list[str]:
        """A few words below a mark: the reading and the decision, else how it is known."""
        reading = self._("reading {number}").format(number=step["reading"]) if step["reading"] else None
        decided = (
            self.words.word(DECISIONS, step["decision_kind"]) if step["decision_kind"] not in {None, "none"} else ""
        )
        if step["gap"]:
            decided = self._("passed over") if step["gap"] == "skipped" else self._("not seen")
        elif step["closed"] and not decided:
            decided = self._("closed item")
        elif step["state"] != "treated" and not decided:
            decided = self.words.word(STATES, step["state"])
        lines = [line for text in (reading, decided) if text for line in wrap(text.replace("§ ", "§\xa0"), _LABEL)]
        return lines if len(lines) <= _LINES else [lines[0], f"{lines[1][: _LABEL - 1]}…"]


def _paths(strip: Strip, tops: Mapping[str, int], enters: bool) -> Iterator[str]:
    """The way from mark to mark: along the lane, then up or down between two columns."""
    at: tuple[float, int] | None = None
    for column in strip.columns:
        for mark in column.marks:
            x, y = column.x, tops[mark.lane] + _DOWN
            look = ' class="ahead"' if is_ahead(mark.step) or mark.step["gap"] else ""
            if at is None:
                yield f'<path{look} d="M0 {y}H{x:g}"/>' if enters else ""
            elif at[0] == x:
                yield f'<path{look} d="M{x:g} {at[1]}V{y}"/>'
            else:
                yield f'<path{look} d="M{at[0]:g} {at[1]}H{x - PITCH / 2:g}V{y}H{x:g}"/>'
            at = (x, y)


def _look(step: StepRow) -> str:
    """The class of a mark."""
    if step["gap"]:
        return "gap"
    if is_ahead(step):
        return "ahead"
    return " ".join(filter(None, ("hollow" if _is_hollow(step) else "", _TURNED.get(step["decision_kind"] or ""))))


def _is_hollow(step: StepRow) -> bool:
    """Whether only other minutes tell of a step."""
    return step["state"] in {"recorded", "mentioned"}
