"""Evidence as people read it: both values as they were compared, and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import overload

from casegraph.danish import stem
from casegraph.link.items.sources import Sources
from casegraph.link.titles.brought import brought_by
from casegraph.link.weighing.evidence import EVIDENCE
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.scoring import Pieces, Weighing, weigh
from casegraph.model import Evidence

Shown = Callable[[Sources, int, int], str]


class Reasons(Sequence[Evidence]):
    """The evidence of a link, put into words when it is first read: most links are never looked at.

    ``lead`` comes before what the pair's own pieces say; prose is read late too where it cannot change the outcome, and
    so is not among ``found``.
    """

    __slots__ = ("_found", "_lead", "_pair", "_row", "_said", "_sources")

    def __init__(
        self, sources: Sources, pair: Pair, found: Weighing, row: int, lead: tuple[Evidence, ...] = ()
    ) -> None:
        self._sources, self._pair, self._found, self._row, self._lead = sources, pair, found, row, lead
        self._said: tuple[Evidence, ...] | None = None

    def _all(self) -> tuple[Evidence, ...]:
        if self._said is None:
            pieces = self._found.pieces(self._row)
            if len(pieces) < len(EVIDENCE):
                pieces = weigh(self._sources, [self._pair]).pieces(0)
            telling = tuple(piece for piece in pieces if piece.weight)
            self._said = (*self._lead, *every(self._sources, self._pair, telling))
        return self._said

    @overload
    def __getitem__(self, index: int) -> Evidence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, index: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def every(sources: Sources, pair: Pair, found: Pieces) -> tuple[Evidence, ...]:
    """The pieces of evidence on one pair with both values, the item of the smaller id first."""
    items = sources.table.items
    a, b = pair if items[pair[0]].id < items[pair[1]].id else pair[::-1]
    return tuple(
        Evidence(name, SHOWN[name](sources, a, b), SHOWN[name](sources, b, a), weight, said(name, level))
        for name, level, weight in found
    )


def said(name: str, level: str) -> str:
    """A piece of evidence as a sentence: what it looks at, and what it found."""
    return f"{described(name)}: {level}"


@cache
def described(name: str) -> str:
    """What a piece of evidence looks at: the first part of its function's docstring."""
    text = " ".join((EVIDENCE[name].__doc__ or name).split())
    return text.partition(":")[0].partition(". ")[0].rstrip(".")


def _title(sources: Sources, item: int, other: int) -> str:
    return sources.table.items[item].title


def _own_words(sources: Sources, item: int, other: int) -> str:
    """The words one title has and the other lacks."""
    words = sources.table.words
    mine, theirs = sources.table.signs[item], sources.table.signs[other]
    alone = [word for word in mine.title.words if words.ids.get(stem(word)) not in theirs.bag]
    return " ".join(alone)


def _usual(sources: Sources, item: int, other: int) -> str:
    """The word of the title that is asked for what usually comes before or after it."""
    table = sources.table
    one, two = (int(table.wording[at]) for at in sorted((item, other)))
    told = sources.columns.sequels.told(one, two)
    return table.words.stems[told[item > other]] if told else ""


def _names(sources: Sources, item: int, other: int) -> str:
    sign = sources.table.signs[item]
    return ", ".join(sorted(sources.table.words.stems[word] for word in sign.names))


def _beside_names(sources: Sources, item: int, other: int) -> str:
    """The words of the title that are no names."""
    sign, ids = sources.table.signs[item], sources.table.words.ids
    return " ".join(word for word in sign.title.words if ids.get(stem(word)) not in sign.names)


def _course(sources: Sources, item: int, other: int) -> str:
    found = sources.table.items[item]
    return f"{found.body} {found.date or ''}".strip()


def _prose(sources: Sources, item: int, other: int) -> str:
    """The rarest words both texts have."""
    return sources.prose.telling(item, other)


def _documents(sources: Sources, item: int, other: int) -> str:
    table = sources.table
    numbers = table.documents[item] & table.documents[other]
    files = table.files[item] & table.files[other]
    return ", ".join(sorted(numbers or files or table.files[item]))


def _mention(sources: Sources, item: int, other: int) -> str:
    """The sentence that names the other item's meeting, or the item's own meeting."""
    spoken, named = sources.table.items[item], sources.table.items[other]
    for reference in spoken.references:
        if (reference.body_id, reference.date) == (named.body_id, named.date):
            return reference.quote
    return _course(sources, item, other)


SHOWN: dict[str, Shown] = {
    "number": lambda sources, item, other: sources.table.items[item].case_number or "",
    "words": _title,
    "difference": _own_words,
    "numbers": lambda sources, item, other: ", ".join(sorted(sources.table.signs[item].numbers)),
    "years": lambda sources, item, other: ", ".join(sources.table.signs[item].title.years),
    "periods": lambda sources, item, other: ", ".join(sources.table.signs[item].title.periods),
    "names": _names,
    "topic": _beside_names,
    "bearing": _title,
    "course": _course,
    "repetition": _title,
    "part": _title,
    "opposite": _title,
    "plan": _title,
    "address": _title,
    "phase": _title,
    "resumption": _title,
    "sequel": _usual,
    "journal": lambda sources, item, other: sources.table.items[item].journal_number or "",
    "recommender": lambda sources, item, other: brought_by(sources.table.items[item]),
    "documents": _documents,
    "number year": lambda sources, item, other: sources.table.items[item].case_number or _course(sources, item, other),
    "mention": _mention,
    "prose": _prose,
}
