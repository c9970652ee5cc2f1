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
from casegraph.parse.structure.learned import LABEL, row_below
from casegraph.parse.structure.rows import Row
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

_FEWEST, _TOP = 3, 80
_PRESENTS: frozenset[SectionRole] = frozenset({"presentation", "summary", "recommendation"})
_RULE = SectionRule(id="outcome", role="decision")
# Rows in which a page says what it is, and the fewest texts under a heading that tell how something was decided.
_HEAD, _VERDICTS = 12, 2


def with_outcomes(rows: Sequence[Row], facts: list[Fact], words: Vocabulary) -> list[Fact]:
    """``facts`` with the headings of decisions that are known by their places, where no other heads one.

    It is the heading, or the label before a text, that comes most often of all, and at least once alone in an item.
    """
    roles = Counter(fact.role for fact in facts if fact.kind == "section")
    minutes = any(words.minutes_words.beginning(row.text) for row in rows[:_TOP])
    if roles["decision"] or not (minutes or _was_held(rows[:_TOP], words)):
        return facts
    hits = {at: hit for at, (row, fact) in enumerate(zip(rows, facts, strict=True)) if (hit := _heading(row, fact))}
    places = defaultdict(list)
    for at, hit in hits.items():
        places[key_of(hit.heading)].append(at)
    best, *others = sorted(places.values(), key=len, reverse=True) or [[]]
    recorded = sum(fact.kind == "treatment" for fact in facts)
    rivals = max(recorded, *(roles[role] for role in _PRESENTS), len(others[0]) if others else 0)
    if len(best) < _FEWEST or len(best) <= rivals or _alone(rows, facts, best).isdisjoint(best):
        return facts
    named = minutes and all(facts[at].kind == "section" for at in best)
    below = (row_below(rows, facts, at) for at in best)
    texts = [hits[at].inline or (row.text if row else "") for at, row in zip(best, below, strict=True)]
    if not named and not _tell_verdicts(texts, words):
        return facts
    result = list(facts)
    for at in best:
        result[at] = replace(facts[at], kind="section", section=hits[at])
    return result


def _was_held(rows: Sequence[Row], words: Vocabulary) -> bool:
    """Whether the top of a page says who met, and not that it is an agenda."""
    if any(words.agenda_words.beginning(row.text) for row in rows[:_HEAD]):
        return False
    labels = (words.meeting_labels.before_colon(row.text) for row in rows)
    return any(found and found[0] in {"participants", "absent"} for found in labels)


def _tell_verdicts(texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether several of some texts, a third of them or more, say how something was decided."""
    told = sum(words.verdict_words.search(text) is not None for text in texts)
    return told >= _VERDICTS and told * 3 >= len(texts)


def _heading(row: Row, fact: Fact) -> SectionHit | None:
    """What a line may be the heading of a decision by: a heading that nobody named, or a label before its text."""
    if fact.kind == "section" and fact.section and fact.section.rule.id == "unknown":
        return SectionHit(_RULE, fact.section.heading, fact.section.inline)
    label = LABEL.fullmatch(row.text) if fact.kind == "plain" and not (fact.numbered or row.wrapped) else None
    return SectionHit(_RULE, *label.groups()) if label else None


def _alone(rows: Sequence[Row], facts: Sequence[Fact], headings: Sequence[int]) -> set[int]:
    """Where one of ``headings`` is the only one of its item: the title stands above it, and another below."""
    own = frozenset(headings)
    titled = [_begins_item(row, fact) for row, fact in zip(rows, facts, strict=True)]
    parts = [(-1, True)]
    parts += [(at, titled[at]) for at, fact in enumerate(facts) if titled[at] or at in own or _parts(fact)]
    parts.append((-1, True))
    around = zip(parts, parts[1:], parts[2:], strict=False)
    return {at for (above, begun), (at, _), (_, ended) in around if above >= 0 and begun and ended}


def _parts(fact: Fact) -> bool:
    return fact.kind in {"section", "treatment", "numbers"} and fact.role != "participants"


def _begins_item(row: Row, fact: Fact) -> bool:
    if fact.kind != "plain":
        return False
    if fact.numbered and fact.numbered.form == "word" and not fact.numbered.title:
        return True  # the title stands below
    title = fact.numbered.title if fact.numbered else row.text if row.line.heading else ""
    return title[:1].isupper()
