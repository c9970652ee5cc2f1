"""A sentence that decides, cut into the parts that may each order something, and what governs each part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from casegraph.rulebook.followups import FollowupsFile

# How a part hangs on to what stands before it: on its own, as a clause (", at …"), as an infinitive ("om at …"), as a
# purpose ("med henblik på at …") or as a relative clause.
Tie = Literal["main", "clause", "infinitive", "purpose", "relative"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a sentence: where it stands, how it hangs on, and the text of the part that governs it.

    ``coordinated`` says that *og* or the like joins it to the part before.
    """

    start: int
    end: int
    tie: Tie
    governor: str = ""
    coordinated: bool = False


_CUT = re.compile(
    r"(?P<purpose>,?\s*\bmed henblik på,?\s+at\s+)"
    r"|(?P<at>(?:,?\s*(?:og|samt|men|dog|eller)(?:\s+også|\s+herunder|\s+om)?)?,?\s*\bat,?\s+)"
    r"|(?P<relative>,\s*(?:og\s+|samt\s+)?(?:der|som|hvilket|hvor|hvordan|hvorledes|hvorvidt|hvem)\s+)"
    r"|(?P<main>;\s+|\s[-–—]\s+(?!\d)|,\s*(?:og\s+|samt\s+|men\s+)?(?:idet|ligesom|hvorefter|hvorfor|herunder|således|mens|dog)\s+)"
    r"|(?P<comma>,\s+(?:og\s+|samt\s+|men\s+)?)"
    r"|(?P<and>\s+og\s+)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\s*(?:om|hvis|når|såfremt|så|sådan|hvad|hvilke\w?|før|inden|efter|fordi|da|selv\som)\b", re.IGNORECASE
)
_BARE_INFINITIVES = frozenset(
    [
        "kunne",
        "skulle",
        "få",
        "gå",
        "gøre",
        "være",
        "have",
        "blive",
        "tage",
        "give",
        "sikre",
        "se",
        "stå",
        "komme",
        "lade",
        "sætte",
        "lægge",
        "bede",
    ]
)
_ADVERBS = re.compile(
    r"(?:(?:også|herefter|derefter|løbende|fortsat|straks|eventuelt|evt\.|ikke|fremadrettet|samtidig)\s+)*",
    re.IGNORECASE,
)


def segments(text: str, rules: FollowupsFile) -> list[Segment]:
    """The parts of a sentence in printed order; commas cut only where an order of its own follows."""
    found: list[Segment] = []
    start, tie, governor, joined = 0, "main", "", False
    clause_governor = ""
    for cut, kind in _cuts(text, rules):
        if cut.start() > start or kind in {"clause", "infinitive", "purpose"}:
            found.append(Segment(start, cut.start(), _tie(tie), governor, joined))
        here = text[start : cut.start()]
        joined = bool(re.match(r",?\s*(?:og|samt|eller)\b", cut.group(), re.IGNORECASE))
        if kind == "clause":
            # "…, at A, og at B": both hang on what governs A.
            clause_governor = clause_governor if joined and clause_governor else here + cut.group()
            governor = clause_governor
        else:
            governor = here
        start, tie = cut.end(), kind
    found.append(Segment(start, len(text), _tie(tie), governor, joined))
    return [segment for segment in found if text[segment.start : segment.end].strip(" .,;:")]


def _tie(name: str) -> Tie:
    ties: dict[str, Tie] = {
        "clause": "clause",
        "infinitive": "infinitive",
        "purpose": "purpose",
        "relative": "relative",
    }
    return ties.get(name, "main")


def _cuts(text: str, rules: FollowupsFile) -> Iterator[tuple[re.Match[str], str]]:
    for cut in _CUT.finditer(text):
        kind = cut.lastgroup or "main"
        if kind == "at":
            yield cut, "infinitive" if _infinitive_follows(text[cut.end() : cut.end() + 60], rules) else "clause"
        elif kind == "and":
            if _second_verb(text[: cut.start()], text[cut.end() :], rules):
                yield cut, "main"
        elif kind != "comma" or _order_follows(text[cut.end() :], rules):
            yield cut, kind


# "… justerer planen og rundsender den": one thing, done in two steps.
_OF_THE_SAME = re.compile(
    r"\s(?:den|det|dem|disse|dette|denne)\s*(?:\.|$|til\b|ud\b|senest\b|inden\b|hurtigst\b)", re.IGNORECASE
)


def _second_verb(before: str, after: str, rules: FollowupsFile) -> bool:
    """Whether *og* joins a second thing to do: "finder plads og vender tilbage", not "skriver og sender et notat"."""
    adverbs = _ADVERBS.match(after)
    word = re.match(r"\w+", after[adverbs.end() if adverbs else 0 :])
    last = re.search(r"\w+$", before)
    if word is None or last is None or _does(last.group(), rules):
        return False
    stretch = after[: after.find(",") if "," in after else len(after)]
    if _OF_THE_SAME.match(stretch[word.end() + (adverbs.end() if adverbs else 0) :]):
        return False
    tags = [verb for verb in rules.verb_words.tag(word.group()) or () if verb.form == "active"]
    return any(all(re.search(rf"\b{part}\b", stretch) for part in verb.particle.split()) for verb in tags)


def _does(word: str, rules: FollowupsFile) -> bool:
    return any(verb.form in {"active", "passive", "infinitive"} for verb in rules.verb_words.tag(word) or ())


def _infinitive_follows(text: str, rules: FollowupsFile) -> bool:
    adverbs = _ADVERBS.match(text)
    word = re.match(r"\w+", text[adverbs.end() if adverbs else 0 :])
    if word is None:
        return False
    verbs = rules.verb_words.tag(word.group()) or ()
    return word.group().lower() in _BARE_INFINITIVES or any(verb.form == "infinitive" for verb in verbs)


def _order_follows(text: str, rules: FollowupsFile) -> bool:
    """Whether the stretch up to the next comma has a verb of its own, so that the comma parts two orders."""
    stretch = text[: text.find(",") if "," in text else len(text)]
    if _SUBORDINATE.match(stretch):
        return False
    if re.search(r"\w\s(?:skal|vil|bliver)\s\w", stretch):
        return True
    return any(verb.form in {"active", "passive"} for hit in rules.verb_words.find(stretch) for verb in hit.tag)
