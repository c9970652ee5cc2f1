"""Case numbers in text: every notation, and nothing that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from casegraph.folding import fold_number
from casegraph.model import CaseNumber
from casegraph.parse.number_labels import Label, Labels
from casegraph.rulebook.numbers import Notation, NumbersFile
from casegraph.rulebook.schema import compile_re2

__all__ = ["NumberIndex", "NumberMention", "fold_number"]

_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_TOKEN = re.compile(r"\d[\w./-]*")
_GLUED_LABEL = re.compile(r"(?:[^\W\d_]+\.)+(?=\d)")
_BREAK = re.compile(r"(?<=\d-)\s{1,12}(?=\d)|(?<=\d)\s{1,12}(?=-\d{3})")
# "Sagsnr.: 2022 - 1234": set apart, as some record systems print it.
_SPACED = re.compile(
    r"(?<![\w./-])(?:[A-ZÆØÅ]{1,5}\s-\s)?\d{1,6}(?:\.\d\d){0,2}(?:\s[-/]\s[A-ZÆØÅ]?\d{1,8}){1,4}(?![\w/-]|\.\d)"
)
_GOES_ON = re.compile(r"\s[-/]\s[A-ZÆØÅ]?\d{3}")
_ALSO = re.compile(r"\s*(?:[,;&]|\bog\b|\bsamt\b|/\s)\s*")
_ALONE = " \t\r\f\v\u00a0*#_|>()[]"
# Of the documents of a case; a year is none of them.
_DOCUMENT_PART = re.compile(r"[-/](?!(?:19|20)\d\d$)\d{1,4}$")
_FEWEST_DIGITS = 3
_LONGEST = 40
_MARGIN = 40  # white space and marks looked past on both sides of a number that has its line to itself

# How much each place asks of what stands around the number; see casegraph.rulebook.numbers.Notation.
_ENOUGH = {"anywhere": 0, "alone": 1, "labelled": 2, "case_label": 3}


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A case number in a text: where, which, in which notation, behind which label, and its municipality code."""

    start: int
    end: int
    number: CaseNumber
    notation: str
    label: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text that may be a number; ``text`` is the number whole where a break cuts the stretch."""

    start: int
    end: int
    text: str


class NumberIndex:
    """Every notation of a case number, compiled once."""

    def __init__(self, book: NumbersFile) -> None:
        self._labels = Labels(book)
        self._notations = [(notation, compile_re2(notation.pattern)) for notation in book.notations]
        self._look_alikes = [compile_re2(one.pattern) for one in book.look_alikes]
        units = "|".join(sorted(re.escape(term.term) for term in book.units)) or "(?!)"
        self._units = re.compile(rf"\s*(?:{units})(?!\w)", re.IGNORECASE)
        self._journal = compile_re2(book.journal_pattern)
        self._subject_before = re.compile(rf"(?:{book.journal_pattern})\s*[-–|·]\s*\Z")
        self._document = compile_re2(book.document_pattern)
        self._read = lru_cache(maxsize=4096)(self._read_token)

    def find(self, text: str, label: str | None = None) -> list[NumberMention]:
        """Every case number in ``text``, from left to right.

        ``label`` is the label that the caller found right before ``text``; any text that is no label of another number
        says that this is a case number. The empty string says that one is expected here without a label, as on the
        line below a heading: then a bare serial number of five digits counts too.
        """
        folded = text.translate(_HYPHENS)
        mended = [
            self._judge(folded, piece, self._labels.before(folded, piece.start)) for piece in self._mended(folded)
        ]
        broken = [mention for mention in mended if mention]
        found = [
            mention
            for mention in self._scan(folded, label)
            if not any(mention.start < one.end and one.start < mention.end for one in broken)
        ]
        found = sorted([*found, *broken], key=lambda mention: mention.start)
        labelled = any(self._kind(mention) in {"case", "weak"} for mention in found)
        kept = [mention for mention in found if not (labelled and self._kind(mention) == "journal")]
        return [_as_printed(mention, text) for mention in kept]

    def named(self, text: str) -> tuple[CaseNumber, ...]:
        """The case numbers of a field that holds nothing else, in whatever notation.

        One that no rule knows is taken as it is printed.
        """
        found = [mention.number for mention in self.find(text, "case_number")]
        if sum(len(number.printed) for number in found) * 2 < len(text):
            return (CaseNumber(text, fold_number(text)),)
        return tuple({number.key: number for number in found}.values())

    def journal_number(self, text: str) -> str | None:
        """The subject code (KLE) behind its label in ``text``, as printed, or ``None``."""
        return self._labelled(text, "journal", self._journal)

    def document_number(self, text: str) -> str | None:
        """The document number behind its label in ``text``, as printed, or ``None``."""
        return self._labelled(self.join_broken(text), "document", self._document)

    def join_broken(self, text: str) -> str:
        """``text`` with the numbers that a line break cut in two (``326-2021-`` + ``84531``) made whole."""
        for piece in reversed(list(self._mended(text.translate(_HYPHENS)))):
            whole = "".join(text[piece.start : piece.end].split())
            text = text[: piece.start] + whole + text[piece.end :]
        return text

    def _kind(self, mention: NumberMention) -> str | None:
        return self._labels.kind(mention.label) if mention.label else None

    def _mended(self, folded: str) -> Iterator[_Piece]:
        """The numbers that a break cut in two, where the whole is of a notation that stands anywhere; and those whose
        parts are set apart behind a label.
        """
        for spaced in _SPACED.finditer(folded) if " - " in folded or " / " in folded else ():
            label, whole = self._labels.before(folded, spaced.start()), "".join(spaced.group().split())
            if label and label.kind == "case" and self._read(whole, _ENOUGH["case_label"]):
                yield _Piece(spaced.start(), spaced.end(), whole)
        for broken in _BREAK.finditer(folded):
            left = folded[max(0, broken.start() - _LONGEST) : broken.start()]
            right = folded[broken.end() : broken.end() + _LONGEST]
            start, end = _token_bounds(left + right, len(left) - 1, len(left))
            token = (left + right)[start:end]
            if start < len(left) < end and self._read(token, 0):
                yield _Piece(broken.start() - len(left) + start, broken.end() - len(left) + end, token)

    def _scan(self, folded: str, label: str | None) -> Iterator[NumberMention]:
        """The case numbers of a text whose hyphens are plain; ``printed`` is the folded text still."""
        given = None if label is None else Label(self._labels.kind(label) or ("case" if label else "weak"), label)
        end = 0
        for token in _TOKEN.finditer(folded):
            if token.start() < end:
                continue
            start, stop = _token_bounds(folded, token.start(), token.end())
            if stop - start > _LONGEST or sum(char.isdecimal() for char in token.group()) < _FEWEST_DIGITS:
                continue
            given = self._labels.before(folded, start) or _carried(folded, end, start, given)
            mention = self._judge(folded, _Piece(start, stop, folded[start:stop]), given)
            end = stop
            if mention:
                yield mention

    def _judge(self, folded: str, piece: _Piece, label: Label | None) -> NumberMention | None:
        """The case number that a piece of text is, given the label before it and what else stands around it."""
        if label and label.kind in {"document", "other"}:
            return None
        certain = label is not None and label.kind == "case"
        if not certain and (self._looks_otherwise(piece.text) or self._units.match(folded, piece.end)):
            return None
        enough = 3 if certain else 2 if label else 1 if self._alone(folded, piece.start, piece.end) else 0
        token = piece.text
        read = self._read(token, enough)
        if read is None and label and _DOCUMENT_PART.search(token):
            token = _DOCUMENT_PART.sub("", token)  # a document of the case: 16/00123-12
            read = self._read(token, enough)
        if read is None or (label and label.kind == "journal" and read[0].id.startswith("serial")):
            return None
        notation, parts = read
        if notation.id.startswith("serial") and _GOES_ON.match(folded, piece.end):
            return None  # "2022 - 1234 - 5": a part of what no notation knows
        end = piece.end - (len(piece.text) - len(token))
        number, printed = _case_number(token, parts), (label.text or None) if label else None
        return NumberMention(piece.start, end, number, notation.id, printed, parts.get("code"))

    def _alone(self, text: str, start: int, end: int) -> bool:
        """Whether the number has its line to itself, or shares it with the subject code before it alone."""
        subject = self._subject_before.search(text, max(0, start - _MARGIN), start)
        return _alone(text, subject.start() if subject else start, end)

    def _looks_otherwise(self, token: str) -> bool:
        return any(pattern.fullmatch(token) for pattern in self._look_alikes)

    def _read_token(self, token: str, enough: int) -> tuple[Notation, Mapping[str, Any]] | None:
        """The first notation that ``token`` is written in and that asks no more than ``enough`` of its place."""
        for notation, pattern in self._notations:
            if _ENOUGH[notation.where] <= enough and (found := pattern.fullmatch(token)):
                return notation, found.groupdict()
        return None

    def _labelled(self, text: str, kind: str, pattern: Any) -> str | None:
        folded = text.translate(_HYPHENS)
        for token in _TOKEN.finditer(folded):
            start, end = _token_bounds(folded, token.start(), token.end())
            label = self._labels.before(folded, start)
            if label and label.kind == kind and pattern.fullmatch(folded[start:end]):
                return text[start:end]
        return None


def _token_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole run of letters, digits and joining signs around a digit, without a label glued to it."""
    while start and (text[start - 1].isalnum() or text[start - 1] in "-./_"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-./_"):
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    glued = _GLUED_LABEL.match(text, start, end)
    return (glued.end() if glued else start), end


def _carried(text: str, end: int, start: int, label: Label | None) -> Label | None:
    """The label of the number before, where the two stand in one list; at the beginning, the caller's label."""
    between = text[end:start]
    joined = _ALSO.fullmatch(between) if end else not between.strip(_ALONE + ":.\n")
    return label if label and joined else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the number has its line to itself."""
    before = text[max(0, start - _MARGIN) : start].rstrip(_ALONE)
    after = text[end : end + _MARGIN].lstrip(_ALONE)
    at_first = before.endswith("\n") if before else start < _MARGIN
    return at_first and (after.startswith("\n") if after else end + _MARGIN >= len(text))


def _case_number(printed: str, parts: Mapping[str, Any]) -> CaseNumber:
    year = parts.get("year")
    return CaseNumber(
        printed=printed,
        key=fold_number(printed),
        prefix=parts.get("code") or parts.get("prefix"),
        year=_whole_year(year) if year else None,
        serial=int(parts["serial"]) if parts.get("serial") else None,
        suffix=parts.get("suffix"),
    )


def _whole_year(year: str) -> int:
    """A year of two digits is of this century up to 69: casework on paper is not older than that."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def _as_printed(mention: NumberMention, text: str) -> NumberMention:
    """The mention with the number as the document prints it, a line break inside it left out."""
    printed = re.sub(r"\s+", "", text[mention.start : mention.end])
    return replace(mention, number=replace(mention.number, printed=printed))
