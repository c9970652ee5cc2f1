"""What a reference speaks of: this very case, another matter, or what the text does not settle."""

from __future__ import annotations

import re
from dataclasses import replace

from casegraph import danish
from casegraph.kinds import About
from casegraph.model import Reference
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.matter import figures, goes_on
from casegraph.parse.prose.passages import Passage
from casegraph.rulebook.references import ReferencesFile

_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
# The matter in hand, of which no more is said than perhaps whose it was.
_THE_PROPOSAL = re.compile(
    r"\b(?:sagen|punktet|\w*forslaget|\w*udkastet|\w*forslag(?!\w|\s(?:til|om)\s(?!\w*udvalg)))", re.IGNORECASE
)
_THE_CASE = re.compile(r"\b(?:sagen|punktet)\b", re.IGNORECASE)
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
# This share of the title's own words in a sentence makes it speak of the matter of the title.
_SHARED = 0.5
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
# A body that returns to its own matter does so within this many years.
_RECENT_YEARS = 2
_COURSE_MONTHS = 12
# The council and the finance committee are told what was recommended to them before so many months are over.
_RECOMMENDED_TO, _TOLD_MONTHS = frozenset({"council", "finance_committee"}), 2
# "En ny cykelpolitik" is another matter.
_NEW = re.compile(r"\b(?:en|et)\s(?:ny|nyt|anden|andet|særskilt)\b", re.IGNORECASE)


def is_of_another(text: str) -> bool:
    """Whether a sentence says outright that it is of a matter like this one."""
    return _LIKE_THIS.search(text) is not None


def about(context: ItemContext, passage: Passage, reference: Reference) -> Reference:
    """``reference`` with what it speaks of, and the case number that the sentence ties to it."""
    if reference.case_number:
        return _by_number(context, reference)
    return replace(reference, about=_by_words(context, passage, reference))


def _by_number(context: ItemContext, reference: Reference) -> Reference:
    own = {number.key for number in context.item.case_numbers}
    named = context.tools.numbers.find(reference.case_number or "")
    same = any(mention.number.key in own for mention in named)
    return replace(reference, about="this" if same else "other", about_case=reference.case_number)


def _by_words(context: ItemContext, passage: Passage, reference: Reference) -> About:
    rules = context.tools.book.references
    if rules.phrases["case_leads"].search(passage.lead):
        return "this"
    if _in_calendar(context, passage, rules):
        return "other"
    if rules.phrases["other_case"].search(passage.text):
        return "unknown" if reference.tense == "planned" else "other"
    if context.item.standing and not context.item.case_numbers and not _names_case(context, passage, rules):
        return "other"
    if _of_another(context, passage):
        return "other"
    of = _of_planned if reference.tense == "planned" else _of_past
    return of(context, passage, reference)


def _of_planned(context: ItemContext, passage: Passage, reference: Reference) -> About:
    """What a coming act speaks of: this case where the sentence names it, unless the item is about dates."""
    rules, title = context.tools.book.references, context.item.title
    told = figures(title, passage.text)
    beside = rules.phrases["schedules"].search(title) is not None and not _THE_CASE.search(passage.text)
    if beside or told == "other" or rules.phrases["neighbours"].search(passage.text):
        return "other"
    named = told or _names_case(context, passage, rules) or _sent_by(context, passage)
    item, new = context.item, _NEW.search(passage.text) is not None
    own = reference.body_id == item.body_id and not item.standing and not new
    return "this" if named or own or shared_words(context, passage.text) else "unknown"


def _of_past(context: ItemContext, passage: Passage, reference: Reference) -> About:
    """What an act of the past speaks of: this case if it is recent and in the case's own words, or a step of it."""
    rules, title = context.tools.book.references, context.item.title
    told, recent = figures(title, passage.text), _is_recent(context, reference)
    if recent and told == "same":
        return "this"
    if told == "other" or any(rules.phrases[name].search(passage.text) for name in ("in_force", "neighbours")):
        return "other"
    if _elsewhere(context, passage.text) or _decided_thing(context, passage, rules):
        return "other"
    shared = shared_words(context, passage.text)
    named = shared > 0 or _THE_PROPOSAL.search(passage.text) is not None
    ordered = shared > 0 and rules.phrases["ordered"].search(passage.text) is not None
    if recent and (ordered or goes_on(title, passage.text, rules, named=named)):
        return "this"
    if _before_the_case(context, reference):
        return "other"
    settled = reference.kind in {"approved", "decided"}
    replaced = rules.phrases["replaced"].search(_unnamed(context, passage)) if settled else None
    if recent:
        own = _names_case(context, passage, rules) or shared >= _SHARED
        foreign = replaced and not _ITS_OWN.fullmatch(replaced.text) and not _in_title(context, replaced.text)
        if not own and _own_course(context, reference):
            own = reference.body_id == context.item.body_id or not (foreign or _NEW.search(passage.text))
        return "this" if own else "other" if foreign else "unknown"
    return "other" if replaced and not _years(context) else "unknown"


def _elsewhere(context: ItemContext, text: str) -> bool:
    """Whether a sentence speaks of what the title names, but in another place: *trafiksaneringen i Nørby*."""
    title = context.item.title
    own = [(danish.stem(found["what"].lower()), found["how"], found["where"]) for found in _SOMEWHERE.finditer(title)]
    for found in _SOMEWHERE.finditer(text):
        stem = danish.stem(found["what"].lower())
        here = [where for what, how, where in own if how == found["how"] and same_word(what, stem)]
        # "Renoveringen i Skolegade" is of "Renovering i Nørby", and no other town's.
        street = len({_STREET.search(place) is not None for place in (found["where"], *here)}) > 1
        if here and not street and found["where"] not in title and not any(where in text for where in here):
            return True
    return False


def _another_report(title: str, text: str) -> bool:
    """Whether a sentence speaks of a report by its place in the year, which is not that of the title."""
    found = _REPORT.search(text)
    if found is None or found["report"].lower() not in title.lower():
        return False
    word = found["order"].lower()
    return word not in title.lower() and re.search(rf"(?<!\d){danish.ordinal_word(word)}(?!\d)", title) is None


def _decided_thing(context: ItemContext, passage: Passage, rules: ReferencesFile) -> bool:
    """Whether what was decided is said to be a document of its own: *vedtog den 10. oktober budgettet, hvor …*."""
    for hit in rules.phrases["replaced"].finditer(passage.text):
        if _DECIDED.search(passage.text[: hit.start]) and not _ITS_OWN.fullmatch(hit.text):
            # "Tidsplanen for molen" is of "Ny mole", but not of "Lokalplan for molen".
            of = None if rules.phrases["replaced"].search(context.item.title) else _OF_WHAT.match(passage.text, hit.end)
            return not _in_title(context, hit.text) and not (of and shared_words(context, of["what"]))
    return False


def _unnamed(context: ItemContext, passage: Passage) -> str:
    """The sentence without the names of bodies: *Plan- og Miljøudvalget* is no plan."""
    text = passage.text
    for body in context.tools.bodies.find(text):
        text = text[: body.start] + " " * (body.end - body.start) + text[body.end :]
    return text


def _in_title(context: ItemContext, word: str) -> bool:
    """Whether the title has a word, inflected or inside a compound."""
    stem = danish.stem(word)
    return any(same_word(stem, danish.stem(other.lower())) for other in _WORD.findall(context.item.title))


def _own_course(context: ItemContext, reference: Reference) -> bool:
    """Whether a body that has the matter on its way had it not long before: an item tells its own course so."""
    told = reference.kind == "recommended" and context.body.kind in _RECOMMENDED_TO
    passed_on = told and shared_words(context, reference.quote) > 0
    on_the_way = passed_on or reference.body_id in _on_the_way(context)
    if not on_the_way or reference.kind == "approved" or context.item.standing:
        return False
    if not reference.date or not context.meeting_date or len(reference.date) < 7 or len(context.meeting_date) < 7:
        return False
    (year, month), (now, this) = ((int(day[:4]), int(day[5:7])) for day in (reference.date, context.meeting_date))
    return 0 <= 12 * (now - year) + this - month <= (_TOLD_MONTHS if passed_on else _COURSE_MONTHS)


def _on_the_way(context: ItemContext) -> set[str]:
    """The bodies that treat the matter, by the item: its own, and those of its course and its route."""
    item = context.item
    return {item.body_id, *(one.body_id for one in item.course), *(stop.body_id for stop in item.route)}


def _in_calendar(context: ItemContext, passage: Passage, rules: ReferencesFile) -> bool:
    """A line of a list of meetings: it says nothing of a matter, only who meets when."""
    if passage.role in {"decision", "recommendation"}:
        return False
    if passage.lead and rules.phrases["calendar_leads"].search(passage.lead):
        return True
    events = rules.event_words.find(passage.text)
    return (
        len(passage.text) < 80 and passage.text[-1] not in ".!?" and all(event.tag.form == "noun" for event in events)
    )


def _sent_by(context: ItemContext, passage: Passage) -> bool:
    """Whether the decision on an ordinary case says where and when: it speaks of its own case."""
    return passage.role in {"decision", "recommendation"} and not context.item.standing


def _of_another(context: ItemContext, passage: Passage) -> bool:
    """Whether the sentence speaks of "sagen om …" something that this item's title does not name, or of what is like
    it, or of the report before.
    """
    if is_of_another(passage.text) or _another_report(context.item.title, passage.text):
        return True
    named = _ANOTHER.search(passage.text)
    return named is not None and shared_words(context, named["what"]) == 0


def _names_case(context: ItemContext, passage: Passage, rules: ReferencesFile) -> bool:
    return bool(rules.phrases["this_case"].search(passage.text))


def _before_the_case(context: ItemContext, reference: Reference) -> bool:
    """Whether the act is older than the case's own number: then it concerned something that this case goes on from."""
    years = _years(context)
    return bool(years and reference.date and int(reference.date[:4]) < min(years))


def _years(context: ItemContext) -> list[int]:
    return [number.year for number in context.item.case_numbers if number.year]


def _is_recent(context: ItemContext, reference: Reference) -> bool:
    if not reference.date or not context.meeting_date:
        return False
    return int(context.meeting_date[:4]) - int(reference.date[:4]) <= _RECENT_YEARS


def shared_words(context: ItemContext, text: str) -> float:
    """The share (0–1) of the title's own words that stand in ``text``, inflected or inside compounds."""
    empty = context.tools.book.references.empty
    words = {word.lower() for word in _WORD.findall(context.item.title)}
    title = {danish.stem(word) for word in words if not empty.tag(word)}
    if not title:
        return 0.0
    stems = {danish.stem(word) for word in _WORD.findall(text)}
    return sum(any(same_word(stem, other) for other in stems) for stem in title) / len(title)


def same_word(a: str, b: str) -> bool:
    """Whether two stems are one word, or one is a compound's part of the other."""
    short, long = sorted((a, b), key=len)
    if len(short) == 4 and long.startswith(short) and len(long) - len(short) <= 2:
        return True  # "budget" loses its end to the stemmer, "budgettet" does not
    return short == long or (len(short) >= 5 and (long.startswith(short) or long.endswith(short)))
