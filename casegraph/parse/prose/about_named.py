"""What a sentence about an act of a body names: another matter, a number, a document, people and places.

Each function is a sign of :data:`casegraph.parse.prose.about_signs.SIGNS`.
"""

from __future__ import annotations

import re
from typing import Literal

from casegraph import danish
from casegraph.parse.prose.matter import figures
from casegraph.parse.prose.title_words import in_title, same_word, shared_words
from casegraph.parse.prose.told import Told
from casegraph.rulebook.phrases import Hit

# "Planen" is that of the matter, "klimaplanen" or "en ordning" another's.
_ITS_OWN = re.compile(
    r"(?:plan|politikk|strategi|vision|regulativ|vedtægt|aftal|ordning|reglement)e[nt]", re.IGNORECASE
)
# "Trafiksanering i Nørby": what is done, and where.
_SOMEWHERE = re.compile(r"(?P<what>[^\W\d_]{5,})\s(?P<how>i|ved|på)\s(?P<where>[A-ZÆØÅ][^\W\d_]+)")
# A street may well be in the place.
_STREET = re.compile(r"(?:vej|gade|stræde|allé|vænge|plads|torv|bakke|park|sti)(?:en|n|et)?\Z", re.IGNORECASE)
# Between a verb and what it did: "godkendte den 7. maj 2024 planen".
_ON_A_DAY = r"(?:[^.;,]{0,12}\d{1,2}\.\s?[a-zæøå]+(?:\s\d{4})?\s)?"
# Right before what was decided: the verb, or the day behind it.
_DECIDED = re.compile(rf"\b(?:vedtog|godkendte)\s{_ON_A_DAY}(?:den\s|det\s)?\Z")
# "Helhedsplanen for havnen": what a document is of.
_OF_WHAT = re.compile(r"\s(?:for|til|om|af)\s(?P<what>[^,.;]{3,60})")
# "Den første budgetopfølgning", "årets anden redegørelse".
_REPORT = re.compile(
    r"\b(?:den|årets)\s(?P<order>første|anden|tredje)\s(?P<report>budgetopfølgning|opfølgning|redegørelse|statusrapport|måling)",
    re.IGNORECASE,
)
# "Sagen om Solparken": of this case only if its title says so.
_ANOTHER = re.compile(
    r"\b(?:en\s)?(?:(?P<own>sagen|punktet)|sag|sager|emnet)\s(?:om|vedr\.?|vedrørende|til(?!\s(?:[^\W\d_]+\s|2\.\s)?"
    r"(?:(?:gen)?behandling|beslutning|orientering|godkendelse|drøftelse|efterretning|vedtagelse|afgørelse|høring)\b"
    # "En sag til orientering om …" is one of its own; "sendte sagen til høring om …" tells what happened to this one.
    r"(?(own)|(?!\s(?:af|om)\b))))"
    r"\s(?P<what>[^.;,]{3,80})",
    re.IGNORECASE,
)
# "En tilsvarende sag om Nørby blev udsat", "behandlede den 7. maj et lignende projekt": whatever else is said, it is
# of that one.
_LIKE_THIS = re.compile(
    r"(?:\A\W*(?:(?:en|et|den|de|to|tre)\s)?|\b(?:behandlede|drøftede|godkendte|vedtog|afslog|udsatte)\s"
    rf"{_ON_A_DAY}(?:en|et|to|tre)\s)"
    r"(?:tilsvarende|lignende)\s(?:sag|punkt|projekt|forslag|ansøgning)\w*\b",
    re.IGNORECASE,
)
# "En ny cykelpolitik" is another matter.
_NEW = re.compile(r"\b(?:en|et)\s(?:ny|nyt|anden|andet|særskilt)\b", re.IGNORECASE)
# "… den tidsplan, som Direktionen": what a clause about a body's act is of.
_CLAUSE = re.compile(r"(?P<what>[^\W\d_]{3,40}),\s(?:som|der)\s(?:\w{1,20}\s)?\Z")
_CLAUSE_REACH = 120
# A name inside a sentence or a title: its first word has a capital anyway.
_NAME = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\w-]{2,}")


def is_of_another(text: str) -> bool:
    """Whether a sentence says outright that it is of a matter like this one."""
    return _LIKE_THIS.search(text) is not None


def another(told: Told) -> str:
    """Whether the sentence names another matter: one like this, a case of its own, *sagen om* something that the title
    has not, or what is only compared.
    """
    if is_of_another(told.text):
        return "like this"
    if told.says("other_case"):
        return "its own case"
    if sets_apart(told):
        return "named"
    return "beside" if told.says("beside") else "no"


def numbers(told: Told) -> str:
    """Whether the sentence names by its number what the title names by one (*Skema A*, *lokalplan 4.12*, *den første
    budgetopfølgning*), or a rule that the title names: *dispensation fra lokalplan 17*.
    """
    return figures(told.title, told.text) or _report(told.title, told.text) or "none"


def document(told: Told) -> str:
    """What is spoken of, where it is a plan, a policy or the like: that of the matter, or one the title has not."""
    if _decided_thing(told):
        return "decided, foreign"
    replaced, text = told.rules.phrases["replaced"], told.unnamed
    found = replaced.search(text)
    if not found:
        return "none"
    if _ITS_OWN.fullmatch(found.text):
        return "the plan"
    if in_title(told.context, found.text) or _of_the_title(told, found):
        return "titled"
    return "foreign, new" if _NEW.search(text[: found.start]) else "foreign"


def clause(told: Told) -> str:
    """What a relative clause about the act is of: *den tidsplan, som Direktionen godkendte den 3. maj*, or the matter
    itself (*det projekt, som …*).
    """
    found = _CLAUSE.search(told.text[max(0, told.begins - _CLAUSE_REACH) : told.begins])
    if not found:
        return "none"
    if in_title(told.context, found["what"].lower()):
        return "titled"
    return "the matter" if told.rules.phrases["matters"].fullmatch(found["what"]) else "another thing"


def names(told: Told) -> str:
    """Whether the sentence has names (of places, for the most part) of the title, or only others."""
    title, found = ({danish.stem(name.lower()) for name in _NAME.findall(text)} for text in (told.title, told.unnamed))
    if not title or not found:
        return "none" if not found else "untitled"
    return "same" if title & found else "other"


def place(told: Told) -> str:
    """Whether a sentence speaks of what the title names, but in another place: *trafiksaneringen i Nørby*."""
    own = [
        (danish.stem(found["what"].lower()), found["how"], found["where"]) for found in _SOMEWHERE.finditer(told.title)
    ]
    for found in _SOMEWHERE.finditer(told.text):
        stem = danish.stem(found["what"].lower())
        here = [where for what, how, where in own if how == found["how"] and same_word(what, stem)]
        # "Renoveringen i Skolegade" is of "Renovering i Nørby", and no other town's.
        street = len({_STREET.search(where) is not None for where in (found["where"], *here)}) > 1
        if here and not street and found["where"] not in told.title and not any(where in told.text for where in here):
            return "another"
    return "none"


def sets_apart(told: Told) -> bool:
    """Whether the sentence speaks of "sagen om …" something that this item's title does not name."""
    named = _ANOTHER.search(told.text)
    return named is not None and shared_words(told.context, named["what"]) == 0


def _report(title: str, text: str) -> Literal["same", "other"] | None:
    """Whether a sentence speaks of the report of the title by its place in the year, or of another one."""
    found = _REPORT.search(text)
    if found is None or found["report"].lower() not in title.lower():
        return None
    word = found["order"].lower()
    same = word in title.lower() or re.search(rf"(?<!\d){danish.ordinal_word(word)}(?!\d)", title)
    return "same" if same else "other"


def _decided_thing(told: Told) -> bool:
    """Whether what was decided is said to be a document of its own: *vedtog den 10. oktober budgettet, hvor …*."""
    for hit in told.rules.phrases["replaced"].finditer(told.text):
        if _DECIDED.search(told.text[: hit.start]) and not _ITS_OWN.fullmatch(hit.text):
            return not in_title(told.context, hit.text) and not _of_the_title(told, hit)
    return False


def _of_the_title(told: Told, document: Hit) -> bool:
    """Whether a document is said to be of what the title names: "tidsplanen for molen" is of "Ny mole", but not of
    "Lokalplan for molen".
    """
    of = None if told.titled("replaced") else _OF_WHAT.match(told.text, document.end)
    return of is not None and shared_words(told.context, of["what"]) > 0
