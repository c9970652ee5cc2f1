"""Text from documents as Markdown that shows it and does nothing with it."""

from __future__ import annotations

import re

from casegraph.export.plain import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$&!])")
_BEGINNING = re.compile(r"^([-+=>]|\d+[.)])")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data):")


def escaped(text: str | None) -> str:
    """``text`` on one line with every character that Markdown or HTML would act on written so that it is only seen."""
    plain = _SPECIAL.sub(r"\\\1", one_line(text))
    plain = _LINKS.sub(lambda found: found.group().replace(":", "&#58;"), plain)
    return _BEGINNING.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", plain)


def table_row(cells: list[str]) -> str:
    """A row of a table, its cells escaped."""
    return f"| {' | '.join(escaped(cell) or ' ' for cell in cells)} |"
