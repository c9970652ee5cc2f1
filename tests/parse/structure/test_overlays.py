"""Overlays end to end: chosen by their signs, used for what they explain, for a whole document or for part of one."""

from pathlib import Path

import pytest

from casegraph.model import Line, Source
from casegraph.parse import parse_source
from casegraph.parse.structure import weighing
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

ENGBY = """
id: engby
signs: [Emnekort, Kort sagt, Udfaldet blev]
needs: 2
heading: word
sections:
  - {id: engby-kort, role: summary, terms: [Kort sagt]}
  - {id: engby-udfald, role: decision, terms: [Udfaldet blev]}
item_words: [Emnekort]
furniture: [Vend tilbage]
tail: [Herfra hører intet til]
"""
SKOVBY = """
id: skovby
signs: [Kort sagt, Hvad så nu]
needs: 2
sections:
  - {id: skovby-nu, role: decision, terms: [Hvad så nu]}
  - {id: skovby-kort, role: presentation, terms: [Kort sagt]}
"""
HEAD = "Møde i Teknisk Udvalg den {day}. maj 2021\n\nReferat\n\n"
ITEM = "Emnekort {n}: {title}\n\nKort sagt\n\nBroen er gammel.\n\nUdfaldet blev\n\nGodkendt.\n\nVend tilbage\n\n"
OTHER = "{n}. {title}\n\nKort sagt\n\nVejen er smal.\n\nHvad så nu\n\nUdsat.\n\n"


def tools(tmp_path: Path, **overlays: str) -> Tools:
    (tmp_path / "layouts").mkdir(exist_ok=True)
    for name, text in overlays.items():
        (tmp_path / "layouts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Tools.of(load_rulebook(tmp_path))


def read(text: str, with_tools: Tools):
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
    return parse_source(Source("a.txt", "text", lines), with_tools)


def page(*items: str, day: int = 4) -> str:
    return HEAD.format(day=day) + "".join(items)


def engby(count: int = 3) -> str:
    return page(*(ITEM.format(n=n, title=f"Bro nummer {'ABC'[n - 1]}") for n in range(1, count + 1)))


def skovby(day: int = 18) -> str:
    return page(*(OTHER.format(n=n, title=f"Vej til {'XYZ'[n - 1]}") for n in (1, 2, 3)), day=day)


def test_its_words_are_used_and_its_name_is_told(tmp_path):
    (meeting,) = read(engby(), tools(tmp_path, engby=ENGBY)).meetings
    assert [(item.number, item.title, item.decision) for item in meeting.items] == [
        ("1", "Bro nummer A", "Godkendt."),
        ("2", "Bro nummer B", "Godkendt."),
        ("3", "Bro nummer C", "Godkendt."),
    ]
    assert {meeting.layout, *(item.layout for item in meeting.items)} == {"engby"}
    assert [section.role for section in meeting.items[0].sections] == ["summary", "decision"]


def test_without_it_less_is_understood(tmp_path):
    (meeting,) = read(engby(), tools(tmp_path)).meetings
    assert meeting.layout is None
    assert [section.role for item in meeting.items for section in item.sections] != ["summary", "decision"] * 3


def test_too_few_signs_are_none(tmp_path):
    text = page("1. Broen\n\nKort sagt\n\nBroen er gammel.\n\nBeslutning\n\nGodkendt.\n")
    (meeting,) = read(text, tools(tmp_path, engby=ENGBY)).meetings
    assert meeting.layout is None


def test_one_document_may_hold_pages_of_several_kinds(tmp_path):
    """Several meetings in one file are told apart before overlays are chosen, so that each part has its own."""
    found = read(engby() + "\n" + skovby(), tools(tmp_path, engby=ENGBY, skovby=SKOVBY))
    assert [(meeting.date, meeting.layout) for meeting in found.meetings] == [
        ("2021-05-04", "engby"),
        ("2021-05-18", "skovby"),
    ]
    assert [item.decision_kind for meeting in found.meetings for item in meeting.items] == ["approved"] * 3 + [
        "postponed"
    ] * 3


def test_of_two_that_fit_the_one_that_explains_more_lines_is_used(tmp_path):
    both = tools(
        tmp_path,
        engby=ENGBY,
        skovby=SKOVBY.replace("signs: [Kort sagt, Hvad så nu]", "signs: [Kort sagt, Udfaldet blev]"),
    )
    found = read(engby(), both)
    assert found.meetings[0].layout == "engby"
    assert not [doubt for doubt in found.draft.doubts if doubt.kind == "two_layouts"]


def test_two_that_explain_nearly_as_much_are_a_doubt_that_is_told(tmp_path):
    twin = ENGBY.replace("id: engby", "id: engdal").replace("engby-", "engdal-")
    found = read(engby(), tools(tmp_path, engby=ENGBY, engdal=twin))
    (doubt,) = [doubt for doubt in found.meetings[0].doubts if doubt.kind == "two_layouts"]
    assert "engby explains" in doubt.text
    assert "engdal" in doubt.text
    assert found.meetings[0].layout == "engby"


@pytest.mark.parametrize(("heading", "titles"), [("title_first", 2), ("unnumbered", 2), ("number", 2)])
def test_the_form_of_headings_is_only_a_prior(tmp_path, heading, titles):
    """An overlay that is wrong about it does no harm where the page is clear."""
    overlay = ENGBY.replace("heading: word", f"heading: {heading}")
    (meeting,) = read(engby(titles), tools(tmp_path, engby=overlay)).meetings
    assert [item.number for item in meeting.items] == ["1", "2"]


BARE = "Møde i Teknisk Udvalg den 4. maj 2021\n\nReferat\n\n" + "".join(
    f"{title}\n\nKort sagt\n\nDen er gammel.\n\nUdfaldet blev\n\nGodkendt.\n\n" for title in ("Broen", "Vejen", "Stien")
)


@pytest.mark.parametrize(("heading", "more"), [("word", False), ("unnumbered", True)])
def test_what_headings_look_like_speaks_for_lines_that_look_so(tmp_path, monkeypatch, heading, more):
    """The weight is small; made great, it shows which lines it speaks for."""
    known = tools(tmp_path, engby=ENGBY.replace("heading: word", f"heading: {heading}"))
    before = len(read(BARE, known).meetings[0].items)
    monkeypatch.setattr(weighing, "_AS_THE_OVERLAY_SAYS", 6.0)
    assert (len(read(BARE, known).meetings[0].items) > before) is more
