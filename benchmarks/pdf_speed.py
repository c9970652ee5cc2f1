"""What reading PDF costs beside the bare text extraction of the library, and whether wrapped headings are rejoined.

``python -m benchmarks.pdf_speed [--pages N]`` writes two PDFs of invented minutes: one whose items are numbered, so
that the text alone shows which lines are headings, and one without numbers, where letters have to be asked for. It
prints the seconds of processor time of either way (the best of some runs), the middle one of their ratios run by run,
which other work on the machine changes least, and how many wrapped headings came out whole.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

from casegraph.documents.pdf.reader import PdfReader

_PROSE_WORDS = (
    "kommunen har siden foråret arbejdet med planen for området ved havnen og skolen hvor flere beboere ønsker stier "
    "til cykler samt bedre belysning forvaltningen vurderer at udgiften kan holdes inden for rammen af budgettet "
    "udvalget bedes tage stilling til om forslaget skal sendes i høring sammen med den øvrige trafikplan"
)
_WORDS = _PROSE_WORDS.split()
_TITLES = ("Lokalplan", "Anlægsbevilling", "Helhedsplan", "Takster", "Udbud", "Renovering", "Samarbejdsaftale")
_SECTIONS = ("Sagsfremstilling", "Indstilling", "Beslutning")
_TITLE, _SECTION, _PROSE = ("Helvetica-Bold", 14.0, 18.0), ("Helvetica-Bold", 11.0, 16.0), ("Helvetica", 10.0, 12.5)
_LEFT, _WIDTH, _TOP = 60, 475, 770.0


@dataclass(frozen=True)
class Made:
    """A PDF, and the titles in it that take more than one line."""

    data: bytes
    wrapped: tuple[str, ...]


def make(pages: int, *, numbered: bool) -> Made:
    """Invented minutes of ``pages`` pages, an item each, with running heads and page numbers."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    random, out, wrapped = Random(7), io.BytesIO(), []
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_LEFT, 810, "Fjordlund Kommune – Økonomiudvalget")
        canvas.drawRightString(_LEFT + _WIDTH, 30, f"Side {page} af {pages}")
        title = _title(random, page if numbered else None)
        if _print(canvas, title, random) > 1:
            wrapped.append(title)
        canvas.showPage()
    canvas.save()
    return Made(out.getvalue(), tuple(wrapped))


def _title(random: Random, number: int | None) -> str:
    words = [random.choice(_TITLES), "for", *(random.choice(_WORDS) for _ in range(random.randint(3, 14)))]
    return " ".join(words) if number is None else f"{number}. {' '.join(words)}"


def _print(canvas: Any, title: str, random: Random) -> int:
    """Print an item on the page; the number of lines its title takes."""
    from reportlab.lib.utils import simpleSplit  # noqa: PLC0415

    y, lines_of_title = _TOP, 0
    for text, (font, size, leading) in _item(title, random):
        lines = simpleSplit(text, font, size, _WIDTH)
        lines_of_title = lines_of_title or len(lines)
        canvas.setFont(font, size)
        for line in lines:
            canvas.drawString(_LEFT, y, line)
            y -= leading
        y -= 6
    return lines_of_title


def _item(title: str, random: Random) -> Iterator[tuple[str, tuple[str, float, float]]]:
    yield title, _TITLE
    for section in _SECTIONS:
        yield section, _SECTION
        for _ in range(3):
            words = [random.choice(_WORDS) for _ in range(random.randint(40, 75))]
            yield " ".join(words).capitalize() + ".", _PROSE


def bare(data: bytes) -> int:
    """The letters that the library's own text extraction gives, page by page."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    letters = 0
    document = PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return letters


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """The seconds of processor time that some work takes."""
    begin = time.process_time()
    work(data)
    return time.process_time() - begin


def rejoined(made: Made) -> int:
    """How many wrapped titles stand whole on one line that is a heading."""
    (source,) = PdfReader().read(made.data, "made.pdf")
    whole = {line.text for line in source.lines if line.heading}
    return sum(title in whole for title in made.wrapped)


def main() -> int:
    """Print a line for either PDF."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    for numbered, name in ((True, "numbered items"), (False, "no numbers: hints needed")):
        made = make(options.pages, numbered=numbered)
        # In turns, so that what else the machine does falls on both.
        pairs = [(seconds(bare, made.data), seconds(_read, made.data)) for _ in range(options.runs)]
        plain, read = (min(times) for times in zip(*pairs, strict=True))
        ratio = median(read / plain for plain, read in pairs)
        print(
            f"{name:<26} {options.pages} pages: bare {plain:.2f} s, read {read:.2f} s, ratio {ratio:.2f}; "
            f"wrapped headings rejoined {rejoined(made)} of {len(made.wrapped)}"
        )
    return 0


def _read(data: bytes) -> object:
    return PdfReader().read(data, "made.pdf")


if __name__ == "__main__":
    sys.exit(main())
