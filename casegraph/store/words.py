"""Words as the search compares them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# å is written aa in older names (Aabenraa); other accents are no letters of their own in Danish.
_KEPT = str.maketrans({"å": "\x00", "ö": "ø", "ä": "æ"})


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """A lower-case word as it is compared: ``aabenraa`` as ``åbenrå``, ``idé`` as ``ide``."""
    if word.isascii():
        return word.replace("aa", "å")
    kept = unicodedata.normalize("NFC", word).translate(_KEPT)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(sign))
    return bare.replace("aa", "\x00").replace("\x00", "å")


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case, as the search index cuts them: runs of letters and digits."""
    return re.findall(r"[^\W_]+", text.lower())
