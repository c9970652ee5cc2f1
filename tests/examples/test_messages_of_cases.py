"""A message under a fixed point of the examples stands in the history of its case, with the line it is printed on."""

from pathlib import Path

from casegraph.pipeline import BuildOptions, load_graph, read_into_memory
from casegraph.views.history import history

MINUTES = Path(__file__).parents[2] / "examples" / "minutes"
PAGE = "tku_2025-04-01.txt"


def test_the_history_of_the_dike_tells_of_the_borings():
    store, _ = read_into_memory([MINUTES], BuildOptions())
    with store:
        graph = load_graph(store)
        (one,) = history(graph, graph.case("fjordlund:25-000388"), "2025-05-31")["mentioned"]
    printed = (MINUTES / PAGE).read_text(encoding="utf-8").splitlines()
    assert one["source"]["document"] == PAGE
    assert printed[one["source"]["line"] - 1] == one["quote"]
