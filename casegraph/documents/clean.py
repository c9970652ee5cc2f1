"""The characters of a line as the rest of casegraph expects them: composed letters, plain spaces, nothing invisible.

Cleaning never moves text to another line and never joins words, so a value found in a clean line is found in the
source line as well. Runs of spaces and tabs inside a line stay: they divide the columns of a table.
"""

from __future__ import annotations

import re
import unicodedata

_USUAL = re.compile(r"[\t\x20-\x7eæøåÆØÅéÉ–—“”„’«»…§•´·½°]*")
_DIVIDERS = "\u00ad¬"
_IN_WORD = re.compile("(?<=[a-zæøå])¬(?=[a-zæøå])")
_SPECIAL = {
    "\u00ad": "",  # soft hyphen: where a word may be divided, not where it is
    "\u2010": "-",
    "\u2011": "-",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\t": "\t",
    "\x85": " ",
    # The Symbol font of Word and PDF has its bullets in the private area.
    "\uf0b7": "•",
    "\uf0a7": "•",
    "\uf0a8": "•",
    "\uf0d8": "•",
    "\uf0fc": "•",
    "\uf0e0": "•",
    "\uf02d": "-",
}
_BY_CATEGORY = {"Zs": " ", "Zl": " ", "Zp": " ", "Cc": "", "Cf": "", "Cs": "", "Co": " "}


class _Table(dict[int, str]):
    """A translation table that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        clean = _SPECIAL.get(character)
        if clean is None:
            clean = _BY_CATEGORY.get(unicodedata.category(character), character)
        self[code] = clean
        return clean


_TABLE = _Table()


def clean_text(text: str) -> str:
    """``text`` of one line in NFC, with plain spaces, ligatures taken apart and invisible characters taken out.

    A soft hyphen (or the ``¬`` some programs make of it) at the very end of the line did divide a word and becomes a
    hyphen; elsewhere it is dropped.
    """
    if _USUAL.fullmatch(text):
        return text
    clean = _IN_WORD.sub("", unicodedata.normalize("NFC", text.translate(_TABLE)))
    return clean.rstrip("¬ \t") + "-" if _ends_divided(text) else clean


def one_line(text: str) -> str:
    """``text`` of any number of lines as clean text on one, with single blanks between its words."""
    return " ".join(clean_text(" ".join(text.split())).split())


def _ends_divided(text: str) -> bool:
    """Whether the last thing that can be seen is a word with the sign of its division right behind it."""
    divided = False
    for sign in reversed(text):
        shown = _TABLE[ord(sign)]
        if sign in _DIVIDERS:
            divided = True
        elif shown.strip():
            return divided and (sign.isalnum() or unicodedata.combining(sign) > 0)
        elif shown:
            divided = False
    return False
