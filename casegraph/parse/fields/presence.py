"""Who was not there: lines among decisions that decide nothing."""

from __future__ import annotations

import re

from casegraph.danish import sentences
from casegraph.rulebook.decisions import DecisionsFile

# "Lis Toft (A)", "Lis Toft og Kaj Ravn (C)": names as they follow a label "Fraværende:".
_NAME = r"(?:[A-ZÆØÅ][^\W\d_]*[.\-]?(?:[A-ZÆØÅ][^\W\d_]*)?)"
_NAMES = re.compile(rf"(?:{_NAME}[\s]+){{1,5}}\(\s*[A-ZÆØÅ]{{1,3}}\s*\)[\s,.;og]*")
_REST = re.compile(r"[^.!?]{0,120}[.!?]?\s*(?:[-–]\s*[^.!?]{0,80}[.!?]?)?\s*")
# What turns an absence into a remark about something else: "… er fraværende, så der kan sættes ind".
_CLAUSE = re.compile(r"\bat\b|[,;]\s*(?:så|men|fordi|da|derfor|hvorfor|der|som|hvis)\b")


def is_absence(sentence: str, rules: DecisionsFile) -> bool:
    """Whether a sentence or line only tells who was not there or left; who stood aside for an interest is more."""
    label = rules.compiled["absence"].match(sentence.strip())
    if label and _labels(sentence.strip(), label.end):
        return True
    ending = None if rules.compiled["interest"].search(sentence) else rules.compiled["absent"].search(sentence)
    return ending is not None and _closes(sentence, ending.end)


def without_absence(text: str, rules: DecisionsFile) -> str:
    """One paragraph without absences at its beginning and end; what stands in the middle stays as printed."""
    spans = sentences(text)
    while spans and is_absence(text[slice(*spans[0])], rules):
        spans = spans[1:]
    while spans and is_absence(text[slice(*spans[-1])], rules):
        spans = spans[:-1]
    return text[spans[0][0] : spans[-1][1]] if spans else ""


def present(paragraphs: list[str], rules: DecisionsFile) -> list[str]:
    """The paragraphs of a decision without those about absence, names listed under a label among them.

    The list returned is as long as the one given; what is left out is an empty string, so that places stay known.
    """
    kept: list[str] = []
    listing = False
    for text in paragraphs:
        if listing and _NAMES.fullmatch(text):
            kept.append("")
            continue
        left = without_absence(text, rules)
        listing = not left and (text.rstrip().endswith(":") or len(text.split()) == 1)
        kept.append(left)
    return kept


def _labels(sentence: str, end: int) -> bool:
    """Whether the word is a label: alone, before a colon, or before nothing but names."""
    rest = sentence[end:].strip()
    if not rest.strip(" .:-–") or rest.startswith((":", "-", "–")):
        return True
    linked = sentence[:end].lower().endswith((" fra", " for")) and rest[:1].isupper()
    return linked or _NAMES.match(rest) is not None


def _closes(sentence: str, end: int) -> bool:
    """Whether nothing of weight follows the words: "… deltog ikke under punkterne 12-15."."""
    rest = sentence[end:]
    return _REST.fullmatch(rest) is not None and _CLAUSE.search(rest) is None
