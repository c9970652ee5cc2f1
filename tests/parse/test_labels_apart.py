"""Labels on lines of their own, as web pages put them: that of a number above it, that of who carries it out below."""

import pytest

from casegraph.model import Line, Source
from casegraph.parse import parse_source
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def meeting():
    lines = ["Kulturudvalget - referat af møde 20. marts 2023", ""]
    for number, title, decision in ((1, "Strategi", "Godkendt."), (2, "Pulje", "Udsat."), (3, "Lån", "Afvist.")):
        lines += [f"{number}. {title}", "", "Sagsnummer", "", f"04.00.00-P22-{number}-22", "", "Sagsfremstilling", ""]
        lines += ["Der er to spor.", "", "Beslutning", "", decision]
        lines += ["Bo laver en plan for arbejdet.", "Ansvarlig: Bo Dam", "Frist: 1. maj 2023", ""]
    numbered = tuple(Line(number, text) for number, text in enumerate(lines, 1))
    tools = Tools.of(load_rulebook())
    return parse_source(Source("a.txt", "text", numbered), tools).meetings[0]


def test_the_number_below_its_label_is_read(meeting):
    assert [item.case_number for item in meeting.items] == [f"04.00.00-P22-{number}-22" for number in (1, 2, 3)]


def test_who_is_to_carry_it_out_is_no_part_of_the_decision(meeting):
    assert meeting.items[0].decision == "Godkendt.\nBo laver en plan for arbejdet."
    assert {(one.owner, one.due) for one in meeting.items[0].followups} == {("Bo Dam", "2023-05-01")}
