"""The head of an item: its case number, journal number, document number and type, in lines between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from casegraph.model import Body, CaseNumber, Line, Place
from casegraph.parse.fields.flow import Flow
from casegraph.parse.fields.paragraphs import spaced
from casegraph.parse.numbers import NumberMention
from casegraph.parse.tools import LabelKind, Tools

_JOURNAL = re.compile(r"\d{2}\.\d{2}(?:\.\d{2})?(?:[-.]?[A-ZÆØÅ]\d{2})?(?![\d.-])")
_TOKEN = re.compile(r"(?=[^\s,;]*\d)[\w][\w./-]*\w")
_ENCLOSED = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]\s*$")
_AFTER_LABEL = re.compile(r"[\s.:]*")
_BETWEEN_NUMBERS = re.compile(r"\s*(?:,|;|og|samt|/|\n)\s*")
# A labelled line in the middle of a text is a head only where labels and values are nearly all it holds.
_MOST_REST = 40
_LONGEST_HEAD = 250


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label with the text up to the next: ``text[start:value]`` is the label, ``text[value:end]`` its value."""

    kind: LabelKind
    label: str
    start: int
    value: int
    end: int


@dataclass
class ItemHead:
    """What the head of an item says; ``places`` by the names of the item's fields."""

    numbers: list[CaseNumber] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    journal_number: str | None = None
    document_number: str | None = None
    case_type: str | None = None
    body: Body | None = None
    rest: list[Line] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


def read_head(lines: Iterable[Line], tools: Tools) -> ItemHead:
    """The head that ``lines`` make: labelled values, numbers that stand alone on a line, types and bodies.

    ``rest`` has the lines that were none of this.
    """
    head = ItemHead()
    for group in _groups(list(lines), tools):
        flow = Flow.of(group)
        labelled = list(labels(flow.text, tools))
        if labelled:
            _read_labelled(head, flow, labelled, tools)
        else:
            _read_alone(head, group[0], tools)
    return head


def read_inner_head(lines: Iterable[Line], tools: Tools, head: ItemHead) -> list[Line]:
    """Labelled lines inside a section, read into ``head`` where it has no such value yet; returns the other lines."""
    kept: list[Line] = []
    for group in _groups(list(lines), tools):
        flow = Flow.of(group)
        labelled = list(labels(flow.text, tools)) if len(flow.text) <= _LONGEST_HEAD else []
        if labelled and labelled[0].start <= 3 and _is_head(flow.text, labelled, tools):
            _read_labelled(head, flow, labelled, tools)
        else:
            kept.extend(group)
    return kept


def read_title(head: ItemHead, title: str, place: Place, tools: Tools) -> None:
    """A case number in brackets at the end of the title, read into ``head``; the title itself stays as printed."""
    enclosed = _ENCLOSED.search(title)
    inner = enclosed.group(1) if enclosed else ""
    for mention in tools.numbers.find(inner)[:1]:
        if mention.label or not (inner[: mention.start] + inner[mention.end :]).strip(" .:"):
            head.numbers.append(mention.number)
            head.places["case_number"] = place


def labels(text: str, tools: Tools) -> Iterator[Labelled]:
    """The labels of ``text`` in order; a label that is followed by no colon and no value is none."""
    hits = [hit for hit in tools.labels.phrases.finditer(text) if _labels(text, hit.start, hit.end)]
    for index, hit in enumerate(hits):
        end = hits[index + 1].start if index + 1 < len(hits) else len(text)
        gap = _AFTER_LABEL.match(text, hit.end)
        value = min(gap.end() if gap else hit.end, end)
        yield Labelled(tools.labels.kinds[hit.index], hit.text, hit.start, value, end)


def _labels(text: str, start: int, end: int) -> bool:
    """Whether the word at ``start`` is a label: before a colon, a digit, or a line that begins with one."""
    if start and text[start - 1] not in " \t\n(|":
        return False
    return re.match(r"\s*\.?\s*:|[\s.]*\n?\s*(?:[A-ZÆØÅ]{1,5}-?)?\d", text[end : end + 40]) is not None


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
    if re.search(r"\d[-/]$", text) and following.text[:1].isdigit():
        return True
    label = tools.labels.phrases.fullmatch(text.rstrip(" .:"))
    return label is not None and tools.labels.kinds[label.index] != "other"


def _read_labelled(head: ItemHead, flow: Flow, found: list[Labelled], tools: Tools) -> None:
    rest = flow.text[: found[0].start]
    for one in found:
        value = flow.text[one.value : one.end]
        used = _read_value(head, flow, one, tools)
        rest += " " + value[used:]
    _read_rest(head, flow.lines[0], rest, tools)


def _read_value(head: ItemHead, flow: Flow, one: Labelled, tools: Tools) -> int:
    """Read one labelled value into ``head``; returns how many characters of the value it took."""
    value = flow.text[one.value : one.end]
    numbers = _leading(tools.numbers.find(value, one.label), value) if one.kind in {"case", "journal"} else []
    if numbers:
        # A number with a KLE code in it is a case number, whatever the label says.
        _add_numbers(head, flow, one.value, numbers)
        return numbers[-1].end
    if one.kind == "journal":
        return _keep(head, "journal_number", flow, one.value, _JOURNAL.match(value))
    if one.kind == "document":
        return _keep(head, "document_number", flow, one.value, _TOKEN.match(value))
    return len(value) if one.kind == "other" else 0


def _keep(head: ItemHead, name: str, flow: Flow, offset: int, found: re.Match[str] | None) -> int:
    if found is None:
        return 0
    if getattr(head, name) is None:
        setattr(head, name, found.group())
        head.places[name] = flow.place(offset, offset + found.end())
    return found.end()


def _add_numbers(head: ItemHead, flow: Flow, offset: int, numbers: list[NumberMention]) -> None:
    for mention in numbers:
        if mention.number.key not in {number.key for number in head.numbers}:
            head.numbers.append(mention.number)
            head.places.setdefault("case_number", flow.place(offset + mention.start, offset + mention.end))
        if mention.code:
            head.codes.append(mention.code)


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


def _read_alone(head: ItemHead, line: Line, tools: Tools) -> None:
    """A line without a label: a number, a type or a body that stands there alone."""
    text = spaced(line.text)
    numbers = tools.numbers.find(text, "")
    if numbers and not (text[: numbers[0].start] + text[numbers[-1].end :]).strip(" .:()[]"):
        _add_numbers(head, Flow.of([line]), line.text.find(text[:1]), numbers)
        return
    if not _read_rest(head, line, text, tools):
        head.rest.append(line)


def _read_rest(head: ItemHead, line: Line, text: str, tools: Tools) -> bool:
    """What is left of a line beside its numbers: flags, the type, the body; whether that was all of it."""
    left = spaced((tools.flags.search(text) and _without_flags(text, tools)) or text).strip(" .:|()/-–")
    if not left:
        return True
    if tools.book.fields.compiled["case_types"].fullmatch(left):
        if head.case_type is None:
            head.case_type = left
            head.places["case_type"] = Place(line.number, line.page)
        return True
    body = tools.bodies.resolve(left) if len(left) < 80 else None
    if body is not None and head.body is None:
        head.body = body
        head.places["body"] = Place(line.number, line.page)
    return body is not None


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
        used = taken[-1].end if taken else (token.end() if token and one.kind != "other" else 0)
        numbers += bool(used)
        rest -= one.value - one.start + used
    return numbers > 0 and rest <= _MOST_REST
