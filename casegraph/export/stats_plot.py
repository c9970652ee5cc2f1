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
from casegraph.export.plain import one_line, wrap
from casegraph.export.telling import Teller
from casegraph.views.stats_rows import DistributionRow, StatsRow
from casegraph.words import Words

_MOST = 12
_LABEL = 48
_FOOT = 150
_BLUE, _PALE = "#1f5a85", "#bcd3e6"
_SETTINGS = {"svg.hashsalt": "casegraph", "font.size": 9, "svg.fonttype": "none", "font.family": "DejaVu Sans"}


class StatsPlot(Exporter[StatsRow]):
    """One page of drawings; the same data gives the same bytes."""

    form = "svg"
    suffix = ".svg"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = Teller(words)
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
            (_label(f"{row['source'] or ''} → {row['body']}"), row["days"])
            for row in single["handovers"]
            if row["days"]["median"] is not None
        ][:_MOST]
        routes = [(_label(" → ".join(row["bodies"])), row["rounds"]) for row in single["variants"][:_MOST]]
        statuses = [(_label(self.words.status(row["status"])), row["n"]) for row in data["statuses"] if row["n"]]
        heights = [max(2, sum(1 + label.count("\n") / 2 for label, _ in part)) for part in (statuses, waits, routes)]
        figure = figures.Figure(figsize=(10, 2.8 + 0.36 * sum(heights)), layout="constrained")
        date = self.words.long_date(data["as_of"])
        figure.suptitle(_("Statistics as of {date}").format(date=date))
        foot = self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"])
        figure.supxlabel("\n".join(part for line in foot for part in wrap(line, _FOOT)), fontsize=7, x=0.01, ha="left")
        top, middle, bottom = figure.subplots(3, 1, height_ratios=heights)
        _bars(top, _("Cases by status"), statuses)
        _boxes(middle, _("Days from one body's treatment to the next: quartiles and median"), waits)
        _bars(bottom, _("Routes taken"), routes)
        return figure


class StatsPng(StatsPlot):
    """The same page as PNG."""

    form = "png"
    suffix = ".png"


def _metadata(form: str) -> dict[str, None]:
    """Nothing of the day or the program."""
    return {"Date": None, "Creator": None} if form == "svg" else {"Software": None}


def _label(text: str) -> str:
    """A name in lines of its own: cut short, two routes could look the same."""
    return "\n".join(wrap(one_line(text), _LABEL))


def _bars(axes: Any, title: str, rows: Sequence[tuple[str, int]]) -> None:
    bars = axes.barh(range(len(rows)), [count for _, count in rows], color=_BLUE, height=0.6)
    axes.bar_label(bars, padding=3)
    # Cases are whole.
    axes.xaxis.get_major_locator().set_params(integer=True)
    _frame(axes, title, [label for label, _ in rows])


def _boxes(axes: Any, title: str, rows: Sequence[tuple[str, DistributionRow]]) -> None:
    """Quartiles as a box, the median as a line; where too much is open for the third, the box ends with the longest."""
    for place, (_, days) in enumerate(rows):
        low, high = days["q1"] or 0, days["q3"] or days["longest"] or 0
        axes.barh(place, max(high - low, 0.4), left=low, color=_PALE, height=0.6)
        axes.plot([days["median"]] * 2, [place - 0.3, place + 0.3], color=_BLUE, linewidth=2.5)
        axes.annotate(f"n = {days['n']}", (high, place), xytext=(4, 0), textcoords="offset points", va="center")
    _frame(axes, title, [label for label, _ in rows])


def _frame(axes: Any, title: str, labels: Sequence[str]) -> None:
    axes.set_title(title, loc="left", fontweight="bold")
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set_xlim(left=0)
    axes.spines[["top", "right"]].set_visible(False)
