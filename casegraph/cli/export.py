"""``casegraph export``: the same cases as files for graph programs and scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casegraph.cli.options import as_of_option, lang_option, open_only_option, output_option, read_options
from casegraph.cli.session import opened

if TYPE_CHECKING:
    from casegraph.cli.session import Session
    from casegraph.pipeline import Reading

FORMATS = ("graphml", "items", "links", "steps")


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--view", type=click.Choice(["full"]), default="full", show_default=True, help="What the graph holds.")
@click.option("--all-versions", is_flag=True, help="items: agendas too, where minutes of the same sitting are there.")
@as_of_option
@open_only_option
@lang_option
@output_option
@read_options
def export(
    form: str,
    view: str,
    all_versions: bool,
    as_of: str | None,
    open_only: bool,
    lang: str | None,
    output: Path | None,
    reading: Reading,
) -> None:
    """Write cases, items and what joins them as FORMAT: graphml, items, links or steps.

    The first is for Gephi, Cytoscape, yEd, igraph and networkx, the others are JSON Lines.

    \b
    Examples:
      casegraph export graphml -o sager.graphml
      casegraph export items | jq .title
    """
    with opened(reading, as_of, open_only, lang) as session:
        kind, suffix = ("graph", "graphml") if form == "graphml" else (form, "jsonl")
        session.write(kind, suffix, _rows(form, session, all_versions), output)


def _rows(form: str, session: Session, all_versions: bool) -> Any:
    """What is written: rows, or the elements of the graph."""
    from casegraph.views import records

    if form == "graphml":
        from casegraph.export.graphml import GraphElements

        return GraphElements(session.graph.nodes(), session.graph.edges())
    if form == "items" and all_versions:
        return records.version_rows(session.graph, session.versions())
    rows = {"items": records.item_rows, "links": records.link_rows, "steps": records.step_rows}
    return rows[form](session.graph)
