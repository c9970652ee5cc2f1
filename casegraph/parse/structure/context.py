"""What the lines around a line say of it: values under headings, lists of bodies, headings by recurrence, groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from casegraph.danish import find_dates
from casegraph.kinds import SectionRole
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.lexicon import key_of
from casegraph.parse.structure.attachment_list import AttachmentList, without_attachment_numbers
from casegraph.parse.structure.facts import Fact, SectionHit
from casegraph.parse.structure.outcomes import with_outcomes
from casegraph.parse.structure.recount import recounted
from casegraph.parse.structure.rows import Row, is_name
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

_UNKNOWN = SectionRule(id="unknown", role="other")
# Where a source marks its headings, who recommends heads a section even if it is the body itself.
_RECOMMENDER = SectionRule(id="recommender", role="recommendation")
_AGAIN = 3
_LETTER = re.compile(r"(?P<letter>[A-ZÆØÅ])[.:)]\s+(?P<title>[A-ZÆØÅ].{2,80})")
# The first of what is recommended: "1. planen godkendes", "at planen godkendes".
_CLAUSE = re.compile(r"(?:\d{1,2}[.)]|[a-e]\))\s|at\s")
_MARK = re.compile(r"(?:[-–—•*]|\d{1,2}[.)])\s")
# "Udvalget peger på model 2", "Støttes": told of a treatment; up to so many words are no list of what is to come up.
_SENTENCE = re.compile(
    r"\A(?:[Ee]t\s|\w*(?:[Uu]dvalg|råd|[Dd]irektion|bestyrels)\w*|Sagen|Punktet|Forslaget|Udkastet|Planen|"
    r"Indstillingen|Fire|Fem|Tre)\s|\b(?:er|var|blev|har|skal|vil|[a-zæøå]{3,}(?:ede|te|tes|es)|"
    r"(?i:anmoder|oversender|beder|ønsker|peger|godkender|støtter))\b|\A[Uu]den\sbemærkninger"
)
_SHORT = 2
_LONGEST_DATED, _BEFORE_DAY = 90, re.compile(r"[\s,]*(?:\b(?:den|d\.)\s*)?\Z")
# The highest level of headings of sections, where none was met yet: above it stand the meeting and its items.
_SECTIONS = 3
# "Lukkede punkter" are those below.
_PLURAL = re.compile(r"(?:punkter|sager)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\blukke|fortrolig", re.IGNORECASE)


class Context:
    """Settles the facts of a document's rows by what stands around them."""

    def __init__(self, rows: Sequence[Row], facts: list[Fact], vocabulary: Vocabulary, bodies: BodyIndex) -> None:
        self._rows = rows
        self._facts = facts
        self._words = vocabulary
        self._bodies = bodies
        weak = (fact.section.heading for fact in facts if fact.section and fact.section.rule.weak)
        self._often = Counter(map(key_of, weak))
        self._level = 0  # of the heading of the last section, where the source marks headings

    def settled(self) -> list[Fact]:
        """One fact a row."""
        facts = self._facts
        again = self._recurring()
        groups = self._lettered()
        role: SectionRole | None = None
        above = Fact()
        result: list[Fact] = []
        listed = AttachmentList()
        below = [*(row.gap for row in self._rows[1:]), True][: len(self._rows)]
        for row, seen, ends in zip(self._rows, facts, below, strict=True):
            fact = listed.settled(row, self._settle(row, seen, role, above), role, ends=ends)
            if row.index in groups:
                fact = Fact("group", closed=groups[row.index])
            elif fact.kind == "group" and self._is_of_item(row, above):
                fact = Fact("flag", closed=fact.closed)
            elif row.index in again and fact.kind == "plain":
                fact = replace(fact, kind="section", section=SectionHit(_UNKNOWN, row.text))
            if fact.kind in {"section", "treatment"}:
                role = fact.role
                self._level = row.line.heading or self._level
            elif fact.numbered and fact.kind == "plain" and (fact.numbered.form == "word" or row.line.heading):
                role, self._level = None if fact.numbered.form == "word" else role, 0
            above = fact if fact.kind != "furniture" else above
            result.append(fact)
        result = self._without_agendas(self._without_lists(result))
        result = without_attachment_numbers(self._rows, result)
        return recounted(with_outcomes(self._rows, result, self._words))

    def _settle(self, row: Row, fact: Fact, role: SectionRole | None, above: Fact) -> Fact:
        if fact.kind == "plain" and self._says_who_recommends(row):
            return replace(fact, kind="section", section=SectionHit(_RECOMMENDER, row.text))
        takes_value = above.section is not None and above.section.rule.value and not above.section.inline
        if takes_value and fact.kind == "section":
            return replace(fact, kind="plain", section=None)
        if fact.kind == "tail":
            again = fact.section is not None and self._often[key_of(fact.section.heading)] > 1
            return replace(fact, kind="section") if again else Fact("tail")
        if fact.section and fact.section.rule.weak and not self._counts(row, fact.section, role):
            return replace(fact, kind="plain" if fact.kind == "section" else fact.kind, section=None)
        if fact.kind == "section" and self._answers(fact, above):
            return replace(fact, kind="plain", section=None)
        if fact.treatment and role in {"route", "course"} and not fact.treatment.sure:
            return replace(fact, kind="label", treatment=None)
        if fact.treatment and role == "course" and fact.treatment.date_first:
            return replace(fact, kind="label", treatment=None)
        return fact

    def _is_of_item(self, row: Row, above: Fact) -> bool:
        """Whether what may head a run of items stands right under the title of one, with a section of that below."""
        titled = above.kind == "plain" and above.numbered is not None and bool(above.numbered.title)
        below = self._facts[row.index + 1].kind if row.index + 1 < len(self._facts) else "plain"
        return titled and not row.gap and below in {"section", "treatment"} and not _PLURAL.search(row.text)

    def _says_who_recommends(self, row: Row) -> bool:
        """Whether a heading of the source, on the level of the sections, says who recommends."""
        level = row.line.heading
        here = level == self._level if self._level else level >= _SECTIONS
        return level > 0 and here and self._words.recommender.fullmatch(row.text) is not None

    def _counts(self, row: Row, section: SectionHit, role: SectionRole | None) -> bool:
        """Whether a word that may be an ordinary one heads a section: it comes again, or a marked list follows.

        What begins the sentence of a recommendation heads none where one is open, nor in a decision.
        """
        if section.role == "recommendation" and role in {"recommendation", "decision"}:
            return False
        if self._often[key_of(section.heading)] > 1:
            return True
        below = self._rows[row.index + 1 : row.index + 2]
        marked = _MARK.match(section.inline) if section.inline else any(other.bullet for other in below)
        if section.role == "recommendation":
            return bool(marked) or any(_CLAUSE.match(other.text) for other in below)
        return bool(marked) and section.role == "attachments"

    def _answers(self, fact: Fact, above: Fact) -> bool:
        """Whether a line right under a decision's heading is the decision and not another heading.

        It is where it is a word like "Vedtaget", or says that the body itself recommends: "Udvalget indstiller,".
        """
        heading = fact.section
        if heading is None or heading.inline or above.role != "decision":
            return False
        if heading.role == "recommendation":
            return self._words.own_recommending.match(heading.heading) is not None
        return heading.role == "decision" and self._words.verdict_words.match(heading.heading) is not None

    def _without_lists(self, facts: list[Fact]) -> list[Fact]:
        """``facts`` where bodies with dates, one below the other, are a list and no headings."""
        unsure = [f.treatment is not None and not f.treatment.sure for f in facts]
        for at, fact in enumerate(facts):
            beside = (at and unsure[at - 1]) or (at + 1 < len(facts) and unsure[at + 1])
            if unsure[at] and beside:
                facts[at] = replace(fact, kind="label", treatment=None)
        return facts

    def _without_agendas(self, facts: list[Fact]) -> list[Fact]:
        """``facts`` where lists say what is to come up before whom ("- ØU den 12/3: Mole"), and no entry of them what
        was decided; what is headed as a list of earlier treatments stays one.
        """
        run: list[int] = []
        role: SectionRole | None = None
        for at, fact in enumerate([*facts, Fact("section")]):
            if fact.treatment and self._rows[at].bullet and not fact.treatment.worded:
                run.append(at)
            elif fact.kind != "plain" or self._rows[at].gap:
                topics = role != "course" and not any(self._tells(facts[place]) for place in run)
                for place in run if topics else ():
                    facts[place] = replace(facts[place], kind="plain", treatment=None)
                run = []
                role = fact.role if fact.kind == "section" else role
        return facts

    def _tells(self, fact: Fact) -> bool:
        """Whether what stands behind a body and a day is what was decided then."""
        told = fact.treatment.inline if fact.treatment else ""
        words = self._words
        verdict = words.verdict_words.match(told) or words.recommends.search(told) or _SENTENCE.search(told)
        return bool(verdict) or len(told.split()) <= _SHORT

    def _recurring(self) -> set[int]:
        """Short lines that come again and again but never right under a heading: headings of sections nobody named."""
        seen: dict[str, list[int]] = {}
        before = Fact()
        values: Counter[str] = Counter()
        for row, fact in zip(self._rows, self._facts, strict=True):
            if fact.kind == "plain" and fact.numbered is None and is_name(_undated(row)):
                key = key_of(row.text)
                seen.setdefault(key, []).append(row.index)
                values[key] += before.kind in {"section", "treatment"} and not _has_inline(before)
            before = fact if fact.kind != "furniture" else before
        found = [key for key, places in seen.items() if len(places) >= _AGAIN and values[key] * 5 <= len(places)]
        return {place for key in found if self._may_head(self._rows[seen[key][0]].text) for place in seen[key]}

    def _may_head(self, text: str) -> bool:
        labels = self._words.number_labels.whole(text) is not None
        return not labels and not self._words.verdict_words.match(text) and not self._bodies.find(text)

    def _lettered(self) -> dict[int, bool | None]:
        """Headings of runs of items by letter ("B. Til udtalelse"): the row of each, and whether it closes them."""
        found = [(row, match) for row in self._rows if (match := _LETTER.fullmatch(row.text)) and not row.bullet]
        if not _in_order([match.group("letter") for _, match in found]):
            return {}
        near = sum(self._beside_item(row.index) for row, _ in found)
        if near * 2 < len(found):
            return {}
        return {row.index: _CLOSED.search(match.group("title")) is not None for row, match in found}

    def _beside_item(self, row: int) -> bool:
        """Whether a numbered title stands right above or below the row."""
        for other in (row - 1, row + 1):
            fact = self._facts[other] if 0 <= other < len(self._facts) else Fact()
            if fact.numbered and fact.numbered.title and fact.kind in {"plain", "section"}:
                return True
        return False


def _undated(row: Row) -> Row:
    """A row without the day that it ends with: "Udvalgets stilling den 20. august 2013"."""
    days = find_dates(row.text) if len(row.text) <= _LONGEST_DATED and row.text[-1:].isdigit() else []
    if len(days) != 1 or days[0].end != len(row.text) or days[0].precision != "day":
        return row
    return replace(row, text=_BEFORE_DAY.sub("", row.text[: days[0].start]))


def _in_order(letters: Sequence[str]) -> bool:
    """Whether letters run from A on, once or anew for the contents list and for the items."""
    starts = [at for at, letter in enumerate(letters) if letter == "A" and (not at or letters[at - 1] != "A")]
    runs = [letters[start:stop] for start, stop in zip_longest(starts, starts[1:])]
    return len(set(letters)) > 1 and starts[:1] == [0] and all(list(run) == sorted(set(run)) for run in runs)


def _has_inline(fact: Fact) -> bool:
    return bool(fact.section and fact.section.inline)
