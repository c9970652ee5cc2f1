"""How a document was understood, in a terminal: in colour where that is wanted, with what was not understood."""

import io

import pytest

from casegraph.export.build_text import BuildText
from casegraph.export.colours import wants_colour
from casegraph.export.inspect_text import InspectText
from casegraph.model import Doubt
from casegraph.pipeline.report import BuildReport
from casegraph.words import Words


class Terminal(io.TextIOWrapper):
    """A stream that is, or is not, a terminal."""

    def __init__(self, tty):
        super().__init__(io.BytesIO(), encoding="utf-8")
        self.tty = tty

    def isatty(self):
        return self.tty


def line(number, role, text, section=None, item="1", **fields):
    return {
        "page": None, "line": number, "role": role, "item": item, "section": section, "text": text, "fields": fields
    }  # fmt: skip


DOCUMENT = {
    "document": "referat.txt",
    "format": "text",
    "layout": None,
    "minutes": True,
    "meeting": {"body": "Direktionen", "date": None},
    "lines": [
        line(1, "header", "Referat", item=None),
        line(2, "blank", "", item=None),
        line(3, "item", "1. Havnen", title="Havnen"),
        line(4, "section", "Indstilling", "recommendation"),
        line(5, "text", "Det indstilles.", "recommendation"),
        line(6, "text", "Sært", None),
        line(7, "unknown", "Rådhuset", item=None),
    ],
    "not_understood": [
        {"page": None, "line": 6, "why": "stands in no section of its item", "text": "Sært"},
        {"page": None, "line": 7, "why": "belongs to no item", "text": "Rådhuset"},
    ],
    "doubts": ["3: a doubt"],
}


def shown(tty, lang="en", document=DOCUMENT):
    stream = Terminal(tty)
    InspectText(Words(lang), 100).show([document], stream)
    return stream.buffer.getvalue().decode()


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize(
    ("tty", "variables", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(monkeypatch, tty, variables, wanted):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(Terminal(tty)) is wanted
    assert ("\x1b[" in shown(tty)) is wanted


def test_without_its_colours_it_is_what_a_pipe_gets():
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", shown(True)) == shown(False)


def test_every_line_has_its_role_item_and_section_and_what_was_read_beneath():
    text = shown(False)
    assert "    4 section   #1    recommendation │ Indstilling\n" in text
    assert "└ title: Havnen\n" in text
    assert "    2 " not in text


def test_what_was_not_understood_is_marked_counted_and_listed_with_why():
    text = shown(False)
    assert "? Sært" in text
    assert text.endswith(
        "  not understood: 2 of 6 lines\n"
        "      6 stands in no section of its item: Sært\n"
        "      7 belongs to no item: Rådhuset\n\n"
    )
    assert "ikke forstået: 2 af 6 linjer" in shown(False, "da")
    assert "hører ikke til noget punkt: Rådhuset" in shown(False, "da")


def test_nothing_in_a_document_reaches_the_terminal_as_a_command():
    nasty = {**DOCUMENT, "lines": [line(1, "item", "\x1b[2Jhej\x07")], "document": "\x1b]0;x\x07.txt"}
    assert "\x1b" not in shown(False, document=nasty)
    assert "\x1b[2J" not in shown(True, document=nasty)


def told(**values):
    stream = io.StringIO()
    BuildText(Words("en")).write_text(BuildReport(**values), stream)
    return stream.getvalue()


def test_a_build_tells_shortly_that_something_was_not_understood():
    doubts = [("a.txt", Doubt("not_understood", "belongs to no item")), ("a.txt", Doubt("odd", "an odd line"))]
    text = told(told=9, undecided=2, doubts=doubts)
    assert "2 of 9 items without a decision, 1 lines not understood (--report names them)" in text
    assert "in doubt: 1\n  a.txt:-: an odd line\n" in text
    assert "--report" not in told(told=9)


def test_the_account_of_a_build_names_everything():
    spot = {"document": "a.txt", "page": None, "line": 7, "text": "Havnen"}
    reading = {
        "documents": 3,
        "overlays": [{"name": "-", "n": 2}, {"name": "nyby-web", "n": 1}],
        "items": 12,
        "undecided": [spot] * 30,
        "unread": [{**spot, "text": "belongs to no item"}],
        "bodies": [{"name": "Havnenævnet", "n": 2}],
        "numbers": [{**spot, "text": "2022/1"}],
        "doubts": [],
    }
    text = told(reading=reading)
    assert "how 3 documents were read; meetings by overlay: no overlay 2, nyby-web 1\n" in text
    assert text.count("  a.txt:7: Havnen\n") == 30
    for part in ("items without a decision, of 12: 30", "a.txt:7: belongs to no item", "Havnenævnet (2)", "2022/1"):
        assert part in text
    assert "in doubt" not in text
