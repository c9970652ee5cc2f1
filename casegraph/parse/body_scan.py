"""Bodies in running text: every word or phrase that names one, judged by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz.distance import OSA

from casegraph.model import Body
from casegraph.parse.committees import NOUN, Committee, Committees
from casegraph.parse.inflection import Base, Inflection, Tail, fold_in_place
from casegraph.rulebook.bodies import BodiesFile, BodyRule
from casegraph.rulebook.phrases import Phrases


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text: ``text`` is the whole word or words from ``start`` to ``end``, endings included.

    ``reading`` is 1 or 2 where printed beside it. ``compound`` is the noun joined to the name (*direktions-møde*) and
    ``noun`` the one its genitive belongs to (*Økonomiudvalgets område*); ``group`` says several bodies are meant.
    """

    start: int
    end: int
    text: str
    body: Body
    reading: int | None = None
    compound: str = ""
    noun: str = ""
    group: bool = False


_WORD = re.compile(r"[^\W\d_]{1,40}")  # longer than any ending: a word without end costs nothing
_READING = re.compile(r"\s*[,(–-]?\s*\(?([12])(?:\)|\.\s*beh(?:andling|\.)?(?!\w|\s+(?:i|på)\b))", re.IGNORECASE)
_READING_BEFORE = re.compile(r"([12])\.\s*beh(?:andling|andl\.|\.)?\s*(?:(?:i|på|af|:)\s*)?$", re.IGNORECASE)
_DATE = re.compile(
    r"[\s,:]*(?:\([12]\)\s*)?(?:d\.|den)?\s*\d{1,2}(?:[./-]\s?\d|\.?\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"['’´:]?s\b")
# "BR 18": of a series of something else.
_SERIES = re.compile(r"\s?\d{2}(?!\d|\s?[./-])")
_HYPHEN_NOUN = re.compile(r"[-–]([^\W\d_]+)")
_BEFORE_ENTRY = re.compile(
    r"(?:^|[,;/→>•*+|(\n–-]|\b(?:og|samt|via|til|fra|i|derefter|herefter|dernæst|eventuelt|evt\.))\s*$"
)
_AFTER_ENTRY = re.compile(r"\s*(?:$|[,;/→>•*+|(\n).:–-]|(?:og|samt|via|derefter|herefter|dernæst|d\.|den)\b|\d)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A possible mention before it is judged."""

    start: int
    end: int
    body: Body
    tail: Tail
    group: bool = False
    doubtful: bool = False
    by_form: bool = False


class BodyScanner:
    """Every way a body can be named, compiled once; :class:`casegraph.parse.bodies.BodyIndex` is its outside face."""

    def __init__(self, book: BodiesFile, municipality: str | None = None, on: str | None = None) -> None:
        rules = [rule for rule in book.bodies if rule.holds(municipality, on)]
        rules.sort(key=lambda rule: (rule.municipality is not None, rule.valid_from or ""))
        self._inflection = Inflection(book)
        self.committees = Committees(book, self._inflection)
        self._names: dict[str, tuple[Base, Body, bool]] = {}
        self._forms: dict[str, Body] = {}
        self._topics: dict[str, Body] = {}
        self._abbreviations: dict[str, tuple[Body, bool]] = {}
        self._words_too: frozenset[str] = frozenset()
        for rule in rules:
            self._add(rule)
        phrases = [term.term for term in book.not_bodies if " " in term.term]
        self._no_bodies = Phrases(phrases)
        self._owners = tuple(term.term.lower() + " " for term in book.other_owners)

    def _add(self, rule: BodyRule) -> None:
        for term in rule.names:
            base = self._inflection.base(term.term, inflected=not rule.group)
            body = Body(rule.id, base.name, rule.kind)
            self._names[base.text] = (base, body, rule.group)
            if committee := self._committee(base.name):
                self._forms[committee.id] = body
        if rule.topic and (topic := self.committees.topics.canonical(rule.topic)):
            self._topics[topic] = Body(rule.id, rule.name, rule.kind)
        for terms, doubtful in ((rule.abbreviations, False), (rule.short, True)):
            for short in terms:
                self._abbreviations[short.term] = (Body(rule.id, short.name or rule.name, rule.kind), doubtful)

    def _committee(self, name: str) -> Committee | None:
        anchor = fold_in_place(name).rfind(NOUN)
        return self.committees.read(name, fold_in_place(name), anchor) if anchor >= 0 else None

    def learning(self, abbreviations: Mapping[str, Body]) -> BodyScanner:
        """A scanner that knows these abbreviations as well."""
        wiser = copy(self)
        wiser._words_too = frozenset(token for token in abbreviations if self.may_be_another_word(token))
        wiser._abbreviations = self._abbreviations | {token: (body, False) for token, body in abbreviations.items()}
        return wiser

    def may_be_another_word(self, token: str) -> bool:
        """Whether a token is an abbreviation that counts only where it is certainly a body."""
        return self._abbreviations.get(token, (None, False))[1]

    def nearest(self, name: str) -> Body | None:
        """The body of the rules whose full name is one slip away from ``name`` (two in a long one), if only one is."""
        folded = fold_in_place(name)
        slips = 2 if len(folded) >= 14 else 1
        near = {
            body.id: body
            for length in range(len(folded) - slips, len(folded) + slips + 1)
            for form, body in self._names_by_length.get(length, ())
            if OSA.distance(folded, form, score_cutoff=slips) <= slips
        }
        return next(iter(near.values())) if len(near) == 1 else None

    @cached_property
    def _names_by_length(self) -> dict[int, list[tuple[str, Body]]]:
        """The full names of single bodies, with and without their ending: only one as long can be a slip away."""
        names: dict[int, list[tuple[str, Body]]] = {}
        for base, body, group in self._names.values():
            for form in (base.text, base.text + base.definite):
                if not group:
                    names.setdefault(len(form), []).append((form, body))
        return names

    def find(self, text: str, listed: bool = False) -> list[BodyMention]:
        """Every body named in ``text``, from left to right; where it is doubtful, nothing.

        ``listed`` says that the text is a list of bodies, so that an abbreviation that can be another word is one.
        """
        folded = fold_in_place(text)
        found = [*self._named(folded), *self._by_form(text, folded), *self._abbreviated(text)]
        return list(self._mentions(text, folded, found, listed))

    def _named(self, folded: str) -> Iterator[_Found]:
        for anchor, (base, body, group) in self._names.items():
            for start in _positions(folded, anchor) if anchor in folded else ():
                if _inside_a_word(folded, start):
                    continue
                end = start + len(anchor)
                word = _WORD.match(folded, end)
                end = word.end() if word else end
                tail = self._inflection.tail(base.definite, word.group() if word else "")
                if tail is not None and (joined := self._hyphenated(folded, end, tail)):
                    yield _Found(start, joined[0], body, joined[1], group)

    def _hyphenated(self, folded: str, end: int, tail: Tail) -> tuple[int, Tail] | None:
        """A compound written with a hyphen (*ØU-møde*); ``None`` where the hyphen makes another word of it."""
        joined = _HYPHEN_NOUN.match(folded, end)
        if joined is None:
            return end, tail
        noun = self._inflection.tail("", joined.group(1))
        return (joined.end(), noun) if noun and noun.compound else None

    def _by_form(self, text: str, folded: str) -> Iterator[_Found]:
        for anchor in _positions(folded, NOUN):
            committee = self.committees.read(text, folded, anchor)
            if committee:
                yield _Found(committee.start, committee.end, self.body_of(committee), committee.tail, by_form=True)

    def body_of(self, committee: Committee) -> Body:
        """The body that a committee's form names: one of the rules where its topics say so, else a standing one."""
        known = self._forms.get(committee.id)
        if known:
            return replace(known, name=committee.name)
        if committee.special:
            return Body(committee.id, committee.name, "special_committee")
        for topic in committee.topics:
            if topic in self._topics:
                return replace(self._topics[topic], name=committee.name)
        return Body(committee.id, committee.name, "standing_committee")

    def _abbreviated(self, text: str) -> Iterator[_Found]:
        for token, (body, doubtful) in self._abbreviations.items():
            for start in _positions(text, token) if token in text else ():
                found = self._whole_token(text, start, start + len(token))
                if found and not (token in self._words_too and _SERIES.match(text, found[0])):
                    yield _Found(start, found[0], body, found[1], doubtful=doubtful)

    def _whole_token(self, text: str, start: int, end: int) -> tuple[int, Tail] | None:
        before = text[max(0, start - 2) : start]
        if before[-1:].isalnum() or before[-1:] in {"-", "&", "_"} or (before[-1:].isspace() and before[:1].isdigit()):
            return None
        genitive = _GENITIVE.match(text, end)
        end = genitive.end() if genitive else end
        if text[end : end + 1].isalnum() or text[end : end + 1] in {"&", "_"}:
            return None
        return self._hyphenated(
            text.lower() if text[end : end + 1] == "-" else text, end, Tail(True, genitive is not None)
        )

    def _mentions(self, text: str, folded: str, found: Iterable[_Found], listed: bool) -> Iterator[BodyMention]:
        last = 0
        for one in sorted(found, key=lambda one: (one.start, -one.end, one.by_form, one.body.id)):
            if one.start < last or self._is_other(text, folded, one):
                continue
            if one.doubtful and not (_clear(text, one) or (listed and between_separators(text, one.start, one.end))):
                continue
            last = one.end
            yield _mention(text, one)

    def _is_other(self, text: str, folded: str, one: _Found) -> bool:
        """Whether a genitive before it, or a phrase it is part of, says that it is not the municipality's body."""
        if folded[max(0, one.start - 40) : one.start].endswith(self._owners):
            return True
        low = max(0, one.start - 40)
        window = text[low : one.end + 60]
        return any(low + hit.start < one.end and one.start < low + hit.end for hit in self._no_bodies.finditer(window))


def between_separators(text: str, start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` is one whole entry of a list: separators, joining words or the ends around it."""
    return bool(_BEFORE_ENTRY.search(text, max(0, start - 16), start) and _AFTER_ENTRY.match(text, end))


def _positions(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _inside_a_word(text: str, start: int) -> bool:
    """Whether the letters before ``start`` belong to the same word, or to the name of a file."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isalnum() or before[-1:] == "_" or (before[-1:] == "-" and before[:-1].isalnum())


def _clear(text: str, one: _Found) -> bool:
    """Whether an abbreviation that can be another word is certainly a body here: in a route, or before a date."""
    if text[one.end : one.end + 1] == "/" or text[one.start - 1 : one.start] == "/":
        return True
    return bool(_DATE.match(text, one.end) or _READING.match(text, one.end))


def reading_beside(text: str, start: int, end: int) -> int | None:
    """The reading printed right behind or before the name: *(2)*, *1. behandling i …*; ``None`` where none is."""
    found = _READING.match(text, end) or _READING_BEFORE.search(text[max(0, start - 24) : start])
    return int(found.group(1)) if found else None


def _mention(text: str, one: _Found) -> BodyMention:
    noun = re.compile(r"\s+([^\W\d_]+)").match(text, one.end) if one.tail.genitive else None
    return BodyMention(
        one.start,
        one.end,
        text[one.start : one.end],
        one.body,
        reading_beside(text, one.start, one.end),
        one.tail.compound,
        noun.group(1).lower() if noun else "",
        one.group,
    )
