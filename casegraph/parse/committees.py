"""Committees by the form of their name: *Klima- og Planudvalget*, *Udvalget for Ældre og Sundhed*, *Teknisk Udvalg*.

A standing committee needs no entry in the rules. Its identity is the list of its topics, so that every spelling of one
committee gives one id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from casegraph.danish import slug
from casegraph.parse.inflection import Inflection, Tail
from casegraph.parse.topics import TopicList, Topics
from casegraph.rulebook.bodies import BodiesFile
from casegraph.rulebook.phrases import to_regex

NOUN = "udvalg"
_REACH = 90  # columns looked back for the first parts of a name
_HYPHENATED = re.compile(r"(?:[^\W\d_]+(?: ?-, *|- +)){0,4}[^\W\d_]+ ?-\s*(?:og|&|samt|/)\s*$")
_PLAIN = re.compile(
    r"(?P<before>(?:\b(?:og|samt)|[,&])\s+)?(?P<names>(?:[^\W\d_]+[,-]\s+){0,3}[^\W\d_]+\s+(?:og|&)\s+)$"
)
_PARAGRAPH_17 = re.compile(r"§ ?17[.,]? ?(?:stk\.? ?)?4[ .,-]*$")
_WORD_BEFORE = re.compile(r"(?P<article>\b(?:det|den)\s+)?(?P<word>[^\W\d_]+)\s+$")
_FOR = re.compile(r"\s+(?P<sign>for|om|vedr\.?|vedrørende)\s+")
_JOINTS = re.compile(r"-?(?:[\s,&/]|\b(?:og|samt)\b)+|-$")


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee named in a text: where, its full name, its topics as slugs, and what its last word says of it."""

    start: int
    end: int
    name: str
    topics: tuple[str, ...]
    tail: Tail
    special: bool = False

    @property
    def id(self) -> str:
        """The id that every spelling of the committee shares."""
        kind = "saerligt-udvalg" if self.special else NOUN
        return "-".join((*self.topics, kind))


class Committees:
    """The forms that names of committees take, compiled once."""

    def __init__(self, book: BodiesFile, inflection: Inflection) -> None:
        self.topics = Topics(book)
        self._inflection = inflection
        self._special = frozenset(term.term.lower() for term in book.special)
        words = [to_regex(term.term) for term in book.not_bodies if " " not in term.term]
        self._no_body = re.compile("|".join(words) or r"(?!)", re.IGNORECASE)
        self._is_no_body = lru_cache(maxsize=4096)(lambda word: self._no_body.fullmatch(word) is not None)

    def read(self, text: str, folded: str, anchor: int) -> Committee | None:
        """The committee whose noun (*udvalg*) stands at ``anchor``; ``folded`` is ``text`` folded in place."""
        start = anchor
        while start and anchor - start < _REACH and (folded[start - 1].isalnum() or folded[start - 1] == "-"):
            start -= 1
        if start and folded[start - 1] == "_":
            return None  # inside the name of a file
        while start < anchor and folded[start] == "-":
            start += 1
        tail_end = anchor + len(NOUN)
        while tail_end < len(folded) and tail_end - anchor < _REACH and folded[tail_end].isalpha():
            tail_end += 1
        tail = self._inflection.tail("et", folded[anchor + len(NOUN) : tail_end])
        if tail is None or anchor - start >= _REACH or folded[tail_end : tail_end + 1] == "-":
            return None
        span = _Span(text, folded, start, anchor, tail_end, tail)
        if special := self._special_form(span):
            return special
        if start == anchor:
            return self._for_form(span) or self._adjective_form(span) or self._spaced_form(span)
        return self._joined_form(span)

    def _joined_form(self, span: _Span) -> Committee | None:
        """*Teknik- og Miljøudvalget*: the topic joined to the noun, more topics before it."""
        prefix = span.folded[span.start : span.anchor]
        start = self._extended(span, prefix)
        if prefix.strip("-").isdigit() or (start == span.start and self._is_no_body(prefix + NOUN)):
            return None
        words = [word for word in _JOINTS.split(span.folded[start : span.anchor]) if word]
        topics = [self.topics.canonical(word) for word in words]
        certain = all(topics) or (span.text[span.start].isupper() and (span.tail.definite or bool(span.tail.compound)))
        if not certain and not (start < span.start and any(topics)):
            return None
        slugs = tuple(topic or slug(word) for topic, word in zip(topics, words, strict=True))
        # "Børn- Kultur og": a hyphen where the comma belongs.
        first = re.sub(r"(\w)- (?=\w+ (?:og|&) )", r"\1, ", span.text[start : span.start])
        first = re.sub(r"(\w)(,| og | & )", r"\1-\2", first)
        name = tidy(first + span.text[span.start : span.anchor + len(NOUN)] + "et")
        return Committee(start, span.end, name, slugs, span.tail) if all(slugs) else None

    def _extended(self, span: _Span, prefix: str) -> int:
        """Where the name begins: at the topics before the last one (*Børne- og*), if there are any."""
        low = max(0, span.start - _REACH)
        window = span.folded[low : span.start]
        before = _WORD_BEFORE.search(window)
        if before and self.topics.in_two_words(before["word"], prefix):
            return low + before.start("word")
        if not window.rstrip().endswith(("og", "&", "samt", "/")):
            return span.start
        if found := _HYPHENATED.search(window):
            return low + found.start()
        found = _PLAIN.search(window)
        if found is None or found["before"] or self.topics.canonical(prefix) in (None, "oekonomi"):
            return span.start
        words = [word for word in _JOINTS.split(found["names"]) if word]
        return low + found.start("names") if all(map(self.topics.canonical, words)) else span.start

    def _for_form(self, span: _Span) -> Committee | None:
        """*Udvalget for Ældre og Sundhed*, and *Udvalget Ældre og Sundhed*."""
        listed = self._complement(span, ("for", "vedr", "vedr.", "vedrørende"))
        if listed is None or not (listed.known or span.text[span.anchor] == "U"):
            return None
        return self._with_complement(span, span.start, "Udvalget", listed)

    def _complement(self, span: _Span, signs: tuple[str, ...]) -> TopicList | None:
        if span.tail.genitive or span.tail.compound:
            return None
        sign = _FOR.match(span.folded, span.end)
        if sign and sign["sign"] in signs:
            return self.topics.read_list(span.text, sign.end())
        blank = re.compile(r"\s+").match(span.folded, span.end)
        listed = self.topics.read_list(span.text, blank.end()) if blank and not sign else None
        return listed if listed and listed.known and len(listed.topics) > 1 else None

    def _with_complement(self, span: _Span, start: int, head: str, listed: TopicList) -> Committee:
        sign = _FOR.match(span.folded, span.end)
        rest = span.text[sign.end() if sign else span.end : listed.end]
        rest = rest[:-1] if listed.genitive else rest
        name = tidy(f"{head} for {rest.strip(' -')}")
        special = head != "Udvalget"
        return Committee(start, listed.end, name, listed.topics, Tail(True, listed.genitive), special)

    def _special_form(self, span: _Span) -> Committee | None:
        """*Opgaveudvalget for Frivillighed*, *§ 17, stk. 4-udvalget*: committees for a time."""
        prefix = span.folded[span.start : span.anchor]
        paragraph = _PARAGRAPH_17.search(span.folded[max(0, span.start - 24) : span.anchor])
        if paragraph:
            start, head = max(0, span.start - 24) + paragraph.start(), "§ 17, stk. 4-udvalget"
        elif prefix + NOUN in self._special:
            start, head = span.start, f"{prefix.capitalize()}{NOUN}et"
        else:
            return None
        listed = self._complement(span, ("for", "om", "vedr", "vedr.", "vedrørende"))
        if listed:
            return self._with_complement(span, start, head, listed)
        return Committee(start, span.end, head, ("17-4",) if paragraph else (slug(prefix),), span.tail, special=True)

    def _adjective_form(self, span: _Span) -> Committee | None:
        """*Teknisk Udvalg*, *Det Sociale Udvalg*."""
        before = _WORD_BEFORE.search(span.folded[max(0, span.start - 30) : span.start])
        topic = self.topics.adjective(before["word"]) if before else None
        if before is None or topic is None or span.tail.definite:
            return None
        low = max(0, span.start - 30)
        start = low + (before.start() if before["article"] else before.start("word"))
        return Committee(start, span.end, tidy(span.text[start : span.anchor + len(NOUN)]), (topic,), span.tail)

    def _spaced_form(self, span: _Span) -> Committee | None:
        """*Kultur- og Fritids Udvalget*: a blank where the word should be one."""
        low = max(0, span.start - 30)
        before = _WORD_BEFORE.search(span.folded[low : span.start])
        if before is None or span.text[span.anchor] != "U" or not self.topics.canonical(before["word"]):
            return None
        start = low + before.start("word")
        if not span.text[start].isupper():
            return None
        glued = _Span(span.text, span.folded, start, span.start, span.end, span.tail)
        first = self._extended(glued, before["word"])
        words = [word for word in _JOINTS.split(span.folded[first : span.start]) if word]
        slugs = tuple(self.topics.canonical(word) or slug(word) for word in words)
        name = tidy(span.text[first : span.start].rstrip() + NOUN + "et")
        return Committee(first, span.end, name, slugs, span.tail) if all(slugs) else None


@dataclass(frozen=True, slots=True)
class _Span:
    """The word that holds the noun: ``start`` to ``end``, the noun at ``anchor``, and what its ending says."""

    text: str
    folded: str
    start: int
    anchor: int
    end: int
    tail: Tail


def tidy(name: str) -> str:
    """``name`` as people write it: one blank, a hyphen at its word, capitals only where they belong."""
    name = re.sub(r"\s*-\s*(og|&|samt)\s+", r"- \1 ", " ".join(name.split()))
    if name.isupper() or (name[:-2].isupper() and name.endswith("et")):
        name = re.sub(r"[^\W\d_]+", lambda word: _capital(word.group().lower()), name)
    return name[:1].upper() + name[1:]


def _capital(word: str) -> str:
    return word if word in {"og", "for", "samt", "om", "stk"} else word.capitalize()
