"""The short names of bodies: looked up in the rules while building, so that a question need not read them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from casegraph.danish import fold
from casegraph.model import AgendaItem
from casegraph.store import Store

if TYPE_CHECKING:
    from casegraph.rulebook.bodies import BodiesFile
    from casegraph.views.sitting import BodyAsked

KEY = "bodies:{municipality}"


def short_names(items: Iterable[AgendaItem], rules: BodiesFile, municipality: str) -> str:
    """JSON of folded name → ids of bodies: every name and abbreviation the rules know of a body that ``items`` name."""
    named = {body_id for item in items for body_id in _bodies_of(item)}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for rule in rules.bodies:
        if rule.id not in named or rule.group or not rule.holds(municipality, None):
            continue
        for name in (rule.name, *(term.term for term in (*rule.names, *rule.abbreviations, *rule.short))):
            found[fold(name)].add(rule.id)
    return json.dumps({name: sorted(found[name]) for name in sorted(found)}, ensure_ascii=False)


def _bodies_of(item: AgendaItem) -> Iterator[str]:
    yield item.body_id
    yield from (stop.body_id for stop in item.route)
    yield from (treatment.body_id for treatment in item.course)
    yield from (reference.body_id for reference in item.references if reference.body_id)
    for followup in item.followups:
        if followup.to_body_id:
            yield followup.to_body_id


def body_asked(store: Store, municipality: str | None, name: str) -> BodyAsked:
    """The body that a person names, with the ids that the name is short for in the loaded municipalities."""
    from casegraph.views.sitting import BodyAsked  # noqa: PLC0415 - only where a body is asked for

    ids: set[str] = set()
    for part in store.parts(municipality):
        for slug in [municipality] if municipality else sorted(part.municipalities()):
            ids.update(json.loads(part.meta(KEY.format(municipality=slug)) or "{}").get(fold(name), ()))
    return BodyAsked(name, frozenset(ids))
