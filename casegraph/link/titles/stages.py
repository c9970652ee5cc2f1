"""Stages that titles name, by which cases with numbers of their own are known to be of one longer course.

Three kinds of course are known by their words (``linking.yaml``): the parts of a matter (*Skema A*, *B*), ladders of
stages (*forundersøgelse*, *licitation*, *anlægsregnskab*), and documents that are made anew after some years (a
strategy, its evaluation half way, the next strategy).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casegraph.danish import ordinal_word, stem
from casegraph.link.rules import LinkRules
from casegraph.link.titles.editions import EDITION, MIDWAY
from casegraph.link.titles.hints import Hinted, HintTable
from casegraph.link.titles.parts import ORDINAL
from casegraph.rulebook.phrases import to_regex

DOCUMENT = "document"
_TOKEN = re.compile(r"[^\W\d_]+")


class Stage(NamedTuple):
    """A stage that a title names: the step of a ladder, the words that name it, and the figure of a part."""

    ladder: str
    step: int
    figure: str = ""


class StageReader:
    """Reads stages off titles by the rules."""

    def __init__(self, rules: LinkRules) -> None:
        stages, hints = rules.stages, HintTable()
        terms = [term for ladder in stages.ladders for step in ladder for term in step]
        self._ladders = [[Hinted(step, hints) for step in ladder] for ladder in stages.ladders]
        self._steps = Hinted(terms, hints)
        self._documents, self._others = Hinted(stages.documents, hints), Hinted(stages.not_documents, hints)
        self._midway, self._renewed = Hinted(stages.midway, hints), Hinted(stages.renewed, hints)
        self._sequence = Hinted(rules.sequence, hints)
        self._parts = [(Hinted([word], hints), _part(word)) for word in rules.sequence]
        self._any = Hinted([*terms, *stages.documents, *rules.sequence], hints)
        self._framing = [Hinted([*terms, *stages.frame], hints), self._midway, self._renewed, self._sequence]

    def read(self, printed: str) -> tuple[Stage, ...]:
        """The stages that a title names, one of each ladder at most."""
        if not self._any.hinted(printed):
            return ()
        found = [*self._of_parts(printed), *self._of_ladders(printed)]
        document = self._of_document(printed)
        return (*found, document) if document else tuple(found)

    def _of_parts(self, printed: str) -> Iterator[Stage]:
        for number, hit in self._named_parts(printed):
            figure = hit.group(1) or hit.group(2) or hit.group(3)
            step = _counted(figure)
            if step is not None:
                yield Stage(f"part {number}", step, figure.lower())

    def _named_parts(self, printed: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Where a title names a part, with the number of the word for it."""
        for number, (word, pattern) in enumerate(self._parts if self._sequence.hinted(printed) else ()):
            hit = pattern.search(printed) if word.hinted(printed) else None
            if hit:
                yield number, hit

    def _of_ladders(self, printed: str) -> Iterator[Stage]:
        if not self._steps.hinted(printed):
            return
        for number, steps in enumerate(self._ladders):
            told = [step for step, phrases in enumerate(steps) if phrases.stands(printed)]
            if told:
                yield Stage(ladder_of(number), told[-1])

    def _of_document(self, printed: str) -> Stage | None:
        if not self.is_document(printed):
            return None
        if self._midway.stands(printed):
            return Stage(DOCUMENT, MIDWAY)
        return Stage(DOCUMENT, EDITION + 2 * self._renewed.stands(printed))

    def is_document(self, printed: str) -> bool:
        """Whether a title names a document that is adopted and made anew (a strategy, a plan)."""
        return self._documents.stands(printed) and not self._others.stands(printed)

    def framing(self, printed: str) -> set[str]:
        """The stems of the words of a title that say its stage, and so not what the matter is."""
        texts = [hit.text for phrases in self._framing for hit in phrases.find(printed)]
        return _stems((*texts, *(hit.group() for _, hit in self._named_parts(printed))))

    def part(self, printed: str) -> Stage | None:
        """The part of a matter that a title names, if any."""
        return next(self._of_parts(printed), None)

    def kinds(self, printed: str) -> set[str]:
        """The stems of the words of a title that say what kind of document it is about."""
        return _stems(hit.text for hit in self._documents.find(printed))


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word.replace("aa", "å")) for text in texts for word in _TOKEN.findall(text.lower())}


def ladder_of(number: int) -> str:
    """The name of a ladder by its place in the rules."""
    return f"ladder {number}"


def _part(word: str) -> re.Pattern[str]:
    """A part by its number or letter: *etape 2*, *2. etape*, *anden etape*."""
    name = to_regex(word)
    return re.compile(
        rf"\b(?:{name}\s+(\d{{1,2}}|[A-ZÆØÅ]|[IVX]+)\b|(\d{{1,2}})\.\s*{name}\b|({ORDINAL})\s+{name}\b)",
        re.IGNORECASE,
    )


def _counted(figure: str) -> int | None:
    """The place of a part in its row: a number, an ordinal word, or a letter."""
    if figure.isdecimal():
        return int(figure)
    if len(figure) == 1:
        return ord(figure.upper()) - ord("A") + 1
    return ordinal_word(figure.lower())
