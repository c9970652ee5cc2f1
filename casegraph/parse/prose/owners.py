"""Who is to do it, and for whom: read beside the verb, in the words of the text."""

from __future__ import annotations

import re

from casegraph.parse.context import ItemContext
from casegraph.parse.prose.subjects import leading_subject
from casegraph.rulebook.followups import FollowupsFile

_BY = re.compile(r"\baf\s+", re.IGNORECASE)
_TO = re.compile(r"\b(?:til|for|i|på|hos)\s+(?:den\s|det\s|de\s|et\s|sit\s|næste\s|kommende\s){0,2}$", re.IGNORECASE)
_STOPS = re.compile(
    r"\b(?:skal|vil|kan|bør|får|fik|har|blev|er|bliver|anmodes|bedes|bemyndiges|pålægges|opfordres|anmoder|beder|at|om|der|"
    r"i samråd|inden|senest|hurtigst|snarest|herefter|derefter|løbende|også|igen)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:at|og|samt|men|dog|idet|således|herefter|derefter|efterfølgende|ligesom|endvidere|endelig|desuden|så|nu)\b[\s,]*)+",
    re.IGNORECASE,
)
_IS_GIVEN = re.compile(r"\b(?:forelægges|fremlægges|oversendes|tilsendes)\s$", re.IGNORECASE)
_IS_TOLD = re.compile(r"\s(?:orienteres|informeres|underrettes|høres)\b", re.IGNORECASE)
# Who is told to: "anmoder administrationen om at", "bemyndiges Økonomi og Teknik til at".
_TELLS = (
    r"(?:anmoder|anmodede|beder|bad|pålægger|pålagde|bemyndiger|bemyndigede|opfordrer|opfordrede|anmodes|bedes|pålægges|"
    r"bemyndiges|opfordres|anmodet|bedt|bemyndiget|pålagt|opfordret|bede|anmode|pålægge|bemyndige|opfordre)"
)
_TOLD = re.compile(rf"\b{_TELLS}\s+(?P<who>(?!om\b|til\b)[^,.;:]{{2,90}}?)\s+(?:(?:om|til),?\s*)?at\s*$", re.IGNORECASE)
_LEFT_TO = re.compile(
    r"\b(?:overlades|overlade|overlader|overlod|overdrages|overdrager|uddelegeres|delegeres|henstilles|henstiller|henstillede|"
    r"henstillet|overladt)\s(?:(?:det|opgaven|ansvaret)\s)?til\s(?P<who>[^,.;:]{2,90}?)\s+at\s*$",
    re.IGNORECASE,
)
_FALLS_TO = re.compile(
    r"\bdet\s(?:påhviler|påligger|tilfalder|tilkommer|er)\s(?P<who>[^,.;:]{2,60}?)(?:s\sopgave|s\sansvar)?\s+at\s*$",
    re.IGNORECASE,
)
_SUBJECT_TOLD = re.compile(
    r"^(?P<who>[^,.;:]{2,90}?)\s+(?:anmodes|bedes|pålægges|bemyndiges|opfordres|blev\s(?:bedt|anmodet|pålagt|bemyndiget)|"
    r"får\stil\sopgave|fik\stil\sopgave|påtager\ssig|påtog\ssig|har\spåtaget\ssig|lover|lovede|har\slovet|indvilligede\si|tilbød|tager\ssig\saf|tager\sinitiativ\stil|sørger\sfor|"
    r"(?:får|fik|gives|blev\sgivet|har)\s(?:mandat|bemyndigelse|fuldmagt|ansvaret|ansvar|ret|adgang)|er\sansvarlige?\sfor|har\stil\sopgave|"
    r"følger\sop\sved)\b",
    re.IGNORECASE,
)
_MANDATED = re.compile(
    r"\b(?:giver|gav|gives|give|tildeler|tildelte)\s(?P<who>[^,.;:]{2,90}?)\s"
    r"(?:mandat|bemyndigelse|fuldmagt|opgaven|ansvaret|besked|lov)\s(?:til|om|for|på|med)?\s*at\s*$",
    re.IGNORECASE,
)
_SENT_BACK = re.compile(
    r"\b(?:sendes|sendt|sender|hjemvises|hjemviser|tilbagesendes|returneres)\s(?:\w+\s){0,2}?(?:tilbage\s|retur\s)?til\s"
    r"(?P<who>[^\W\d_][\w-]*)(?=\s(?:med\shenblik|til|for|med|så)\b|,\s(?:som|der)\b|\s*$)",
    re.IGNORECASE,
)
_NOBODY = frozenset({"der", "det", "dette", "sagen", "om", "til", "sig", "herefter"})
# Words that open something other than a noun phrase.
_NOT_SUBJECT = re.compile(
    r"(?:i|på|efter|ved|med|for|inden|når|til|hvis|såfremt|der|det|derfor|så|denne|dette)\b", re.IGNORECASE
)
# A person by name is the subject where nothing else stands before the verb: "Ole Berg følger op".
_PERSON = re.compile(r"(?P<who>[A-ZÆØÅ][\w.-]+(?:\s[A-ZÆØÅ][\w.-]*){1,3})\s+(?:(?:skal|vil)\s+)?$")
_SAME_PHRASE = re.compile(r"[\w-]+(?:\s(?:af|og|samt|i\ssamarbejde\smed|med|for|sammen\smed|[\w-]{2,30}s))*\s")
# What may follow a name inside the same noun phrase: "chefen for Teknik og Miljø", "staben i samarbejde med IT".
_GOES_ON = re.compile(
    r"(?:\s(?:for|af|og|samt|i\ssamarbejde\smed|sammen\smed)\s(?!at\b|der\b|de\b|den\b|det\b|en\b|et\b)[\w-]+"
    r"(?:,\s[A-ZÆØÅ][\w-]+)*)*"
)
# "Skolen får besked", "stien skal være åben": who gets something, or how a thing is to be, is not who does it.
_RECEIVES = re.compile(
    r"(?:får?|være|blive|bliver|foreligge|foreligger|ligge|ligger|gælde|gælder|ske|sker|stå|hedde|koste|træde|træder|"
    r"omfatte|indeholde|svare\stil|fremgå|kunne|løbe|udløbe|ophøre|slutte|vare)\b(?!\s(?:for|[a-zæøå]{3,}(?:et|t)\s))",
    re.IGNORECASE,
)
_SET_UP = re.compile(
    r"\s*der\s(?:nedsættes|etableres|oprettes|udpeges)\s(?P<who>[^.;:]{3,90}?),\s(?:som|der)\s", re.IGNORECASE
)
# "Hvis Byrådet giver bevillingen, …": who that is does not do what follows.
CONDITION = re.compile(r"^\s*(?:såfremt|hvis|når|forudsat)\b[^,]{0,200},\s*", re.IGNORECASE)
_MAX_WORDS = 12


def find_owner(context: ItemContext, clause: str, verb_start: int, *, passive: bool) -> str | None:
    """Who is to do what a clause says, as printed; ``None`` where the clause names nobody.

    ``verb_start`` is where the verb stands. In the passive only *af* names who does it.
    """
    rules = context.tools.book.followups
    if passive:
        return _after_by(clause[verb_start:], rules)
    set_up = _SET_UP.match(clause)
    if set_up and verb_start > set_up.end("who"):
        return set_up["who"].strip()
    if _RECEIVES.match(clause, verb_start):
        return None
    condition = CONDITION.match(clause)
    if condition and condition.end() == verb_start:
        return _behind(clause, verb_start, rules)
    known = _subject(clause, verb_start, rules)
    leading = leading_subject(_without_opening(clause[:verb_start]), rules, context.meeting_date)
    return leading or known or _collective(context, clause[:verb_start])


def _behind(clause: str, verb_start: int, rules: FollowupsFile) -> str | None:
    """The subject behind a verb that comes first: "… , udsender forvaltningen udbudsmaterialet"."""
    verb = re.match(r"\w+\s+(?:den\s|det\s|de\s)?", clause[verb_start:])
    hit = next(rules.actor_words.find(clause[verb_start : verb_start + 60]), None)
    return hit.text if verb and hit and hit.start == verb.end() else None


def find_told(before: str) -> str | None:
    """Who is told to do what follows: "anmoder administrationen om at …", "administrationen bemyndiges til at …"."""
    told = (
        _TOLD.search(before)
        or _LEFT_TO.search(before)
        or _FALLS_TO.search(before)
        or _MANDATED.search(before)
        or _SUBJECT_TOLD.search(_without_opening(before))
        or _SENT_BACK.search(before)
    )
    who = told["who"].strip() if told else ""
    return who if who and who.split()[0].lower() not in _NOBODY else None


def _collective(context: ItemContext, before: str) -> str | None:
    """Several bodies under one name as the subject: "de stående udvalg"."""
    return next((mention.text for mention in context.tools.bodies.find(before) if mention.group), None)


def _without_opening(clause: str) -> str:
    return _OPENING.sub("", clause.strip())


def _after_by(text: str, rules: FollowupsFile) -> str | None:
    for by in _BY.finditer(text):
        hit = next(rules.actor_words.find(text[by.end() : by.end() + 60]), None)
        if hit and hit.start == 0:
            return hit.text
    return None


def _subject(clause: str, verb_start: int, rules: FollowupsFile) -> str | None:
    """The subject of an active verb: before it, or right behind the word it was turned round with."""
    before = clause[:verb_start]
    person = _PERSON.match(_without_opening(before) + " ")
    if person:
        return person["who"]
    hits = list(rules.actor_words.find(before))
    if not hits:
        # A verb that comes first has its object behind it: "… og orienterer udvalget".
        following = next(rules.actor_words.find(clause[verb_start : verb_start + 60]), None) if before.strip() else None
        turned = re.match(r"\w+\s+(?:den\s|det\s|de\s)?", clause[verb_start:])
        return following.text if following and turned and following.start == turned.end() else None
    start = _phrase_start(before, _first_of_phrase(before, [hit.start for hit in hits]))
    goes_on = _GOES_ON.match(before, hits[-1].end)
    phrase = before[start : goes_on.end() if goes_on else hits[-1].end].strip(" ,.")
    return phrase if len(phrase.split()) <= _MAX_WORDS else hits[-1].text


def _first_of_phrase(before: str, starts: list[int]) -> int:
    """Where the last noun phrase that names somebody begins: "lederen af sekretariatet i samarbejde med IT" is one."""
    first = starts[-1]
    for start in reversed(starts[:-1]):
        if not _SAME_PHRASE.fullmatch(before[start:first]):
            break
        first = start
    return first


def _phrase_start(before: str, actor: int) -> int:
    """Where the noun phrase around the actor begins: at the clause's start if only its own words stand there."""
    lead = _OPENING.match(before)
    start = lead.end() if lead else 0
    words = before[start:actor]
    plain = _STOPS.search(words) is None and len(words.split()) <= 3 and re.fullmatch(r"[\w\s,-]*", words)
    return start if plain and not _NOT_SUBJECT.match(words) else actor


def find_recipient(context: ItemContext, clause: str) -> tuple[str, str] | None:
    """The body that something is to go to ("til HU", "for Økonomiudvalget") as (name, id), or ``None``."""
    for mention in context.tools.bodies.find(clause):
        if _TO.search(clause[: mention.start]):
            return mention.body.name, mention.body.id
        if _IS_TOLD.match(clause[mention.end :]) or _IS_GIVEN.search(clause[: mention.start]):
            return mention.body.name, mention.body.id
    return None
