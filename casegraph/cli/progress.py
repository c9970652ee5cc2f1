"""A progress bar with what is left, for whatever takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from casegraph.cli.helping import spoken
from casegraph.reason import N_

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


STAGES = {"read": N_("read"), "link": N_("link"), "fetch": N_("fetch"), "load": N_("load"), "write": N_("write")}


class Bar:
    """A bar on stderr a stage, shown after two seconds; none where nobody watches. Use it in a ``with`` block."""

    PATIENCE = 2.0

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._stage = ""
        self._bar: ProgressBar[int] | None = None
        self._shown = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self.finish()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage has come: ``done`` of ``total``."""
        if not sys.stderr.isatty():
            return
        bar = self._bar
        if bar is None or stage != self._stage:
            self.finish()
            self._stage = stage
            # Made when the stage begins, so that what is left is reckoned from all of it.
            label = spoken(click.get_current_context(silent=True)).gettext(STAGES.get(stage, stage))
            self._bar = bar = click.progressbar(length=max(total, 1), label=label, show_pos=True, file=sys.stderr)
        if time.monotonic() - self._began > self.PATIENCE:
            self._shown = True
            bar.length = max(total, 1)
            bar.update(done - bar.pos)
            bar.render_progress()

    def finish(self) -> None:
        """Leave the line of the bar, so that something else can be written."""
        if self._bar is not None and self._shown:
            self._bar.render_finish()
        self._shown = False
