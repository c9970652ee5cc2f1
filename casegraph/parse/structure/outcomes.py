"""Over which of the headings that nobody named the decisions stand: the one that fixed points have alone.

Minutes that call their decisions by a word of their own (*Sådan endte det*) print it in every item, while what presents
a matter is left out where there is none: under *Godkendelse af dagsorden*, *Meddelelser* and *Eventuelt*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from casegraph.kinds import SectionRole
from casegraph.parse.lexicon import key_of
from casegraph.parse.structure.facts import Fact, SectionHit
from casegraph.parse.structure.rows import Row
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

_FEWEST, _TOP = 3, 80
_PRESENTS: frozenset[SectionRole] = frozenset({"presentation", "summary", "recommendation"})
_RULE = SectionRule(id="outcome", role="decision")


def with_outcomes(rows: Sequence[Row], facts: list[Fact], words: Vocabulary) -> list[Fact]:
    """``facts`` with the headings of decisions that are known by their places, where no other heads one.

    It is the heading that comes most often of all, and at least once alone in an item.
    """
    roles = Counter(fact.role for fact in facts if fact.kind == "section")
    if roles["decision"] or not any(words.minutes_words.beginning(row.text) for row in rows[:_TOP]):
        return facts
    places = defaultdict(list)
    for at, fact in enumerate(facts):
        if fact.kind == "section" and fact.section and fact.section.rule.id == "unknown":
            places[key_of(fact.section.heading)].append(at)
    best, *others = sorted(places.values(), key=len, reverse=True) or [[]]
    recorded = sum(fact.kind == "treatment" for fact in facts)
    rivals = max(recorded, *(roles[role] for role in _PRESENTS), len(others[0]) if others else 0)
    if len(best) < _FEWEST or len(best) <= rivals or _alone(facts).isdisjoint(best):
        return facts
    result = list(facts)
    for at in best:
        section = facts[at].section
        if section:
            result[at] = replace(facts[at], section=SectionHit(_RULE, section.heading, section.inline))
    return result


def _alone(facts: Sequence[Fact]) -> set[int]:
    """Where a heading is the only one of its item: the title stands above it, and another below."""
    ends = (-1, True)
    parts = [ends, *((at, _begins_item(fact)) for at, fact in enumerate(facts) if _parts(fact)), ends]
    around = zip(parts, parts[1:], parts[2:], strict=False)
    return {at for (above, titled), (at, _), (_, ended) in around if above >= 0 and titled and ended}


def _parts(fact: Fact) -> bool:
    return _begins_item(fact) or (fact.kind in {"section", "treatment", "numbers"} and fact.role != "participants")


def _begins_item(fact: Fact) -> bool:
    title = fact.numbered.title if fact.numbered and fact.kind == "plain" else ""
    return title[:1].isupper()
