"""What a document itself shows a word of its own to head: a decision, or what is recommended.

Every municipality has words for these that no rule knows (*Det blev til*, *Besl.*, a ``>`` before the line). They come
again from item to item, and what follows them begins as decisions and recommendations do. A document whose decisions
stand under words that are known has no others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casegraph.danish import find_dates
from casegraph.kinds import SectionRole
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.lexicon import key_of
from casegraph.parse.structure.facts import Fact, SectionHit
from casegraph.parse.structure.margins import SIDE
from casegraph.parse.structure.rows import Row, is_name
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

_FEWEST = 2
LABEL = re.compile(r"(?P<label>[A-ZÆØÅ][^\d:()]{1,29}):\s+(?P<rest>\S.*)")
_SIGN = re.compile(r"(?P<label>[>»›❯→⇒▸]{1,2}|[-=]{1,2}>)\s*(?P<rest>\S.*)")
_SHORT = re.compile(r"\S+(?:\s\S+){0,2}[.,;:]|\S+\Z")
_LABEL_WORDS = 4
# "THU - ØK - KB": bodies one after another, by their names or initials.
_STEPS = re.compile(r"\s*(?:->|[-–—>›»→/])\s*")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,5}")
# What an attachment ends with: the number of the document, the kind or the size of the file.
_FILED = re.compile(
    r"\((?:dok|dokument|dok\.\s?nr|bilag)\.?:?\s*[\w/.-]+\)\s*\Z|\.pdf\s*\Z|\bpdf,?\s[\d.,]+\s?[km]b\W*\Z",
    re.IGNORECASE,
)
# The first of what is asked for: "at planen godkendes", "1) at …".
_ASKED = re.compile(r"(?:(?:\d{1,2}|[a-e])[.)]\s+)?at\s+[a-zæøå]")
# "Forslag fra: Ældrerådet", "Kopi til: …": no way that a matter takes.
_OF_WHOM = re.compile(r"\b(?:af|fra|til)\Z", re.IGNORECASE)
# Where in its first line a recommendation says who recommends.
_NEAR = 80


@dataclass(frozen=True, slots=True)
class _Headed:
    """A line that may head a section: how it comes again, what it prints, and the text that it heads; ``asked`` where
    that is a list of what to decide ("at planen godkendes"), ``recorded`` where it is one of days and bodies.
    """

    row: int
    key: str
    heading: str
    inline: str
    below: str
    beside: bool = False
    listed: bool = False
    heard: bool = False
    asked: bool = False
    recorded: bool = False


def with_learned(rows: Sequence[Row], facts: Sequence[Fact], words: Vocabulary, bodies: BodyIndex) -> list[Fact]:
    """``facts`` with the headings that the document shows to be such."""
    found: defaultdict[str, list[_Headed]] = defaultdict(list)
    for headed in _headed(rows, facts, words, bodies):
        found[headed.key].append(headed)
    sections = [fact.section for fact in facts if fact.section]
    often = Counter(key_of(section.heading) for section in sections)
    known = Counter(
        section.role for section in sections if not section.rule.weak or often[key_of(section.heading)] > _FEWEST
    )
    result = list(facts)
    asked = [one for group in found.values() for one in group if one.asked and words.recommends.search(one.heading)]
    if len(asked) >= _FEWEST and not known["recommendation"]:
        # Each may be headed by who asks: "Det foreslår skolechefen", "Det foreslår fritidschefen".
        found["\n"] = asked
    for group in found.values():
        role = _role(group, words, bodies)
        if role == "recommendation" and not known["decision"] and _names_decisions(group[0].heading, words):
            role = None  # "Konklusionen blev", "at planen sendes i høring"
        if role is None and group[0].beside:
            role = "presentation"
        elif role is None or known[role] >= len(group):
            continue
        rule = SectionRule(id="learned", role=role)
        for one in group:
            hit = SectionHit(rule, one.heading, one.inline)
            result[one.row] = replace(result[one.row], kind="section", section=hit)
    return result


def _names_decisions(heading: str, words: Vocabulary) -> bool:
    return any(words.decision_words.match(word) for word in heading.split())


def _headed(rows: Sequence[Row], facts: Sequence[Fact], words: Vocabulary, bodies: BodyIndex) -> Iterator[_Headed]:
    heard = False
    for row, fact in zip(rows, facts, strict=True):
        if fact.kind in {"section", "treatment"} or (fact.numbered and fact.numbered.form == "word"):
            heard = fact.role == "hearing"
        if fact.kind != "plain" or fact.numbered:
            continue
        below = row_below(rows, facts, row.index)
        text, listed = (below.text, bool(below.bullet)) if below else ("", False)
        asked = below is not None and _asks(rows, facts, below)
        recorded = below is not None and _records(rows, facts, below, bodies)
        key, beside = f"{key_of(row.text)}\n", row.line.field == SIDE
        alone = _Headed(row.index, key, row.text, "", text, beside, listed, heard, asked, recorded)
        told = _SIGN.fullmatch(row.text) or (None if row.bullet or row.wrapped else LABEL.fullmatch(row.text))
        if alone.beside:
            yield alone
        elif told:
            label, rest = told.groups()
            if len(label.split()) <= _LABEL_WORDS and not bodies.find(label):
                yield _Headed(row.index, key_of(label) or label, label, rest, rest, heard=heard)
        elif not row.wrapped and is_name(row) and not _is_other(row.text, words, bodies):
            yield alone


def _asks(rows: Sequence[Row], facts: Sequence[Fact], below: Row) -> bool:
    """Whether a list of what to decide begins in a row, or right below one that says who asks for it."""
    if _ASKED.match(below.text):
        return True
    second = row_below(rows, facts, below.index) if below.text[-1] in ",:" else None
    return second is not None and _ASKED.match(second.text) is not None


def _records(rows: Sequence[Row], facts: Sequence[Fact], below: Row, bodies: BodyIndex) -> bool:
    """Whether a table of treatments begins in a row, or below the heads of its columns: "07.03.2023 ØU Godkendt."."""
    two = (below, row_below(rows, facts, below.index))
    return any(row is not None and facts[row.index].kind == "plain" and _is_recorded(row.text, bodies) for row in two)


def _is_recorded(text: str, bodies: BodyIndex) -> bool:
    days = find_dates(text[:_NEAR])
    if not days or days[0].start or days[0].precision != "day":
        return False
    rest = text[days[0].end :]
    found = bodies.find(rest[:_NEAR])
    return bool(found) and not rest[: found[0].start].strip(" \t,:|–-")


def _is_other(text: str, words: Vocabulary, bodies: BodyIndex) -> bool:
    """Whether a lone line is something else than a heading: the title of a fixed point, a body, a decision itself."""
    if words.standing.whole(text) is not None or words.verdict_words.match(text):
        return True
    return bool(bodies.find(text))


def row_below(rows: Sequence[Row], facts: Sequence[Fact], at: int) -> Row | None:
    """The next row that is no furniture; ``None`` at the end of the page."""
    below = (other for other in range(at + 1, len(rows)) if facts[other].kind != "furniture")
    first = next(below, None)
    return rows[first] if first is not None else None


def _role(group: Sequence[_Headed], words: Vocabulary, bodies: BodyIndex) -> SectionRole | None:
    """The role that most of what a word heads speaks for; nothing for a word that comes once, but for one over a route,
    and for what stands among the answers to a hearing.
    """
    told = [one.inline or (one.below if one.beside else "") for one in group]
    stops = [_stops(text, bodies) for text in told]
    if all(stops) and 2 * sum(one > 1 for one in stops) >= len(stops) and not _OF_WHOM.search(group[0].heading):
        return "route"
    filed, listed = sum(_FILED.search(one.below) is not None for one in group), sum(one.listed for one in group)
    if filed >= _FEWEST and (filed * 2 >= len(group) or listed == len(group)):
        return "attachments"
    if any(one.heard for one in group):
        return None
    recorded = sum(one.recorded for one in group)
    if recorded >= _FEWEST and recorded * 2 > len(group):
        return "course"
    decided = sum(words.verdict_words.match(one.below) is not None for one in group)
    # "> Godkendt.", but not "> Godkendt plan fra 1998 siger noget andet."
    sure = _SIGN.fullmatch(f"{group[0].heading} x") and all(_SHORT.match(one.below) for one in group)
    if decided >= (1 if sure else _FEWEST) and decided * 2 > len(group):
        return "decision"
    recommended = sum(one.asked or words.recommends.search(one.below[:_NEAR]) is not None for one in group)
    return "recommendation" if recommended >= _FEWEST and recommended * 2 > len(group) and not group[0].inline else None


def _stops(text: str, bodies: BodyIndex) -> int:
    """How many bodies a text is, one after another; nought where it is anything else."""
    steps = _STEPS.split(text.strip(" ."))
    known = [bodies.resolve(step) is not None for step in steps]
    named = (one or _INITIALS.fullmatch(step) for one, step in zip(known, steps, strict=True))
    return len(steps) if any(known) and all(named) else 0
