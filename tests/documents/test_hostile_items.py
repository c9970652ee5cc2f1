"""Whatever stands in a file of extracted items: rows are read or named, and nothing else comes of it."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from casegraph.documents.item_schema import KEYS
from casegraph.documents.items import REQUIRED
from casegraph.documents.reading import read_data
from casegraph.errors import DocumentError
from casegraph.model import LEFT_OUT

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
VALUES = st.recursive(
    SCALARS | st.sampled_from(["2024-03-11", "11-03-2024", "approved", "ja", "[", '[{"title": 1}]', "a|b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(KEYS)), inner, max_size=3),
)
ROWS = st.dictionaries(st.sampled_from(sorted(KEYS)) | st.text(max_size=8), VALUES, max_size=8)
GOOD = {"body": "Byrådet", "date": "2024-03-11", "title": "Bro"}


def checked(data: bytes, name: str, rows: int) -> None:
    try:
        (source,) = read_data(data, name, name[-6:] if name.endswith("jsonl") else ".csv")
    except DocumentError:
        return
    held = sum(len(meeting.items) for meeting in source.meetings)
    assert held + sum(doubt.kind == LEFT_OUT for doubt in source.doubts) == rows
    assert all(item.title and item.body and item.date for meeting in source.meetings for item in meeting.items)


@given(st.lists(ROWS | ROWS.map(lambda row: row | GOOD), min_size=1, max_size=5))
def test_json_lines(rows):
    data = "\n".join(json.dumps(row) for row in [GOOD, *rows]).encode()
    checked(data, "items.jsonl", len(rows) + 1)


@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=5), max_size=5), st.sampled_from(",;\t|"))
def test_tables(rows, delimiter):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(REQUIRED)
    writer.writerow(GOOD.values())
    writer.writerows(rows)
    filled = sum(any(cell.replace("\0", "").strip() for cell in row) for row in rows)
    checked(stream.getvalue().encode("utf-8", "replace"), "items.csv", filled + 1)


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_head(noise):
    for name, head in (("items.csv", b"body,date,title\n"), ("items.jsonl", b'{"body": "a"}\n')):
        try:
            read_data(head + noise, name, "." + name.split(".")[1])
        except DocumentError:
            continue
