"""Words: folding for comparison, slugs for ids, numbers written as words, stems."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

_TRANSLITERATION = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u", "ß": "ss"})

NUMBERS: dict[str, int] = {
    "nul": 0,
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
    "tredive": 30,
    "fyrre": 40,
    "halvtreds": 50,
    "tres": 60,
    "halvfjerds": 70,
    "firs": 80,
    "halvfems": 90,
    "hundrede": 100,
}
VERB_PREFIXES: tuple[str, ...] = (
    *(
        "af",
        "an",
        "be",
        "bort",
        "efter",
        "fast",
        "for",
        "forud",
        "frem",
        "færdig",
        "gennem",
        "gen",
        "hen",
        "igen",
        "igennem",
    ),
    *("ind", "med", "ned", "om", "op", "over", "på", "sammen", "tilbage", "til", "ud", "under", "ved"),
    "videre",
)
"""What stands before a verb, joined or apart: *opsætte*, *sætte op*; a longer one before the one it begins with."""
_TENS_ORDINALS = {"tyvende": 20, "tredivte": 30}
ORDINALS: dict[str, int] = {
    "første": 1,
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "tredie": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7,
    "ottende": 8,
    "niende": 9,
    "tiende": 10,
    "ellevte": 11,
    "tolvte": 12,
    "trettende": 13,
    "fjortende": 14,
    "femtende": 15,
    "sekstende": 16,
    "syttende": 17,
    "attende": 18,
    "nittende": 19,
    **_TENS_ORDINALS,
}
# A word at the end of a line, and what its hyphen stays before ("børne-" / "og ungeudvalget"); a number likewise.
_DIVIDED, _DIVIDED_NUMBER = re.compile(r"[^\W\d_]-"), re.compile(r"\d[-/]")
# "BOLIGER PÅ TEGLVÆRKS-" / "GRUNDEN": a word long enough to be divided, and no "EU-" / "MIDLER".
_LONGEST_WORD = 60
_CAPITALS_CUT = re.compile(r"(?<!\w)[A-ZÆØÅ]{5,}-\Z")
_CAPITALS_GO_ON = re.compile(r"(?!SAMT\b|ELLER\b)[A-ZÆØÅ]{4,}(?![a-zæøå])")
_HYPHEN_STAYS = re.compile(r"(?:og|eller|samt|til)\b")
_BREAKS_OFF = re.compile(
    r"\b(?:for|og|i|på|af|til|ved|med|om|samt|mellem|under|over|fra|den|det|de|en|et|som|at|der|mod|vedr\.?|vedrørende|pr\.|jf\.?)\Z"
    r"|[-–/,]\Z",
    re.IGNORECASE,
)


def breaks_off(title: str) -> bool:
    """Whether a title ends in a word that must go on: "Budgetopfølgning for"."""
    return _BREAKS_OFF.search(title) is not None


def join_wrapped(first: str, second: str) -> str:
    """Two halves of a text that a line break cut: a word or number divided at a hyphen becomes whole again."""
    tail = first[-2:]
    if _DIVIDED.fullmatch(tail) and second[:1].islower() and not _HYPHEN_STAYS.match(second):
        return first[:-1] + second
    if tail.endswith("-") and _CAPITALS_GO_ON.match(second) and _CAPITALS_CUT.search(first[-_LONGEST_WORD:]):
        return first[:-1] + second
    if _DIVIDED_NUMBER.fullmatch(tail) and second[:1].isdigit():
        return first + second
    return f"{first} {second}"


def fold(text: str) -> str:
    """``text`` as it is compared: composed (NFC), lower case, white space of every kind folded to single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def slug(text: str) -> str:
    """``text`` as an ASCII id of ``[a-z0-9-]``: ``Rødovre Kommune`` gives ``roedovre-kommune``; may be empty."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_TRANSLITERATION)
    stripped = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", stripped).strip("-")


def number_word(text: str) -> int | None:
    """The cardinal number that ``text`` is, in digits or as a word (``tre``, ``femogtyve``), or ``None``."""
    word = fold(text)
    if word.isdecimal():
        return int(word) if len(word) < 10 else None
    return NUMBERS[word] if word in NUMBERS else _joined(word, NUMBERS)


def ordinal_word(text: str) -> int | None:
    """The ordinal that ``text`` is (``første``, ``21.``, ``enogtyvende``), or ``None``."""
    word = fold(text)
    if word.endswith(".") and word[:-1].isdecimal():
        return number_word(word[:-1])
    return ORDINALS[word] if word in ORDINALS else _joined(word, _TENS_ORDINALS)


def _joined(word: str, tens: dict[str, int]) -> int | None:
    """The value of a word joined with *og*: ``femogtyve`` is 5 + 20."""
    unit, joint, ten = word.partition("og")
    ones, whole = NUMBERS.get(unit), tens.get(ten)
    if not joint or ones is None or whole is None or not (0 < ones < 10 and whole % 10 == 0 and whole >= 20):
        return None
    return ones + whole


@cache
def _stemmer() -> Any:
    # Loaded at first use: most callers of this room only want dates.
    from Stemmer import Stemmer  # noqa: PLC0415

    return Stemmer("danish")


# What a noun in *s* may end in; the stem of a shorter one (*rejs*) is that of another when it loses it.
SHORT = 4
_ENDINGS = frozenset(["e", "en", "ens", "er", "ers", "ene", "enes", "erne", "ernes", "et", "ets"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one Danish word by the Snowball rules: ``politikken`` and ``politikker`` give the same.

    Those take the *s* of ``plads`` for a genitive, but not that of ``pladsen``, and leave the *r* of ``centret``: here
    both go, that of longer words in *s*.
    """
    plain = fold(word)
    root = str(_stemmer().stemWord(plain))
    inflected = (
        len(root) > SHORT
        and root.endswith("s")
        and plain[len(root) :] in _ENDINGS
        and _stemmer().stemWord(root) == root[:-1]
    )
    return root[:-1] if inflected or root.endswith("tr") else root
