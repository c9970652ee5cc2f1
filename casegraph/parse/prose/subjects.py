"""The noun phrase that a clause begins with: whom a verb in the active tells to act."""

from __future__ import annotations

import re

from casegraph import danish
from casegraph.rulebook.followups import FollowupsFile

_NAME = r"[A-ZÆØÅ][\w.’'-]*"
_WORD = r"(?!(?:at|om|som|der|til|på|i|ved|er|har|skal|vil|må|kan|bør|skulle|ville|kunne)\b)[^\W\d_][\w.-]*"
_JOIN = r"(?:og|samt|&|/|for|af|i\ssamarbejde\smed|i\ssamråd\smed|sammen\smed|med)"
# "Kirsten, Bent og Aage", "Skolechefen i samarbejde med HR", "Anne Lise (ANL)", "Alle arbejdspladser".
_PHRASE = re.compile(
    rf"(?P<who>(?:(?i:den|de|det|alle|begge|hver|samtlige|en|et)\s)?{_WORD}(?:\s(?!og\b){_NAME}){{0,3}}(?:\s\([A-ZÆØÅ]{{2,5}}\))?"
    rf"(?:(?:,|\s{_JOIN})\s(?:de\s|den\s)?{_WORD}(?:\s{_NAME}){{0,3}}(?:\s\([A-ZÆØÅ]{{2,5}}\))?){{0,4}})"
)
_DETERMINED = re.compile(
    r"(?:den|de|det|alle|begge|hver|samtlige|en|et)\s(?P<adjective>\w+\s)?(?P<noun>\w+)$", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"[\s,]*(?:(?:skal|vil|må|selv|også|herefter|derefter|efterfølgende|løbende|fortsat|straks|snarest|forinden|desuden|"
    r"samtidig|endvidere|så|nu|derfor|i stedet|hurtigst muligt|fremover|fremadrettet|i mellemtiden|igen|endelig|"
    r"yderligere|årligt|tillige)\b[\s,]*)*",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,5}(?:(?:/|,\s?|\sog\s)[A-ZÆØÅ]{2,5})*")
_TITLE = re.compile(r"[A-ZÆØÅ][a-zæøåéü]+")
# Nouns of these endings name no one: "Planlægningen", "Undersøgelsen", "Muligheden".
_ABSTRACT = re.compile(
    r"(?:ing|ingen|ingerne|else|elsen|elserne|hed|heden|hederne|tion|tionen|tet|teten|ment|mentet|arbejdet)$"
)
_LONGEST = 90
# Words that open a clause with something other than who acts.
_OPENS = re.compile(
    r"(?:i|på|efter|ved|med|for|inden|når|til|hvis|såfremt|der|det|derfor|så|denne|dette|fra|om|hvor|men|og|at|som|under|"
    r"senest|herunder|ad|punkt|pkt\.?|hvad|hvornår|ikke|ingen|dog|da|af|over)\b",
    re.IGNORECASE,
)


def leading_subject(before: str, rules: FollowupsFile, meeting: str | None = None) -> str | None:
    """Who acts, where ``before`` (a clause up to its verb) holds a subject and adverbs or a time, and nothing else.

    A person, initials, an actor of the rules, or whatever can be told to act: not things, not *der* or *det*.
    """
    text = before.strip()
    if not text or len(text) > 3 * _LONGEST or _OPENS.match(text):
        return None
    found = _PHRASE.match(text)
    if found is None:
        return None
    who = _without_adverbs(found["who"])
    rest = text[len(who) :]
    if not _only_when(rest, meeting) or not acts(who, rules):
        return None
    return who


def acts(who: str, rules: FollowupsFile) -> bool:
    """Whether somebody called ``who`` can be told to act: known for it, or a name, or a group with an article."""
    words = who.split()
    first = words[0].strip("(),.")
    if any(True for _ in rules.actor_words.find(who)):
        return not rules.thing_words.tag(first)
    if rules.thing_words.tag(first):
        return bool(_DETERMINED.match(who)) and not rules.thing_words.tag(words[-1])
    return bool(_INITIALS.fullmatch(who) or (_TITLE.match(first) and not _ABSTRACT.search(first)))


def is_named(who: str, rules: FollowupsFile) -> bool:
    """Whether ``who`` is surely somebody: a known actor, initials, or a name of more than one word."""
    return bool(
        any(True for _ in rules.actor_words.find(who))
        or _INITIALS.fullmatch(who)
        or re.fullmatch(rf"{_NAME}(?:\s(?:og\s)?{_NAME}|,\s{_NAME}|\s\(\w+\))+", who)
    )


def _without_adverbs(who: str) -> str:
    """The phrase without the adverbs that its pattern took for words of it."""
    cut = re.search(
        r"\s(?:skal|vil|må|selv|også|herefter|derefter|løbende|fortsat|straks|snarest|forinden|senest)\b", who
    )
    return (who[: cut.start()] if cut else who).rstrip(" ,")


def _only_when(rest: str, meeting: str | None) -> bool:
    """Whether nothing but adverbs and times stands in ``rest``."""
    adverbs = _ADVERBS.match(rest)
    left = rest[adverbs.end() if adverbs else 0 :].strip(" ,")
    if not left:
        return True
    dues = danish.find_due(left, meeting)
    return bool(dues) and dues[0].start == 0 and bool(_ADVERBS.fullmatch(left[dues[-1].end :]))
