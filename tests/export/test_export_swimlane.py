"""The drawing of a course: every step once, at its number, in its lane, and no label on another."""

import io
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from casegraph.export import exporter
from casegraph.export.swimlane import APART, MARGIN, PITCH, strips
from casegraph.export.swimlane_svg import NARROW, WIDE, Swimlanes
from casegraph.export.telling import Teller
from casegraph.kinds import DecisionKind
from casegraph.views.history import history
from casegraph.words import Words
from tests.builders import BODIES, graph_of, make_block, make_item, make_meeting, make_mention
from tests.samples import DAY, NASTY, data

KINDS = DecisionKind.__args__
SVG = "{http://www.w3.org/2000/svg}"


def course(*gaps: int, title: str = "Ny cykelsti") -> list:
    """The steps of a case treated again and again, so many days apart."""
    day, items = date(2016, 1, 5), []
    for index, gap in enumerate(gaps):
        day += timedelta(days=gap)
        body, kind = list(BODIES)[index % len(BODIES)], KINDS[index % len(KINDS)]
        items.append(make_item(body, day.isoformat(), str(index % 9 + 1), kind=kind, title=title))
    graph = graph_of(*items)
    return history(graph, next(iter(graph.cases.values())), "2030-01-01")["steps"]


def every_kind(title: str = "Ny cykelsti"):
    """A case with steps treated, recorded, mentioned, passed over, not seen, planned and on an agenda."""
    item = make_item(
        "ØU",
        "2022-03-02",
        kind="recommended",
        title=title,
        route="TMU BUU HU ØU KB",
        course=(make_block("TMU", "2022-02-02", "postponed"),),
        references=(make_mention("DIR", "2021-03"),),
    )
    coming = make_item("KB", "2022-06-20", agenda=True)
    graph = graph_of(
        item, coming, meetings=[make_meeting("BUU", day) for day in ("2022-01-12", "2022-01-26", "2022-02-23")]
    )
    return history(graph, next(iter(graph.cases.values())), DAY)


def drawn(steps, as_of: str = DAY, lang: str = "da") -> list[etree._Element]:
    """The drawings of both widths as XML: well-formed, whatever a title says."""
    text = "\n".join(Swimlanes(Teller(Words(lang))).drawn(steps, as_of))
    found = etree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))
    return found.xpath("div")


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.sampled_from([WIDE, NARROW]))
def test_every_step_stands_once_and_none_on_another(gaps, width):
    steps = course(*gaps)
    made = strips(steps, width)
    marks = [mark for strip in made for column in strip.columns for mark in column.marks]
    assert [mark.number for mark in marks] == list(range(1, len(steps) + 1))
    assert [mark.step for mark in marks] == steps
    for strip in made:
        places = [column.x for column in strip.columns]
        assert all(later - earlier >= PITCH for earlier, later in pairwise(places))
        assert places[0] >= MARGIN + PITCH / 2
        assert places[-1] <= width - MARGIN - PITCH / 2
        for column in strip.columns:
            assert len({mark.lane for mark in column.marks}) == len(column.marks)
        assert {lane for lane, _ in strip.lanes} == {mark.lane for column in strip.columns for mark in column.marks}


def test_long_time_is_said_with_room_of_its_own():
    (strip,) = strips(course(0, 10, 300), WIDE)
    assert [column.days for column in strip.columns] == [None, None, 300]
    assert strip.columns[2].x - strip.columns[1].x == PITCH + APART
    assert "10 mdr." in " ".join(drawn(course(0, 10, 300))[0].itertext())


def test_lanes_stand_from_those_that_prepare_to_the_one_that_decides():
    (strip,) = strips(course(*range(6)), WIDE)
    assert [name for _, name in strip.lanes] == [
        "Direktionen",
        "Hovedudvalget",
        "Teknik- og Miljøudvalget",
        "Børneudvalget",
        "Økonomiudvalget",
        "Kommunalbestyrelsen",
    ]


def test_labels_are_short_enough_for_their_column():
    for drawing in drawn(course(*[3] * 40)):
        labels = [text.text for text in drawing.iter(f"{SVG}text") if text.get("class") in {"said", "axis"}]
        assert len(labels) >= 40
        assert max(map(len, labels)) <= 15, "of the 80 units of a column, at about 5.3 a letter"


def test_each_state_has_a_look_and_a_gap_is_said():
    row = every_kind()
    (wide, _) = drawn(row["steps"])
    looks = {}
    for group in wide.iter(f"{SVG}g"):
        title, *_ = group.findtext(f"{SVG}title").partition(" · ")
        looks[title.split(" ", 1)[1]] = (group.get("class"), [one.text for one in group.iter(f"{SVG}text")][1:])
    assert looks["Børneudvalget"] == ("gap", ["sprunget over"])
    assert looks["Hovedudvalget"] == ("gap", ["ikke set"])
    assert looks["2021 Direktionen"] == ("hollow", ["Godkendt"])
    assert looks["Teknik- og Miljøudvalget"] == ("hollow back", ["Udsat"])
    assert looks["Økonomiudvalget"] == ("", ["Anbefalet"])
    assert looks["Kommunalbestyrelsen"] == ("ahead", ["på", "dagsordenen"])
    said = " ".join(wide.itertext())
    assert "efter 01-06-2022" in said
    legend = "".join(Swimlanes(Teller(Words("da"))).legend(row["steps"]))
    for look in ("gap", "hollow", "hollow back", "ahead", ""):
        assert f'<span class="{look}">' in legend


def test_step_and_list_have_one_number():
    row = every_kind()
    stream = io.BytesIO()
    exporter("history", "html", Words("da")).write(row, stream)
    text = stream.getvalue().decode()
    assert re.findall(r'<span class="n">(\d+)</span>', text) == [str(n + 1) for n in range(len(row["steps"]))]
    assert text.count("<svg viewBox=") > 2


@pytest.mark.parametrize("lang", ["da", "en"])
def test_what_a_title_says_is_only_shown(lang):
    row = every_kind(f"<script>alert(1)</script>\"'{NASTY}")
    for step in row["steps"]:
        step["body"] = f'"><script>{NASTY}'
    for drawing in drawn(row["steps"], lang=lang):
        assert not list(drawing.iter(f"{SVG}script", "script", f"{SVG}image", f"{SVG}use", f"{SVG}a"))
        assert "\x1b" not in "".join(drawing.itertext())
        assert "".join(drawing.itertext()).count("<script>") > 0


def test_one_step_is_no_course():
    stream = io.BytesIO()
    graph = graph_of(make_item("KB", "2022-01-12", kind="approved"))
    exporter("history", "html", Words("da")).write(history(graph, next(iter(graph.cases.values())), DAY), stream)
    assert b"<svg" not in stream.getvalue()


def test_matters_of_a_collective_number_are_drawn_apart():
    row = data("history") | {"collective": "yes"}
    again = [{**step, "thread": "t2"} for step in row["steps"]]
    row["steps"] = [{**step, "thread": "t1"} for step in row["steps"]] + again
    row["threads"] = [{"thread": f"t{n}", "title": f"Emne {n}", "items": []} for n in (1, 2)]
    stream = io.BytesIO()
    exporter("history", "html", Words("da")).write(row, stream)
    text = stream.getvalue().decode()
    assert text.count('<div class="course">') == 2
    numbers = re.findall(r'<span class="n">(\d+)</span>', text)
    assert numbers == [str(n + 1) for n in range(len(row["steps"]))]
