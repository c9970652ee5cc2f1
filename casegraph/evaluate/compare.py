"""When two values say the same: modulo white space, line breaks and the marks of lists and Markdown."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz import fuzz

from casegraph.danish import fold
from casegraph.parse.bodies import BodyIndex

_BULLETS = set("-–—•●▪■○◦‣⁃·∙*+̵#")
_ORDINAL = re.compile(r"(?:\d{1,2}|[a-z])[.)]")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w.,:;!?”\"])[*_]{1,3}(?!\w)")


def plain(text: str | None) -> str:
    """``text`` composed, on one line, without Markdown; empty for ``None``."""
    whole = _EMPHASIS.sub("", _ESCAPE.sub("", unicodedata.normalize("NFC", text or "")))
    return " ".join(whole.split())


def bare(text: str | None) -> str:
    """``text`` as :func:`plain` has it, and without list marks: bullets anywhere, numbers where a line begins."""
    words: list[str] = []
    for line in map(plain, (text or "").split("\n")):
        found = line.split()
        while found and (found[0] in _BULLETS or _ORDINAL.fullmatch(found[0])):
            found = found[1:]
        words += [word for word in found if word not in _BULLETS]
    return " ".join(words)


def same_text(expected: str | None, got: str | None) -> bool:
    """Whether both say the same; an empty text says as little as ``None``."""
    return bare(expected) == bare(got)


def likeness(a: str, b: str) -> float:
    """How alike two titles are, 0 to 1, without regard to case."""
    return fuzz.ratio(plain(a).lower(), plain(b).lower()) / 100


class BodyNames:
    """When two names mean one body: *ØU* and *Økonomiudvalget*, *14-17 Byrådet* and *Byrådet*."""

    def __init__(self, index: BodyIndex) -> None:
        self._index = index

    def key(self, name: str) -> str:
        """The id of the body named, else the folded name itself."""
        body = self._index.resolve(name) or next((found.body for found in self._index.split(name)), None)
        return body.id if body else fold(name)

    def same(self, expected: str, name: str | None, body_id: str | None) -> bool:
        """Whether ``expected`` means the body that was found under this name and id."""
        if name is None:
            return False
        return fold(expected) == fold(name) or self.key(expected) in {body_id, self.key(name)}


def same_value(expected: Any, got: Any) -> bool:
    """Whether two plain values (texts, numbers, lists of texts, lists of dicts) say the same."""
    if isinstance(expected, str) or isinstance(got, str):
        return same_text(expected, got)
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        return len(expected) == len(got) and all(map(same_value, expected, got))
    if isinstance(expected, dict) and isinstance(got, dict):
        return expected.keys() == got.keys() and all(same_value(expected[key], got[key]) for key in expected)
    return bool(expected == got)
