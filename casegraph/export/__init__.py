"""Rows to files: one contract (:class:`Exporter`), one file a format, each loaded only when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from casegraph.errors import UsageError
from casegraph.export.common import Exporter, save
from casegraph.words import Words

__all__ = ["FORMATS", "Exporter", "exporter", "save"]

FORMATS: Mapping[str, Mapping[str, str]] = {
    "history": {
        "text": "history_text.HistoryText",
        "json": "jsontext.JsonDocument",
        "md": "history_md.HistoryMarkdown",
        "html": "history_html.HistoryHtml",
    },
    "followups": {
        "text": "followups_text.FollowUpsText",
        "json": "jsontext.JsonDocument",
        "csv": "followups_csv.FollowUpsCsv",
        "xlsx": "followups_xlsx.FollowUpsXlsx",
        "ics": "followups_ics.FollowUpsIcs",
        "md": "followups_md.FollowUpsMarkdown",
        "html": "followups_html.FollowUpsHtml",
    },
    "stats": {
        "text": "stats_text.StatsText",
        "json": "jsontext.JsonDocument",
        "svg": "stats_plot.StatsPlot",
        "png": "stats_plot.StatsPng",
    },
    "search": {"text": "search_text.SearchText", "json": "jsontext.JsonDocument"},
    "explain": {"text": "explain_text.ExplainText", "json": "jsontext.JsonDocument"},
    "review": {"text": "review_text.ReviewText", "json": "jsontext.JsonDocument"},
    "question": {"text": "review_text.QuestionText"},
    "judged": {"text": "judged_text.JudgedText"},
    "followed": {"text": "judged_text.FollowedText"},
    "build": {"text": "build_text.BuildText"},
    "fetch": {"text": "fetch_text.FetchText"},
    "plan": {"text": "fetch_text.PlanText"},
    "inspect": {"text": "inspect_text.InspectText", "json": "jsontext.JsonDocument"},
    "items": {"jsonl": "jsontext.JsonLines"},
    "links": {"lines": "jsontext.SpokenLines"},
    "steps": {"jsonl": "jsontext.JsonLines"},
    "log": {"xes": "xes.Xes", "ocel": "ocel.Ocel"},
    "tables": {"csv": "tables_csv.TablesCsv", "parquet": "tables_parquet.TablesParquet"},
    "graph": {"graphml": "graphml.GraphML", "gexf": "gexf.Gexf", "yed": "yed.YedGraphML"},
}
"""What can be written, and in which formats; the first is the default."""

_WORDLESS = {"jsonl", "graphml", "gexf", "yed", "xes", "ocel"}
"""Formats of data that look the same in every language."""


def exporter(kind: str, name: str, words: Words, width: int = 80) -> Exporter[Any]:
    """The exporter of one kind of data in one format; :class:`UsageError` names what there is instead.

    ``words`` is the language of what people read, ``width`` the columns of a terminal; what does not need them does
    not look at them.
    """
    formats = FORMATS.get(kind, {})
    if name not in formats:
        raise UsageError(f"{kind} cannot be written as {name} (there are: {', '.join(formats) or 'none'})")
    module, _, attribute = formats[name].partition(".")
    made = getattr(importlib.import_module(f"casegraph.export.{module}"), attribute)
    if name == "text":
        return made(words, width)  # type: ignore[no-any-return]
    return made() if name in _WORDLESS else made(words)  # type: ignore[no-any-return]
