"""Ordinary sentences that look like something else: a heading, a page's foot, a refusal, an own meeting."""

from __future__ import annotations

import time

import pytest

from casegraph.documents.plain import TextReader
from casegraph.model import AgendaItem, Meeting
from casegraph.parse import parse_source
from casegraph.parse.municipality import Municipality

NYBY = Municipality("nyby", "Nyby Kommune")
PAGE = """NYBY KOMMUNE

Teknisk Udvalg

Tirsdag den 15. marts 2022 kl. 16.00

{head}

1. Godkendelse af dagsorden

Beslutning

Godkendt.

2. {title}

Sagsfremstilling

{prose}

Indstilling

Forvaltningen indstiller, at {recommended}.

Beslutning

{decision}
"""


@pytest.fixture(scope="module")
def meeting(tools):
    def read(**parts: str) -> Meeting:
        said = {
            "head": "",
            "title": "Renovering af svømmehallen",
            "prose": "Der er en plan.",
            "recommended": "planen godkendes",
            "decision": "Godkendt.",
        }
        (source,) = TextReader().read(PAGE.format(**{**said, **parts}).encode(), "a.txt")
        return parse_source(source, tools, NYBY).meetings[0]

    return read


@pytest.fixture(scope="module")
def item(meeting):
    def read(**parts: str) -> AgendaItem:
        return meeting(**parts).items[-1]

    return read


@pytest.mark.parametrize(
    "prose",
    [
        "Byrådet har drøftet det, og arbejdet afventer Byrådets endelige\nbeslutning. Herefter kan arbejdet gå i gang.",
        "Udvalget tilsluttede sig dengang forvaltningens\nindstilling. Forvaltningen har siden regnet på prisen.",
        "Der er tre variantforslag, som er beskrevet i sagens tre\nbilag. Forvaltningen foreslår den anden.",
        "Regulativet er senest ændret den 3. maj 2012.",
        "Ansøger er Ole Hansen, Torvet 1, 8700 Horsens, telefon 12345678.",
        "Svaret sendes til Nyby Kommune, Torvet 1, 4000 Nyby, gerne pr. telefon.",
        "Siden er opdateret den 3. maj 2021 med nye tal for besøg.",
        "Se lokalplanens redegørelse om støj side 3\n\nSe lokalplanens redegørelse om støj side 4",
    ],
)
def test_a_sentence_is_no_heading_and_no_foot_of_the_page(item, prose):
    found = item(prose=prose)
    assert (found.decision, found.recommendations, found.attachments) == ("Godkendt.", ("planen godkendes.",), ())
    assert " ".join(prose.split()) in " ".join(" ".join(section.text.split()) for section in found.sections)


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        ("Godkendt. Ansøgningen kan ikke anvendes som præcedens.", "approved"),
        ("Godkendt. Der gives ansøger mulighed for at klage over kommunens afslag.", "approved"),
        ("Godkendt. Der gives tilladelse til boligerne, og der meddeles afslag til garagen.", "approved"),
        ("Godkendt med den bemærkning, at forvaltningen orienterer udvalget om resultatet\nKaj Gade (O) deltog ikke i "
         "behandlingen", "approved"),
        ("Konklusion, Direktionen drøfter sagen igen den 4. maj 2022\n\nGodkendt.", "approved"),
    ],
)  # fmt: skip
def test_what_is_approved_stays_so(item, decision, kind):
    found = item(decision=decision)
    assert (found.decision_kind, found.decision is not None, found.course) == (kind, True, ())


@pytest.mark.parametrize("quoted", ["hedder „Fælles fremtid“", 'er 12" bred', 'hedder "Fælles fremtid"'])
def test_a_quotation_that_has_ended_silences_nothing(item, quoted):
    found = item(decision=f"Godkendt. Stien {quoted}. Forvaltningen udarbejder en tidsplan inden den 1. maj 2022.")
    assert [one.due for one in found.followups] == ["2022-05-01"]


@pytest.mark.parametrize(
    "clause",
    [
        "udvalget afviser, at forvaltningen anbefaler, at skolen lukkes",
        "udvalget ikke følger KL, som anbefaler, at taksten sættes op",
        "Ældrerådet anbefaler, at planen ændres, tages til efterretning",
        "borgmesteren bemyndiges til at forhandle og at underskrive aftalen",
        "politikken sikrer, at alle børn trives, og at ingen børn mobbes",
    ],
)
def test_a_clause_that_holds_another_stays_whole(item, clause):
    assert item(recommended=clause).recommendations == (f"{clause}.",)


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("Sagen blev udsat", True),
        ("Udvalget drøftede sagen", True),
        ("Styregruppen drøftede forslaget", False),
        ("KL fremlagde tallene", False),
        ("Naboerne gav udtryk for utilfredshed", False),
    ],
)
def test_a_meeting_is_the_body_s_own_where_nobody_else_met(item, told, own):
    assert bool(item(prose=f"{told} på mødet den 7. februar 2022.").references) is own


@pytest.mark.parametrize(
    ("title", "prose", "about"),
    [
        ("Renovering af svømmehallen", "Byrådet udsatte den 2. februar 2022 budgettet.", "unknown"),
        ("Lokalplan 70 for havnen", "Byrådet sendte den 2. februar 2022 Kommuneplan 2021 i høring.", "unknown"),
        ("Udvidelse af svømmehallen", "Byrådet vedtog den 2. februar 2022 at udvide den nuværende svømmehal.", "this"),
        ("Lokalplan 63 - endelig vedtagelse", "Byrådet vedtog den 2. februar 2022 forslag til Lokalplan 63, "
         "som erstatter den gældende lokalplan 12.", "this"),
        ("Affaldsplan", "Byrådet sendte den 2. februar 2022 forslaget i høring.", "this"),
        ("Ny procedure for ansættelser", "Sagen forelægges Byrådet den 27. april 2022.", "this"),
    ],
)  # fmt: skip
def test_what_a_mention_is_about(item, title, prose, about):
    assert [one.about for one in item(title=title, prose=prose).references] == [about]


def test_a_line_under_the_day_is_no_place_because_of_its_letters(meeting):
    assert meeting(head="Universal").place is None
    assert meeting(head="Dagsorden for åbent møde på rådhuset").place is None
    assert meeting(head="Byrådssalen, Rådhuset i Nyby").place == "Byrådssalen, Rådhuset i Nyby"


def test_hostile_people_and_titles_take_no_time(meeting):
    started = time.perf_counter()
    meeting(head="Til stede:\nIda Bro (V)" + ", a" * 2000 + ", A B (V)\nBo Dam (A), næstformand")
    meeting(title="Plan 12 " * 2500, prose="Byrådet vedtog den 2. februar 2022 plan 12. " * 30)
    assert time.perf_counter() - started < 5
