"""The bar is shown where somebody watches, after two seconds, a stage a line, with what is left."""

import io
import sys
import time

import pytest

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
