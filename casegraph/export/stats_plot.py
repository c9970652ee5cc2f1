"""Statistics as a drawing, SVG or PNG: waits between bodies as boxes, routes and statuses as bars.

Drawn with matplotlib, which is loaded here only: it is the extra ``plots``.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Sequence
from typing import Any, BinaryIO

from casegraph.errors import UsageError
from casegraph.export.common import Exporter
from casegraph.export.plain import one_line, shorten
from casegraph.views.stats_rows import DistributionRow, StatsRow
from casegraph.words import CASE_STATUS, Words

_MOST = 12
_LABEL = 44
_BLUE, _PALE = "#1f5a85", "#bcd3e6"
_SETTINGS = {"svg.hashsalt": "casegraph", "font.size": 9, "svg.fonttype": "none", "font.family": "DejaVu Sans"}


class StatsPlot(Exporter[StatsRow]):
    """One page of drawings; the same data gives the same bytes."""

    form = "svg"
    suffix = ".svg"

    def __init__(self, words: Words) -> None:
        self.words = words
        self._ = words.gettext

    def write(self, data: StatsRow, stream: BinaryIO) -> None:
        """Draw, and write the page; :class:`UsageError` where matplotlib is not installed."""
        try:
            matplotlib = importlib.import_module("matplotlib")
            figures = importlib.import_module("matplotlib.figure")
        except ImportError as fault:
            raise UsageError("drawings need matplotlib: pip install 'casegraph[plots]'") from fault
        with matplotlib.rc_context(_SETTINGS):
            page = io.BytesIO()
            self._figure(figures, data).savefig(page, format=self.form, dpi=150, metadata=_metadata(self.form))
        stream.write(page.getvalue())

    def _figure(self, figures: Any, data: StatsRow) -> Any:
        _ = self._
        single = data["groups"][0]
        waits = [
            (f"{row['source'] or ''} → {row['body']}", row["days"])
            for row in single["handovers"]
            if row["days"]["median"] is not None
        ]
        routes = [(" → ".join(row["bodies"]), row["rounds"]) for row in single["variants"]]
        statuses = [(self.words.word(CASE_STATUS, row["status"]), row["n"]) for row in data["statuses"] if row["n"]]
        heights = [max(2, min(len(part), _MOST)) for part in (statuses, waits, routes)]
        figure = figures.Figure(figsize=(10, 2.4 + 0.36 * sum(heights)), layout="constrained")
        date = self.words.long_date(data["as_of"])
        figure.suptitle(_("Statistics as of {date}").format(date=date))
        top, middle, bottom = figure.subplots(3, 1, height_ratios=heights)
        _bars(top, _("Cases by status"), statuses)
        _boxes(middle, _("Days from one body's treatment to the next: quartiles and median"), waits[:_MOST])
        _bars(bottom, _("Routes taken"), routes[:_MOST])
        return figure


class StatsPng(StatsPlot):
    """The same page as PNG."""

    form = "png"
    suffix = ".png"


def _metadata(form: str) -> dict[str, None]:
    """Nothing of the day or the program."""
    return {"Date": None, "Creator": None} if form == "svg" else {"Software": None}


def _bars(axes: Any, title: str, rows: Sequence[tuple[str, int]]) -> None:
    labels = [shorten(one_line(label), _LABEL) for label, _ in rows]
    bars = axes.barh(range(len(rows)), [count for _, count in rows], color=_BLUE, height=0.6)
    axes.bar_label(bars, padding=3)
    _frame(axes, title, labels)


def _boxes(axes: Any, title: str, rows: Sequence[tuple[str, DistributionRow]]) -> None:
    """Quartiles as a box, the median as a line; where too much is open for the third, the box ends with the longest."""
    for place, (_, days) in enumerate(rows):
        low, high = days["q1"] or 0, days["q3"] or days["longest"] or 0
        axes.barh(place, max(high - low, 0.4), left=low, color=_PALE, height=0.6)
        axes.plot([days["median"]] * 2, [place - 0.3, place + 0.3], color=_BLUE, linewidth=2.5)
        axes.annotate(f"n = {days['n']}", (high, place), xytext=(4, 0), textcoords="offset points", va="center")
    _frame(axes, title, [shorten(one_line(label), _LABEL) for label, _ in rows])


def _frame(axes: Any, title: str, labels: Sequence[str]) -> None:
    axes.set_title(title, loc="left", fontweight="bold")
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
