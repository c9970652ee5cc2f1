"""The table of evidence in docs/linking.md: ``python -m benchmarks.linkbench.described`` writes it anew."""

from __future__ import annotations

from pathlib import Path

from casegraph.link.weighing.evidence import EARLY, LATE
from casegraph.link.weighing.weights import PRIOR, WEIGHTS

PAGE = Path(__file__).parents[2] / "docs" / "linking.md"
START, END = "<!-- evidence: begin -->\n", "<!-- evidence: end -->\n"


def table() -> str:
    """A row for each piece of evidence: what it looks at, and the levels that weigh most for and against."""
    rows = [f"| {name} | {_about(name)} | {_most(name, 1)} | {_most(name, -1)} |" for name in {**EARLY, **LATE}]
    head = ("| evidence | looks at | most for | most against |", "|---|---|---|---|")
    return "\n".join((*head, f"| *prior* | before any evidence | | {PRIOR:+.1f} |", *rows)) + "\n"


def _about(name: str) -> str:
    return " ".join(({**EARLY, **LATE}[name].__doc__ or "").split()).partition(". ")[0].rstrip(".")


def _most(name: str, side: int) -> str:
    level, weight = max(WEIGHTS[name].items(), key=lambda pair: (side * pair[1], pair[0]))
    return f"*{level}* {weight:+.1f}" if side * weight > 0 else ""


def written(page: str) -> str:
    """The page with the table of today."""
    head, _, rest = page.partition(START)
    return head + START + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
