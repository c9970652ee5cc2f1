"""The rules of standing items (faste punkter): titles that stand on every agenda, and prose that says so."""

from __future__ import annotations

import re
from functools import cached_property

from casegraph.danish import find_dates, sentences
from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.schema import RuleModel, Term

_NUMBER = re.compile(r"^(?:(?:punkt|pkt\.?|sag)\s*)?\d{1,4}\s*[.:)]?\s*[-–:]?\s+", re.IGNORECASE)
_OPENNESS = re.compile(r"^\(?(?:lukket|åben|åbent)\)?(?:\s+(?:punkt|sag))?\s*[:.–-]\s*", re.IGNORECASE)
_TYPE = re.compile(r"\s*\([^()]{1,24}\)\s*$")
_MEETING = re.compile(
    r"[\s,–-]*(?:(?:til|for|fra|af|på|i)\s+)?(?:[^\W\d_]+s\s+)?(?:(?:ekstra)?ordinære?t?\s+)?"
    r"(?:[^\W\d_]*møde[nt]?)?\s*(?:den|d\.)?\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*[,/&]\s*|\s+(?:og|samt)\s+", re.IGNORECASE)
_LONGEST, MOST_PARTS = 300, 4


class StandingFile(RuleModel):
    """``standing.yaml``: whole titles, and signs in the prose, of items that are no matter of their own.

    ``not_signs`` are phrases that take a sign's word back: a wish that something *become* a fixed point.
    """

    titles: tuple[Term, ...] = ()
    signs: tuple[Term, ...] = ()
    not_signs: tuple[Term, ...] = ()

    @cached_property
    def title_phrases(self) -> Phrases:
        """The titles, compiled."""
        return Phrases(term.term for term in self.titles)

    @cached_property
    def sign_phrases(self) -> Phrases:
        """The signs in the prose, compiled."""
        return Phrases(term.term for term in self.signs)

    @cached_property
    def not_sign_phrases(self) -> Phrases:
        """What takes a sign back, compiled."""
        return Phrases(term.term for term in self.not_signs)


def bare_title(title: str) -> str:
    """``title`` without its number, *Lukket:*, a type in brackets, and the date of the meeting at its end."""
    bare = _OPENNESS.sub("", _NUMBER.sub("", " ".join(title.split())[:_LONGEST]))
    bare = _TYPE.sub("", bare)
    dates = [date for date in find_dates(bare) if date.precision == "day"]
    if dates and not bare[dates[-1].end :].strip(" .,)"):
        bare = _MEETING.sub("", bare[: dates[-1].start])
    return bare.strip(" .:–-")


def _named(rules: StandingFile, bare: str) -> bool:
    """Whether a title is one of the rules, or several of them in a row (*Meddelelser og kommende sager*)."""
    if rules.title_phrases.fullmatch(bare):
        return True
    parts = list(filter(None, _AND.split(bare)))
    return 1 < len(parts) <= MOST_PARTS and all(map(rules.title_phrases.fullmatch, parts))


def is_standing(rules: StandingFile, title: str, text: str = "") -> bool:
    """Whether an item with this title is a standing one, by the title itself or by what ``text`` says of it."""
    bare = bare_title(title)
    if bare and _named(rules, bare):
        return True
    if not rules.sign_phrases.search(text):
        return False
    for start, end in sentences(text):
        sentence = text[start:end]
        if rules.sign_phrases.search(sentence) and not rules.not_sign_phrases.search(sentence):
            return True
    return False
