"""Whether a score is the probability it claims to be: of the pairs scored about 0.7, about 70 % should be one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.linkbench.corpus import Corpus
from benchmarks.linkbench.levels import read_levels
from casegraph.link.rules import LinkRules
from casegraph.link.weighing.rate import rate, tallied
from casegraph.link.weighing.weights import score

# The lower edges of the bins; the last one ends at 1.
EDGES = (0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999)
SIDE, MARGIN = 320, 48


@dataclass
class Bin:
    """The pairs whose scores lie between two edges: how many, the sum of their scores, and how many are one case."""

    low: float
    high: float
    pairs: int = 0
    said: float = 0.0
    true: int = 0

    @property
    def mean(self) -> float:
        """The mean score."""
        return self.said / self.pairs if self.pairs else (self.low + self.high) / 2

    @property
    def share(self) -> float:
        """The share of pairs that are one case."""
        return self.true / self.pairs if self.pairs else 0.0


def collect(corpora: Sequence[Corpus], rules: LinkRules) -> list[Bin]:
    """Every pair that is looked at and left open by its numbers, by its score."""
    bins = [Bin(low, high) for low, high in zip(EDGES, (*EDGES[1:], 1.0), strict=True)]
    for corpus in corpora:
        found = read_levels(corpus, rules)
        totals = found.totals
        for total, true in zip((totals + rate(tallied(totals))).tolist(), found.true.tolist(), strict=True):
            said = score(total)
            one = next(bin_ for bin_ in reversed(bins) if said >= bin_.low)
            one.pairs, one.said, one.true = one.pairs + 1, one.said + said, one.true + true
    return bins


def table(bins: Sequence[Bin]) -> str:
    """The bins as lines of text."""
    lines = [f"{'score':>15}{'pairs':>10}{'mean score':>12}{'one case':>10}"]
    lines += [f"{f'{one.low:g} - {one.high:g}':>15}{one.pairs:>10}{one.mean:>12.3f}{one.share:>10.3f}" for one in bins]
    return "\n".join(lines)


def plot(bins: Sequence[Bin]) -> str:
    """The bins as a drawing (SVG): mean score to the right, share that is one case upwards, the ideal a dashed line."""
    width, height = SIDE + 2 * MARGIN, SIDE + 2 * MARGIN
    seen = [one for one in bins if one.pairs]
    points = [(_across(one.mean), _up(one.share), one) for one in seen]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    ticks = [_tick(value) for value in (0.0, 0.25, 0.5, 0.75, 1.0)]
    dots = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{one.pairs} pairs, score {one.mean:.3f}, '
        f"one case {one.share:.3f}</title></circle>"
        for x, y, one in points
    ]
    middle = MARGIN + SIDE / 2
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
            'font-size="11" fill="#222">',
            "<title>Calibration of the score</title>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *ticks,
            f'<line x1="{_across(0)}" y1="{_up(0)}" x2="{_across(1)}" y2="{_up(1)}" stroke="#888" '
            'stroke-dasharray="4 4"/>',
            f'<polyline points="{line}" fill="none" stroke="#0b5cad" stroke-width="1.5"/>',
            f'<g fill="#0b5cad">{"".join(dots)}</g>',
            f'<text x="{middle}" y="{height - 12}" text-anchor="middle">mean score of the pairs in a bin</text>',
            f'<text transform="rotate(-90)" x="{-middle}" y="14" text-anchor="middle">share of them that is one '
            "case</text>",
            "</svg>\n",
        )
    )


def _across(value: float) -> float:
    return MARGIN + SIDE * value


def _up(value: float) -> float:
    return MARGIN + SIDE * (1.0 - value)


def _tick(value: float) -> str:
    x, y = _across(value), _up(value)
    return (
        f'<g stroke="#ddd"><line x1="{x}" y1="{_up(0)}" x2="{x}" y2="{_up(1)}"/>'
        f'<line x1="{_across(0)}" y1="{y}" x2="{_across(1)}" y2="{y}"/></g>'
        f'<text x="{x}" y="{_up(0) + 16}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_across(0) - 8}" y="{y + 4}" text-anchor="end">{value:g}</text>'
    )
