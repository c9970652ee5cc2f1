"""What each line may be, seen by itself and by the lines around it: the candidates from which the whole is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from casegraph.danish import find_dates, fold
from casegraph.kinds import SectionRole
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.lexicon import key_of
from casegraph.parse.structure.numbering import Numbered, Numbering
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.treatments import TreatmentHead, TreatmentReader
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

Kind = Literal["plain", "section", "treatment", "group", "flag", "numbers", "label", "contents", "tail", "furniture"]
STRUCTURAL: frozenset[Kind] = frozenset({"section", "treatment", "flag", "numbers"})

_PAGE = re.compile(r"(?:-\s*)?(?:side|s\.|page|pag\.)\s*\d{1,4}(?:\s*(?:af|/|of|-)\s*\d{1,4})?(?:\s*-)?", re.IGNORECASE)
_PAGE_INSIDE = re.compile(r"\bside\s*:?\s*\d{1,4}(?:\s*(?:af|/)\s*\d{1,4})?\s*\Z", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{2,5}-)?\d{2,6}(?:[-./][\dA-ZÆØÅ]{1,8}){1,5}[A-Z]?")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)\.?")
_ICON = re.compile(r"application/pdf icon|\bpdf icon\b", re.IGNORECASE)
_RULE = re.compile(r"[-–—=_*.\s\t|]{2,}")
_UNKNOWN = SectionRule(id="unknown", role="other")
_AGAIN = 3
_GLUED = re.compile(r"(?P<head>[A-ZÆØÅ][a-zæøåé]+(?: [a-zæøåé]+){0,3})(?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A section heading: its rule, as printed, and the text behind its colon or glued to it."""

    rule: SectionRule
    heading: str
    inline: str = ""

    @property
    def role(self) -> SectionRole:
        """The role of the section."""
        return self.rule.role


@dataclass(frozen=True, slots=True)
class Fact:
    """The most likely kind of one row, and what is known of it; ``closed`` for groups and flags."""

    kind: Kind = "plain"
    section: SectionHit | None = None
    treatment: TreatmentHead | None = None
    numbered: Numbered | None = None
    closed: bool | None = None

    @property
    def role(self) -> SectionRole | None:
        """The section role that the row opens, if it opens one; a treatment counts as a decision."""
        if self.section:
            return self.section.role
        return "decision" if self.treatment else None


class Facts:
    """The facts of all rows of one document, in one pass over it."""

    def __init__(self, vocabulary: Vocabulary, bodies: BodyIndex) -> None:
        self._words = vocabulary
        self._bodies = bodies
        self._treatments = TreatmentReader(vocabulary, bodies)
        self._numbering = Numbering(vocabulary.item_words)

    def of(self, rows: Sequence[Row]) -> list[Fact]:
        """One fact a row."""
        running = self._running_heads(rows)
        facts = [Fact("furniture") if row.index in running else self._fact(row) for row in rows]
        return self._by_context(rows, facts)

    def _fact(self, row: Row) -> Fact:
        if self._is_furniture(row.text):
            return Fact("furniture")
        return self._whole_line(row) or self._heading_or_plain(row)

    def _whole_line(self, row: Row) -> Fact | None:
        """The fact of a line that is a word of the vocabulary and nothing else."""
        text = row.text
        numbered = self._numbering.read(text)
        group = self._words.groups.whole(text)
        if group is not None:
            return Fact("group", closed=group, numbered=numbered)
        flag = self._words.flags.whole(text)
        if flag is not None:
            return Fact("flag", closed=flag)
        if self._words.contents.whole(text) or self._words.item_lists.whole(text):
            return Fact("contents", section=self._section(text))
        return Fact("tail") if self._words.tail.whole(text) else None

    def _heading_or_plain(self, row: Row) -> Fact:
        """The fact of any other line: a section or treatment heading, numbers, a label, or plain text."""
        text = row.text
        numbered = self._numbering.read(text)
        bare = numbered.title if numbered and numbered.title else text
        heads = text[:1].isupper() and self._words.sections.whole(text) is not None
        if row.wrapped and not heads and not self._is_number_row(text):
            return Fact(numbered=numbered)
        section = self._section(bare)
        if section:
            return Fact("section", section=section, numbered=numbered)
        if self._is_number_row(text):
            return Fact("numbers", numbered=numbered)
        treatment = self._treatments.read(text)
        if treatment:
            return Fact("treatment", treatment=treatment, numbered=numbered)
        return Fact("label" if self._words.meeting_labels.before_colon(text) else "plain", numbered=numbered)

    def _section(self, text: str) -> SectionHit | None:
        """The section that ``text`` heads: alone, before a colon, with a slip of the pen, or glued to its text."""
        rule = self._words.sections.whole(text)
        if rule:
            return SectionHit(rule, text)
        labelled = self._words.sections.before_colon(text)
        if labelled:
            return SectionHit(labelled[0], labelled[1], labelled[2])
        glued = _GLUED.match(text)
        rule = self._words.sections.whole(glued.group("head")) if glued else None
        if glued and rule and not rule.weak:
            return SectionHit(rule, glued.group("head"), text[glued.end() :])
        rule = self._words.sections.close(text) if text[:1].isupper() else None
        return SectionHit(rule, text) if rule and not rule.weak else None

    def _is_furniture(self, text: str) -> bool:
        if _PAGE.fullmatch(text) or _ICON.search(text) or (_RULE.fullmatch(text) and len(text) > 2):
            return True
        if self._words.furniture.whole(text) is not None:
            return True
        return "cook" in text.lower() and self._words.boilerplate.inside(text) is not None

    def _is_number_row(self, text: str) -> bool:
        """A line of case, journal or document numbers, or of what stands beside them."""
        label = self._words.number_labels.beginning(text)
        if label:
            rest = label[2].lstrip(":. ")
            first = rest.split(" ", 1)[0]
            if (not rest and label[1][-1:] in ".:") or len(re.findall(r"\d", first)) >= 5:
                return True
            if len(re.findall(r"\d", first)) >= 2 and re.search(r"[-./]", first):
                return True
        if self._words.item_labels.before_colon(text):
            return True
        if _YEARS.fullmatch(text):
            return False
        return bool(_LONE_NUMBER.fullmatch(text)) and len(re.findall(r"\d", text)) >= 5 and not find_dates(text)

    def _running_heads(self, rows: Sequence[Row]) -> set[int]:
        """Lines that the printer repeats on every page, all but the first of each: a page number, a name."""
        seen: dict[str, list[Row]] = {}
        for row in rows:
            if len(row.text) <= 110 and (_PAGE_INSIDE.search(row.text) or row.line.page is not None):
                seen.setdefault(re.sub(r"\d+", "#", fold(row.text)), []).append(row)
        repeated: set[int] = set()
        for same in seen.values():
            pages = {row.line.page for row in same}
            if len(same) >= 3 and (
                _PAGE_INSIDE.search(same[0].text) or (len(pages) == len(same) and _is_name(same[0]))
            ):
                repeated.update(row.index for row in same[1:])
        return repeated

    def _by_context(self, rows: Sequence[Row], facts: list[Fact]) -> list[Fact]:
        """Facts that only hold among others: the value under "Sagstype", lines of a route, headings by recurrence."""
        often = Counter(key_of(fact.section.heading) for fact in facts if fact.section and fact.section.rule.weak)
        again = self._recurring(rows, facts)
        role: SectionRole | None = None
        takes_value = False
        settled: list[Fact] = []
        for row, seen in zip(rows, facts, strict=True):
            fact = self._settle(seen, role, takes_value, often)
            takes_value = bool(fact.section and fact.section.rule.value and not fact.section.inline)
            if row.index in again and fact.kind == "plain":
                fact = replace(fact, kind="section", section=SectionHit(_UNKNOWN, row.text))
            if fact.kind in {"section", "treatment"}:
                role = fact.role
            elif fact.numbered and fact.kind == "plain" and fact.numbered.form == "word":
                role = None
            settled.append(fact)
        return settled

    def _recurring(self, rows: Sequence[Row], facts: Sequence[Fact]) -> set[int]:
        """Short lines that come again and again but never right under a heading: headings of sections nobody named."""
        seen: dict[str, list[int]] = {}
        before = Fact()
        values: Counter[str] = Counter()
        for row, fact in zip(rows, facts, strict=True):
            if fact.kind == "plain" and fact.numbered is None and _is_name(row) and not row.wrapped and not row.bullet:
                key = key_of(row.text)
                seen.setdefault(key, []).append(row.index)
                values[key] += before.kind in {"section", "treatment"} and not (
                    before.section and before.section.inline
                )
            before = fact if fact.kind != "furniture" else before
        found = [key for key, places in seen.items() if len(places) >= _AGAIN and values[key] * 5 <= len(places)]
        return {place for key in found if self._may_head(rows[seen[key][0]].text) for place in seen[key]}

    def _may_head(self, text: str) -> bool:
        return not self._words.verdict_words.match(text) and not self._bodies.find(text)

    def _settle(self, fact: Fact, role: SectionRole | None, takes_value: bool, often: Counter[str]) -> Fact:
        if takes_value and fact.kind == "section":
            return replace(fact, kind="plain", section=None)
        if fact.section and fact.section.rule.weak and often[key_of(fact.section.heading)] < 2:
            return replace(fact, kind="plain" if fact.kind == "section" else fact.kind, section=None)
        if fact.treatment and role in {"route", "course"} and not fact.treatment.sure:
            return replace(fact, kind="label", treatment=None)
        if fact.treatment and role == "course" and fact.treatment.date_first:
            return replace(fact, kind="label", treatment=None)
        return fact


def wording(text: str) -> str:
    """A line as it comes again from item to item: without digits, and of a number line only the label."""
    return re.sub(r"[\d\W]+", " ", fold(text[:60]))[:24]


def _is_name(row: Row) -> bool:
    """Whether the line is as short and bare as a heading or a name."""
    text = row.text
    return text[:1].isupper() and text[-1:] not in ".;,?!" and 3 < len(text) <= 60 and not re.search(r"[\d(\t]", text)
