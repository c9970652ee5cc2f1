"""The words of titles that a sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegraph.danish import stem
from casegraph.link.words.corpus import Words
from casegraph.rulebook.phrases import Phrases

# "Børne-, Skole- og Kulturudvalget"
_BODY = re.compile(r"\b(?:\w+-,?\s+(?:og\s+)?){1,5}\w*(?:udvalg|råd|forvaltning)\w*", re.IGNORECASE)


def without_bodies(sentence: str) -> str:
    """A sentence without the names of bodies of several words."""
    return _BODY.sub(" ", sentence)


class SentenceWords:
    """Reads sentences; ``nameless`` are names of bodies and parties, which tell who acts and not on what."""

    def __init__(self, words: Words, nameless: Sequence[str]) -> None:
        self._words, self._nameless = words, Phrases(nameless)

    def of(self, sentence: str) -> set[int]:
        """The words of a sentence that titles have, but for names of bodies and parties."""
        tokens = without_bodies(sentence).lower().replace(",", " ").replace(".", " ").split()
        told = [word for word in tokens if not self._nameless.fullmatch(word)]
        ids = self._words.ids
        return self._words.known(told) | {ids[name] for name in map(stem, told) if name in ids}
