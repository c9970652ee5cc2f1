"""The one item that a person means by an id, or by the end of one."""

from __future__ import annotations

from casegraph.errors import NotFound
from casegraph.model import AgendaItem
from casegraph.order import item_key
from casegraph.reason import reason
from casegraph.store import Scope, Store

SHOWN = 20


def one_item(store: Store, asked: str, scope: Scope) -> AgendaItem:
    """The item whose id ``asked`` is, or ends in; :class:`NotFound` where there is none, and lists several."""
    found = store.find_items(asked, scope)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            reason("no item {asked}; `casegraph search WORDS --format json` shows the ids of items", asked=repr(asked))
        )
    shown = "".join(f"\n  {item.id}  {item.title}" for item in sorted(found, key=item_key)[:SHOWN])
    more = "\n  …" if len(found) > SHOWN else ""
    raise NotFound(
        reason(
            "{count} items have an id that ends in {asked}; write more of it:{items}",
            count=str(len(found)),
            asked=repr(asked),
            items=shown + more,
        )
    )


def two_items(store: Store, pair: tuple[str, str], scope: Scope) -> tuple[AgendaItem, AgendaItem]:
    """The two items of one municipality that a person names, as :func:`one_item` finds them."""
    one, other = (one_item(store, asked, scope) for asked in pair)
    if one.id == other.id:
        raise NotFound(reason("{item} is one item; name two", item=one.id))
    if one.municipality != other.municipality:
        raise NotFound(
            reason("{one} and {other} are of two municipalities, whose cases never meet", one=one.id, other=other.id)
        )
    return one, other
