"""From extracted items to meetings: which rows are of one sitting, and every value with the place it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casegraph.documents.item_schema import CoursePart, ExtractedItem, ReferencePart
from casegraph.folding import fold_number
from casegraph.kinds import MeetingKind, SectionRole
from casegraph.model import (
    AgendaItem,
    Attachment,
    CaseNumber,
    Decision,
    Meeting,
    Place,
    Reference,
    RouteStop,
    Section,
    Treatment,
)

# The time of day, or the ordinal, by which the id of a later sitting of one day is told from that of the first.
_TIME = re.compile(r":(\d\d)(\d\d)\Z")

FORMAT = "items"
"""What meetings of extracted items say they were read from."""

_PLACED = frozenset(
    {
        *("body", "date", "number", "title", "toc_title", "closed", "case_numbers", "journal_number"),
        *("document_number", "case_type", "decision", "decisions", "decision_kind", "dissent", "recommended_by"),
        *("recommendations", "route", "course", "attachments"),
    }
)
"""The fields of an item that stand somewhere."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row that was understood, and the line of the file it begins on."""

    line: int
    item: ExtractedItem


def meetings_of(told: Sequence[Told], document: str) -> tuple[Meeting, ...]:
    """The meetings that the rows of the file ``document`` are of, in the order of their first rows.

    Rows are of one meeting where municipality, body, date and, as far as they say it, meeting and its kind agree.
    Where two documents then use one number for two items, each document is a version of its own.
    """
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        item = one.item
        key = (item.municipality, item.body.casefold(), item.date, item.meeting, item.meeting_kind)
        groups.setdefault(key, []).append(one)
    return tuple(_meeting(version, document) for group in groups.values() for version in _versions(group))


def _versions(group: list[Told]) -> Iterator[list[Told]]:
    """The rows of one meeting, apart by document where two of these number other items alike."""
    by_document: dict[str | None, list[Told]] = {}
    for one in group:
        by_document.setdefault(one.item.document, []).append(one)
    numbered = [{one.item.number for one in rows if one.item.number} for rows in by_document.values()]
    apart = len(set().union(*numbered)) < sum(map(len, numbered))
    yield from by_document.values() if apart else [group]


def _meeting(rows: Sequence[Told], document: str) -> Meeting:
    first = rows[0].item
    kind: MeetingKind = first.meeting_kind or ("minutes" if any(_decides(one.item) for one in rows) else "agenda")
    inferred = () if first.meeting_kind else ("meeting_kind",)
    items = tuple(_Row(one, document, kind, inferred).item() for one in rows)
    time = _TIME.search(first.meeting or "")
    return Meeting(
        id="",
        municipality=first.municipality or "",
        municipality_name="",
        document=items[0].document,
        format=FORMAT,
        kind=kind,
        body=first.body,
        body_id=first.body_id or "",
        body_kind=first.body_kind or "other",
        date=first.date,
        items=items,
        start=f"{time.group(1)}:{time.group(2)}" if time else None,
        inferred=inferred,
    )


def _decides(item: ExtractedItem) -> bool:
    return bool(item.decision or item.decisions or item.decision_kind not in {None, "none"})


@dataclass(frozen=True)
class _Row:
    """One row on its way to an item.

    It stands where it says that it does in the document it names; one that does not say so stands in the file itself.
    """

    told: Told
    file: str
    kind: MeetingKind
    inferred: tuple[str, ...]

    @property
    def whole(self) -> Place:
        """Where the item stands."""
        source = self.told.item.source
        if source is None or not self.told.item.document:
            return Place(self.told.line)
        last = source.line_last if source.line_last != source.line_first else None
        return Place(source.line_first, source.page, last)

    def item(self) -> AgendaItem:
        """The item, with what it leaves out still left out."""
        given = self.told.item
        numbers = dict.fromkeys((*([given.case_number] if given.case_number else []), *given.case_numbers))
        decisions = tuple(Decision(one.kind, one.text, one.clauses) for one in given.decisions)
        return AgendaItem(
            id=given.item or "",
            municipality=given.municipality or "",
            document=given.document if given.document and given.source else self.file,
            meeting="",
            meeting_kind=self.kind,
            body=given.body,
            body_id=given.body_id or "",
            body_kind=given.body_kind or "other",
            date=given.date,
            number=given.number or None,
            title=given.title,
            source=self.whole,
            toc_title=given.toc_title or None,
            toc_only=given.toc_only,
            closed=given.closed,
            case_numbers=tuple(CaseNumber(number, fold_number(number)) for number in numbers),
            former_numbers=given.former_numbers,
            journal_number=given.journal_number or None,
            document_number=given.document_number or None,
            case_type=given.case_type or None,
            decision=given.decision or "\n".join(one.text for one in decisions) or None,
            decision_kind=given.decision_kind or "none",
            decisions=decisions,
            decided_in=given.decided_in or None,
            dissent=given.dissent,
            recommended_by=given.recommended_by or None,
            recommendations=given.recommendations,
            route=tuple(RouteStop(body, "", "other", self._at("route")) for body in given.route),
            course=tuple(map(self._course, given.course)),
            attachments=tuple(Attachment(one.title, one.document_number or None) for one in given.attachments),
            references=tuple(map(self._reference, given.references)),
            sections=tuple(self._sections()),
            standing=given.standing,
            layout=given.layout or None,
            inferred=tuple(sorted({*given.inferred, *self.inferred})),
            places=self._places(),
            url=given.source.url if given.source else None,
        )

    def _places(self) -> dict[str, Place]:
        """Where each field stands: where the row says, else where the item begins."""
        given = self.told.item
        if given.places:
            return {name: Place(place.line, place.page) for name, place in sorted(given.places.items())}
        numbered = {"case_number"} if given.case_number or given.case_numbers else set()
        return {name: self._at(name) for name in sorted((given.model_fields_set & _PLACED) | numbered)}

    def _at(self, field: str) -> Place:
        """Where a field stands: where the row says, else where the item begins."""
        place = self.told.item.places.get(field)
        return Place(place.line, place.page) if place else Place(self.whole.line, self.whole.page)

    def _course(self, given: CoursePart) -> Treatment:
        return Treatment(given.body, "", given.date, given.decision or None, given.decision_kind, self._at("course"))

    def _reference(self, given: ReferencePart) -> Reference:
        place = Place(given.line) if given.line else self._at("title")
        return Reference(
            body=given.body or None,
            body_id=None,
            date=given.date,
            date_inferred=given.date_inferred,
            tense=given.tense,
            kind=given.kind,
            about=given.about,
            quote=given.quote,
            place=place,
            about_case=given.about_case or None,
            item_number=given.item_number or None,
            case_number=given.case_number or None,
        )

    def _sections(self) -> Iterator[Section]:
        """The texts of the row as the sections of a page, which is where prose is read."""
        given = self.told.item
        if given.recommendations:
            yield self._section("recommendation", "recommendations", "\n".join(given.recommendations))
        if given.decision:
            yield self._section("decision", "decision", given.decision)

    def _section(self, role: SectionRole, field: str, text: str) -> Section:
        place = self._at(field)
        return Section(role, "", text, place, (place.line,) * (text.count("\n") + 1))
