"""Boards and councils that no rule knows: named by the head of their own minutes, and nowhere else."""

import time

import pytest

from casegraph.documents.plain import TextReader
from casegraph.parse import parse_source


@pytest.fixture(scope="module")
def boards(tools):
    return tools.vocabulary.boards


@pytest.mark.parametrize(
    ("line", "name", "body_id", "kind"),
    [
        ("Regionsrådet", "Regionsrådet", "regionsraadet", "council"),
        ("REGIONSRÅDET", "Regionsrådet", "regionsraadet", "council"),
        ("Forretningsudvalget", "Forretningsudvalget", "forretningsudvalget", "other"),
        ("Skolebestyrelse", "Skolebestyrelse", "skolebestyrelsen", "other"),
        (
            "Skolebestyrelsen på Nyby Skole",
            "Skolebestyrelsen på Nyby Skole",
            "skolebestyrelsen-paa-nyby-skole",
            "other",
        ),
        ("Bestyrelsen for Nyby Vand A/S", "Bestyrelsen for Nyby Vand A/S", "bestyrelsen-for-nyby-vand-a-s", "other"),
        ("Brugerrådet i Nyby Kommune", "Brugerrådet", "brugerraadet", "advisory"),
        ("Samarbejdsudvalget", "Samarbejdsudvalget", "samarbejdsudvalget", "staff_council"),
    ],
)
def test_a_line_that_is_a_name(boards, line, name, body_id, kind):
    found = boards.alone(line)
    assert found is not None
    assert (found.name, found.id, found.kind) == (name, body_id, kind)


@pytest.mark.parametrize(
    "line", ["Rådet", "Udvalget", "Rådets møde", "Formand for skolebestyrelsen", "", "Et godt råd"]
)
def test_a_line_that_is_none(boards, line):
    assert boards.alone(line) is None


@pytest.mark.parametrize(
    "tail", ["A" * 60, "A " * 30, "Å-" * 30, "og " * 30], ids=["capitals", "letters", "hyphens", "og"]
)
def test_a_name_without_end_takes_no_time(boards, tail):
    line = f"Referat af møde i Skolebestyrelsen for {tail}!"
    begun = time.perf_counter()
    boards.alone(line[18:]), boards.inside(line), boards.owner(line[18:])
    assert time.perf_counter() - begun < 1


def test_its_decisions_are_its_own(tools):
    text = ["BESLUTNINGER", "Forretningsudvalget", "7. juni 2022", ""]
    for number, title, said in ((1, "NY PLAN", "Anbefalet."), (2, "LIKVIDITET", "Taget til efterretning.")):
        text += [f"{number}. {title}", "POLITISK BEHANDLING", "Forretningsudvalgets beslutning den 7. juni 2022:", said]
        text += ["SAGSFREMSTILLING", "Der er kommet et forslag.", "BILAGSFORTEGNELSE", "1. Plan", "2. Høringssvar", ""]
    (meeting,) = parse_source(TextReader().read("\n".join(text).encode(), "a.txt")[0], tools).meetings
    assert [(item.title, item.decision) for item in meeting.items] == [
        ("NY PLAN", "Anbefalet."),
        ("LIKVIDITET", "Taget til efterretning."),
    ]
    assert [one.title for item in meeting.items for one in item.attachments] == ["Plan", "Høringssvar"] * 2


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            ["Referat fra møde i Skolebestyrelsen på Nyby Skole torsdag den 2. november 2023"],
            "Skolebestyrelsen på Nyby Skole",
        ),
        (["Bestyrelsesmøde i Fonden Smedjen", "Referat, 2. november 2023"], "Bestyrelsen i Fonden Smedjen"),
        (["Referat af skolebestyrelsesmøde d. 2. november 2023"], "Skolebestyrelsen"),
        (["Regionsrådet", "Referat, 2. november 2023"], "Regionsrådet"),
        (["Udvalg: Brugerrådet", "Mødedato: 2. november 2023", "Referat"], "Brugerrådet"),
        (["Referat fra møde i Ældrerådet den 2. november 2023", "Til stede: Bo Dam fra Brugerrådet"], "Ældrerådet"),
    ],
)
def test_the_body_of_a_meeting(tools, head, name):
    text = [*head, "", "1. Ny busrute", "Beslutning", "Brugerrådet høres.", "", "2. Eventuelt", "Beslutning", "Intet."]
    (meeting,) = parse_source(TextReader().read("\n".join(text).encode(), "a.txt")[0], tools).meetings
    assert meeting.body == name
