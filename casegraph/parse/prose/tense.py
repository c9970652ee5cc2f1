"""Past or planned: by the words, and by the calendar only where the words say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.danish import DateMention, resolve_year
from casegraph.kinds import IsoDate, Tense
from casegraph.parse.prose.passages import Passage
from casegraph.rulebook.references import Event, ReferencesFile
from casegraph.rulebook.words import Tagged

_PLANNED_AUXILIARY = re.compile(
    r"\b(?:skal|vil|kan|bliver|forventes|ventes|planlægges|påtænkes|agtes|foreslås|bør|må|er\splanlagt\stil|er\sberammet\stil)\b",
    re.IGNORECASE,
)
_PAST_AUXILIARY = re.compile(r"\b(?:har|havde|blev|er|var|blevet)\b", re.IGNORECASE)
# "Udvalget får forelagt planen": right before the participle.
_GETS = re.compile(r"\bfår\s(?:[^\W\d_]+\s)?\Z", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\b(?:skulle|ville|kunne|burde)\b", re.IGNORECASE)
# A plan worded in the present whose nearest date lies up to so many months back was written for an earlier meeting.
_STALE_MONTHS = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words say of the time: the tense, and whether a verb form says so for certain; ``bare`` is a participle
    alone ("Behandlet i Byrådet den 2. juni").
    """

    tense: Tense | None
    certain: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its year settled: ``date`` is ``None`` where tense and calendar contradict each other."""

    date: IsoDate | None
    inferred: bool
    tense: Tense | None


def wording(passage: Passage, clause: str, event: Tagged[Event] | None, rules: ReferencesFile) -> Wording:
    """The tense by the form of the verb, else by signs in the clause, else by the line that introduces the list."""
    by_verb = _by_verb(clause, event) if event else None
    if by_verb:
        return by_verb
    planned, past = (rules.phrases[name].search(clause) for name in ("planned_signs", "past_signs"))
    if bool(planned) != bool(past):
        return Wording("planned" if planned else "past")
    planned, past = (rules.phrases[name].search(passage.lead) for name in ("planned_leads", "past_leads"))
    if past or planned:
        # "Kommende møder til gennemgang på tidligere …": the word nearest the list's own noun comes first.
        return Wording("planned" if not past or (planned and planned.start < past.start) else "past")
    return Wording(None)


def _by_verb(clause: str, event: Tagged[Event]) -> Wording | None:
    before = clause[max(0, event.start - 90) : event.start]
    if event.tag.form == "past":
        return Wording("past", certain=True)
    if event.tag.form == "present":
        return Wording("planned")
    if event.tag.form == "participle":
        planned = max(_last(_PLANNED_AUXILIARY, before), _last(_GETS, before))
        past = _last(_PAST_AUXILIARY, before)
        return Wording("planned" if planned > past else "past", certain=True, bare=max(planned, past) < 0)
    if event.tag.form == "infinitive" and not _CONDITIONAL.search(before):
        return Wording("planned", certain=_last(_PLANNED_AUXILIARY, before) >= 0)
    return None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def settle(mention: DateMention, said: Wording, meeting: IsoDate | None) -> Dated:
    """The date with its year, and the tense; both as far as words and calendar agree."""
    if mention.year_printed:
        return Dated(mention.date, inferred=False, tense=_checked(mention.date, said, meeting))
    if meeting is None or mention.month is None:
        return Dated(None, inferred=False, tense=said.tense)
    if said.tense is None:
        # The mention was read with the meeting as its anchor: its date is the nearest one.
        return Dated(mention.date, inferred=True, tense=_by_calendar(mention.date, meeting) if mention.date else None)
    date = resolve_year(mention.month, mention.day, meeting=meeting, tense=said.tense)
    if not said.certain and _stale(mention, said.tense, meeting):
        return Dated(None, inferred=False, tense=None)
    return Dated(date, inferred=True, tense=said.tense)


def _checked(date: IsoDate | None, said: Wording, meeting: IsoDate | None) -> Tense | None:
    """The tense of a date printed in full; a past that lies ahead is a contradiction, where a verb says it is past."""
    if date is None or meeting is None:
        return said.tense
    ahead = date[: len(meeting)] > meeting[: len(date)]
    if said.tense is None:
        return "planned" if ahead else _by_calendar(date, meeting)
    if said.tense == "past" and ahead:
        return None if said.certain and not said.bare else "planned"
    return said.tense


def _by_calendar(date: IsoDate, meeting: IsoDate) -> Tense:
    shared = min(len(date), len(meeting))
    return "past" if date[:shared] < meeting[:shared] else "planned"


def _stale(mention: DateMention, tense: Tense, meeting: IsoDate) -> bool:
    """Whether the date nearest to the meeting lies on the other side of it, close by, than the tense says."""
    assert mention.month is not None
    other: Tense = "past" if tense == "planned" else "planned"
    here = resolve_year(mention.month, mention.day, meeting=meeting, tense=tense)
    there = resolve_year(mention.month, mention.day, meeting=meeting, tense=other)
    if here[: len(meeting)] == meeting[: len(here)]:
        return False
    return _months_between(there, meeting) <= _STALE_MONTHS and _months_between(here, meeting) > _STALE_MONTHS


def _months_between(a: IsoDate, b: IsoDate) -> int:
    def months(date: IsoDate) -> int:
        return int(date[:4]) * 12 + int(date[5:7] or 6)

    return abs(months(a) - months(b))
