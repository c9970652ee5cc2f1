"""Bodies in text: which words name a body of the municipality, and which body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from itertools import pairwise

from rapidfuzz.distance import OSA

from casegraph.danish import slug
from casegraph.model import Body
from casegraph.parse.body_scan import BodyMention, BodyScanner, between_separators, reading_beside
from casegraph.parse.committees import NOUN, Committee, tidy
from casegraph.parse.inflection import Tail
from casegraph.rulebook.bodies import BodiesFile

__all__ = ["BodyIndex", "BodyMention"]

_TOKEN = re.compile(r"(?<![\w&-])[A-ZÆØÅ](?:[A-ZÆØÅ]|&(?=[A-ZÆØÅ])){1,4}(?![\w&])")
# One to four words of a list, none of them a joining word: what may be a name with a slip in it.
_ENTRY = re.compile(r"(?<![\w-])[^\W\d_]{4,30}(?:-? (?:og |for )?[^\W\d_]{2,30}){0,3}(?![\w-])")
_JOINING = re.compile(
    r"(?:[\s,;/→>•*+|().:–-]|\d"
    r"|\b(?:og|samt|via|til|i|derefter|herefter|dernæst|eventuelt|evt|beh|behandling|d|den)\b)*"
)
_MARKS = " \t\r\n\f\v\u00a0*#_\"'”“„.,:;|-–•"
_TERM = re.compile(r"^\d{2}(?:\d{2})?\s?[-–/]\s?\d{2}(?:\d{2})?\s+|\s+\(?\d{4}\s?[-–/]\s?\d{2}(?:\d{2})?\)?$")
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,12}\)$")
_OF_PLACE = re.compile(r"\s+i\s+[A-ZÆØÅ][\w-]+(?:\s+[Kk]ommune)?$")
_OWNER = re.compile(r"[A-ZÆØÅ][\w-]+(?:\s+[Kk]ommunes)?\s+")
_SITTING = re.compile(r"\s+(?:møde|mødet|møder)$", re.IGNORECASE)
# A word that a line break divides; not "Børne-" / "og Ungeudvalget".
_DIVIDED = re.compile(r"(?<=[a-zæøå])-\n\s*(?=[a-zæøå])(?!(?:og|eller|samt|til)\b)")
_ON_A_DAY = re.compile(r"\s(?:den|d\.)\s")
_EXPLAINED = re.compile(r"\s*\((?:herefter\s+|i det følgende\s+)?[\"'”»]?([A-ZÆØÅ][A-ZÆØÅ&]{1,5})[\"'”«]?\)")
_SHORTEST_FUZZY = 8  # letters: shorter names are too near to other words


_Finder = Callable[[str, int, int], Iterator[BodyMention]]


class BodyIndex:
    """Every way a body can be named, compiled once.

    ``municipality`` (a slug) and ``on`` (an ISO date) let in the entries of the rules that hold for them alone.
    """

    def __init__(self, book: BodiesFile, municipality: str | None = None, on: str | None = None) -> None:
        self._scanner = BodyScanner(book, municipality, on)
        self._no_tokens = frozenset(term.term.upper() for term in book.not_abbreviations)
        self.successors: Mapping[str, str] = {rule.id: rule.successor for rule in book.bodies if rule.successor}

    def find(self, text: str) -> list[BodyMention]:
        """Every body named in running prose, from left to right; where it is doubtful, nothing."""
        return self._scanner.find(text)

    def resolve(self, name: str) -> Body | None:
        """The body that the whole string names (a header line, the cell of a route), or ``None``.

        A term of office (*14-17 Byrådet*), an abbreviation in brackets behind the name, marks of a list and a single
        slip of the pen are passed over.
        """
        cleaned = _cleaned(name)
        if not cleaned or len(cleaned) > 120:
            return None
        mentions = [*self._scanner.find(cleaned, listed=True), *self._bare(cleaned, 0, len(cleaned))]
        for mention in mentions:
            if mention.end == len(cleaned) and _only_a_place(cleaned[: mention.start], mention.body):
                return mention.body
        return None if mentions else self._misspelt(cleaned)

    def split(self, text: str) -> list[BodyMention]:
        """The bodies of a list or route, in printed order: *Direktion, Økonomiudvalg*, *DIR/ØK/BY*, one a line.

        Here, other than in prose, a bare list of topics (*Plan, Miljø og Teknik*) and an unknown abbreviation between
        bodies (*PMT*) are committees too; the latter with the abbreviation as its name.
        """
        mentions = self._known(text)
        mended = self._with(self._mistyped, text, mentions)
        if _is_all(text, mended):  # a doubtful entry counts only where it completes the list
            mentions = mended
        return sorted([*mentions, *self._unknown(text, mentions)], key=lambda mention: mention.start)

    def _known(self, text: str) -> list[BodyMention]:
        """The bodies of a list that are named in full, as known, or by their topics."""
        return self._with(self._bare, text, self._scanner.find(text, listed=True))

    def _with(self, more: _Finder, text: str, mentions: list[BodyMention]) -> list[BodyMention]:
        """``mentions`` and what ``more`` finds between them."""
        found = [one for low, high in _gaps(mentions, len(text)) for one in more(text, low, high)]
        return sorted([*mentions, *found], key=lambda mention: mention.start)

    def abbreviated(self, token: str) -> Body | None:
        """The committee, by its abbreviation, that a token may be which nothing else explains: *TMU*."""
        found = _TOKEN.fullmatch(token)
        known = found is None or not token.endswith("U") or token in self._no_tokens
        return None if found is None or known else _unknown_mention(token, found).body

    def learn(self, text: str) -> BodyIndex:
        """An index that also knows the abbreviations of committees which ``text`` itself explains.

        It explains one in brackets behind the full name (*Teknik- og Miljøudvalget (TMU)*), or by using both where the
        letters are the first of exactly one committee's topics (*PMT* for *Plan, Miljø og Teknik*); and one that may be
        another word where it is certainly a body somewhere (*BR den 26/3*).
        """
        text = _DIVIDED.sub("", text)
        full = self._known(text)
        learned = _by_initials(mention.body for mention in full if mention.body.kind == "standing_committee")
        doubtful = (one for one in full if self._scanner.may_be_another_word(one.text))
        learned |= {one.text: one.body for one in doubtful if _ON_A_DAY.match(text, one.end)}
        for mention in full:
            if explained := _EXPLAINED.match(text, mention.end):
                learned[explained.group(1)] = mention.body
        known = {token: body for token, body in learned.items() if len(token) > 2 or token not in self._no_tokens}
        wiser = copy(self)
        wiser._scanner = self._scanner.learning(known)
        return wiser

    def _bare(self, text: str, low: int, high: int) -> Iterator[BodyMention]:
        """Committees named by their topics alone, at least two of them: *Social og Sundhed*."""
        position, topics = low, self._scanner.committees.topics
        for word in re.finditer(r"(?<!\w)[A-ZÆØÅ]\w", text[low:high]):
            start = low + word.start()
            if start < position or not topics.may_begin(text[start : start + 12]):
                continue
            listed = topics.read_list(text, start)
            if listed is None or not listed.known or len(listed.topics) < 2 or listed.end > high:
                continue
            if between_separators(text, start, listed.end):
                position = listed.end
                found = Committee(start, position, tidy(text[start:position].rstrip("s")), listed.topics, Tail())
                name = tidy(text[start:position])
                body = self._scanner.body_of(found)
                yield BodyMention(start, position, text[start:position], Body(body.id, name, body.kind))

    def _mistyped(self, text: str, low: int, high: int) -> Iterator[BodyMention]:
        """Entries of the list that are a slip of the pen away from a body's name."""
        for entry in _ENTRY.finditer(text, low, high):
            body = self._misspelt(entry.group()) if between_separators(text, entry.start(), entry.end()) else None
            if body:
                start, end = entry.span()
                yield BodyMention(start, end, entry.group(), body, reading_beside(text, start, end))

    def _unknown(self, text: str, mentions: list[BodyMention]) -> list[BodyMention]:
        """Unknown abbreviations in the list: joined to a known body by nothing but separators, or all there is."""
        found = [
            _unknown_mention(text, token)
            for low, high in _gaps(mentions, len(text))
            for token in _TOKEN.finditer(text, low, high)
            if token.group() not in self._no_tokens and between_separators(text, token.start(), token.end())
        ]
        if not mentions:
            return found if _all_tokens(text, found) else []
        reached = _reached(text, found, sorted(mentions, key=lambda mention: mention.start))
        return [mention for mention in found if mention.start in reached]

    def _misspelt(self, name: str) -> Body | None:
        """The body whose full name is one slip away (two in a long name), if it is the only one."""
        if len(name) < _SHORTEST_FUZZY:
            return None
        words = name.split()
        mended = _mended(words[-1])
        if mended:
            mentions = self._scanner.find(" ".join((*words[:-1], mended)), listed=True)
            return mentions[0].body if len(mentions) == 1 and mentions[0].start == 0 else None
        return self._scanner.nearest(name)


def _only_a_place(before: str, body: Body) -> bool:
    """Whether nothing stands before the name but whose it is: *Nyby Kommunes …*, and *Nyby* before its council."""
    return not before or bool(_OWNER.fullmatch(before) and (body.kind == "council" or "ommunes " in before))


def _cleaned(name: str) -> str:
    """The bare name: list marks, a term of office, brackets and *møde* around it taken off."""
    bare = " ".join(name.split()).strip(_MARKS)
    bare = _OF_PLACE.sub("", _IN_BRACKETS.sub("", _TERM.sub("", bare).strip(_MARKS)))
    return _SITTING.sub("", bare).strip(_MARKS)


def _unknown_mention(text: str, token: re.Match[str]) -> BodyMention:
    start, end = token.span()
    body = Body(slug(token.group()), token.group(), "standing_committee")
    return BodyMention(start, end, token.group(), body, reading_beside(text, start, end))


def _gaps(mentions: list[BodyMention], length: int) -> Iterator[tuple[int, int]]:
    """The stretches between the mentions."""
    low = 0
    for mention in mentions:
        yield low, mention.start
        low = mention.end
    yield low, length


def _is_all(text: str, mentions: list[BodyMention]) -> bool:
    """Whether a text is nothing but these mentions and what joins them."""
    return all(_JOINING.fullmatch(text, low, high) for low, high in _gaps(mentions, len(text)))


def _all_tokens(text: str, found: list[BodyMention]) -> bool:
    """Whether a text is nothing but abbreviations; a single one must look like a committee's."""
    if not found or not _is_all(text, found):
        return False
    return len(found) > 1 or len(found[0].text) <= 3 or found[0].text.endswith("U")


def _reached(text: str, found: list[BodyMention], known: list[BodyMention]) -> set[int]:
    """Where those of ``found`` start that separators alone join to a known mention, directly or through one another."""
    chain = sorted([*known, *found], key=lambda mention: mention.start)
    reached = {mention.start for mention in known}
    for ordered in (chain, chain[::-1]):
        for before, mention in pairwise(ordered):
            low, high = sorted((before, mention), key=lambda one: one.start)
            if before.start in reached and _JOINING.fullmatch(text, low.end, high.start):
                reached.add(mention.start)
    return reached


def _by_initials(bodies: Iterator[Body]) -> dict[str, Body]:
    """Abbreviations made of the first letters of a committee's topics, where only one committee has them."""
    made: dict[str, dict[str, Body]] = {}
    for body in bodies:
        topics = [word for word in re.findall(r"[^\W\d_]+", body.name) if word not in {"og", "for", "Udvalget"}]
        initials = "".join(word[0] for word in topics).upper()
        short = len(initials) == 1 and body.name.endswith(f"{NOUN}et")  # "KU" of "Kulturudvalget"
        for token in (f"{initials}U",) if short else (initials, f"{initials}U") if len(initials) > 1 else ():
            made.setdefault(token, {})[body.id] = body
    return {token: next(iter(owners.values())) for token, owners in made.items() if len(owners) == 1}


def _mended(word: str) -> str | None:
    """A word whose ending is one slip away from *udvalget*, with that ending; ``None`` for any other word."""
    low = word.lower()
    if NOUN in low:
        return None
    for length in (7, 8, 9):
        if len(low) >= length and OSA.distance(low[-length:], f"{NOUN}et", score_cutoff=1) <= 1:
            return f"{word[:-length]}{NOUN}et"
    return None
