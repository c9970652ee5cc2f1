"""The topics of committees: words that say what a committee is about, in any shape, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from casegraph.danish import slug
from casegraph.rulebook.bodies import BodiesFile, Topic

_WORD = r"[^\W\d_][\w’'-]*"
_ITEM = re.compile(rf"{_WORD}(?:[ \t]+{_WORD}){{0,2}}")
_JOINT = re.compile(r"\s*(?P<sign>,|&|/|\bog\b|\bsamt\b)\s*")
_SHORTEST_MISTYPED = 6  # letters: shorter words are too near to others
_BEGINNING = 2  # letters
_LINKS = ("", "s", "e", "es", "et", "en", "ets", "ens")


@dataclass(frozen=True, slots=True)
class TopicList:
    """A list of topics in a text: where it ends, the topics as canonical slugs, whether all are of the vocabulary."""

    end: int
    topics: tuple[str, ...]
    known: bool
    genitive: bool = False


class Topics:
    """The vocabulary of topics, compiled once."""

    def __init__(self, book: BodiesFile) -> None:
        self._forms = _forms(book.topics)
        self._adjectives = _forms(book.adjectives)
        self._beginnings = {form[:_BEGINNING] for form in self._forms}
        names = (term.term.lower() for rule in book.bodies for term in (*rule.names, *rule.abbreviations))
        self._bodies = tuple(sorted({name for name in names if " " not in name}))
        self.canonical = lru_cache(maxsize=4096)(self._canonical)

    def adjective(self, word: str) -> str | None:
        """The topic of an adjective before *Udvalg* (``teknisk`` gives ``teknik``), or ``None``."""
        return self._adjectives.get(word)

    def may_begin(self, word: str) -> bool:
        """Whether a list of known topics may begin with ``word``: a quick look at its first letters."""
        return word[:_BEGINNING].lower() in self._beginnings

    def in_two_words(self, first: str, second: str) -> bool:
        """Whether two words in lower case name one topic between them: *grøn* and *omstillings*."""
        return self._simple(f"{first} {second}") is not None

    def _canonical(self, word: str) -> str | None:
        """The topic that a word or phrase in lower case names in any of its shapes, as a slug; ``None`` if unknown."""
        bare = word.strip("- ")
        return self._simple(bare) or self._compound(bare) or self._mistyped(bare)

    def _simple(self, word: str) -> str | None:
        for link in _LINKS:
            if word.endswith(link) and (topic := self._forms.get(word.removesuffix(link))):
                return topic
        return None

    def _compound(self, word: str) -> str | None:
        """A word made of two topics: ``boligsocial``."""
        for cut in range(3, len(word) - 2):
            if self._simple(word[:cut]) and self._simple(word[cut:]):
                return slug(word[:-1] if word.endswith("s") and word[:-1] not in self._forms else word)
        return None

    def _mistyped(self, word: str) -> str | None:
        """The one topic whose name is a slip of the pen away: *sunhed*."""
        if len(word) < _SHORTEST_MISTYPED:
            return None
        near = {
            topic
            for form, topic in self._forms.items()
            if len(form) >= _SHORTEST_MISTYPED
            for link in ("", "s")
            if OSA.distance(word, form + link, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None

    def read_list(self, text: str, start: int) -> TopicList | None:
        """The list of topics that begins at ``start``: *Klima*, *Børn, Unge og Læring*.

        A comma belongs to the list only where the list ends in *og*; a word that is no topic belongs to it only where
        it is capitalised.
        """
        first = self._item(text, start)
        if first is None:
            return None
        items, kept, position = [first], 1, first.end
        while len(items) < 6 and (joint := _JOINT.match(text, position)):
            item = self._item(text, joint.end())
            if item is None:
                break
            items.append(item)
            position = item.end
            if joint["sign"] != ",":
                kept = len(items)
                break
        return _joined(items[:kept])

    def _item(self, text: str, start: int) -> TopicList | None:
        """One topic of a list: up to three words, the longest that the vocabulary knows, else capitalised ones."""
        found = _ITEM.match(text, start)
        if found is None:
            return None
        words = list(re.finditer(_WORD, found.group()))
        for word in reversed(words):
            phrase = found.group()[: word.end()]
            topic = self.canonical(" ".join(phrase.lower().split()))
            if topic:
                genitive = phrase.endswith("s") and phrase.lower() not in self._forms
                if genitive and word is not words[-1] and words[words.index(word) + 1].group()[0].isupper():
                    continue  # the genitive goes on: "Unges Trivsel"
                return TopicList(start + word.end(), (topic,), True, genitive)
        return self._unknown(found.group(), words, start)

    def _unknown(self, text: str, words: list[re.Match[str]], start: int) -> TopicList | None:
        """Capitalised words that no vocabulary knows, as one topic; the name of another body is none."""
        end = 0
        for word in words:
            if not word.group()[0].isupper() or "udvalg" in (low := word.group().lower()) or low in self._bodies:
                break
            end = word.end()
        return TopicList(start + end, (slug(text[:end]),), False) if end and slug(text[:end]) else None


def _joined(items: Iterable[TopicList]) -> TopicList:
    parts = list(items)
    topics = tuple(topic for part in parts for topic in part.topics)
    return TopicList(parts[-1].end, topics, all(part.known for part in parts), parts[-1].genitive)


def _forms(topics: Iterable[Topic]) -> dict[str, str]:
    return {form.lower(): slug(topic.term) for topic in topics for form in (topic.term, *topic.forms)}
