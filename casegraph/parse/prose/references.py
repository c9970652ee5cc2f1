"""References: what the prose says that a body did, or is to do, on a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from casegraph import danish
from casegraph.danish import DateMention
from casegraph.kinds import BodyKind, IsoDate, ReferenceKind
from casegraph.model import Body, Reference
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.about import about
from casegraph.parse.prose.about_named import is_of_another
from casegraph.parse.prose.pairing import Named, Pair, pair_up, told_days
from casegraph.parse.prose.passages import Passage, clauses, passages
from casegraph.parse.prose.tense import Wording, settle, wording
from casegraph.parse.prose.told import Told
from casegraph.rulebook.references import Event, ReferencesFile
from casegraph.rulebook.words import Tagged

_OWN_KINDS: tuple[BodyKind, ...] = (
    "standing_committee",
    "special_committee",
    "finance_committee",
    "advisory",
    "staff_council",
)
_AFTER_POSSESSIVE = re.compile(r"\s+(?:\d\.\s+)?(?:[\w-]{3,30}\s+){0,2}$")
_MEETING = re.compile(r"(?:møde|samling|seminar)", re.IGNORECASE)
_MEETINGS_OF = re.compile(
    r"^\s?(?:\(\d\.?\)\s?|\([\w\s.]{1,30}\)\s?)?(?:s|’s|'s)?\s?(?:møde|mødet|møder|møderne)\b", re.IGNORECASE
)
_LIST_DATE = re.compile(r"^\W{0,3}(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s)?(?:den\s|d\.\s?)?$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:den|det|de|en|et)\s(?:(?:ny|nyligt|allerede|senest|oprindeligt|tidligere)\s)?$", re.IGNORECASE
)
_WEAK_YEAR = re.compile(r"(?:\bi|\bår|\btilbage i|\()\s?$", re.IGNORECASE)
_DOCUMENT_DATE = re.compile(r"\baf\s(?:den\s|d\.\s?)?$", re.IGNORECASE)
# A body of the region or of Parliament, not of the municipality.
_ELSEWHERE = re.compile(
    r"\s(?:i|under|hos|ved|for)\s(?:Region\w*|Folketinget|KL|KKR|Danske\sRegioner|EU|ministeriet)\b"
)
_OTHERS = re.compile(
    r"\b(?:Folketingets|Regionens|Regionsrådets|KL['’]?s|Danske\sRegioners|EU['’]?s|foreningens|selskabets)\s$"
)
# Bodies that are no committee as others are: in their minutes *udvalget* is rather the one that was named.
_ABOVE: frozenset[BodyKind] = frozenset({"finance_committee", "council", "executive_board"})
# "På mødet den …", with nobody named: the body's own, unless it met others.
_THE_MEETING = re.compile(
    r"(?:\b(?:på|til|fra|ved|jf\.)\s|\()(?:mødet|dagsordenen)\s(?:(?:den|d\.|i)\s?)?\Z", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:blev|bliver|blevet|er|var|tages|toges|\w{4,}es|som\s(?:aftalt|besluttet|drøftet|ønsket|bestilt))\b",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(
    r"\b(?:møde\w*\smed|(?:borger|dialog|orienterings|informations|lodsejer|for)møde\w*)\b", re.IGNORECASE
)
_DEN = 8  # letters of "den" and a weekday's end
_REACH = 300
_RELATIVE = re.compile(r"\s*(?:der|som|hvor)\b")
_NUMBERED = r"\s{0,2}(\d{1,4}[a-z]?)(?![\w/\-–.]*\d)"


def find_references(context: ItemContext) -> tuple[Reference, ...]:
    """What bodies did or are to do by the prose of the item, in printed order; undated mentions are left out.

    The meeting itself is left out. A date is ``None`` where the words and the calendar contradict each other.
    """
    course = {(step.body_id, step.date) for step in context.item.course}
    found = [about(told) for told in mentions(context) if not _is_recorded(told, course)]
    meeting = (context.item.body_id, context.meeting_date)
    kept = [one for one in found if one.date is None or (one.body_id, one.date) != meeting]
    return tuple(_same_event(one, kept, course) for one in kept)


def _is_recorded(told: Told, course: Set[tuple[str | None, IsoDate | None]]) -> bool:
    """Whether a line under the heading of a course was read as a step of it, which is not said once more."""
    return told.passage.role == "course" and (told.reference.body_id, told.reference.date) in course


def mentions(context: ItemContext) -> Iterator[Told]:
    """The same before it is asked what each speaks of; those of the meeting itself too."""
    rules = context.tools.book.references
    for passage in passages(context):
        yield from passage_mentions(context, passage, rules)


def _same_event(
    reference: Reference, all_found: list[Reference], course: Set[tuple[str | None, IsoDate | None]]
) -> Reference:
    """``reference`` with what another mention of the same event settles: one of them speaks of this case, so do all.

    So does the item's own ``course``, which has no other case's events.
    """
    if reference.about == "this" or reference.date is None or is_of_another(reference.quote):
        return reference
    event = (reference.body_id, reference.date)
    if event in course:
        return replace(reference, about="this")
    if reference.about != "unknown":
        return reference
    settled = any(one.about == "this" and (one.body_id, one.date) == event for one in all_found)
    return replace(reference, about="this") if settled else reference


def passage_references(context: ItemContext, passage: Passage, rules: ReferencesFile) -> list[Reference]:
    """The references of one sentence."""
    return [about(told) for told in passage_mentions(context, passage, rules)]


def passage_mentions(context: ItemContext, passage: Passage, rules: ReferencesFile) -> list[Told]:
    """The references of one sentence before it is asked what they speak of, each with what that is told by."""
    dates = danish.find_dates(passage.text, anchor=context.meeting_date)
    bare = danish.find_bare_days(passage.text, dates, context.meeting_date)
    if not dates and not bare:
        return []
    bodies = _named(context, passage, rules)
    events = list(rules.event_words.find(passage.text))
    met = [day for day in bare if _THE_MEETING.search(passage.text[: day.start])]
    on = {day.start: day for day in (*told_days(bare, bodies, events), *met)}
    dates = sorted([*dates, *on.values()], key=lambda date: date.start)
    limits = [due for due in danish.find_due(passage.text, None) if due.bound]
    dates = [date for date in dates if not any(due.start <= date.start < due.end for due in limits)]
    found: list[Told] = []
    for start, end in clauses(passage.text):
        here = [date for date in dates if start <= date.start < end and _counts(passage.text, date, start, rules)]
        if not here:
            continue
        acts = [event for event in events if start <= event.start < end and _tells(passage, event)]
        named = [body for body in bodies if start <= body.start < end]
        pairs = pair_up(passage.text, named, here, acts)
        if not named and not pairs:
            told = _antecedent(context, passage.text, start)
            pairs = pair_up(passage.text, told, here, acts) if told else _of_unnamed(context, passage, here, rules)
        found.extend(_told(context, passage, pair, (start, end)) for pair in pairs)
    number = _case_number(context, passage.text) if found else None
    every = [one.reference for one in found]
    return [
        replace(one, reference=replace(one.reference, case_number=number))
        for one in found
        if not _vaguer(one.reference, every)
    ]


def _antecedent(context: ItemContext, text: str, clause: int) -> list[Named]:
    """The body that a clause with *der* or *som* tells of: "sendes til Økonomiudvalget, som behandler den"."""
    if not _RELATIVE.match(text, clause):
        return []
    told = [one for one in context.tools.bodies.find(text[:clause]) if not text[one.end : clause].strip(" ,")]
    return [Named(one.start, one.end, one.text, one.body) for one in told[-1:]]


def _of_unnamed(context: ItemContext, passage: Passage, dates: list[DateMention], rules: ReferencesFile) -> list[Pair]:
    """The dates of a clause without a body: of that of the line above a list, or of the meeting's own."""
    return _from_lead(context, passage, dates, rules) or _own_meeting(context, passage, dates, rules)


def _vaguer(reference: Reference, found: list[Reference]) -> bool:
    """Whether the sentence gives the same body's date more precisely too: "i marts … på mødet den 3. marts"."""
    if reference.date is None or len(reference.date) == 10:
        return False
    same = (one.date for one in found if one.body_id == reference.body_id and one.date)
    return any(date != reference.date and date.startswith(reference.date) for date in same)


def _counts(text: str, date: DateMention, clause: int, rules: ReferencesFile) -> bool:
    """Whether this can be the day of a treatment, rather than of an effect, a figure or a document."""
    before = text[max(clause, date.start - _REACH) : date.start]
    if date.precision == "year" and not _WEAK_YEAR.search(before):
        return False
    if rules.phrases["effects"].search(before[-60:]):
        return False
    near = re.sub(r"\s(?:den|d\.|dato)\s?$", " ", before[-40:], flags=re.IGNORECASE).rstrip()
    if any(hit.end == len(near) for hit in rules.phrases["other_dates"].finditer(near)):
        return False
    return not _DOCUMENT_DATE.search(before) or _act_before(before, rules)


def _act_before(before: str, rules: ReferencesFile) -> bool:
    """Whether "af 5. maj" goes with an act ("beslutning af 5. maj"), not with a letter or a law."""
    words = re.findall(r"\w+", before)
    tag = rules.event_words.tag(words[-2]) if len(words) > 1 else None
    return tag is not None


def _named(context: ItemContext, passage: Passage, rules: ReferencesFile) -> list[Named]:
    """The bodies of a sentence that may have acted: those only owned, written to or elected are left out."""
    text = passage.text
    found: list[Named] = []
    for mention in context.tools.bodies.find(text):
        meeting = bool(_MEETING.search(mention.compound)) or bool(
            _MEETINGS_OF.match(text[mention.end : mention.end + 50])
        )
        if _ELSEWHERE.match(text, mention.end) or _OTHERS.search(text[: mention.start]):
            continue
        if _acts(text, mention.start, mention.end, rules, compound=bool(mention.compound)):
            found.append(Named(mention.start, mention.end, mention.text, mention.body, meeting))
    found.extend(_own(context, passage, found, rules))
    return sorted(_apart(found), key=lambda named: named.start)


def _apart(found: list[Named]) -> list[Named]:
    """Without what lies inside a longer name: *udvalget* in *Økonomiudvalget*, a body inside a collective name."""
    longest = sorted(found, key=lambda named: (named.start - named.end, named.start))
    kept: list[Named] = []
    for named in longest:
        if not any(named.start < other.end and other.start < named.end for other in kept):
            kept.append(named)
    return kept


def _acts(text: str, start: int, end: int, rules: ReferencesFile, *, compound: bool) -> bool:
    before = text[max(0, start - 60) : start]
    if any(hit.end >= len(before.rstrip()) for hit in rules.phrases["not_treatments"].finditer(before)):
        return False
    name = text[start:end].lower()
    if compound or not name.endswith("s") or _MEETINGS_OF.match(text[end : end + 50]):
        return True
    # A genitive acts only through what it owns: "Byrådets beslutning", not "Byrådets område".
    return any(
        event.tag.form == "noun" and _AFTER_POSSESSIVE.fullmatch(text[end : end + event.start])
        for event in rules.event_words.find(text[end : end + 90])
    )


def _own(context: ItemContext, passage: Passage, named: list[Named], rules: ReferencesFile) -> list[Named]:
    """*Udvalget* as the committee it can only be, unless another was named before it in the sentence."""
    body = _the_committee(context, passage)
    found: list[Named] = []
    if body is None:
        return found
    for hit in rules.phrases["own_body"].finditer(passage.text):
        earlier = [other for other in named if other.end <= hit.start and other.body.kind in _OWN_KINDS]
        if all(other.body.id == body.id for other in earlier):
            meeting = "møde" in hit.text or bool(_MEETINGS_OF.match(passage.text[hit.end : hit.end + 50]))
            found.append(Named(hit.start, hit.end, hit.text, body, meeting))
    return found


def _the_committee(context: ItemContext, passage: Passage) -> Body | None:
    """The body that *udvalget* is in a sentence: the meeting's own, unless another one was named before it in the
    paragraph; in the minutes of the council and of the finance committee the one standing committee that was.
    """
    mentions = [one for one in context.tools.bodies.find(passage.before) if one.body.id != context.body.id]
    others = {one.body.id: one.body for one in mentions if one.body.kind in _OWN_KINDS and not one.group}
    if not others:
        return context.body if context.body.kind in _OWN_KINDS else None
    (other,) = others.values() if len(others) == 1 else (None,)
    return other if other and other.kind == "standing_committee" and context.body.kind in _ABOVE else None


def _tells(passage: Passage, event: Tagged[Event]) -> bool:
    """Whether the word tells an act, not what is recommended ("at planen … godkendes") or a quality."""
    recommended = passage.role == "recommendation" and event.tag.form == "present"
    # "Anbefales, sagen går videre til …": the decision's own verdict, not what the next body does.
    verdict = passage.role == "decision" and event.start == 0 and event.text.lower().endswith("es")
    return not recommended and not verdict and not _attributive(passage.text, event)


def _attributive(text: str, event: Tagged[Event]) -> bool:
    """Whether the word describes a thing ("den godkendte plan") rather than tells an act."""
    before = text[max(0, event.start - 24) : event.start]
    return event.tag.form in {"past", "participle"} and bool(
        _DETERMINER.search(before)
        and re.match(r"\s[\w-]+", text[event.end : event.end + 20])
        and not re.search(r"\b(?:er|blev|har|var)\s(?:den|det|de)\s$", before, re.IGNORECASE)
        and event.text.lower().endswith("e")
    )


def _from_lead(context: ItemContext, passage: Passage, dates: list[DateMention], rules: ReferencesFile) -> list[Pair]:
    """The dates of a list whose lead-in names the body: "direktionsmøder på følgende datoer:" and then bare days."""
    if not passage.lead or not _LIST_DATE.match(passage.text[: dates[0].start]):
        return []
    lead = replace(passage, text=passage.lead, lead="", before="")
    meetings = [named for named in _named(context, lead, rules) if named.meeting]
    if len({named.body.id for named in meetings}) != 1:
        return []
    return [Pair(meetings[-1], date, None, 1.0) for date in dates if date.precision == "day"]


def _own_meeting(context: ItemContext, passage: Passage, dates: list[DateMention], rules: ReferencesFile) -> list[Pair]:
    """The day of another meeting of the body itself: "genoptaget fra mødet den …", "tages op på mødet den …"."""
    others = context.tools.bodies.find(passage.before)
    if any(mention.body.id != context.body.id for mention in others) or not context.meeting_date:
        return []
    for hit in rules.phrases["own_meeting"].finditer(passage.text):
        behind = [date for date in dates if date.start >= hit.end]
        if behind and behind[0].precision == "day" and _LIST_DATE.match(passage.text[hit.end : behind[0].start]):
            named = Named(hit.start, hit.end, hit.text, context.body, meeting=True)
            return [Pair(named, behind[0], None, 1.0)] if (behind[0].date or "9") < context.meeting_date else []
    if _WITH_OTHERS.search(passage.before) or _WITH_OTHERS.search(passage.text):
        return []
    found: list[Pair] = []
    for date in dates:
        at = _THE_MEETING.search(passage.text[: date.start])
        coming = (date.date or "") > context.meeting_date
        if at and (coming or _of_its_own(passage.text[: at.start()], at.group(), rules)):
            found.append(Pair(Named(at.start(), at.end(), at.group(), context.body, meeting=True), date, None, 1.0))
    return found


def _of_its_own(before: str, at: str, rules: ReferencesFile) -> bool:
    """Whether "på mødet den …" is of the body itself: nobody else is said to have done it there."""
    if not at.lower().startswith(("på", "ved")):
        return True
    return _PASSIVE.search(before) is not None or rules.phrases["own_body"].search(before) is not None


def _told(context: ItemContext, passage: Passage, pair: Pair, clause: tuple[int, int]) -> Told:
    reference, begins = _reference(context, passage, pair, clause), min(pair.named.start, pair.date.start)
    return Told(context, passage, reference, pair.named.body.kind, begins)


def _reference(context: ItemContext, passage: Passage, pair: Pair, clause: tuple[int, int]) -> Reference:
    rules = context.tools.book.references
    event = pair.event
    shifted = replace(event, start=event.start - clause[0], end=event.end - clause[0]) if event else None
    said = wording(passage, passage.text[slice(*clause)], shifted, rules)
    kind: ReferenceKind = event.tag.kind if event else "treated"
    if _comes_up(context, passage.text[clause[0] : pair.date.start], pair.date):
        said, kind = Wording("planned"), "treated"
    elif pair.named.text.lower().startswith("fra mødet"):
        said = Wording("past", certain=True)
    dated = settle(pair.date, said, context.meeting_date)
    body = pair.named.body
    return Reference(
        body=body.name,
        body_id=body.id,
        date=dated.date,
        date_inferred=dated.inferred,
        tense=dated.tense,
        kind=kind,
        about="unknown",
        quote=passage.text,
        place=passage.place,
        item_number=_item_number(passage.text, pair, rules),
    )


def _comes_up(context: ItemContext, before: str, date: DateMention) -> bool:
    """Whether the words right before a date say when the matter comes up: "udsat til udvalgets møde den …"."""
    if date.year_printed and (date.date or "") <= (context.meeting_date or "9"):
        return False
    hits = context.tools.book.references.phrases["comes_up"].finditer(before)
    return any(len(before) - hit.end <= _DEN for hit in hits)


def _item_number(text: str, pair: Pair, rules: ReferencesFile) -> str | None:
    """The number of the item right behind body and date ("den 24. april, punkt 99") or right before them."""
    low, high = min(pair.named.start, pair.date.start), max(pair.named.end, pair.date.end)
    window = text[max(0, low - 30) : high + 40]
    for hit in rules.phrases["item_words"].finditer(window):
        number = re.match(_NUMBERED, window[hit.end :])
        if number:
            return number.group(1)
    return None


def _case_number(context: ItemContext, text: str) -> str | None:
    numbers = context.tools.numbers.find(text)
    return numbers[0].number.printed if numbers else None
