"""The head of an item: its case number, journal number, document number and type, in lines between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from casegraph.danish import breaks_off
from casegraph.folding import fold_number
from casegraph.model import Body, CaseNumber, Line, Place
from casegraph.parse.draft import CASE_NUMBER
from casegraph.parse.fields.flow import Flow
from casegraph.parse.fields.labels import Labelled, label_kind, labels
from casegraph.parse.fields.paragraphs import spaced
from casegraph.parse.numbers import NumberMention
from casegraph.parse.tools import Tools

_JOURNAL = re.compile(r"\d{2}\.\d{2}(?:\.\d{2})?(?:[-.]?[A-ZÆØÅ]\d{2})?(?![\d.-])")
_TOKEN = re.compile(r"(?=[^\s,;]*\d)[\w][\w./-]*\w")
_ENCLOSED = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]\s*$")
_LAST_SIGN = re.compile(r"\s([^\w\s.,:;()\[\]])\ufe0f?\s*$")
_ENCLOSED_FIRST = re.compile(r"\s*[(\[]([^()\[\]]{4,40})[)\]]")
_BETWEEN_NUMBERS = re.compile(r"\s*(?:,|;|og|samt|/|\n)\s*")
_CELLS = re.compile(r"\s*(?:\t|\||\s{3,})\s*")
_EDGES = " .:|()[]/-–"
# A labelled line in the middle of a text is a head only where labels and values are nearly all it holds.
_MOST_REST = 40
_LONGEST_HEAD = 250


@dataclass
class ItemHead:
    """What the head of an item says; ``places`` by the names of the item's fields.

    ``bodies`` stand beside the numbers; ``rest`` has the lines that were no field.
    """

    numbers: list[CaseNumber] = field(default_factory=list)
    journal_number: str | None = None
    document_number: str | None = None
    case_type: str | None = None
    closed: bool = False
    bodies: list[Body] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


# Behind a title: "(v/ IBR)", "(v/ Ida Bro)", "(v/ direktøren)"; not "(v/ Kirkevej 4)", which is where.
_INITIALS = r"[A-ZÆØÅ]{2,3}(?:\s?[/+,]\s?[A-ZÆØÅ]{2,3})*"
_NAME = r"(?!(?:Nørre|Sønder|Øster|Vester|Store|Lille|Ny|Gl|Gammel|Sdr|Nr)\b)[A-ZÆØÅ][a-zæøå]+(?:\s[A-ZÆØÅ][\w.-]*)+"
_OFFICE = (
    r"(?:[A-ZÆØÅ]{2,4}-)?[^\W\d_]*(?i:formand|borgmester|direktør|chef|leder|konsulent|sekretær)(?:en)?"
    r"(?:\s[A-ZÆØÅ][\w.-]*)*"
)
_PRESENTED = re.compile(rf"\s*\(\s*v/\s?(?P<who>{_INITIALS}|{_NAME}|{_OFFICE})\s*\)\s*\Z")
_PLACE = re.compile(
    r"(?:vej|gade|stræde|allé|plads|torv|park|å|sø|bro|havn|strand|skov|mark|bakke|by|kirke|skole|hal|center|bad|vang|eng|mølle|"
    r"sted|rup|ing|inge|lev|løse)(?:e?n|et)?\Z",
    re.IGNORECASE,
)


def read_head(lines: Iterable[Line], tools: Tools, head: ItemHead | None = None) -> ItemHead:
    """The head that ``lines`` make: labelled values, numbers that stand alone on a line, types and bodies."""
    head = head or ItemHead()
    for group in _groups(list(lines), tools):
        if not _read_group(head, group, tools):
            head.rest.extend(group)
    return head


def read_inner_head(lines: Iterable[Line], tools: Tools, head: ItemHead) -> list[Line]:
    """Labelled lines inside a section, read into ``head`` where it has no such value yet; returns the other lines."""
    kept: list[Line] = []
    for group in _groups(list(lines), tools):
        flow = Flow.of(group)
        short = len(flow.text) <= _LONGEST_HEAD and any(char.isdigit() for char in flow.text)
        labelled = list(labels(flow.text, tools)) if short else []
        if labelled and labelled[0].start <= 3 and _is_head(flow.text, labelled, tools):
            _read_labelled(head, flow, labelled, tools)
        else:
            kept.extend(group)
    return kept


def read_leading_head(lines: list[Line], tools: Tools, head: ItemHead) -> list[Line]:
    """The lines at the top of an unnamed section that are a head, read into ``head``; returns what follows them."""
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_HEAD or not _read_group(head, [line], tools):
            return lines[index:]
    return []


def read_row(line: Line, tools: Tools, head: ItemHead) -> bool:
    """A row of values under a row of labels, cell by cell; whether a case number was among them."""
    place = Place(line.number, line.page)
    known = len(head.numbers)
    for cell in _CELLS.split(line.text.strip()):
        numbers = tools.numbers.find(cell, "")
        if numbers and not _around(cell, numbers).strip(_EDGES):
            _add_numbers(head, numbers, place)
        elif _JOURNAL.fullmatch(cell):
            _keep(head, "journal_number", cell, place)
        else:
            _read_rest(head, cell, place, tools)
    return len(head.numbers) > known


def is_label_row(text: str, tools: Tools) -> bool:
    """Whether ``text`` begins with the label of a case number that no value follows: the head of a table."""
    words = text.split()
    if any(char.isdigit() for char in text):
        return False
    return len(words) > 1 and any(label_kind(" ".join(words[:size]), tools) == "case" for size in (1, 2, 3))


def read_title(head: ItemHead, title: str, place: Place, tools: Tools) -> str:
    """The title without a case or journal number in brackets at either end of it, which is read into ``head``."""
    for enclosed in (_ENCLOSED_FIRST.match(title), _ENCLOSED.search(title)):
        inner = enclosed.group(1) if enclosed else ""
        numbers = tools.numbers.find(inner)
        if enclosed and numbers and (numbers[0].label or not _around(inner, numbers).strip(" .:")):
            _add_numbers(head, numbers[:1], place)
        elif enclosed and not numbers and (journal := tools.numbers.journal_number(inner)):
            _keep(head, "journal_number", journal, place)
        else:
            continue
        title = f"{title[: enclosed.start()]} {title[enclosed.end() :]}".strip()
    return _without_last_number(head, title, place, tools)


def _without_last_number(head: ItemHead, title: str, place: Place, tools: Tools) -> str:
    """The title without a labelled case number that stands behind it, as in "Kystsikring Sagsnr. 24/9917".

    "Genoptagelse af Sag 24/9917" is all title.
    """
    whole = title.rstrip(" .,")
    last = next((one for one in tools.numbers.find(title) if one.label and one.end == len(whole)), None)
    start = title.rfind(last.label, 0, last.start) if last and last.label else 0
    before = title[:start].rstrip(" ,;–-")
    if last is None or not before or not title[start].isupper() or breaks_off(before):
        return title
    _add_numbers(head, [last], place)
    return before


def without_bar(head: ItemHead, title: str, place: Place, tools: Tools, *, marked: bool) -> str:
    """The title without what a heading set as a bar prints behind it: "Ny bro 24/000611 Åben" has a number and a flag.

    The flag is printed large, as no word inside a title is but a name; only before one need a number have no label.
    It may have been ``marked``, and taken away, before.
    """
    flag = next((hit for hit in tools.flags.finditer(title) if hit.end == len(title)), None)
    bare = title[: flag.start].rstrip(" |·–-") if flag else title
    if not bare or (flag and not title[flag.start].isupper()) or not (flag or marked) or breaks_off(bare):
        return title
    if flag:
        _note_flags(head, flag.text, place, tools)
    before, _, last = bare.rpartition(" ")
    numbers = tools.numbers.find(last, "") if before else []
    if not numbers or numbers[0].start or numbers[0].end != len(last):
        return bare
    _add_numbers(head, numbers, place)
    return before.rstrip(" |·–-")


def without_closed_flag(title: str, tools: Tools) -> tuple[str, bool]:
    """A title without the word in brackets behind it that says the item is closed, or the sign that does, and whether
    one stood there.
    """
    flag = _ENCLOSED.search(title) or _LAST_SIGN.search(title)
    if flag and tools.closed_flags.fullmatch(flag.group(1)) and title[: flag.start()].strip():
        return title[: flag.start()].strip(), True
    return title, False


def without_presenter(title: str) -> tuple[str, str]:
    """A title without who surely presents the matter, and that: "Status (v/ IBR)"; it says nothing of the matter."""
    found = _PRESENTED.search(title)
    if found is None or not found.start() or (" " in found["who"] and _PLACE.search(found["who"])):
        return title, ""
    return title[: found.start()], found["who"]


def _groups(lines: list[Line], tools: Tools) -> Iterator[list[Line]]:
    """Lines that are read together: a label whose value stands on the next line, a number divided between two."""
    index = 0
    while index < len(lines):
        size = 1
        while index + size < len(lines) and size < 4 and _open(lines[index + size - 1], lines[index + size], tools):
            size += 1
        yield lines[index : index + size]
        index += size


def _open(line: Line, following: Line, tools: Tools) -> bool:
    text = line.text.strip()
    if re.fullmatch(r"\d[-/]", text[-2:]) and following.text[:1].isdigit():
        return True
    if len(text) > 60:
        return False
    row = len(_CELLS.split(text)) == len(_CELLS.split(following.text.strip())) > 1 and is_label_row(text, tools)
    return row or label_kind(text.rstrip(" .:"), tools) not in {None, "other", "type"}


def _read_group(head: ItemHead, group: list[Line], tools: Tools) -> bool:
    """Read lines that belong together; whether they were a head."""
    if len(group) == 2 and len(_CELLS.split(group[0].text.strip())) > 1 and is_label_row(group[0].text, tools):
        return read_row(group[1], tools, head)
    if group[0].field == CASE_NUMBER:
        place = Place(group[0].number, group[0].page)
        printed = group[0].text.strip()
        known = [one for one in tools.numbers.named(printed) if one.printed == printed]
        _note_numbers(head, known or [CaseNumber(printed, fold_number(printed))], place)
        return True
    flow = Flow.of(group)
    labelled = list(labels(flow.text, tools))
    if labelled:
        _read_labelled(head, flow, labelled, tools)
        return True
    line = group[0]
    place = Place(line.number, line.page)
    text = spaced(line.text)
    numbers = tools.numbers.find(_without_flags(text, tools), "")
    beside = _around(_without_flags(text, tools), numbers).strip(_EDGES) if numbers else text
    if not beside or (numbers and _JOURNAL.fullmatch(beside)):
        _note_flags(head, text, place, tools)
        _add_numbers(head, numbers, place)
        if beside:
            _keep(head, "journal_number", beside, place)
        return True
    return _read_rest(head, text, place, tools)


def _read_labelled(head: ItemHead, flow: Flow, found: list[Labelled], tools: Tools) -> None:
    rest = flow.text[: found[0].start]
    first = tools.numbers.find(rest.strip(_EDGES), "")
    if first and not _around(rest.strip(_EDGES), first).strip(_EDGES):
        _add_numbers(head, first, flow.place(0, found[0].start))
        rest = ""
    for one in found:
        used = _read_value(head, flow, one, tools)
        rest += " " + flow.text[one.value + used : one.end]
    _read_rest(head, rest, flow.place(found[0].start, found[0].value), tools)


def _read_value(head: ItemHead, flow: Flow, one: Labelled, tools: Tools) -> int:
    """Read one labelled value into ``head``; returns how many characters of the value it took."""
    value = flow.text[one.value : one.end]
    numbers = _leading(tools.numbers.find(value, one.label), value) if one.kind in {"case", "journal"} else []
    if numbers:
        numbers = numbers[:1] if "/" in one.label else numbers
        # A number with a KLE code in it is a case number, whatever the label says.
        _add_numbers(head, numbers, flow.place(one.value + numbers[0].start, one.value + numbers[0].end))
        return numbers[-1].end
    if one.kind == "type":
        _read_type(head, value, flow.place(one.value, one.end), tools)
    if one.kind in {"other", "type"}:
        return len(value)
    found = (_JOURNAL if one.kind == "journal" else _TOKEN).match(value) if one.kind != "case" else None
    if found is None:
        return 0
    place = flow.place(one.value, one.value + found.end())
    _keep(head, f"{one.kind}_number", found.group(), place)
    return found.end()


def _read_type(head: ItemHead, value: str, place: Place, tools: Tools) -> bool:
    """Take a value for the type of the item, if it is one."""
    bare = spaced(value).strip(_EDGES)
    known = tools.book.fields.compiled["case_types"].fullmatch(bare) is not None
    if known:
        _keep(head, "case_type", bare, place)
    return known


def _keep(head: ItemHead, name: str, value: str, place: Place) -> None:
    """Take ``value`` for the field ``name``, unless it has one."""
    if getattr(head, name) is None:
        setattr(head, name, value)
        head.places[name] = place


def _add_numbers(head: ItemHead, numbers: list[NumberMention], place: Place) -> None:
    _note_numbers(head, [mention.number for mention in numbers], place)


def _note_numbers(head: ItemHead, numbers: Iterable[CaseNumber], place: Place) -> None:
    for number in numbers:
        if number.key not in {known.key for known in head.numbers}:
            head.numbers.append(number)
            head.places.setdefault("case_number", place)


def _leading(numbers: list[NumberMention], value: str) -> list[NumberMention]:
    """The numbers at the very beginning of ``value``, and those joined to them by a comma or "og"."""
    kept: list[NumberMention] = []
    at = 0
    for mention in numbers:
        between = value[at : mention.start]
        if (kept and not _BETWEEN_NUMBERS.fullmatch(between)) or (not kept and between.strip(" \t.:(")):
            break
        kept.append(mention)
        at = mention.end
    return kept


def _around(text: str, numbers: list[NumberMention]) -> str:
    return text[: numbers[0].start] + text[numbers[-1].end :]


def _read_rest(head: ItemHead, text: str, place: Place, tools: Tools) -> bool:
    """What is left of a line beside its numbers: flags, the type, bodies; whether that was all of it."""
    left = spaced(_without_flags(text, tools)).strip(_EDGES)
    if not left:
        _note_flags(head, text, place, tools)
        return True
    if _read_type(head, left, place, tools):
        return True
    bodies = _bodies(left, tools) if len(left) < _LONGEST_HEAD else []
    if bodies and not head.bodies:
        head.bodies = bodies
        head.places["body"] = place
    return bool(bodies)


def _bodies(text: str, tools: Tools) -> list[Body]:
    """The bodies of ``text`` where it consists of their names."""
    whole = tools.bodies.resolve(text)
    mentions = [] if whole else tools.bodies.split(text)
    rest = len(text) - sum(mention.end - mention.start for mention in mentions)
    listed = [mention.body for mention in mentions] if rest <= 3 * len(mentions) else []
    return [whole] if whole else listed


def _note_flags(head: ItemHead, text: str, place: Place, tools: Tools) -> None:
    if not head.closed and tools.closed_flags.search(text):
        head.closed = True
        head.places["closed"] = place


def _without_flags(text: str, tools: Tools) -> str:
    for hit in reversed(list(tools.flags.finditer(text))):
        text = text[: hit.start] + " " + text[hit.end :]
    return text


def _is_head(text: str, found: list[Labelled], tools: Tools) -> bool:
    """Whether labels and their values are nearly all of the text, and one of them is a number."""
    rest = len(text)
    numbers = 0
    for one in found:
        value = text[one.value : one.end]
        taken = _leading(tools.numbers.find(value, one.label), value) if one.kind == "case" else []
        token = _TOKEN.match(value)
        numbered = one.kind not in {"other", "type"}
        used = taken[-1].end if taken else (token.end() if token and numbered else 0)
        numbers += bool(used)
        rest -= one.value - one.start + used
    return numbers > 0 and rest <= _MOST_REST
