"""A draft of a layout overlay from what was seen in documents: YAML with a comment on every word, for a person to mend.

What is drafted is only a guess at what pages of one kind have in common. Every term tells how often and where it was
seen, so that a person can look and strike it out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from casegraph.kinds import SectionRole

Word = TypeVar("Word", bound=str)
Kind = Literal["heading", "furniture", "item_word", "label", "wording"]
_SIGNS = re.compile(r"[\\*()\[\]|…]")
_MOST_SIGNS = 6
_MOST_NEEDED = 3
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_WHY: dict[str, str] = {
    "decision": "words of deciding stand beneath",
    "recommendation": "somebody recommends beneath",
    "attachments": "names of files stand beneath",
    "route": "bodies stand beneath",
    "course": "bodies and days stand beneath",
    "presentation": "prose stands beneath",
    "other": "what stands beneath is not clear; choose a role",
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One line that no rule knows, in which something was seen.

    ``kind`` is what it seems to be, ``text`` the word or phrase, ``key`` the form by which equal ones are counted.
    ``role`` is the section that what stands beneath a heading speaks for, ``form`` how the heading of an item looks.
    """

    kind: Kind
    text: str
    key: str
    document: str
    line: int
    role: SectionRole = "other"
    form: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One word or phrase over all documents."""

    kind: Kind
    text: str
    role: SectionRole
    form: str
    times: int
    documents: tuple[str, ...]
    first: str

    def comment(self, among: int) -> str:
        """How often and where it was seen."""
        return f"{self.times} times in {len(self.documents)} of {among} documents, first {self.first}"


def is_name(name: str) -> bool:
    """Whether an overlay, and the file it stands in, may be called so."""
    return _NAME.fullmatch(name) is not None


def gathered(sightings: Iterable[Sighting], documents: int) -> list[Found]:
    """What was seen often enough to be more than chance.

    That is twice, in a third of the documents; what stands but once in each of them, like a title that returns, must be
    in two thirds.
    """
    groups: defaultdict[tuple[Kind, str], list[Sighting]] = defaultdict(list)
    for one in sightings:
        groups[one.kind, one.key].append(one)
    found = [_found(group) for group in groups.values()]
    kept = [one for one in found if one.times > 1 and _share(one) * len(one.documents) >= documents]
    return sorted(kept, key=lambda one: (-len(one.documents), -one.times, one.kind, one.text))


def _share(one: Found) -> float:
    return 3.0 if one.times > len(one.documents) else 1.5


def _found(group: Sequence[Sighting]) -> Found:
    first = min(group, key=lambda one: (one.document, one.line))
    return Found(
        group[0].kind,
        _commonest(one.text for one in group),
        _commonest(one.role for one in group),
        _commonest(one.form for one in group),
        len(group),
        tuple(sorted({one.document for one in group})),
        f"{first.document}:{first.line}",
    )


def _commonest(values: Iterable[Word]) -> Word:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def draft_yaml(name: str, found: Sequence[Found], documents: Sequence[str], seen: str | None = None) -> str:
    """The overlay as YAML; ``seen`` is the slug of the municipality, where the rules know it."""
    return "\n".join(_lines(name, found, documents, seen)) + "\n"


def _lines(name: str, found: Sequence[Found], documents: Sequence[str], seen: str | None) -> Iterator[str]:
    among = len(documents)
    yield f"# Draft of an overlay for pages of one kind, made from {among} documents. Look through every line: strike"
    yield "# out what is no heading, give each section its role, and see with `casegraph inspect` what it changes."
    yield f"id: {name}"
    yield f"note: drafted from {among} documents"
    if seen:
        yield f"seen: [{seen}]"
    known = signs(found)
    yield ""
    yield "# Lines that pages of this kind have; the overlay is used where at least `needs` of them are found."
    yield "signs:"
    yield from (f"  - {_quoted(one)}  # {one.comment(among)}" for one in known)
    yield f"needs: {_needed(known, documents)}"
    yield from _heading(found)
    yield from _sections(name, [one for one in found if one.kind == "heading"], among)
    yield from _words("item_words", "Words before the number of an item.", _of("item_word", found), among)
    yield from _words(
        "furniture", "Lines of the page itself, under which nothing stands.", _of("furniture", found), among
    )
    yield from _asides(found, among)


def _of(kind: Kind, found: Iterable[Found]) -> list[Found]:
    return [one for one in found if one.kind == kind]


def signs(found: Iterable[Found]) -> list[Found]:
    """The words by which pages of this kind are known: those that are seen in most documents, whatever they are."""
    useful = [one for one in found if one.kind in {"heading", "furniture", "item_word", "label"}]
    return useful[:_MOST_SIGNS]


def _needed(known: Sequence[Found], documents: Iterable[str]) -> int:
    """So many that each document it was drafted from is still one of its kind."""
    fewest = min((sum(name in one.documents for one in known) for name in documents), default=0)
    return max(1, min(fewest, _MOST_NEEDED))


def _heading(found: Iterable[Found]) -> Iterator[str]:
    forms = Counter(one.form for one in found if one.form)
    if forms:
        yield ""
        yield "# What headings of items look like: word, number, title_first, number_first or unnumbered."
        yield f"heading: {min(forms, key=lambda form: (-forms[form], form))}"


def _sections(name: str, found: Sequence[Found], among: int) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield "# Headings inside an item. `value: yes` where one value follows, `weak: yes` for a word that is also prose."
    yield "sections:"
    for role in sorted({one.role for one in found}):
        yield f"  - id: {name}-{role.replace('_', '-')}"
        yield f"    role: {role}  # {_WHY.get(role, _WHY['other'])}"
        yield "    terms:"
        yield from (f"      - {_quoted(one)}  # {one.comment(among)}" for one in found if one.role == role)


def _words(key: str, meaning: str, found: Sequence[Found], among: int) -> Iterator[str]:
    if found:
        yield ""
        yield f"# {meaning}"
        yield f"{key}:"
        yield from (f"  - {_quoted(one)}  # {one.comment(among)}" for one in found)


def _asides(found: Sequence[Found], among: int) -> Iterator[str]:
    """What belongs into another file of rules, since it says more than what a page looks like."""
    labels, wordings = _of("label", found), _of("wording", found)
    if labels:
        yield ""
        yield "# Labels that no rule knows. Before the number of a case they belong into numbers.yaml (case_labels),"
        yield "# before anything else of an item into labels.yaml (item):"
        yield from (f"#  - {_quoted(one)}  # {one.comment(among)}" for one in labels)
    if wordings:
        yield ""
        yield "# Decisions whose kind is not known. Their words belong into decisions.yaml, under the kind they mean:"
        yield from (f"#  - {_quoted(one)}  # {one.comment(among)}" for one in wordings)


def _quoted(one: Found) -> str:
    """The text as a phrase that stands for itself, in single quotes."""
    phrase = _SIGNS.sub(lambda sign: "\\" + sign.group(), one.text)
    return "'" + phrase.replace("'", "''") + "'"
