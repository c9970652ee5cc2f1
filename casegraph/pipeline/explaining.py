"""Why two items are linked or not, asked of a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.kinds import IsoDate
from casegraph.model import AgendaItem
from casegraph.pipeline.finding import two_items
from casegraph.pipeline.judging import in_force
from casegraph.pipeline.linking import kept_rules
from casegraph.pipeline.people import answers_of, answers_of_one
from casegraph.store import Scope, Store

if TYPE_CHECKING:
    from casegraph.views.explained_rows import ExplainRow


def explain_pair(store: Store, pair: tuple[str, str], scope: Scope, day: IsoDate) -> ExplainRow:
    """Why the two items with these ids (their ends are enough) are one case or not, with the answers of ``day``.

    Raises :class:`NotFound` where an item is not there or could be several.
    """
    from casegraph.link.explain import explain  # noqa: PLC0415
    from casegraph.views.explained import explain_row  # noqa: PLC0415

    one, other = two_items(store, pair, scope)
    (part,) = store.parts(one.municipality)
    answers = answers_of_one(answers_of(part).as_of(day), one.municipality)
    items = list(part.items_as_parsed(one.municipality))
    found = explain(items, kept_rules(part), answers, (one.id, other.id))
    return explain_row(found, _cases(part, (found.a, found.b)), in_force(part, (one.id, other.id), answers))


def _cases(store: Store, items: tuple[AgendaItem, ...]) -> dict[str, str]:
    """Item → the id of its case, for those that have one."""
    known = ((item.id, store.case_of(item.id)) for item in items)
    return {item: case.id for item, case in known if case}
