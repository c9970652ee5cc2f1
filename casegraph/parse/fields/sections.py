"""The sections of an item as they are kept: role, heading, and the text with a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from casegraph.kinds import PRESENTED_BY, SectionRole
from casegraph.model import Line, Place, Section
from casegraph.parse.action_tables import cells_of, heads_of, in_parts, is_name
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.draft import SectionDraft
from casegraph.parse.fields.outcome import decides, decides_here, is_nothing, is_verdict, opens_with_verdict
from casegraph.parse.fields.paragraphs import Paragraph, paragraphs, section_paragraphs
from casegraph.parse.fields.recommendation import find_in_prose
from casegraph.rulebook.book import Rulebook
from casegraph.rulebook.decisions import DecisionsFile
from casegraph.rulebook.fields import FieldsFile

_FEW = 3
_TWO_SENTENCES = re.compile(r"[a-zæøå]\.\s[A-ZÆØÅ][^.]{3,}[a-zæøå]\.\Z")
_NOT_SPOKEN: frozenset[SectionRole] = frozenset({"attachments", "participants"})
# What stands beside its heading: below that may stand what has no heading of its own.
_LISTS: frozenset[SectionRole] = frozenset({"attachments", "route"})
_STOPS = ".!"
_DECIDED_BY = re.compile(r"\b(?:besluttede|vedtog)\W*\Z")
_ROWS = 2  # that a list without a name has
# What only a decision says: "Enighed om at …", "… til næste møde", "… inden 1. maj".
_BINDS = re.compile(r"\b(?:[Ee]nighed\som|senest|inden|næste\smøde|besluttet|aftalt)\b")
# "For stemte 10 (A)": before what came of it.
_VOTES = re.compile(r"(?:[Ff]or|[Ii]mod)\b.{0,40}\bstemte\b|[Ee]t (?:flertal|mindretal)\b")
_DECIDES = re.compile(
    r"\w+(?:[.,;:–-]|\s(?:som|med|idet|under|uden|til|jf|i|at|og|på|dog|således|efter|den|enstemmigt)\b)|\w+\s\w+s?[.,;]|[A-ZÆØÅ]\w+\s\w+r\b"
)


def keep_sections(drafts: Iterable[SectionDraft]) -> tuple[Section, ...]:
    """Every section that has text, with the line each of its paragraphs begins on."""
    sections = (kept(draft, section_paragraphs(draft)) for draft in drafts)
    return tuple(section for section in sections if section.text)


def head_section(lines: Sequence[Line], presenter: str = "", heading: Place | None = None) -> tuple[Section, ...]:
    """What stood between the title and the first section and was no field: remarks such as who takes part; before it
    who presents the item, where that stood behind the title.
    """
    told = (Section("header", PRESENTED_BY, presenter, heading, (heading.line,)),) if presenter and heading else ()
    found = paragraphs(lines)
    if not found:
        return told
    place = Place(found[0].place.line, found[0].place.page, found[-1].place.last or found[-1].place.line)
    draft = SectionDraft("header", "", tuple(lines), place)
    return (*told, kept(draft, found))


def kept(draft: SectionDraft, found: Sequence[Paragraph]) -> Section:
    """The section of ``draft`` with the paragraphs ``found`` as its text."""
    text = "\n".join(paragraph.printed for paragraph in found)
    lines = tuple(paragraph.place.line for paragraph in found)
    return Section(draft.role, draft.heading, text, draft.place, lines)


def with_decider(draft: SectionDraft, bodies: BodyIndex) -> SectionDraft:
    """A decision with the body that its heading says decided: "Byrådet besluttede:" in the minutes of a committee."""
    if draft.role != "decision" or draft.body or draft.date or not _DECIDED_BY.search(draft.heading):
        return draft
    body = next((one.body for one in bodies.find(draft.heading)), None)
    return replace(draft, body=body) if body else draft


def joined(drafts: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The drafts with a decision that a row about absentees had cut in two made whole again."""
    found: list[SectionDraft] = []
    for draft in drafts:
        before = next((index for index in reversed(range(len(found))) if found[index].role != "participants"), None)
        goes_on = draft.role in {"decision", "earlier"} and not draft.heading and not draft.inline
        if goes_on and before is not None and found[before].role == draft.role and before < len(found) - 1:
            found[before] = replace(found[before], lines=(*found[before].lines, *draft.lines))
        else:
            found.append(draft)
    return found


def restored(drafts: Sequence[SectionDraft], rules: DecisionsFile) -> list[SectionDraft]:
    """The drafts with the decision back in its section where a line about absentees above it had taken it along."""
    found: list[SectionDraft] = []
    for draft in drafts:
        first = _first_verdict(draft, rules) if draft.role == "participants" else None
        decided = found[-1] if found and found[-1].role in {"decision", "earlier"} else None
        if first is None or decided is None:
            found.append(draft)
            continue
        lines = sorted((*decided.lines, *draft.lines[first:]), key=lambda line: line.number)
        found[-1] = replace(decided, lines=tuple(lines))
        found.append(replace(draft, lines=draft.lines[:first]))
    return found


def _first_verdict(draft: SectionDraft, rules: DecisionsFile) -> int | None:
    return next((index for index, line in enumerate(draft.lines) if is_verdict(line.text, rules)), None)


def names_list(text: str, rules: DecisionsFile) -> bool:
    """Whether a line above a list of actions is its name ("Hvem gør hvad"), and not what was decided ("Godkendt")."""
    return is_name(text) and not is_verdict(text, rules) and not is_nothing(text, rules)


def tables_apart(drafts: Sequence[SectionDraft], book: Rulebook) -> list[SectionDraft]:
    """The drafts with a table of actions below a decision or a list of attachments as a section of its own."""
    found: list[SectionDraft] = []
    for draft in drafts:
        span = _table_span(draft, book) if draft.role in {"decision", "attachments", "route"} else None
        if span is None:
            found.append(draft)
            continue
        lines, (start, end) = draft.lines, span
        table = tuple(replace(line, text=_in_cells(line.text)) for line in lines[start:end])
        found.append(replace(draft, lines=lines[:start]))
        found.append(SectionDraft("other", "", table, Place(table[0].number, table[0].page)))
        if lines[end:]:
            found.append(replace(draft, lines=lines[end:], heading="", inline=""))
    return found


def _in_cells(text: str) -> str:
    """A row with its cells parted by tabs, however wide the print sets them apart."""
    cells = cells_of(text)
    return "\t".join(cells) if len(cells) > 1 else text


def prose_apart(drafts: Sequence[SectionDraft], rules: FieldsFile) -> list[SectionDraft]:
    """The drafts with what is told below "Bilag: Procesplan" or "Sagens gang: ØU, Byrådet" as a presentation."""
    found: list[SectionDraft] = []
    for draft in drafts:
        first = _told_below(draft, rules) if draft.role in _LISTS and draft.inline else None
        if first is None:
            found.append(draft)
            continue
        found.append(replace(draft, lines=tuple(line for line in draft.lines if line.number < first)))
        rest = tuple(line for line in draft.lines if line.number >= first)
        found.append(SectionDraft("presentation", "", rest, Place(first, draft.place.page, rest[-1].number)))
    return found


def _told_below(draft: SectionDraft, rules: FieldsFile) -> int | None:
    """The line of the first paragraph below a list on the line of its heading that is prose, or recommends."""
    below = [one for one in section_paragraphs(draft)[1:] if not one.mark]
    told = (
        one.place.line
        for at, one in enumerate(below)
        if _TWO_SENTENCES.search(one.text)
        or (draft.role == "route" and find_in_prose(below[at : at + 2], rules, at_start=True).by)
    )
    return next(told, None)


def _table_span(draft: SectionDraft, book: Rulebook) -> tuple[int, int] | None:
    """The lines of a table of actions, from and to; ``None`` where nothing stands before it."""
    lines, first = draft.lines, 0 if draft.inline else 1
    start = next((at for at in range(first, len(lines)) if heads_of(cells_of(lines[at].text), book.followups)), None)
    if start is None:
        return _list_span(draft, book) if draft.role in {"decision", "route"} else None
    end = next((at for at in range(start, len(lines)) if len(cells_of(lines[at].text)) < 2), len(lines))
    named = draft.role == "decision" and start > first and names_list(lines[start - 1].text, book.decisions)
    return start - named, end


def _list_span(draft: SectionDraft, book: Rulebook) -> tuple[int, int] | None:
    """The lines of a list that says what, who and when in every line, with its name above it; below a route only where
    that tells so ("Aktion / ansvarlig / frist").
    """
    found = paragraphs(draft.lines)
    listed = [at for at, parts in enumerate(in_parts([one.text for one in found])) if parts and found[at].mark]
    if not listed or listed != [*range(listed[0], listed[-1] + 1)]:
        return None
    first, behind = listed[0], listed[-1] + 1
    named = first > 0 and names_list(found[first - 1].text, book.decisions)
    if draft.role == "route" and not (named and heads_of(found[first - 1].text.split(" / "), book.followups)):
        return None
    first -= named
    begins = found[first].place.line
    ends = found[behind].place.line if behind < len(found) else None
    if (not first and not draft.inline) or (len(listed) < _ROWS and not named):
        return None
    places = [line.number for line in draft.lines]
    return places.index(begins), places.index(ends) if ends else len(places)


def divided(drafts: Sequence[SectionDraft], rules: DecisionsFile) -> list[SectionDraft]:
    """The drafts of an item without a heading for its decision, cut before the verdict that closes its text.

    Old minutes print the matter, what a committee said of it, and the decision one below the other.
    """
    headed = any(draft.role == "decision" and (draft.heading or draft.inline) for draft in drafts)
    if headed:
        return _before_the_heading(drafts)
    last = next((draft for draft in reversed(drafts) if draft.role != "participants"), None)
    if last is not None and last.role == "attachments" and _apart(last, rules) is None:
        last = next((draft for draft in reversed(drafts) if draft.role not in _NOT_SPOKEN), None)
    if last is None:
        return list(drafts)
    unheaded = not last.heading or (last.role == "earlier" and bool(last.inline))
    first = _closing_verdict(last, rules) if unheaded else _apart(last, rules)
    return list(drafts) if first is None else _cut(drafts, last, first)


def _cut(drafts: Sequence[SectionDraft], last: SectionDraft, first: int) -> list[SectionDraft]:
    """The drafts with ``last`` cut before the line ``first``, where the decision begins."""
    before = tuple(line for line in last.lines if line.number < first)
    own = tuple(line for line in last.lines if line.number >= first)
    role: SectionRole = "presentation" if last.role == "decision" else last.role
    told = [replace(last, role=role, lines=before)] if before or last.inline else []
    place = Place(first, last.place.page, own[-1].number)
    decided = SectionDraft("decision", "", own, place)
    at = list(drafts).index(last)
    rest = [replace(d, role="presentation") if d.role == "decision" else d for d in drafts[:at]]
    return [*rest, *told, decided, *drafts[at + 1 :]]


def _apart(draft: SectionDraft, rules: DecisionsFile) -> int | None:
    """The line of a verdict that closes a section of something else, set apart from it by a blank line.

    "Godkendt regnskab foreligger til efteråret." is none: no noun follows the word that decides.
    """
    found = section_paragraphs(draft)
    for before, paragraph in reversed([*pairwise(found)]):
        set_apart = paragraph.place.line > (before.place.last or before.place.line) + 1
        if (
            set_apart
            and not paragraph.mark
            and _DECIDES.match(paragraph.text)
            and opens_with_verdict(paragraph.text, rules)
        ):
            return paragraph.place.line if paragraph.text[-1:] in _STOPS else None
    return None


def _before_the_heading(drafts: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The drafts with text above the heading of the decision as what it is, a presentation."""
    first = next(at for at, draft in enumerate(drafts) if draft.role == "decision" and (draft.heading or draft.inline))
    above = [replace(d, role="presentation") if d.role == "decision" else d for d in drafts[:first]]
    return [*above, *drafts[first:]]


def told_in_title(title: str, place: Place, rules: DecisionsFile) -> tuple[str, SectionDraft | None]:
    """A title with its decision on the same line, taken apart: "Budget 2024: Anbefales.", "Eventuelt: -"."""
    head, colon, tail = title.rpartition(": ")
    while colon and not (opens_with_verdict(tail, rules) or is_nothing(tail, rules)):
        head, colon, rest = head.rpartition(": ")
        tail = f"{rest}: {tail}"
    if not colon or not head.strip():
        return title, None
    return head.strip(), SectionDraft("decision", "", (Line(place.line, tail, place.page),), place)


def prepared(drafts: Sequence[SectionDraft], rules: FieldsFile) -> list[SectionDraft]:
    """The drafts with what the Direktion recommends under its name and day, where nothing else is recommended."""
    if any(draft.role == "recommendation" and section_paragraphs(draft) for draft in drafts):
        return list(drafts)
    return [
        replace(one, role="recommendation", body=None, date=None) if _prepares(one, rules) else one for one in drafts
    ]


def _prepares(draft: SectionDraft, rules: FieldsFile) -> bool:
    if draft.role != "earlier" or draft.body is None or draft.body.kind != "executive_board":
        return False
    found = section_paragraphs(draft)
    return len(found) > 1 and bool(find_in_prose(found, rules, at_start=True).by)


def undecided(drafts: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The drafts of an item of an agenda: text without a heading presents the matter, since nothing is decided yet."""
    named = (draft.role != "decision" or draft.heading or draft.body for draft in drafts)
    return [draft if kept else replace(draft, role="presentation") for draft, kept in zip(drafts, named, strict=True)]


def concluded(drafts: Sequence[SectionDraft], own: Callable[[str], bool], rules: DecisionsFile) -> list[SectionDraft]:
    """The drafts of an item of minutes without any heading for its decision, cut before the last paragraphs, which
    begin with the body itself (``own``): "Direktionen tog status til efterretning." below what was told to it.
    """
    if any(draft.role == "earlier" or (draft.role == "decision" and draft.heading) for draft in drafts):
        return list(drafts)
    last = next((draft for draft in reversed(drafts) if draft.role not in {*_NOT_SPOKEN, "route"}), None)
    if last is None or last.heading or last.inline:
        return list(drafts)
    closing: list[Paragraph] = []
    for paragraph in reversed(found := section_paragraphs(last)):
        if paragraph.mark or not (own(paragraph.text) or _VOTES.match(paragraph.text)):
            break
        closing.insert(0, paragraph)
    above = found[: len(found) - len(closing)]
    plain = not any(_BINDS.search(one.text) or opens_with_verdict(one.text, rules) for one in above)
    told = closing and above and plain and decides_here(closing[-1].text, rules)
    return _cut(drafts, last, closing[0].place.line) if told else list(drafts)


def spoken(drafts: Sequence[SectionDraft], rules: DecisionsFile) -> list[SectionDraft]:
    """The drafts of an item of minutes; a few lines without any heading that decide something are its decision."""
    told = [draft for draft in drafts if draft.role not in {"attachments", "participants", "route", "case_type"}]
    if len(told) != 1 or told[0].heading or told[0].role not in {"presentation", "summary", "header"}:
        return list(drafts)
    found = section_paragraphs(told[0])
    if len(found) > _FEW or not any(decides(paragraph.text, rules) for paragraph in found):
        return list(drafts)
    return [replace(draft, role="decision") if draft is told[0] else draft for draft in drafts]


def _closing_verdict(draft: SectionDraft, rules: DecisionsFile) -> int | None:
    """The line of the last paragraph that opens with a decision, in a text of more than that; else ``None``."""
    found = section_paragraphs(draft)[1 if draft.inline else 0 :]
    decided = [p.place.line for p in found if opens_with_verdict(p.text, rules)]
    alone = bool(decided) and decided[-1] == found[0].place.line and not draft.inline
    return decided[-1] if decided and not alone else None
