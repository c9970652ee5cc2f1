"""Pages of many layouts, put into a web page, a Word document and a PDF, give what their text gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.documents.reading import read_data
from casegraph.parse import parse_source
from tests.examples import paged
from tests.examples.roundtrip import fields_of, tools

FORMS: dict[str, tuple[Callable[[str], bytes], float]] = {
    ".html": (paged.as_html, 0.99),
    ".docx": (paged.as_docx, 0.99),
    ".pdf": (paged.as_pdf, 0.98),
}


def read(data: bytes, suffix: str) -> dict[str, object]:
    sources = read_data(data, f"d{suffix}", suffix)
    return fields_of([meeting for source in sources for meeting in parse_source(source, tools()).meetings])


@pytest.mark.parametrize("suffix", sorted(FORMS))
def test_layouts_are_read_alike_in_every_form(shared: Path, suffix: str) -> None:
    write, least = FORMS[suffix]
    fields, wrong = 0, []
    for path in sorted((shared / "layouts").glob("*.txt")):
        data = path.read_bytes()
        expected, found = read(data, ".txt"), read(write(data.decode("utf-8", "replace")), suffix)
        fields += len(expected)
        wrong += [f"{path.name} {key}" for key in sorted({*expected, *found}) if expected.get(key) != found.get(key)]
    assert fields > 1000
    assert 1 - len(wrong) / fields >= least, wrong
