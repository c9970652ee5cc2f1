"""What documents of one kind have in common that no rule knows: headings, item words, labels, lines of the page.

The common vocabulary says what is known; what comes again in the same place is then a word of the layout. Nothing is
learnt of a line that comes once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from casegraph.danish import find_dates
from casegraph.kinds import SectionRole
from casegraph.model import AgendaItem, Meeting, Source
from casegraph.parse.lexicon import key_of
from casegraph.parse.structure.rows import Row, make_rows
from casegraph.parse.tools import Tools
from casegraph.rulebook.drafting import Kind, Sighting

LONGEST = 60
MOST_WORDS = 8
MOST_LABEL_WORDS = 4
_NUMBERED = re.compile(r"(?P<word>[A-ZÆØÅ][a-zæøå]{1,20}(?: nr\.?)?)\s+(?P<number>\d{1,3})\s*[.:)–-]?\s*(?P<title>.*)")
_LABEL = re.compile(r"(?P<label>[A-ZÆØÅ][^:]{1,29}):\s+(?P<value>\S.*)")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s")
_BARE = re.compile(r"\w+")
_LOOKED_AT = 6  # rows beneath a heading


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with what it seems to be."""

    row: Row
    kind: Kind | None = None
    key: str = ""
    text: str = ""
    known: bool = False
    form: str = ""


def observe(source: Source, meetings: Sequence[Meeting], tools: Tools) -> list[Sighting]:
    """Everything in one document that no rule knows and that may be a word of its layout; equal ones are not counted.

    ``meetings`` are what the document gives by the rules as they are; of them come decisions of no known kind.
    """
    watcher = _Watcher(source, tools)
    return [*watcher.sightings(), *_wordings(source, meetings)]


class _Watcher:
    """Watches the lines of one document."""

    def __init__(self, source: Source, tools: Tools) -> None:
        self._tools = tools
        self._words = tools.vocabulary
        self._document = source.document
        self._rows = make_rows(source.lines, lambda text: self._words.contents.whole(text) is not None)
        self._item_words = self._ascending()
        self._lines = [self._line(row) for row in self._rows]

    def sightings(self) -> Iterator[Sighting]:
        """A sighting for each line that may be a word of the layout."""
        for at, line in enumerate(self._lines):
            if line.kind is None or self._is_title(at) or (at < self._begins and self._repeated[line.key] < 2):
                continue
            below = self._below(at)
            kind: Kind = "furniture" if line.kind == "heading" and not below else line.kind
            role = self._role(below) if kind == "heading" else "other"
            yield Sighting(kind, line.text, line.key, self._document, line.row.line.number, role, line.form)

    def _is_title(self, at: int) -> bool:
        """Whether the line stands right beneath the number of an item that has no title of its own."""
        return at > 0 and self._lines[at - 1].form == "number_first"

    def _ascending(self) -> frozenset[str]:
        """Words that stand before numbers which count up from one: those of items."""
        numbers: dict[str, list[int]] = {}
        for row in self._rows:
            found = _NUMBERED.fullmatch(row.text)
            if found and not self._is_known_word(found["word"]):
                numbers.setdefault(found["word"], []).append(int(found["number"]))
        return frozenset(
            word
            for word, seen in numbers.items()
            if len(seen) > 1 and seen == list(range(seen[0], seen[0] + len(seen)))
        )

    def _is_known_word(self, word: str) -> bool:
        if re.fullmatch(self._words.item_words, word, re.IGNORECASE):
            return True
        return self._words.not_item_words.whole(word) is not None or self._words.sections.whole(word) is not None

    def _line(self, row: Row) -> _Line:
        text = row.text
        numbered = _NUMBERED.fullmatch(text)
        if numbered and numbered["word"] in self._item_words:
            form = "word" if numbered["title"] else "number_first"
            return _Line(row, "item_word", key_of(numbered["word"]), numbered["word"], form=form)
        if self._is_known(text):
            return _Line(row, known=True)
        label = _LABEL.fullmatch(text)
        if label and self._may_label(row, label["label"]):
            return _Line(row, "label", key_of(label["label"]), label["label"])
        if self._may_head(row):
            return _Line(row, "heading", key_of(text), text.rstrip(":"))
        return _Line(row)

    def _is_known(self, text: str) -> bool:
        words = self._words
        if any(
            lexicon.whole(text) is not None for lexicon in (words.sections, words.groups, words.flags, words.contents)
        ):
            return True
        if any(
            lexicon.whole(text) is not None for lexicon in (words.tail, words.furniture, words.standing, words.closings)
        ):
            return True
        labels = (words.sections, words.meeting_labels, words.item_labels)
        if any(lexicon.before_colon(text) is not None for lexicon in labels):
            return True
        return words.verdict_words.match(text) is not None

    def _may_label(self, row: Row, label: str) -> bool:
        """Whether a word before a colon names a value: it is no number of an item, no mark, and no known heading."""
        if row.bullet or row.wrapped or len(label.split()) > MOST_LABEL_WORDS or any(char.isdigit() for char in label):
            return False
        return not self._is_known(label) and not self._leads_in(label)

    def _leads_in(self, text: str) -> bool:
        """Whether a line only begins a sentence that the lines beneath end: "Forvaltningen indstiller, at"."""
        return _BARE.findall(text.lower())[-1:] in [[word] for word in (*self._recommends, *self._conjunctions)]

    def _may_head(self, row: Row) -> bool:
        """Whether a line is short, begins like a heading, ends like one, and names neither body, number nor day."""
        text = row.text
        if row.bullet or row.wrapped or not text[:1].isupper() or text[-1] in ".,;!?" or ": " in text:
            return False
        if len(text) > LONGEST or len(text.split()) > MOST_WORDS or any(char.isdigit() for char in text):
            return False
        return not self._leads_in(text) and not self._tools.bodies.find(text)

    def _below(self, at: int) -> list[Row]:
        """The rows beneath a heading, up to the next one, as far as they are looked at."""
        below: list[Row] = []
        for line in self._lines[at + 1 : at + 1 + _LOOKED_AT]:
            heads = line.known and self._words.verdict_words.match(line.row.text) is None
            if heads or line.kind == "item_word" or (line.kind == "heading" and self._repeated[line.key] > 1):
                break
            below.append(line.row)
        return below

    @cached_property
    def _repeated(self) -> Counter[str]:
        return Counter(line.key for line in self._lines if line.kind in {"heading", "label"})

    @cached_property
    def _begins(self) -> int:
        """The place of the first item or known section: what stands once above it is the head of the meeting."""
        heads = (at for at, line in enumerate(self._lines) if line.kind == "item_word" or self._heads(line))
        return next(heads, 0)

    def _heads(self, line: _Line) -> bool:
        return self._words.sections.whole(line.row.text) is not None

    def _role(self, below: Sequence[Row]) -> SectionRole:
        """The section that what stands beneath speaks for."""
        texts = [row.text for row in below]
        if self._words.verdict_words.match(texts[0]):
            return "decision"
        if any(verb in _BARE.findall(text.lower())[:8] for text in texts[:2] for verb in self._recommends):
            return "recommendation"
        if sum(_FILE.search(text) is not None for text in texts) * 2 > len(texts):
            return "attachments"
        bodies = sum(bool(self._tools.bodies.find(text)) for text in texts) if len(texts[0]) < LONGEST else 0
        if bodies * 2 > len(texts):
            return "course" if any(find_dates(text) for text in texts) else "route"
        return "presentation" if any(_SENTENCE.search(f"{text} ") for text in texts) else "other"

    @cached_property
    def _recommends(self) -> tuple[str, ...]:
        return tuple(term.term.lower() for term in self._tools.book.fields.recommends if " " not in term.term)

    @cached_property
    def _conjunctions(self) -> tuple[str, ...]:
        return tuple(term.term.lower() for term in self._tools.book.fields.conjunctions)


def _wordings(source: Source, meetings: Sequence[Meeting]) -> Iterator[Sighting]:
    """Decisions of which it is not known what they mean, where they are short enough to be a formula."""
    for item in (item for meeting in meetings for item in meeting.items):
        text = " ".join((item.decision or "").split())
        if item.decision_kind == "other" and 0 < len(text) <= LONGEST:
            yield Sighting("wording", text, key_of(text), source.document, _line_of(item))


def _line_of(item: AgendaItem) -> int:
    place = item.places.get("decision") or item.source
    return place.line
