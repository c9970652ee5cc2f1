"""What a page puts around its headings: boxes drawn with signs, arrows before labels, numbers of an item's parts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from casegraph.danish import fold
from casegraph.model import Line

# "+-- Beslutning -----------------+", "==== Indstilling ====", "╔═ Beslutning ═════╗"
_BOXED = re.compile(
    r"[+*|╔┌╭┏]?(?P<rule>[-=─━═_*])(?P=rule)*\s+(?P<label>[A-ZÆØÅ][^-=─━═_*|+]{2,40}?)\s+(?P=rule){3,}[+*|╗┐╮┓]?"
)
# "» Det handler om", "→ Konklusion: Godkendt."
_SIGNED = re.compile(r"(?P<sign>»|→|►|▶|■|●|◆|❯|⇒)\s+(?P<rest>[A-ZÆØÅ].*)", re.DOTALL)
# "2.1  Baggrund", "2.2  Beslutning": the parts of item 2.
_PART = re.compile(r"(?P<item>\d{1,3})\.\d{1,2}\.?\s+(?P<label>[A-ZÆØÅ][^.!?:]{1,40})")
_FEWEST = 3
_MOST = 20_000
# A line that is drawn across the page is not as long.
_LONGEST = 300


def without_ornaments(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with the labels of sections bare: each of these forms comes again from item to item."""
    bare: dict[int, str] = {}
    for found in (_boxed(lines), _signed(lines), _parts(lines)):
        bare.update(found)
    return [replace(line, text=bare[at]) if at in bare else line for at, line in enumerate(lines)] if bare else lines


def _boxed(lines: Sequence[Line]) -> dict[int, str]:
    short = ((at, line.text.strip()) for at, line in enumerate(lines[:_MOST]) if len(line.text) <= _LONGEST)
    found = {at: one["label"] for at, text in short if (one := _BOXED.fullmatch(text))}
    return found if len(found) >= _FEWEST else {}


def _signed(lines: Sequence[Line]) -> dict[int, str]:
    """Labels behind a sign that mostly stands before what comes again: else it marks the lines of lists."""
    signs: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for at, line in enumerate(lines[:_MOST]):
        found = _SIGNED.fullmatch(line.text)
        if found:
            signs[found["sign"]][at] = found["rest"]
    return {at: rest for found in signs.values() if _comes_again(found) for at, rest in found.items()}


def _comes_again(found: dict[int, str]) -> bool:
    labels = Counter(fold(rest.partition(":")[0]) for rest in found.values())
    again = sum(times for times in labels.values() if times > 1)
    return len(found) >= _FEWEST and again * 2 > len(found)


def _parts(lines: Sequence[Line]) -> dict[int, str]:
    """Headings with the number of their item and their own that come again under other items."""
    found = {at: one for at, line in enumerate(lines[:_MOST]) if (one := _PART.fullmatch(line.text.strip()))}
    items: defaultdict[str, set[str]] = defaultdict(set)
    for one in found.values():
        items[fold(one["label"])].add(one["item"])
    again = [label for label, numbers in items.items() if len(numbers) > 1]
    if sum(len(items[label]) for label in again) * 2 <= len(found):
        return {}
    return {at: one["label"] for at, one in found.items()}
