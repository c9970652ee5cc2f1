"""What each line may be, seen by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from casegraph.danish import find_dates, fold
from casegraph.kinds import SectionRole
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.draft import CASE_NUMBER
from casegraph.parse.structure.numbering import Numbered, Numbering
from casegraph.parse.structure.page_foot import STREET, TOWN
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.side_labels import SideLabels
from casegraph.parse.structure.treatments import TreatmentHead, TreatmentReader
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

Kind = Literal["plain", "section", "treatment", "group", "flag", "numbers", "label", "contents", "tail", "furniture"]
STRUCTURAL: frozenset[Kind] = frozenset({"section", "treatment", "flag", "numbers"})
# What every item has, so that what heads it is no item's title.
OF_EVERY_ITEM: frozenset[SectionRole | None] = frozenset({"presentation", "recommendation", "decision", "attachments"})

_MORE_GROUPS = r"(?:[-./][\dA-ZÆØÅ]{1,8}){1,5}[A-Z]?"
_LONE_NUMBER = re.compile(rf"(?:[A-ZÆØÅ]{{2,5}}-)?\d{{2,6}}{_MORE_GROUPS}")
_LABELLED_NUMBER = re.compile(rf"\d{{1,6}}{_MORE_GROUPS}")
_LONG = 5  # digits of the number of a case, at least
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)\.?")
_GLUED = re.compile(r"(?P<head>[A-ZÆØÅ][a-zæøåé]+(?: [a-zæøåé]+){0,3})(?=[A-ZÆØÅ])")
_CLOCK = re.compile(r"(?:kl\.?\s*)?\d{1,2}[.:]\d\d\b", re.IGNORECASE)
# "(Lukket)"
_ENCLOSED = re.compile(r"[(\[](?P<inner>[^()\[\]]{3,40})[)\]]")
_LETTER = re.compile(r"[A-ZÆØÅ][.:)]\s+(?=\S)")
# What parts the numbers and marks of an item on one line, and how many words a number with its label has.
_PARTS, _LONGEST_PARTS, _FEW_WORDS = re.compile(r"\s+[/|·•–-]\s+|[,;]\s+|\s{2,}|\t"), 120, 3
_DAY = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}\s+[A-ZÆØÅ]")
# "Bilag (3)": how many stand below.
_COUNT = re.compile(r"\s*[(\[]\d{1,2}(?:\s+stk\.?)?[)\]](?=\s*:?\s*\Z)")
_PAGES = re.compile(r"\s+(?:Side|Sidetal)\Z")
# The foot of a web page: its address and when it was last changed, maybe in parts with signs between.
_LONGEST_FOOT, _FEWEST_PARTS = 160, 3
_SIGNS = re.compile(r"\s+[·|•]\s+")
_ADDRESS = re.compile(r"\A(?:[A-ZÆØÅ]\w+\s)?Kommune\b.{0,80}\b\d{4}\s+[A-ZÆØÅ]\w+.{0,40}\b(?:[Tt]elefon|[Tt]lf)\b")
_DATED_LAST = re.compile(r"\d\W{0,3}\Z")
_TAIL_REST = 25


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A section heading: its rule, as printed, and the text behind its colon or glued to it.

    ``item`` is the number of the item where the heading goes on with it, and perhaps with its title in ``inline``.
    """

    rule: SectionRule
    heading: str
    inline: str = ""
    item: str = ""

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


class LineReader:
    """Says of one line what it may be."""

    def __init__(self, vocabulary: Vocabulary, bodies: BodyIndex, numbering: Numbering, labels: SideLabels) -> None:
        self._words = vocabulary
        self._labels = labels
        self._treatments = TreatmentReader(vocabulary, bodies)
        self._numbering = numbering
        words = vocabulary.item_words
        self._for_item = re.compile(
            rf"(?P<head>[A-ZÆØÅ][^\d:]{{3,40}}?)\s+(?:for|til|vedr\.|vedrørende|på|under|i|ad)\s+(?:{words})\.?\s*(?P<item>\d{{1,4}})\b[:.]?\s*(?P<rest>.*)",
            re.IGNORECASE | re.DOTALL,
        )

    def read(self, row: Row) -> Fact:
        """The fact of one row that is no furniture."""
        if row.line.field == CASE_NUMBER:
            return Fact("numbers")
        return self._whole_line(row) or self._heading_or_plain(row)

    def _whole_line(self, row: Row) -> Fact | None:
        """The fact of a line that is a word of the vocabulary and nothing else."""
        text = row.text
        group = self._words.groups.whole(_LETTER.sub("", text, count=1))
        if group is not None:
            return Fact("group", closed=group, numbered=self._numbering.read(text))
        flag = self._flag(text)
        flag = self._closes_in_parts(row.line.text.strip()) or None if flag is None else flag
        if flag is not None:
            return Fact("flag", closed=flag)
        listed = _PAGES.sub("", text)  # "Indholdsfortegnelse … Side": what stands over the page numbers
        if self._words.contents.whole(listed) or self._words.item_lists.whole(listed):
            return Fact("contents", section=self._section(listed))
        return Fact("tail", section=self._section(text)) if self._ends_the_page(row) else None

    def _flag(self, text: str) -> bool | None:
        """What a mark says, in brackets too ("(Lukket)"); behind a label of items ("Status: Lukket") if it closes."""
        enclosed = _ENCLOSED.fullmatch(text)
        if enclosed:
            return self._words.flags.whole(enclosed["inner"])
        label, _, value = text.partition(":")
        if value.strip() and self._words.flag_labels.whole(label) is not None:
            return self._words.flags.whole(value.strip()) or None
        return self._words.flags.whole(text)

    def _closes_in_parts(self, text: str) -> bool:
        """Whether a line of parts has the mark of a closed item and a number ("Ref. 24/00313 / lukket punkt / abc"), or
        the label of one ("Adgang          Lukket").
        """
        parts = [part for part in _PARTS.split(text) if part] if len(text) <= _LONGEST_PARTS else []
        if len(parts) < 2 or not any(map(self._words.flags.whole, parts)):
            return False
        if self._words.flag_labels.whole(parts[0]) is not None:
            return True
        last = (part.split() for part in parts)
        return any(len(words) <= _FEW_WORDS and _is_long_number(words[-1]) for words in last)

    def _ends_the_page(self, row: Row) -> bool:
        """Whether the line begins what belongs to no item: "Underskriftsside", "Mødet hævet kl. 20.15"."""
        text = row.text
        if self._words.tail.whole(text):
            return True
        coming = self._words.next_meeting.before_colon(text) if row.gap else None
        if coming and find_dates(coming[2]):
            return True
        if len(text) < _LONGEST_FOOT and (_ADDRESS.match(text) or self._dates_the_page(text) or self._in_parts(text)):
            return True
        found = self._words.tail.beginning(text)
        if found and row.gap and _CLOCK.match(found[2]):
            return True
        return found is not None and len(found[2]) < _TAIL_REST and re.search(r"\d", found[2]) is not None

    def _in_parts(self, text: str) -> bool:
        """Whether a line in parts ends the page: "Nyby Kommune · Torvet 1 · 9999 Nyby", "… · Udskrevet fra …"."""
        parts = _SIGNS.split(text)
        known = (self._words.tail, self._words.furniture)
        if len(parts) < _FEWEST_PARTS:
            return False
        addressed = any(STREET.fullmatch(one) and TOWN.fullmatch(other) for one, other in pairwise(parts))
        return addressed or any(words.whole(part) is not None for words in known for part in parts)

    def _dates_the_page(self, text: str) -> bool:
        """Whether a line says when its page was changed, and nothing behind that."""
        return _DATED_LAST.search(text) is not None and bool(self._words.foot.inside(text) and find_dates(text))

    def _heading_or_plain(self, row: Row) -> Fact:
        """The fact of any other line: a section or treatment heading, numbers, a label, or plain text."""
        text = row.text
        numbered = self._numbering.read(text)
        if row.wrapped and not self._heads_though_wrapped(text):
            return Fact(numbered=numbered)
        section = self._section(numbered.title if numbered and numbered.title else text)
        if section:
            return Fact("section", section=section, numbered=numbered)
        if self.is_number_row(text) and not self._tells_time(text):
            return Fact("numbers", numbered=numbered)
        treatment = None if numbered and numbered.title else self._treatments.read(text, listed=bool(row.bullet))
        if treatment:
            return Fact("treatment", treatment=treatment, numbered=numbered)
        beside = self._labels.read(row)
        if beside:
            return Fact("section", section=SectionHit(beside.rule, beside.heading, beside.text), numbered=numbered)
        return Fact("label" if self._words.meeting_labels.before_colon(text) else "plain", numbered=numbered)

    def _heads_though_wrapped(self, text: str) -> bool:
        """Whether a line that may be the rest of the line before is a heading all the same."""
        if not text[:1].isupper():
            return self.is_number_row(text)
        if self._words.sections.whole(text) or self.is_number_row(text):
            return True
        treatment = self._treatments.read(text)
        return treatment is not None and treatment.worded and treatment.sure

    def _section(self, text: str) -> SectionHit | None:
        """The section that ``text`` heads: alone, before a colon, with a slip of the pen, or glued to its text."""
        text = _COUNT.sub("", text)
        verdict = self._words.verdict_words.match(text)
        if verdict and text.startswith(". ", verdict.end()):
            return None  # a sentence before others: "Vedtaget. Forslaget sendes i høring."
        rule = self._words.sections.whole(text)
        if rule:
            return None if verdict and text[-1:] == "." else SectionHit(rule, text)
        labelled = self._words.sections.before_colon(text)
        if labelled:
            return SectionHit(labelled[0], labelled[1], labelled[2])
        label, stop, rest = text.partition(". ")
        stopped = self._words.sections.whole(label) if stop and label[:1].isupper() else None
        if stopped and stopped.role == "route":
            return SectionHit(stopped, label, rest.strip())
        return self._for_the_item(text) or self._run_in(text) or self._glued(text) or self._misspelt(text)

    def _for_the_item(self, text: str) -> SectionHit | None:
        """A heading that names the item it belongs to: "Beslutning for Punkt 2: …"."""
        found = self._for_item.match(text) if any(sign.isdigit() for sign in text[:60]) else None
        rule = self._words.sections.whole(found.group("head")) if found else None
        return SectionHit(rule, *found.group("head", "rest", "item")) if found and rule else None

    def _run_in(self, text: str) -> SectionHit | None:
        """A heading with the beginning of its section on the same line, where no words of a sentence do so.

        It is one with a verdict ("Beslutning Godkendt."), or the first stop of a course ("Sagens forløb 25-03-2019
        Magistraten").
        """
        found = self._words.sections.beginning(text)
        if found is None or found[0].weak:
            return None
        decided = found[0].role == "decision" and found[2][:1].isupper() and self._words.verdict_words.match(found[2])
        return SectionHit(*found) if decided or (found[0].role == "course" and _DAY.match(found[2])) else None

    def _glued(self, text: str) -> SectionHit | None:
        glued = _GLUED.match(text)
        rule = self._words.sections.whole(glued.group("head")) if glued else None
        return SectionHit(rule, glued.group("head"), text[glued.end() :]) if glued and rule and not rule.weak else None

    def _misspelt(self, text: str) -> SectionHit | None:
        rule = self._words.sections.close(text) if text[:1].isupper() and text[-1:] != "." else None
        return SectionHit(rule, text) if rule and not rule.weak else None

    def is_number_row(self, text: str) -> bool:
        """A line of case, journal or document numbers, or of what stands beside them."""
        label = self._words.number_labels.beginning(text)
        if label:
            rest = label[2].lstrip(":. ")
            first = rest.split(" ", 1)[0]
            if (not rest and label[1][-1:] in ".:") or len(re.findall(r"\d", first)) >= 5:
                return True
            if len(re.findall(r"\d", first)) >= 2 and re.search(r"[-./]", first):
                return True
        weak = self._words.weak_number_labels.beginning(text)
        if weak and self._lone_number(weak[2].lstrip(":. "), _LABELLED_NUMBER):
            return True
        return self._words.item_labels.before_colon(text) is not None or self._lone_number(text)

    def _tells_time(self, text: str) -> bool:
        """Whether a label that may stand beside an item's numbers tells when a meeting was: "Tid: 13.00-15.00"."""
        found = self._words.meeting_labels.before_colon(text)
        return found is not None and found[0] in {"time", "start", "end"} and _CLOCK.match(found[2]) is not None

    def _lone_number(self, text: str, form: re.Pattern[str] = _LONE_NUMBER) -> bool:
        """A case number alone on its line but for a mark of open or closed: "ÅBEN - 27.15.12-Ø40-2-19", "1/22 Åben"."""
        words = [word for word in text.split() if word not in {"-", "–", "|", "·"}]
        if len(words) > 1 and self._words.flags.whole(words[0]) is not None:
            words = words[1:]
        elif len(words) > 1 and self._words.flags.whole(words[-1]) is not None:
            words = words[:-1]
        numbers = [word.strip(",;()") for word in words]
        if not 1 <= len(numbers) <= 3 or _YEARS.fullmatch(" ".join(numbers)):
            return False
        alike = all(form.fullmatch(number) and len(re.findall(r"\d", number)) >= _LONG for number in numbers)
        return alike and not find_dates(text)


def _is_long_number(text: str) -> bool:
    return _LABELLED_NUMBER.fullmatch(text) is not None and len(re.findall(r"\d", text)) >= _LONG


def wording(text: str) -> str:
    """A line as it comes again from item to item: without digits, and of a number line only the label."""
    return re.sub(r"[\d\W]+", " ", fold(text[:60]))[:24]
