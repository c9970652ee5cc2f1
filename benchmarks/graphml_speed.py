"""How fast and how lean GraphML is written from a database: ``python -m benchmarks.graphml_speed [--items N]``.

A database of 100,000 nodes and 200,000 edges is filled, then the same graph is written five ways, each in a process of
its own: by casegraph from the database; by a bare streamed writer that gets the same elements from the database, and
once more with all of them in memory beforehand, so that it does nothing but write; and by ``networkx.write_graphml``,
which makes its graph of the same elements from the database, and once more with the graph made beforehand. What counts
is the processor's time, the least of ``--runs``, and how far the process grew over what it was when the program was
loaded and the database open. The ways take turns, so that whatever else the machine does meets all of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import networkx

from casegraph.elements import FULL, Edge, GraphElements, Node
from casegraph.export.graphml import TYPES, GraphML
from casegraph.model import AgendaItem, Case, CaseNumber, Evidence, Link, Meeting, Place, Thread
from casegraph.pipeline import draw
from casegraph.store import DocumentRecord, Seen, Store, meeting_rows

ITEMS, A_MEETING, A_CASE, BODIES = 75_000, 11, 4, 12
WAYS = ("casegraph", "bare", "bare, from memory", "networkx", "networkx, from memory")
AND = (" og godkendelse af ", " & godkendelse af ")
SEEN = Seen(None, "9999-12-31", coming=True)


@dataclass(frozen=True)
class Linked:
    """What linking would give of the items."""

    links: list[Link]
    cases: list[Case]
    standing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Figures:
    """What writing took: seconds, MiB over the baseline, bytes written."""

    seconds: float
    mib: float
    size: int


def items_of(count: int) -> Iterator[AgendaItem]:
    """Items of one municipality: so many a meeting, so many a case, titles as long as titles are."""
    for index in range(count):
        meeting, number = divmod(index, A_MEETING)
        body, round_ = meeting % BODIES, meeting // BODIES
        date = f"{1990 + round_ // 300:04}-{round_ // 25 % 12 + 1:02}-{round_ % 25 + 1:02}"
        case = f"{index // A_CASE % 100:02}-{index // A_CASE:06}"
        yield AgendaItem(
            id=f"by:udvalg-{body}:{date}:{number + 1}",
            municipality="by",
            document=f"udvalg-{body}/{date}.txt",
            meeting=f"by:udvalg-{body}:{date}",
            meeting_kind="minutes",
            body=f"Udvalget for område {body}",
            body_id=f"udvalg-{body}",
            body_kind="standing_committee",
            date=date,
            number=str(number + 1),
            title=f"Ansøgning om støtte til projekt {index % 997}{AND[index % 20 == 0]}rammer for æblegård nr. {index}",
            source=Place(10 * number + 1, None, 10 * number + 9),
            case_numbers=(CaseNumber(case, case),),
            decision_kind="approved",
        )


def fill(path: Path, count: int) -> None:
    """A database of so many items, as ``build`` would leave it."""
    known = list(items_of(count))
    with Store.open(path, create=True) as store, store.writing() as writer:
        for _, held in groupby(known, key=lambda item: item.meeting):
            meeting = _meeting(list(held))
            writer.put_document(DocumentRecord(meeting.document, meeting.document, "fp"), [meeting_rows(meeting)])
        writer.put_linked("by", Linked(list(_links(known)), list(_cases(known))))


def _meeting(items: list[AgendaItem]) -> Meeting:
    first = items[0]
    body = (first.body, first.body_id, first.body_kind, first.date)
    return Meeting(first.meeting, "by", "By", first.document, "text", "minutes", *body, items=tuple(items))


def _cases(items: list[AgendaItem]) -> Iterator[Case]:
    for start in range(0, len(items), A_CASE):
        members = items[start : start + A_CASE]
        number = members[0].case_numbers[0].printed
        case_id = f"by:{number}"
        thread = Thread(case_id, members[-1].title, tuple(item.id for item in members))
        yield Case(case_id, "by", members[-1].title, (members[-1].title,), (number,), "no", (thread,))


def _links(items: list[AgendaItem]) -> Iterator[Link]:
    """An item to the one before it in its case, and a few that are only related."""
    for index, item in enumerate(items):
        same = index % A_CASE > 0 and index % 5 < 3
        if not same and index % 12:
            continue
        a, b = sorted((items[index - 1].id, item.id))
        if a != b:
            evidence = (Evidence("number", a, b, 3.0, "the numbers are the same"),)
            yield Link(a, b, "same_case" if same else "related", "accepted", "number", 1.0, evidence)


def bare(nodes: Iterable[Node], edges: Iterable[Edge], target: Path) -> None:
    """The least that writes the same elements as GraphML: one line an element, every text escaped."""
    with target.open("w", encoding="utf-8") as stream:
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        )
        for scope, fields in (("node", FULL.nodes), ("edge", FULL.edges)):
            for name, kind in fields.items():
                key = f'{scope[0]}_{name}" for="{scope}" attr.name="{name}" attr.type="{TYPES[kind]}'
                stream.write(f'<key id="{key}"/>\n')
        stream.write('<graph edgedefault="directed">\n')
        for node in nodes:
            stream.write(f'<node id="{node.id}">{_data("n_", FULL.nodes, node)}</node>\n')
        for edge in edges:
            head = f'<edge id="{edge.id}" source="{edge.source}" target="{edge.target}">'
            stream.write(f"{head}{_data('e_', FULL.edges, edge)}</edge>\n")
        stream.write("</graph></graphml>\n")


def _data(prefix: str, names: Iterable[str], element: Node | Edge) -> str:
    pairs = zip(names, element.values, strict=True)
    return "".join([f'<data key="{prefix}{name}">{escape(str(value))}</data>' for name, value in pairs])


def networkx_graph(elements: GraphElements) -> networkx.MultiDiGraph[str]:
    """The same graph for networkx, every attribute on every node and edge."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in elements.nodes:
        graph.add_node(node.id, **elements.scheme.of(node))
    for edge in elements.edges:
        graph.add_edge(edge.source, edge.target, edge.id, **elements.scheme.of(edge))
    return graph


def writes(way: str, store: Store, target: Path) -> Callable[[], None]:
    """What is timed; what is not part of writing is done before."""
    if way == "networkx":
        return lambda: networkx.write_graphml(networkx_graph(draw(store, SEEN)), target)
    if way == "networkx, from memory":
        graph = networkx_graph(draw(store, SEEN))
        return lambda: networkx.write_graphml(graph, target)
    if way == "bare, from memory":
        nodes, edges = list(draw(store, SEEN).nodes), list(draw(store, SEEN).edges)
        return lambda: bare(nodes, edges, target)
    if way == "bare":
        return lambda: bare(draw(store, SEEN).nodes, draw(store, SEEN).edges, target)

    def whole() -> None:
        with target.open("wb") as stream:
            GraphML().write(draw(store, SEEN), stream)

    return whole


def _measure(way: str, database: Path, target: Path) -> None:
    """Write once and print the figures: what the parent process reads."""
    with Store.open(database) as store:
        write = writes(way, store, target)
        before = _peak()
        start = time.process_time()
        write()
        took = time.process_time() - start
    print(json.dumps({"seconds": took, "mib": _peak() - before, "size": target.stat().st_size}))


def _peak() -> float:
    """The most memory the process has had so far, in MiB.

    Read from the system where it says so: ``getrusage`` there counts what the parent had before the program began.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if "VmHWM" in line)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measured(way: str, database: Path, target: Path) -> Figures:
    """The figures of one way, in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.graphml_speed", "--way", way, str(database), str(target)]
    return Figures(**json.loads(subprocess.check_output(command)))


def best(found: list[Figures]) -> Figures:
    """The figures of one way in several runs: the least time, the most memory."""
    return Figures(min(one.seconds for one in found), max(one.mib for one in found), found[0].size)


def main() -> int:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS, help="how many items the database has")
    parser.add_argument("--runs", type=int, default=3, help="how often each way is taken; the best counts")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("paths", nargs="*", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        _measure(options.way, *options.paths)
        return 0
    print_figures(options.items, options.runs)
    return 0


def print_figures(items: int, runs: int) -> None:
    """Fill a database, write it each way, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        database, target = Path(folder) / "town.db", Path(folder) / "town.graphml"
        fill(database, items)
        with Store.open(database) as store:
            drawn = draw(store, SEEN)
            print(f"{sum(1 for _ in drawn.nodes)} nodes, {sum(1 for _ in drawn.edges)} edges")
        rounds = [{way: measured(way, database, target) for way in WAYS} for _ in range(runs)]
    figures = {way: best([one[way] for one in rounds]) for way in WAYS}
    for way, one in figures.items():
        times = one.seconds / figures["casegraph"].seconds
        print(f"{way:<21} {one.seconds:6.2f} s  {times:5.2f} times  {one.mib:7.1f} MiB  {one.size / 1e6:6.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
