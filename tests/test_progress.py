"""The bar is shown where somebody watches, after two seconds, a stage a line, with what is left."""

import io
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from casegraph.cli.progress import Bar


class Terminal(io.StringIO):
    def __init__(self, tty):
        super().__init__()
        self.tty = tty

    def isatty(self):
        return self.tty


@pytest.fixture
def clock(monkeypatch):
    """The time, which a test sets."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def shown(monkeypatch, clock, steps, tty=True):
    """What stands on stderr after calls of (seconds that passed, stage, done, total)."""
    terminal = Terminal(tty)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Bar() as bar:
        for seconds, *call in steps:
            clock[0] += seconds
            bar(*call)
    return terminal.getvalue()


def test_nothing_is_shown_in_the_first_two_seconds_nor_where_nobody_watches(monkeypatch, clock):
    assert shown(monkeypatch, clock, [(0, "read", 0, 9), (1.9, "read", 3, 9)]) == ""
    assert shown(monkeypatch, clock, [(0, "read", 0, 9), (60, "read", 3, 9)], tty=False) == ""


def test_it_tells_how_far_it_is_and_what_is_left_of_the_whole_stage(monkeypatch, clock):
    text = shown(monkeypatch, clock, [(0, "read", 0, 100), (50, "read", 50, 100), (10, "read", 60, 100)])
    assert "50/100" in text
    assert "60/100  00:00:40" in text
    assert text.endswith("\n")


def test_the_stage_is_named_in_the_readers_language(monkeypatch, clock):
    monkeypatch.setenv("CASEGRAPH_LANG", "da")
    text = shown(monkeypatch, clock, [(0, "link", 0, 2), (5, "link", 1, 2)])
    assert "sammenkæd" in text


def test_each_stage_has_a_bar_of_its_own(monkeypatch, clock):
    monkeypatch.setenv("CASEGRAPH_LANG", "en")
    text = shown(monkeypatch, clock, [(0, "read", 0, 2), (5, "read", 2, 2), (0, "link", 0, 1), (1, "link", 1, 1)])
    read, link = text.index("read"), text.index("link")
    assert read < link
    assert "\n" in text[read:link]


class Recorder(Bar):
    """What a bar is told."""

    def __init__(self):
        super().__init__()
        self.steps = []
        RECORDED.append(self)

    def __call__(self, stage, done, total):
        self.steps.append((stage, done, total))


RECORDED = []


def steps_of(*words):
    """What the bar of a command was told, by stage."""
    RECORDED.clear()
    ran = CliRunner().invoke(casegraph, [*map(str, words), "--lang", "en"])
    assert ran.exit_code == 0, ran.output
    told = [step for bar in RECORDED for step in bar.steps]
    return {stage: [(done, total) for name, done, total in told if name == stage] for stage, _, _ in told}


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """A database of the examples."""
    db = tmp_path_factory.mktemp("examples") / "cases.db"
    ran = CliRunner().invoke(casegraph, ["build", str(Path(__file__).parents[1] / "examples/minutes"), "--db", str(db)])
    assert ran.exit_code == 0, ran.output
    return db


@pytest.mark.parametrize("form", ["items", "links", "steps", "csv", "xes", "ocel", "graphml", "gexf"])
def test_every_export_tells_how_far_it_is(monkeypatch, tmp_path, examples, form):
    monkeypatch.setattr("casegraph.cli.session.Bar", Recorder)
    monkeypatch.setattr("casegraph.progress.EVERY", 10)
    told = steps_of("export", form, "-o", tmp_path / "out", "--db", examples)
    assert set(told) >= ({"write"} if form in {"graphml", "gexf"} else {"load", "write"})
    for steps in told.values():
        assert len(steps) > 1
        assert all(0 <= done <= total for done, total in steps)
        assert steps[-1][0] == steps[-1][1]


def test_statistics_tell_how_far_they_are(monkeypatch, examples):
    monkeypatch.setattr("casegraph.cli.session.Bar", Recorder)
    monkeypatch.setattr("casegraph.progress.EVERY", 10)
    assert len(steps_of("stats", "--db", examples)["load"]) > 5


def test_an_evaluation_tells_of_every_document(monkeypatch):
    monkeypatch.setattr("casegraph.cli.evaluate.Bar", Recorder)
    truth = Path(__file__).parents[1] / "benchmarks/invented"
    many = len(list(truth.glob("*.json")))
    assert steps_of("evaluate", truth)["read"] == [(done, many) for done in range(many + 1)]


def test_linking_is_told_in_steps_that_only_grow(monkeypatch, tmp_path):
    monkeypatch.setattr("casegraph.cli.build.Bar", Recorder)
    source = Path(__file__).parents[1] / "examples/minutes"
    steps = steps_of("build", source, "--db", tmp_path / "cases.db")["link"]
    assert len({done for done, _ in steps}) > 5
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
