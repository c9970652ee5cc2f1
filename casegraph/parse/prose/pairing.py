"""Which body a date belongs to: a body, a date and the word for an act, bound together by how they stand.

Precision first: a date that stands in none of the shapes below is nobody's, however near a body is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.danish import DateMention
from casegraph.model import Body
from casegraph.rulebook.references import Event
from casegraph.rulebook.words import Tagged


@dataclass(frozen=True, slots=True)
class Named:
    """A body in a sentence; ``meeting`` where the word itself names its meeting (*direktionsmøde*)."""

    start: int
    end: int
    text: str
    body: Body
    meeting: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A body that did, or is to do, something on a date, and the word that says what (``None``: no such word)."""

    named: Named
    date: DateMention
    event: Tagged[Event] | None
    score: float


# Words that may stand between a body and its date without changing what they are to each other.
_FILLERS = re.compile(
    r"(?:\s|[,:(]|\([^()]{0,40}\)|(?:den|det|d|dd|i|på|af|ved|under|til|sit|sin|deres|dets|vores|et|samme|konstituerende|sidste|seneste|ordinære|ekstraordinære|fælles|har|hvor|"
    r"møde|mødet|møder|møderne|s|kl|om|også|både|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|dato|måned|afholdt|holdt|"
    r"igen|samt|og|først|forventeligt|forventet|formentlig|blev|er|skal|vil|bliver|hhv|henholdsvis|tilbage|år|ordinært|ekstraordinært|primo|medio|ultimo|"
    r"starten|slutningen|midten|behandling|1|2|første|anden|temamøde|januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober|november|december)\b\.?)*",
    re.IGNORECASE,
)
_BODY_LEAD = re.compile(
    r"(?:\b(?:i|på|af|hos|ved|for|hvor|via|kl\.?\s?[\d.:]{1,5})\b\s?(?:et|det|den|de)?\s?(?:[\w-]{2,20}\s)?)$",
    re.IGNORECASE,
)
_NEXT = re.compile(r",|\b(?:og|samt)\b", re.IGNORECASE)
_OF_BODY = re.compile(r"\s(?:af|i|på|hos)(?:\s\w{2,12})?\s$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bat\s", re.IGNORECASE)
_A_MEETING = Event("treated", "noun")
_ROW = 110
_ROW_START = re.compile(r"\W{0,3}(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s)?(?:den\s|d\.\s?)?", re.IGNORECASE)
_ROW_CUT = re.compile(r"\s?(?:[:|–-]|\t|\s{2,}|i\s|\s[A-ZÆØÅ])")
_AND_AGAIN = re.compile(
    r",?\s(?:og|samt|og\sigen|men)\s(?:(?:[12]\.|igen|senere|endeligt?|derefter|herefter|skal|vil|blev|den)\s){0,3}"
    r"(?:(?:[12]\.\s)?(?:\w*behandl\w{1,4}|vedtage[st]|vedtog|godkend\w{1,3}|drøft\w{1,3})\s)?(?:igen\s|endeligt\s)?(?:efter\s[a-zæøå]{3,20}\s)?(?:på\smødet\s)?(?:den\s|d\.\s?|i\s)?",
    re.IGNORECASE,
)
# "Byrådet gav den … en bevilling på 2 mio. kr. og den … en tillægsbevilling": the verb is not said again.
_GAVE_TOO = re.compile(r"\s(?:en|et|\d)[^;:]{3,90}\s(?:og|samt)\s(?:den|d\.)\s")
_A_THING = re.compile(r"\s(?:(?:en|et|yderligere)\s|\d)")
# "Byrådet reserverede midler til projektet på mødet den …": whatever it did, it did so there.
_AT_THE_MEETING = re.compile(
    r"\b(?:på|ved|under)\s(?:sit\s(?:\w*møde)|(?:tema|ekstra)?mødet|dagsordenen)\s(?:(?:den|d\.|i)\s?)?\Z"
)
# "Byrådet fik sagen den …", "Byrådet udvidede den … rammen": whatever the verb, the day stands right behind it.
_HAD_IT = re.compile(
    r"\s(?:(?:får|fik|har|havde|modtager|modtog)\s(?:sagen|punktet|planen|forslaget)(?:\sigen|\still\sbehandling)?"
    r"|[a-zæøå]{3,}(?:ede|te)|satte\s(?:\S+\s){1,4}i\sgang)\s(?:(?:på|i)\s(?:sit\s)?møde[tr]?\s)?(?:den|d\.)\s"
)
# "… som Direktionen bakkede op om den 5. februar 2024.": whatever it did, with the day at the end of the clause.
_IN_CLAUSE = re.compile(
    r"\s(?:[a-zæøå]{3,}(?:ede|te)|tog|gav|så|fik|traf)(?:\s(?!at\b)[a-zæøå]{1,12}){0,3}\s(?:den|d\.)\s"
)
_SOM, _CLAUSE_ENDS = re.compile(r"\bsom\s\Z", re.IGNORECASE), re.compile(r"\s*(?:[,.;)]|\Z)")
# "Økonomiudvalget, der den 18. juni udsatte sagen".
_WHO_ON = re.compile(r",?\s(?:der|som)\s(?:den|d\.)\s")
# "vil Byrådet fortsætte …", "det af Byrådet ansatte …"
_NO_ACT = re.compile(r"\b(?:vil|kan|skal|må|bør|kunne|skulle|ville|af)\s\Z", re.IGNORECASE)
_NEAR, _WITH, _FAR, _REACH = 30, 60, 220, 150


def pair_up(text: str, named: list[Named], dates: list[DateMention], events: list[Tagged[Event]]) -> list[Pair]:
    """The best pair of every date of one clause, in printed order; a date without one is left out."""
    pairs: list[Pair] = []
    for date in dates:
        near = [body for body in named if _gap(body, date) <= _FAR]
        around = [event for event in events if abs(event.start - date.start) <= 2 * _FAR]
        beside = [other for other in dates if abs(other.start - date.start) <= 2 * _FAR]
        options = [_pair(text, body, date, around) for body in near if not _crowded(body, date, beside, text)]
        best = max((option for option in options if option), key=lambda pair: pair.score, default=None)
        best = best or _listed_row(text, date, named, dates) or _again(text, date, pairs, around)
        if best is not None:
            pairs.append(best)
            pairs.extend(_coordinated(text, best, named))
    return pairs


def told_days(days: list[DateMention], named: list[Named], events: list[Tagged[Event]]) -> list[DateMention]:
    """The bare days ("19/6") that a body makes days: right behind it, or behind what it did."""
    return [day for day in days if any(_tells_day(day, body, events) for body in named)]


def _tells_day(day: DateMention, body: Named, events: list[Tagged[Event]]) -> bool:
    gap = day.start - body.end
    if 0 <= gap <= 3:
        return True
    acted = any(body.end <= event.start <= body.end + 25 and event.tag.form == "past" for event in events)
    return acted and 0 < gap <= 90


def _listed_row(text: str, date: DateMention, named: list[Named], dates: list[DateMention]) -> Pair | None:
    """A row of a time table: "22. september: udkast i Social- og Sundhedsudvalget", one date first, one body behind."""
    alone = len(text) <= _ROW and len(dates) == 1 and text[-1] not in "!?" and _ROW_START.fullmatch(text[: date.start])
    if not alone or not _ROW_CUT.match(text, date.end) or not named or named[0].start < date.end:
        return None
    return Pair(named[0], date, None, 1.5)


def _again(text: str, date: DateMention, pairs: list[Pair], events: list[Tagged[Event]]) -> Pair | None:
    """A second act of the body just told of: "behandlede planen den 8. februar, og 2. behandles den 12. april"."""
    if not pairs:
        return None
    said = text[pairs[-1].date.end : date.start]
    if not _AND_AGAIN.fullmatch(said) and not (_GAVE_TOO.fullmatch(said) and _A_THING.match(text, date.end)):
        return None
    between = [event for event in events if pairs[-1].date.end <= event.start and event.end <= date.start]
    return Pair(pairs[-1].named, date, between[0] if between else pairs[-1].event, 1.2)


def _gap(body: Named, date: DateMention) -> int:
    return max(date.start - body.end, body.start - date.end)


def _crowded(body: Named, date: DateMention, dates: list[DateMention], text: str) -> bool:
    """Whether another date stands between the two, other than as part of the same list of dates."""
    low, high = min(body.end, date.end), max(body.start, date.start)
    between = [other for other in dates if low <= other.start and other.end <= high]
    return any(not _listed(text, other, date) for other in between)


def _listed(text: str, a: DateMention, b: DateMention) -> bool:
    gap = text[min(a.end, b.end) : max(a.start, b.start)]
    return len(gap) < _NEAR and _FILLERS.fullmatch(gap) is not None


def _pair(text: str, body: Named, date: DateMention, events: list[Tagged[Event]]) -> Pair | None:
    """How body and date stand to each other, best shape first; ``None`` where they do not belong together."""
    after = body.end <= date.start
    gap = text[body.end : date.start] if after else text[date.end : body.start]
    if len(gap) > _FAR:
        return None
    led = after or (_BODY_LEAD.search(gap) and not _NEXT.search(gap)) or _in_brackets(text, body, date, events)
    if len(gap) < 80 and _FILLERS.fullmatch(gap) and led:
        return _adjacent(text, body, date, events)
    return _with_act(text, body, date, events) if after else _act_before_body(text, body, date, events)


def _in_brackets(text: str, body: Named, date: DateMention, events: list[Tagged[Event]]) -> bool:
    """Whether the body stands in brackets behind the day, and what it does before: "drøftes den 3. maj (Byrådet)"."""
    told = any(event.end <= date.start for event in events)
    return told and text[date.end : body.start].strip() == "(" and text.startswith(")", body.end)


def _adjacent(text: str, body: Named, date: DateMention, events: list[Tagged[Event]]) -> Pair | None:
    """*HU den 29.4.2021*, *møde i Byrådet den …*, *den 5. maj i Byrådet*: they touch."""
    low, high = min(body.start, date.start), max(body.end, date.end)
    event = _nearest_act(text, events, low, high)
    if event is None and date.precision != "day" and not body.meeting:
        return None
    if date.precision == "year" and (event is None or event.tag.form == "noun"):
        return None
    return Pair(body, date, event, 3 - abs(date.start - body.start) / 1000)


def _nearest_act(text: str, events: list[Tagged[Event]], low: int, high: int) -> Tagged[Event] | None:
    """The word for the act around a body and date that touch: the noun that leads to them, else the nearest verb."""
    # "drøftes med henblik på at udarbejde en sag til udvalget den …": another verb has come between.
    reach = [event for event in events if event.start >= low or not _INFINITIVE.search(text[event.end : low])]
    near = [(max(low - event.end, event.start - high), event) for event in reach]
    near = [(gap, event) for gap, event in near if gap <= _WITH]
    leading = [event for _, event in near if event.tag.form == "noun" and 0 <= low - event.end <= 4]
    if leading and leading[-1].tag.kind != "treated":
        return leading[-1]
    return min(near, key=lambda found: (found[1].tag.form == "noun", found[0]), default=(0, None))[1]


def _with_act(text: str, body: Named, date: DateMention, events: list[Tagged[Event]]) -> Pair | None:
    """Body first: *Byrådet vedtog planen den …*, *Senest besluttede Byrådet …*, *Byrådets beslutning om … d. …*."""
    between = [event for event in events if body.end <= event.start and event.end <= date.start]
    telling = [event for event in between if event.tag != _A_MEETING]
    if telling:
        event = telling[0]
        if event.start - body.end > 60 or _swallowed(text, event, date):
            return None
        return Pair(body, date, event, 2 - (date.start - body.end) / 1000)
    if body.meeting and date.start - body.end <= 60 and not _INFINITIVE.search(text[body.end : date.start]):
        return Pair(body, date, None, 1.9)
    if between and between[0].start - body.end <= _NEAR:
        return Pair(body, date, between[0], 1.85)
    known = _by_form(text, body, date, events)
    if known:
        return known
    before = [event for event in events if event.end <= body.start and body.start - event.end <= 12]
    if before and not _swallowed(text, before[-1], date):
        return Pair(body, date, before[-1], 1.8 - (date.start - body.end) / 1000)
    return None


def _by_form(text: str, body: Named, date: DateMention, events: list[Tagged[Event]]) -> Pair | None:
    """Body first, and what stands between it and the date tells by its form that they go together, whatever the act."""
    if _HAD_IT.fullmatch(text, body.end, date.start) and not _NO_ACT.search(text[: body.start]):
        return Pair(body, date, None, 1.7)
    if _WHO_ON.fullmatch(text, body.end, date.start):
        behind = [event for event in events if 0 <= event.start - date.end <= _NEAR and event.tag.form != "noun"]
        return Pair(body, date, behind[0], 1.7) if behind else None
    in_clause = _IN_CLAUSE.fullmatch(text, body.end, date.start) and _SOM.search(text[: body.start])
    if in_clause and _CLAUSE_ENDS.match(text, date.end):
        return Pair(body, date, None, 1.7)
    if date.start - body.end <= _REACH and _AT_THE_MEETING.search(text[body.end : date.start]):
        return Pair(body, date, None, 1.6)
    return None


def _swallowed(text: str, event: Tagged[Event], date: DateMention) -> bool:
    """Whether the date stands in what was decided ("besluttede at lukke skolen den …"), not with the deciding."""
    if event.tag.form == "noun":
        return False
    gap = text[event.end : date.start]
    if not _INFINITIVE.search(gap):
        return False
    return not re.search(r"\bmøde[tr]?\s(?:den|d\.)\s$", gap)


def _act_before_body(text: str, body: Named, date: DateMention, events: list[Tagged[Event]]) -> Pair | None:
    """Date first: *Den 5. maj besluttede Byrådet*, *på augustmødet bliver sagen behandlet på udvalgets møde*."""
    between = [event for event in events if date.end <= event.start and event.end <= body.start]
    if not between:
        return None
    event = between[-1]
    gap = text[event.end : body.start]
    near = len(gap) <= 15 and (event.tag.form in {"past", "present"} or _OF_BODY.search(gap))
    if not (near or (len(gap) <= _NEAR and _OF_BODY.search(gap))) or event.start - date.end > 80:
        return None
    return Pair(body, date, event, 1.7 - (body.start - date.end) / 1000)


def _coordinated(text: str, pair: Pair, named: list[Named]) -> list[Pair]:
    """The other bodies of "behandles i Økonomiudvalget og Byrådet i maj": a month can hold for all, a day cannot."""
    if pair.date.precision != "month":
        return []
    found: list[Pair] = []
    here = pair.named
    for other in reversed([body for body in named if body.end <= pair.named.start]):
        if not re.fullmatch(r"\s?(?:,|og|samt)\s(?:i\s|af\s)?", text[other.end : here.start]):
            break
        found.append(Pair(other, pair.date, pair.event, pair.score))
        here = other
    return found
