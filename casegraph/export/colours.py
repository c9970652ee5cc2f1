"""Colours for a terminal: whether there are to be any, and what things look like in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, TextIO

import click

Style = Mapping[str, Any]
DIM: Style = {"dim": True}


def wants_colour(stream: TextIO) -> bool:
    """Whether what is written to ``stream`` is seen in colour: a terminal that nobody asked to have without.

    ``NO_COLOR`` (https://no-color.org) takes colours away, ``FORCE_COLOR`` gives them to a pipe too (``| less -R``).
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def painted(text: str, style: Style) -> str:
    """``text`` in a style (keywords of :func:`click.style`)."""
    return click.style(text, **style) if text and style else text
