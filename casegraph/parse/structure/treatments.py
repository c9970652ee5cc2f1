"""Headings that record a treatment: "Beslutning i Byrådet den …", "Direktionens møde den …:", "Byrådet, …, pkt. 4".

Such a line holds a body, a date, or both, and beside them nothing but words of deciding and filler. What comes after
its colon is the beginning of the decision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casegraph.danish import DateMention, find_dates, join_wrapped
from casegraph.kinds import IsoDate
from casegraph.model import Body, Line
from casegraph.parse.bodies import BodyIndex, BodyMention
from casegraph.parse.vocabulary import Vocabulary

LONGEST = 200
_FEW_LETTERS = 4
_MOST_LINES = 12  # that brackets around a treatment hold
_LAST_LINE = 60  # of a heading that breaks over two
_ITEM = re.compile(
    r"(?:,|\()?\s*(?:pkt|punkt|dagsordenspunkt|sag)\.?\s*(?:nr\.?\s*)?(?P<number>\d{1,4})\)?", re.IGNORECASE
)
_ITEM_ALONE = re.compile(r"(?:pkt|punkt|dagsordenspunkt|sag)\.?\s*(?:nr\.?\s*)?\d{1,4}\s*:?", re.IGNORECASE)
_TERM = re.compile(r"\(\d{2,4}\s?[-–/]\s?\d{2,4}\)")  # the years of a body's term of office
# "Byrådet, 3. maj 2024 (tillægsdagsorden)": what kind of sitting it was.
_SITTING = re.compile(
    r"\((?:tillægsdagsorden|ekstraordinær\w*(?:\smøde)?|fællesmøde|lukket|åbe[nt]|(?:lukket|åben)\sdagsorden)\)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:,?\s*kl\.?\s*)?\b\d{1,2}[.:]\d{2}(?::\d{2})?\b", re.IGNORECASE)
_WORD = re.compile(r"\w+\.?")
_DECIDED_BY = re.compile(
    r"(?P<word>\w+)(?:(?P<comma>,)|\s+(?i:i|fra|af|på))\s+(?P<name>[A-ZÆØÅ].{2,80}?),?\s+(?i:den\s+|d\.\s*)?\Z",
    re.DOTALL,
)
_ABBREVIATED = re.compile(r"(?P<name>[A-ZÆØÅ]{2,5}),?\s+(?:den|d\.)?\s*")
_JOINING = frozenset({"i", "for", "og", "den", "af", "på", "samt", "til", "fra", "d", "kl", "det", "med", "om"})
_SENTENCE_END = re.compile(r"[.!?]\s+\S")


@dataclass(frozen=True, slots=True)
class TreatmentHead:
    """What a heading says of the treatment it records, and the text behind its colon.

    ``worded`` says that a word of deciding stands in it; ``sure`` that its form leaves no doubt that it is a heading
    and not a line of a route ("Økonomiudvalget den 3. marts 2021").
    """

    body: Body | None
    date: IsoDate | None
    item_number: str | None
    inline: str
    worded: bool
    sure: bool
    date_first: bool = False


@dataclass(frozen=True, slots=True)
class _Anatomy:
    """The parts of a line: its day, bodies, the span of a body no rule knows, an item number, words of deciding."""

    date: DateMention
    bodies: list[BodyMention]
    unknown: tuple[int, int] | None
    item: str | None
    words: bool


class TreatmentReader:
    """Recognises headings that record a treatment."""

    def __init__(self, vocabulary: Vocabulary, bodies: BodyIndex) -> None:
        self._vocabulary = vocabulary
        self._bodies = bodies
        self._boards = vocabulary.boards

    def read(self, text: str, listed: bool = False) -> TreatmentHead | None:
        """The treatment that the line ``text`` heads, or ``None``; ``listed`` where the line has the mark of a list."""
        if len(text) < 4 or (not text[0].isupper() and not text[0].isdigit()):
            return None
        head, colon, inline = _at_colon(text)
        head = in_small_letters(head)
        if len(head) > LONGEST or (_SENTENCE_END.search(head) and not any(c.isdigit() for c in head)):
            return None
        found = self._dated(head, colon, inline) if re.search(r"\d", head) else self._undated(head, colon, inline)
        return None if found and listed and not (found.worded or colon) else found

    def wrapped(self, first: str, second: str) -> str | None:
        """The heading that two lines make, the second of which holds its day: "Beslutning i Byrådet" / "den 4. maj"."""
        if len(second) > _LAST_LINE or not re.search(r"\d", second) or re.search(r"[\d:]", first):
            return None
        if not self._has_decision_word(first[:LONGEST]):
            return None
        whole = join_wrapped(first.strip(), second.strip())
        found = self.read(whole)
        return whole if found and found.date and found.worded and found.sure and not found.inline else None

    def sitting(self, text: str) -> IsoDate | None:
        """The day of the meeting that the line names with its body and nothing else: "Direktionsmøde 7. marts 2022"."""
        found = None if len(text) > LONGEST or text[-1:] == ":" else self._anatomy(in_small_letters(text))
        if found is None or found.words or found.item or not found.bodies or "møde" not in text.lower():
            return None
        return found.date.date if found.date.year_printed else None

    def _dated(self, head: str, colon: bool, inline: str) -> TreatmentHead | None:
        found = self._anatomy(head)
        if found is None:
            return None
        body = found.bodies[0].body if found.bodies else None
        if found.unknown:
            name = head[slice(*found.unknown)]
            body = self._bodies.resolve(name) or self._boards.alone(name) or self._bodies.abbreviated(name)
        worded = found.words or found.unknown is not None
        if not worded and not colon and (not found.date.year_printed or found.bodies[0].compound):
            return None
        comma = bool(found.bodies) and re.match(r"\s*,", head[found.bodies[0].end :]) is not None
        sure = worded or colon or found.item is not None or comma
        first = bool(found.bodies) and found.date.start < found.bodies[0].start
        return TreatmentHead(body, found.date.date, found.item, inline, worded, sure, first)

    def _anatomy(self, head: str) -> _Anatomy | None:
        """The parts of a line that holds one day, a body or a word of deciding, and else only filler."""
        dates = [date for date in find_dates(head) if date.precision == "day"]
        if len(dates) != 1:
            return None
        date = dates[0]
        bodies = [body for body in self._bodies.find(head) if body.end <= date.start or body.start >= date.end]
        unknown = None if bodies else self._unknown_body(head[: date.start]) or self._alone(head, date)
        if not bodies and unknown is None and not self._has_decision_word(head):
            return None
        named = self._anatomy_of(head, date, bodies, unknown)
        # "Velfærds og Skoleudvalget", without its hyphen: more than the committee that is known.
        wider = self._unknown_body(head[: date.start]) if named is None and bodies else None
        return self._anatomy_of(head, date, [], wider) if wider else named

    def _anatomy_of(
        self, head: str, date: DateMention, bodies: list[BodyMention], unknown: tuple[int, int] | None
    ) -> _Anatomy | None:
        """The parts of a line with these bodies, or an unknown one; ``None`` where there are other words."""
        rest = _blank(head, [date, *bodies], unknown)
        item = _ITEM.search(rest, max(date.end - 1, 0))
        if item:
            rest = rest[: item.start()] + " " * (item.end() - item.start()) + rest[item.end() :]
        words = self._residue(_TIME.sub(" ", _SITTING.sub(" ", _TERM.sub(" ", rest))))
        return None if words is None else _Anatomy(date, bodies, unknown, item.group("number") if item else None, words)

    def _undated(self, head: str, colon: bool, inline: str) -> TreatmentHead | None:
        """Without a date: "Beslutning i Økonomiudvalget", "Byrådets beslutning", "Byrådet: Godkendt."."""
        if len(head) > 90:
            return None
        bodies = self._bodies.find(head)
        if len(bodies) != 1:
            return None
        words = self._residue(_blank(head, bodies, None))
        if words is None:
            return None
        verdict = bool(inline) and self._vocabulary.verdict_words.match(inline) is not None
        if not words and not (colon and (verdict or not inline)):
            return None
        return TreatmentHead(bodies[0].body, None, None, inline, words, words)

    def _residue(self, rest: str) -> bool | None:
        """Whether a word of deciding is among the words of ``rest``; ``None`` where there is a word of another kind."""
        decided = False
        for word in _WORD.findall(rest):
            if not self._vocabulary.treatment_words.match(word):
                return None
            decided = decided or self._vocabulary.decision_words.match(word) is not None
        return decided

    def _has_decision_word(self, head: str) -> bool:
        return any(self._vocabulary.decision_words.match(word) for word in _WORD.findall(head)[:6])

    def _unknown_body(self, before: str) -> tuple[int, int] | None:
        """Where the name of a body that no rule knows stands in "Beslutning fra Plan, Miljø og Teknik, …"."""
        board = self._boards.owner(before)
        if board and self._has_decision_word(before[board[1] :]):
            return board
        found = _DECIDED_BY.match(before)
        if not found or not self._vocabulary.decision_words.match(found.group("word")):
            return None
        name = found.group("name")
        if found.group("comma") and not (self._bodies.resolve(name) or self._boards.alone(name)):
            return None
        return None if len(name.split()) > 9 else found.span("name")

    def _alone(self, head: str, date: DateMention) -> tuple[int, int] | None:
        """Where the topics of a committee stand alone in "Social og Sundhed, 6. januar 2020, pkt. 123", or its
        abbreviation in "TMU den 2/5-2001".
        """
        short = _ABBREVIATED.fullmatch(head[: date.start])
        if short and self._bodies.abbreviated(short["name"]):
            return short.span("name")
        name = head[: date.start].rstrip(" ,")
        if not name[:1].isupper() or not _ITEM.match(head, date.end) or self._bodies.resolve(name) is None:
            return None
        return 0, len(name)


def with_whole_heads(lines: Sequence[Line], reader: TreatmentReader) -> Sequence[Line]:
    """``lines`` with each heading of a treatment that breaks over two of them on the first; so does "Byrådets møde den
    4. maj" / "Punkt 3:".
    """
    made = list(lines)
    numbered: dict[int, str] = {}
    for at, (line, below) in enumerate(pairwise(lines)):
        if line.number + 1 != below.number:
            continue
        whole = reader.wrapped(line.text, below.text)
        if whole:
            made[at], made[at + 1] = replace(line, text=whole), replace(below, text="")
        elif _ITEM_ALONE.fullmatch(below.text) and reader.read(line.text):
            numbered[at] = f"{line.text.strip(' :')}, {below.text.strip(' :')}"
    # The same head above number after number is that of the pages.
    if len({lines[at].text for at in numbered}) > 1:
        for at, whole in numbered.items():
            made[at], made[at + 1] = replace(lines[at], text=whole), replace(lines[at + 1], text="")
    return made


def with_brackets_off(lines: Sequence[Line], reader: TreatmentReader) -> Sequence[Line]:
    """``lines`` with the brackets taken off that a treatment is printed in: "(ØU 14/5-24: Anbefales, idet …)"."""
    made = list(lines)
    for at, line in enumerate(lines):
        found = reader.read(line.text[1:]) if line.text.startswith("(") else None
        end = _bracket_end(lines, at) if found and found.body and found.date and found.inline else None
        if end is not None and not _goes_on(lines, end, reader):
            made[at] = replace(line, text=line.text[1:])
            made[end] = replace(made[end], text=made[end].text.rstrip()[:-1])
    return made


def _goes_on(lines: Sequence[Line], end: int, reader: TreatmentReader) -> bool:
    """Whether the text goes on right below a bracket, which then only stands in it."""
    below = lines[end + 1].text.strip() if end + 1 < len(lines) else ""
    return bool(below) and not below.startswith("(") and not reader.read(below)


def _bracket_end(lines: Sequence[Line], start: int) -> int | None:
    """The place of the line on which the bracket that begins a line is closed, at its end."""
    depth = 0
    for at in range(start, min(start + _MOST_LINES, len(lines))):
        text = lines[at].text.rstrip()
        depth += text.count("(") - text.count(")")
        if depth <= 0:
            return at if depth == 0 and text.endswith(")") else None
    return None


def in_small_letters(text: str) -> str:
    """A line in capitals as it would be written otherwise, so that names in it are known; other lines as they are, and
    so is what has but a few letters ("ØU 14/5-24").
    """
    if not text.isupper() or sum(map(str.isalpha, text)) <= _FEW_LETTERS:
        return text
    return re.sub(r"[^\W\d_]+", lambda word: _small(word.group()), text)


def _small(word: str) -> str:
    small = word.lower()
    return small if small in _JOINING or len(small) == 1 else small.capitalize()


def _at_colon(text: str) -> tuple[str, bool, str]:
    """``text`` before its first colon that is no time of day, whether there is one, and what follows."""
    found = re.search(r":(?!\d\d)", text[: LONGEST + 1])
    if not found:
        return text, False, ""
    return text[: found.start()], True, text[found.end() :].strip()


def _blank(head: str, mentions: Sequence[DateMention | BodyMention], unknown: tuple[int, int] | None) -> str:
    """``head`` with the mentions (and a genitive s behind them) made blank, at equal length."""
    spans = [(mention.start, mention.end) for mention in mentions] + ([unknown] if unknown else [])
    for start, end in spans:
        genitive = head[end : end + 1] == "s" and not head[end + 1 : end + 2].isalpha()
        stop = end + 1 if genitive else end
        head = head[:start] + " " * (stop - start) + head[stop:]
    return head
