"""From items to cases: accepted and suggested links, each with its evidence; see :func:`link_items`.

The engine is loaded when it is first used: a build that finds nothing to link reads answers, and no more of this room.
"""

from typing import TYPE_CHECKING

from casegraph.lazy import lazily

if TYPE_CHECKING:
    from casegraph.link.engine import link_items
    from casegraph.link.linked import Linked
    from casegraph.link.rules import LinkRules

__all__ = ["LinkRules", "Linked", "link_items"]

_HOMES = {
    "LinkRules": "casegraph.link.rules",
    "Linked": "casegraph.link.linked",
    "link_items": "casegraph.link.engine",
}
__getattr__ = lazily(__name__, _HOMES)
