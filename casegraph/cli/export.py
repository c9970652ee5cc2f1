"""``casegraph export``: the same cases as files for graph programs, process mining, statistics and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import as_of_option, lang_option, open_only_option, output_option, read_options
from casegraph.cli.session import opened
from casegraph.errors import UsageError

if TYPE_CHECKING:
    from casegraph.cli.session import Session
    from casegraph.pipeline import Reading
    from casegraph.views.tables import Table

GRAPHS = ("graphml", "gexf")
LOGS = ("xes", "ocel")
ROWS = ("items", "links", "steps")
TABLES = ("csv", "parquet")
FORMATS = (*GRAPHS, *LOGS, *TABLES, *ROWS)
VIEWS = ("full", "cases", "flow")


@click.command(cls=Command, short_help="Write graphs, event logs and tables for other programs.")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    help="graphml, gexf: what the graph holds; full (the default) is cases, items, meetings and bodies.",
)
@click.option(
    "--for", "program", type=click.Choice(["yed"]), help="graphml: with the shapes and labels that yEd draws."
)
@click.option("--all-versions", is_flag=True, help="items: agendas too, where minutes of the same sitting are there.")
@as_of_option
@open_only_option
@lang_option
@output_option
@read_options
def export(
    form: str,
    view: str | None,
    program: str | None,
    all_versions: bool,
    as_of: str | None,
    open_only: bool,
    lang: str | None,
    output: Path | None,
    reading: Reading,
) -> None:
    """Write cases, items and what joins them as FORMAT.

    \b
    graphml gexf         a graph for Gephi, Cytoscape, yEd, igraph and networkx
    xes ocel             event logs for process mining
    csv parquet          a folder of tables, for R, pandas and spreadsheets
    items links steps    JSON Lines, for scripts

    Graphs have three views: full, cases (cases as nodes) and flow (bodies, with how many cases went from each to the
    next). docs/exports.md tells which format suits which program, and what every field means.

    \b
    Examples:
      casegraph export graphml -o sager.graphml
      casegraph export gexf --view flow -o gange.gexf
      casegraph export xes -o forløb.xes
      casegraph export csv -o tabeller
      casegraph export items | jq .title
    """
    _refuse("--view", form not in GRAPHS and view)
    _refuse("--for", form != "graphml" and program)
    _refuse("--all-versions", form != "items" and all_versions)
    with opened(reading, as_of, open_only, lang) as session:
        if form in GRAPHS:
            session.write("graph", program or form, _elements(session, view or "full", output), output)
        elif form in LOGS:
            from casegraph.views.eventlog import traces

            log = traces(session.graph, session.as_of, session.marks())
            session.write("log", form, session.watched(log, len(session.graph.cases), output), output)
        elif form in TABLES:
            from casegraph.views.tables import tables

            made = tables(session.graph, session.as_of, session.marks())
            session.write("tables", form, _watched(session, made), output)
        else:
            rows = session.watched(_rows(form, session, all_versions), _many(form, session), output)
            session.write(form, "lines" if form == "links" else "jsonl", rows, output)


def _refuse(option: str, misused: object) -> None:
    """Options of one format say nothing to another, and a person who gives them expects something else."""
    if misused:
        raise UsageError(f"{option} is not for this format; see casegraph export --help")


def _elements(session: Session, view: str, output: Path | None) -> Any:
    """The nodes and edges of a view."""
    from casegraph.elements import TOGETHER
    from casegraph.views.case_graph import case_elements
    from casegraph.views.flow import flow_elements

    if view == "full":
        drawn = session.drawn()
        parts = session.store.counts()[1] // TOGETHER + 1
        # Each item is a node and two edges; the rest of the graph is small beside that.
        nodes = session.watched(drawn.node_parts, parts, output, every=1)
        edges = session.watched(drawn.edge_parts, 2 * parts, output, every=1)
        return replace(drawn, node_parts=nodes, edge_parts=edges)
    return (
        flow_elements(session.graph) if view == "flow" else case_elements(session.graph, session.as_of, session.marks())
    )


def _watched(session: Session, made: Sequence[Table]) -> list[Table]:
    """The tables, each an equal part of what is shown of their writing."""
    from casegraph.progress import counted

    def rows_of(at: int, table: Table) -> Iterable[Mapping[str, Any]]:
        def told(stage: str, done: int, total: int) -> None:
            session.bar(stage, 100 * at + 100 * done // max(total, 1), 100 * len(made))

        return counted(table.rows, told, "write", len(session.graph.items))

    return [replace(table, rows=rows_of(at, table)) for at, table in enumerate(made)]


def _many(form: str, session: Session) -> int:
    """About how many rows are written."""
    return len(session.graph.links) if form == "links" else len(session.graph.items)


def _rows(form: str, session: Session, all_versions: bool) -> Any:
    """The rows that are written."""
    from casegraph.views import records

    if form == "items" and all_versions:
        return records.version_rows(session.graph, session.versions())
    rows = {"items": records.item_rows, "links": records.link_rows, "steps": records.step_rows}
    return rows[form](session.graph)
