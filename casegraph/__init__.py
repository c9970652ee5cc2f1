"""casegraph: follow cases (sager) through the meetings of a Danish municipality.

The names below are the flow itself, from files to answers; each is imported when it is first used, so that importing
the package costs next to nothing::

    from pathlib import Path
    import casegraph

    report = casegraph.build([Path("minutes")], Path("cases.db"))
    with casegraph.Store.open("cases.db") as store:
        graph = casegraph.load_graph(store).as_of("2025-05-31")
        case = store.find_case("24-000711")[0]
        print(casegraph.history(graph, case, "2025-05-31")["status"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.lazy import lazily

__version__ = "0.1.0"

if TYPE_CHECKING:
    from casegraph.documents import find_documents, read_document
    from casegraph.graph import CaseGraph
    from casegraph.link import link_items
    from casegraph.parse import parse_source
    from casegraph.pipeline import build, load_graph
    from casegraph.rulebook.book import load_rulebook
    from casegraph.store import Store
    from casegraph.views.followups import followups
    from casegraph.views.history import history

__all__ = [
    "CaseGraph",
    "Store",
    "build",
    "find_documents",
    "followups",
    "history",
    "link_items",
    "load_graph",
    "load_rulebook",
    "parse_source",
    "read_document",
]

_HOMES = {
    "CaseGraph": "casegraph.graph",
    "Store": "casegraph.store",
    "build": "casegraph.pipeline",
    "find_documents": "casegraph.documents",
    "followups": "casegraph.views.followups",
    "history": "casegraph.views.history",
    "link_items": "casegraph.link",
    "load_graph": "casegraph.pipeline",
    "load_rulebook": "casegraph.rulebook.book",
    "parse_source": "casegraph.parse",
    "read_document": "casegraph.documents",
}
__getattr__ = lazily(__name__, _HOMES)
