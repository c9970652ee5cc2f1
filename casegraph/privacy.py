"""CPR numbers are masked at the door, at equal length, so that they never reach a database, an index or a report.

A CPR number is ten digits that begin with a date: ``ddmmyy-xxxx``, with any dash or a space between its parts, or with
nothing between them. The check digit says nothing since 2007, so it is not asked. Case numbers, document numbers,
journal numbers and telephone numbers have other shapes; where one of bare digits is named as such it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_DASH = "[-\u2010-\u2015\u2212\u00ad]"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
# A person without a number of his own is given one with 60 added to the day.
_DAY_OR_SUBSTITUTE = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
_MONTH = "(?:0[1-9]|1[0-2])"
# Not inside a longer number or code, whatever divides it (326-010203-0405, 010203-0405-7).
_BEFORE = rf"(?<![^\W_])(?<![0-9][./])(?<![0-9]{_DASH})"
_AFTER = rf"(?![^\W_])(?!(?:{_DASH}|[./])[0-9])"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<divided>{_DAY_OR_SUBSTITUTE}(?P<gap>[ \u00a0]?){_MONTH}(?P=gap)[0-9]{{2}}\s?{_DASH}\s?[0-9]{{4}})"
    rf"|(?P<spaced>{_DAY}{_MONTH}[0-9]{{2}}[ \u00a0][0-9]{{4}})"
    rf"|(?P<bare>{_DAY}{_MONTH}[0-9]{{6}}))"
    rf"{_AFTER}"
)
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:(?:sags?|dok|dokument|journal|j|p|konto|faktura|ordre|ean|cvr)[.\s-]{0,2}(?:nr|nummer)"
    r"|tlf|telefon|telefonnummer|mobil|ean|cvr|konto)[.:\s]*\Z",
    re.IGNORECASE,
)
# "Sagsnummer: 010630-2023": a serial number and a year, as some houses number their cases.
_CASE_LABEL = re.compile(r"(?<!\w)sags[.\s-]{0,2}(?:nr|nummer)[.:\s]*\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:199|20[0-4])[0-9]\Z")
_LABEL_WIDTH = 24
_DIGIT = re.compile("[0-9]")
Record = TypeVar("Record")


def find_cpr(text: str) -> Iterator[tuple[int, int]]:
    """Where CPR numbers stand in ``text``: start and end of each, from left to right."""
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if _is_date(_DIGIT.findall(found.group())) and not _is_named_otherwise(text, found):
            yield start, end


def mask(text: str) -> tuple[str, int]:
    """``text`` with every digit of a CPR number as ``X``, of equal length, and how many numbers were masked."""
    spans = list(find_cpr(text))
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += [text[last:start], _DIGIT.sub("X", text[start:end])]
        last = end
    return "".join(parts) + text[last:], len(spans)


def mask_record(record: Record) -> Record:
    """``record`` (a dataclass, tuple, dict or string, nested at will) with every string in it masked."""
    return _masked(record)  # type: ignore[no-any-return]


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask(value)[0]
    if isinstance(value, tuple | list):
        return type(value)(_masked(part) for part in value)
    if isinstance(value, dict):
        return {_masked(key): _masked(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _masked(getattr(value, field.name)) for field in fields(value)})
    return value


def _is_date(digits: list[str]) -> bool:
    """Whether the first four digits are a day of a month; the first pair may have 60 added."""
    day, month = int("".join(digits[:2])) % 60, int("".join(digits[2:4]))
    return day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)


def _is_named_otherwise(text: str, found: re.Match[str]) -> bool:
    """Whether ten bare digits are said to be another number; a divided one has the shape of no other but of a case
    number that ends in its year, right behind the label of one.
    """
    before = text[max(0, found.start() - _LABEL_WIDTH) : found.start()]
    if found.group("divided"):
        return bool(_YEAR.search(found.group()) and _CASE_LABEL.search(before))
    return bool(_OTHER_NUMBER.search(before))
