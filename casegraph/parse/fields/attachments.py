"""The attachments of an item: each once, by its printed title, with its document number where one is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import re2
from rapidfuzz.distance import OSA

from casegraph.danish import fold, join_wrapped
from casegraph.model import Attachment, Line, Place
from casegraph.parse.fields.paragraphs import spaced, strip_mark
from casegraph.rulebook.fields import FieldsFile

_LONGEST = 2000  # characters; no line of a list of attachments is longer
_COLUMNS = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_COUNTED = re.compile(r"\(?(?P<n>\d{1,2})(?:\)|\s*[:–-])?\s+(?=[A-ZÆØÅ])")
# "1) Plan; 2) Kort": a list on one line.
_COUNTED_ON = re.compile(r"[;,]\s+(?=\(?\d{1,2}[.)]\s)")
# "Vedlagt: Udkast til princip, Notat om høring". "Kort over Byvej, Nyby Kommune" is one title: a name follows.
# Not before an administration: "Rammer for budget 2024, Teknik og Havn".
_LISTED_ON = re.compile(r";\s+|,\s+(?=[A-ZÆØÅ][\w-]*\s+[a-zæøå])(?!(?:[A-ZÆØÅ][\w-]*,? og )+[A-ZÆØÅ][\w-]*\Z)")
_PHRASE = re.compile(r"[A-ZÆØÅ\d]")
_NUMBER_ALONE = re.compile(r"\d{1,2}[.):]?")
_RULE = re.compile(r"[\s|\-–—_=:+]*")
_GLUED = re.compile(r"(?<=[a-zæøå0-9)])(?=Bilag\s\d{1,2}\b\s?[:._–-])")
_NEW = re.compile(r"bilag\b|\d", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\s*\(([^()]{3,40})\)$")
_LABEL = re.compile(r"(?:dok(?:ument)?\.?\s*(?:nr|nummer|id)\b\.?|\bdok\.|nr\.)\s*:?\s*", re.IGNORECASE)
_LABEL_LAST = re.compile(rf"(?:{_LABEL.pattern})$", re.IGNORECASE)


@dataclass
class Entry:
    """An attachment while it is read: pieces of its title, its number, and the lines they stand on."""

    title: str
    number: str | None
    first: Line
    last: Line

    @property
    def place(self) -> Place:
        """From the first line of the title to the last of the number."""
        last = self.last.number if self.last.number != self.first.number else None
        return Place(self.first.number, self.first.page, last)


def read_attachments(lines: Iterable[Line], rules: FieldsFile) -> list[tuple[Attachment, Place]]:
    """The attachments of a list, each with its place; a list that is empty or says there are none gives nothing."""
    entries: list[Entry] = []
    divided: Line | None = None
    for line in _each_title([line for line in lines if line.text.strip()]):
        text = line.text.strip()
        if len(text) > _LONGEST or _RULE.fullmatch(text):
            continue
        if divided is not None and text[:1].isdigit() and entries:
            _complete(entries[-1], line)
            divided = None
            continue
        divided = line if re.fullmatch(r"\d[-/]", text[-2:]) else None
        for piece in _pieces(text, line, rules):
            _add(entries, piece, line, rules)
    _take_running_numbers(entries)
    return [(Attachment(entry.title, entry.number), entry.place) for entry in entries if entry.title]


def _each_title(lines: Sequence[Line]) -> Iterator[Line]:
    """``lines``; of a list that stands on one line each title as a line of its own, but not of a marked one."""
    alone = len(lines) == 1 and not lines[0].bullet and not _NUMBER_ALONE.match(lines[0].text)
    parts = [part.strip() for part in _LISTED_ON.split(lines[0].text)] if alone else []
    if len(parts) > 1 and all(map(_PHRASE.match, parts)) and not _COUNTED_ON.search(lines[0].text):
        yield from (replace(lines[0], text=part) for part in parts)
    else:
        yield from lines


def _take_running_numbers(entries: Sequence[Entry]) -> None:
    """Take the numbers off a list that counts its attachments without a sign behind them: "1 Kort", "2 Notat"."""
    counted = [(at, found) for at, entry in enumerate(entries, 1) if (found := _COUNTED.match(entry.title))]
    if counted and counted[0][0] == 1 and all(int(found["n"]) == at for at, found in counted):
        for at, found in counted:
            entries[at - 1].title = entries[at - 1].title[found.end() :]


def merge_attachments(*lists: Sequence[tuple[Attachment, Place]]) -> list[tuple[Attachment, Place]]:
    """The attachments of several lists, each once: a repeated list adds nothing but a number that the first left out.

    A title that differs from one of an earlier list by a letter or two is that title; its digits must be the same.
    """
    kept: dict[str, tuple[Attachment, Place]] = {}
    for found in lists:
        earlier = tuple(kept)
        for attachment, place in found:
            key = fold(attachment.title)
            key = key if key in kept else _same_title(key, earlier)
            known = kept.setdefault(key, (attachment, place))
            if known[0].document_number is None and attachment.document_number:
                kept[key] = (Attachment(known[0].title, attachment.document_number), known[1])
    return list(kept.values())


def _same_title(title: str, earlier: Sequence[str]) -> str:
    """The title of an earlier list that this one repeats with slips of the pen; itself where there is none."""
    digits = re.findall(r"\d+", title)
    near = [one for one in earlier if OSA.distance(one, title, score_cutoff=_slips(one)) <= _slips(one)]
    return next((one for one in near if re.findall(r"\d+", one) == digits), title)


def _slips(title: str) -> int:
    return min(3, len(title) // 12)


def files_in(lines: Iterable[Line], rules: FieldsFile) -> tuple[list[tuple[Attachment, Place]], list[Line]]:
    """The files that lines of an item's head list, icons and all, and the lines that list none."""
    found: list[tuple[Attachment, Place]] = []
    rest: list[Line] = []
    for line in lines:
        names = file_names(line.text, rules)
        found.extend((Attachment(name), Place(line.number, line.page)) for name in names)
        if not names:
            rest.append(line)
    return found, rest


def file_names(text: str, rules: FieldsFile) -> list[str]:
    """The names of a line that consists of file names, with or without icons between them; else nothing."""
    spread = _without_icons(text, rules)
    pattern = _file_pattern(_endings(rules))
    rest = pattern.sub(" ", spread)
    return [] if rest.strip(" ,;|") else [name.strip(" ,;") for name in pattern.findall(spread)]


def document_number(text: str, rules: FieldsFile) -> str | None:
    """``text`` as a document number, a label and parentheses taken off; ``None`` where it is no such number."""
    bare = re.sub(r"(?<=[-/])\s+(?=\d)", "", text.strip(" ().:"))
    label = _LABEL.match(bare)
    bare = bare[label.end() :].strip() if label else bare
    if label and re.fullmatch(r"\d{5,9}", bare):
        return bare
    return bare if any(re2.fullmatch(pattern, bare) for pattern in rules.document_numbers) else None


def _pieces(text: str, line: Line, rules: FieldsFile) -> list[list[str]]:
    """The attachments that one line prints, each as its cells."""
    names = file_names(text, rules)
    if len(names) > 1 or (names and rules.compiled["file_icons"].match(text)):
        return [[name] for name in names]
    counted = _COUNTED_ON.split(text)
    if len(counted) > 1 and all(part.lstrip("(").startswith(str(at)) for at, part in enumerate(counted, 1)):
        return [[part] for part in counted]
    parts = _GLUED.split(text)
    return [[cell.strip() for cell in _COLUMNS.split(part) if cell.strip()] for part in parts]


def _add(entries: list[Entry], cells: Sequence[str], line: Line, rules: FieldsFile) -> None:
    if all(_is_word(cell, rules) for cell in cells):
        return
    words = [cell for cell in cells if not _is_flag(cell, rules)]
    numbers = [number for cell in words if (number := document_number(cell, rules))]
    titles = [cell for cell in words if document_number(cell, rules) is None]
    if not titles and len(words) > 1:
        numbers, titles = numbers[1:], words[:1]  # a title that is all number
    if len(titles) > 1 and titles[0].strip(".)").isdigit() and len(titles[0]) <= 4:
        titles = titles[1:]
    if not titles:
        alone = document_number(" ".join(words), rules) if words else None
        if alone and entries and entries[-1].number is None:
            entries[-1].number, entries[-1].last = alone, line
        return
    title = _without_file_info(_without_flag(spaced(" ".join(titles)), rules), rules)
    title, number = _own_number(title, numbers[0] if numbers else None, rules)
    if not title and number and entries and entries[-1].number is None:
        entries[-1].number, entries[-1].last = number, line
    if not title or _is_word(title, rules) or _NUMBER_ALONE.fullmatch(title):
        return
    if entries and _continues(entries[-1], title, line):
        entries[-1].title = join_wrapped(entries[-1].title, title)
        entries[-1].number, entries[-1].last = number, line
        return
    entries.append(Entry(_without_mark(title), number, line, line))


def _without_file_info(title: str, rules: FieldsFile) -> str:
    """A title without what a page says of the file behind it: "Kort over området (PDF, 230 kB)"."""
    found = _info_pattern(_endings(rules)).search(title)
    return title[: found.start()].rstrip() if found and found.start() else title


def _own_number(title: str, number: str | None, rules: FieldsFile) -> tuple[str, str | None]:
    """A title and the number printed at its end, in parentheses or behind a blank."""
    if number:
        return title, number
    enclosed = _IN_PARENTHESES.search(title)
    inner = _enclosed_number(enclosed.group(1), rules) if enclosed else None
    if enclosed and inner:
        return title[: enclosed.start()].strip(), inner
    head, _, tail = title.rpartition(" ")
    divided = re.fullmatch(r"\d{3}-(?:19|20)\d\d-", tail)
    if head and (divided or (len(tail) >= 8 and tail[0].isalnum() and document_number(tail.rstrip("."), rules))):
        return _LABEL_LAST.sub("", head).strip(" ,:–-"), tail
    if re.fullmatch(r"\d{3}-(?:19|20)\d\d-", title):
        return "", title
    return title, None


def _enclosed_number(text: str, rules: FieldsFile) -> str | None:
    """The document number that brackets hold, alone or with the case number behind it: "(2215410 - EMN-2018-01877)"."""
    whole = document_number(text, rules)
    if whole:
        return whole
    first, sign, rest = text.partition(" - ")
    return document_number(first, rules) if sign and any(char.isdigit() for char in rest) and " " not in rest else None


def _complete(entry: Entry, line: Line) -> None:
    """The second half of a number, or of a title, that was divided between two lines."""
    if entry.number:
        # "(dok.nr. 326-2024-" / "115530)": brackets around the number are no part of it, nor of the title.
        entry.number += line.text.strip().rstrip(")")
        entry.title = re.sub(r"\s*\(\Z", "", entry.title)
    else:
        entry.title = join_wrapped(entry.title, line.text.strip())
    entry.last = line


def _without_mark(title: str) -> str:
    """A title without its list mark; "1. behandling.pdf" has none, since a small letter follows."""
    mark, bare = strip_mark(title)
    return bare if mark and not mark[0].isalpha() and not bare[:1].islower() else title


# "Åbent 1 Kort over området": how many of the attachments it is.
_BEHIND_FLAG = re.compile(r"\s\d{1,2}\s+(?=[A-ZÆØÅ])")


def _without_flag(title: str, rules: FieldsFile) -> str:
    """A title without the running number and the open or closed mark in front: "2 Åben Kort over området", "Åbent 1
    Kort over området".
    """
    counted = rules.compiled["attachment_flags"].match(title)
    behind = _BEHIND_FLAG.match(title, counted.end) if counted else None
    if behind:
        return title[behind.end() :]
    number = re.match(r"(?:\d{1,2}\.?\s+)?", title)
    start = number.end() if number else 0
    flag = rules.compiled["attachment_flags"].match(title[start:])
    return title[start + flag.end :].strip() if flag and start and title[start + flag.end :].strip() else title


def _continues(entry: Entry, title: str, line: Line) -> bool:
    """Whether a line is the rest of the title before it: it stands right below, and that title is not whole."""
    gap = line.number - entry.last.number
    if entry.number is not None or not 1 <= gap <= 2 or line.bullet or strip_mark(title)[0]:
        return False
    if entry.title.count("(") > entry.title.count(")"):
        return True
    wrapped = line.wrapped is True and _NEW.match(title) is None
    return gap == 1 and (wrapped or title[:1].islower() or entry.title[-1:] in "-–,")


def _is_flag(cell: str, rules: FieldsFile) -> bool:
    return rules.compiled["attachment_flags"].fullmatch(cell) is not None


def _is_word(title: str, rules: FieldsFile) -> bool:
    bare = title.strip(" .:-–")
    words = ("no_attachments", "attachment_words")
    return not bare or any(rules.compiled[name].fullmatch(bare) for name in words)


def _without_icons(text: str, rules: FieldsFile) -> str:
    spread = _unglued(text, rules)
    for hit in reversed(list(rules.compiled["file_icons"].finditer(spread))):
        spread = spread[: hit.start] + " " + spread[hit.end :]
    return spread


def _unglued(text: str, rules: FieldsFile) -> str:
    """``text`` with a blank where a file's ending runs into the next icon ("a.pdfapplication/pdf icon b.pdf")."""
    endings = "|".join(_endings(rules))
    icons = "|".join(re.escape(term.term) for term in rules.file_icons)
    return re.sub(rf"(?<=\.)({endings})(?={icons})", r"\1 ", text, flags=re.IGNORECASE)


def _endings(rules: FieldsFile) -> tuple[str, ...]:
    return tuple(sorted((re.escape(term.term) for term in rules.file_endings), key=len, reverse=True))


@lru_cache(maxsize=8)
def _info_pattern(endings: tuple[str, ...]) -> re.Pattern[str]:
    kind, size = rf"(?:{'|'.join(endings)})(?:[- ]?fil)?", r"\d[\d.,]*\s?(?:bytes|[kmg]i?b)"
    said = rf"(?:{kind}(?:\s*[,;:·–-]?\s*{size})?|{size}(?:\s*[,;:·–-]?\s*{kind})?)"
    return re.compile(
        rf"\s*(?:\({said}\)|\[{said}\]|(?:[,;·–-]\s*|(?<=\s))(?:{kind}\s*[,;:·–-]?\s*)?{size})\Z", re.IGNORECASE
    )


@lru_cache(maxsize=8)
def _file_pattern(endings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\S[^\t\n|]{{0,200}}?\.(?:{'|'.join(endings)})(?![\w.])", re.IGNORECASE)
