"""From items to cases: accepted and suggested links, each with its evidence; see :func:`link_items`."""

from casegraph.link.engine import link_items
from casegraph.link.linked import Linked
from casegraph.link.rules import LinkRules

__all__ = ["LinkRules", "Linked", "link_items"]
