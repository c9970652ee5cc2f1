"""Numbers before titles: "Punkt 1: …", "1. …", "Pkt. 202 …", "3) …", "Sag nr. 129", and a number on its own line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["word", "number"]
_NO_TITLE = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|kr|mio|mia|pct|procent|%|m2|m²|km|stk|timer|dage|uger|måneder|år)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]{1,30}\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number as an item may.

    ``form`` tells whether a word stands before it; ``sep`` is the sign behind it; ``title`` is the rest, empty where
    the number stands alone (a cross reference in brackets behind it counts as nothing).
    """

    number: str
    value: int
    title: str
    form: Form
    sep: str
    word: str = ""


class Numbering:
    """Reads numbers before titles; ``item_words`` is a regular expression of the words that may stand before one."""

    def __init__(self, item_words: str) -> None:
        number = r"(?P<n>\d{1,4})(?P<letter>[a-zA-Z](?![\w.]))?"
        # Neither a date, a decimal, a KLE number nor a time: no digit right behind the sign.
        sep = r"(?P<sep>[ ]?[.):](?![\d.:)])|[ ]?[-–—:](?=[ ])|(?=[ ]|\Z))"
        self._word = re.compile(
            rf"(?P<word>(?:{item_words})\.?)\s*(?:nr\.?\s*)?#?{number}{sep}\s*(?P<title>.*)", re.IGNORECASE | re.DOTALL
        )
        self._bare = re.compile(rf"#?{number}{sep}\s*(?P<title>.*)", re.DOTALL)

    def read(self, text: str) -> Numbered | None:
        """The number that ``text`` begins with, or ``None``."""
        found = self._word.match(text)
        if found:
            return _numbered(found, "word", found.group("word"))
        found = self._bare.match(text)
        if not found:
            return None
        numbered = _numbered(found, "number", "")
        return None if _is_no_item(numbered) else numbered


def _numbered(found: re.Match[str], form: Form, word: str) -> Numbered:
    title = found.group("title").strip().lstrip("-–—:").strip()
    if _REMARK.match(title) and form == "word" and not re.search(r"[a-zæøå]{4}", title):
        title = ""
    letter = found.group("letter") or ""
    number = found.group("n").lstrip("0") or "0"
    return Numbered(number + letter, int(found.group("n")), title, form, found.group("sep").strip(), word)


def _is_no_item(numbered: Numbered) -> bool:
    """A day, an amount or a year is no item number."""
    if _NO_TITLE.match(numbered.title):
        return True
    return not numbered.sep and len(numbered.number) > 3
