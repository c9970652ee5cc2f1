"""Completions, hearings, agenda moves and former case numbers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import AgendaItem, Body, Place, Section
from casegraph.parse.context import ItemContext
from casegraph.parse.prose import find_completions, find_former_numbers, find_hearings, find_moves, follow_moves

MOVES = [
    ("Punkt 3 tages af dagsordenen.", [("3", "withdrawn")]),
    ("Pkt. 5 og 14. blev udsat.", [("5", "postponed"), ("14", "postponed")]),
    ("Godkendt. Sag 3 udgår.", [("3", "withdrawn")]),
    ("Godkendt med den tilføjelse, at sag 430 bliver udsat.", [("430", "postponed")]),
    ("Punkt nr. 12 trækkes.", [("12", "withdrawn")]),
    ("Punkterne 2, 3 og 8 udsættes til næste møde.", [("2", "postponed"), ("3", "postponed"), ("8", "postponed")]),
    ("Punkt 4-6 udsættes, mens punkt 9 udgår.",
     [("4", "postponed"), ("5", "postponed"), ("6", "postponed"), ("9", "withdrawn")]),
    ("Sagerne 102 til 104 udsættes.", [("102", "postponed"), ("103", "postponed"), ("104", "postponed")]),
    ("Godkendt, idet sag 4 blev udsat og sag 5 udgik.", [("4", "postponed"), ("5", "withdrawn")]),
    ("En ekstra sag kom på som punkt 55.", [("55", "other")]),
    ("Punkt 12a hjemvises.", [("12a", "returned")]),
    ("Pkt. 15 tages af og går direkte til Byrådet", [("15", "withdrawn")]),
    ("Pkt. 10 bliver på efter afstemning: for 4, imod 3", []),
    ("Et medlem deltog ikke under punkterne 12-15.", []),
    ("Punkt 7 behandles før punkt 5.", []),
    ("Punkt 4 blev ikke taget af dagsordenen.", []),
    ("Der var udsendt en ekstra dagsorden.", []),
    ("Godkendt.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "moves"), MOVES)
def test_what_an_agenda_item_decides_about_others(make, text, moves):
    found = find_moves(make(title="Godkendelse af dagsorden", decision=text))
    assert [(move.number, move.kind) for move in found] == moves


def test_only_items_that_approve_the_agenda_move_others(make):
    assert find_moves(make(title="Budget 2023", decision="Punkt 3 tages af dagsordenen.")) == ()


@pytest.mark.parametrize(
    "title", ["Dagsorden - Godkendelse", "Beslutninger om dagsordenen", "Bemærkninger/ændringer til dagsordenen"]
)
def test_titles_that_approve_the_agenda(make, title):
    assert find_moves(make(title=title, decision="Sag 3 udgår."))


def test_an_item_put_off_by_another_comes_back(make):
    approving = make(
        title="Godkendelse af dagsorden", id="a", number="1", decision="Punkt 4 udsættes til mødet i juni."
    )
    approving = replace(approving.item, moves=find_moves(approving))
    moved = make(id="b", number="4", decided_in="a", decision_kind="postponed").item
    _, moved = follow_moves([approving, moved])
    (followup,) = moved.followups
    assert (followup.kind, followup.due, followup.due_precision) == ("postponed", "2022-06-30", "month")
    assert (followup.quote, followup.place.line) == ("Punkt 4 udsættes til mødet i juni.", 10)


def test_an_absurd_range_is_not_written_out(make):
    found = find_moves(make(title="Godkendelse af dagsorden", decision="Punkt 1-9999 udsættes."))
    assert [move.number for move in found] == ["1", "9999"]


COMPLETED = [
    "Arbejdet er gennemført.",
    "Planen er udarbejdet og udsendt til parterne.",
    "Opgaven er løst.",
    "Forvaltningen har afholdt to borgermøder.",
    "Nedrivningen er blevet afsluttet i februar.",
    "Servitutten er tinglyst.",
    "Siden sidst er lokalrådet indkaldt.",
    "Sekretariatet har indhentet tre tilbud.",
    "Hegnet blev opsat i februar.",
    "Det kan oplyses, at hegnet er opsat.",
    "Forslaget har været i offentlig høring.",
    "Høringssvaret er skrevet.",
    "Advarselsskiltene er sat op.",
    "Vejafdelingen gav naboerne besked den 3. maj.",
    "Loftet i hvælvingen er kalket.",
    "Sekretariatet har nu kalket loftet.",
    "Skiltene: opsat.",
    "Nye skilte – udført",
    "Afsluttet: nye skilte.",
    "Skiltene er helt på plads.",
    "Arbejdet med at male broen er tilendebragt.",
    "Det er lykkedes at finde en ny forpagter.",
    "Opgaven med de nye skilte kan lukkes.",
    "Hegnet blev opsat inden fristens udløb.",
    "Hvad angår hegnet, kan det meddeles, at opgaven er løst.",
    "14 parter har afgivet høringssvar.",
]
NOT_COMPLETED = [
    "Når projektet er afsluttet, evalueres det.",
    "Handleplanen er ikke gennemført.",
    "Planen skal være udarbejdet i maj.",
    "Det er et krav, at hegnet er opsat.",
    "Hegnet er endnu ikke opsat.",
    "Det forventes, at byggeriet er færdigt.",
    "21 af 28 indsatser er gennemført.",
    "Arbejdet er delvist gennemført.",
    "Planerne er ajourført inden udgangen af 2. kvartal 2022.",
    "Hegnet er ved at blive opsat.",
    "Hegnet er langt fra opsat.",
    "Hegnet nåede ikke at blive opsat.",
    "Hegnet er kun delvist opsat.",
    "Hegnet er sat i bero.",
    "Hegnet udestår.",
    "Arbejdet med hegnet er i gang.",
    "Hegnet kan først blive opsat, når jorden er købt.",
    "Det er endnu ikke lykkedes at finde en ny forpagter.",
    "Forslaget er sendt i høring.",
]
UNFINISHED = [
    "Arbejdet med hegnet er påbegyndt.",
    "Hegnet er bestilt.",
    "Opgaven med hegnet er overdraget til entreprenøren.",
    "Fristen for hegnet er forlænget.",
]


@pytest.mark.parametrize("text", COMPLETED)
def test_words_that_say_it_is_done(make, text):
    (completion,) = find_completions(make(presentation=text))
    assert (completion.quote, completion.place.line) == (text, 10)


@pytest.mark.parametrize("text", NOT_COMPLETED)
def test_words_that_do_not(make, text):
    assert find_completions(make(presentation=text)) == ()


@pytest.mark.parametrize("text", UNFINISHED)
def test_verbs_that_tell_of_no_end(make, text):
    assert all(completion.unfinished for completion in find_completions(make(presentation=text)))


def test_a_decision_tells_of_the_meeting_itself(make):
    assert find_completions(make(decision="Sagen blev gennemgået. Udvalget valgte Jens Holt.")) == ()
    (completion,) = find_completions(make(decision="Kravene er skrevet ned. Taget til efterretning."))
    assert completion.verb == "skrive|skrivelse"


HEARINGS = [
    ("Høring i perioden 1. marts - 27. april 2022.", ("2022-03-01", "2022-04-27")),
    ("Planen har været i høring fra den 3. december til den 28. januar.", ("2021-12-03", "2022-01-28")),
    ("Forslaget sendes i høring frem til 5. april.", (None, "2022-04-05")),
    ("Høringsfristen er den 22. april 2022.", (None, "2022-04-22")),
]


@pytest.mark.parametrize(("text", "days"), HEARINGS)
def test_hearings_with_their_days(make, text, days):
    (hearing,) = find_hearings(make(presentation=text))
    assert (hearing.start, hearing.until) == days


@pytest.mark.parametrize("text", ["Der holdes høring.", "Mødet varer fra 1. til 2. maj."])
def test_no_hearing(make, text):
    assert find_hearings(make(presentation=text)) == ()


FORMER = [
    ("Sagen er tidligere behandlet under sagsnr. 15/1234.", ("15/1234",)),
    ("Gammelt sagsnr.: 00.30.00-S00-12-18", ("00.30.00-S00-12-18",)),
    ("Sagen har tidligere haft nr. 18-004711.", ("18-004711",)),
    ("Videreført fra 15/1234.", ("15/1234",)),
    ("(Fortsat fra sag nr. 15/1234)", ("15/1234",)),
    ("Sagen afløser 15/1234 efter skift af system.", ("15/1234",)),
    ("Sagen er overført fra det gamle journalsystem, hvor den havde nr. 15/1234.", ("15/1234",)),
    ("Jf. tidligere behandling i sag 15/1234.", ("15/1234",)),
    ("Sagen er genoptaget (tidl. 15/1234).", ("15/1234",)),
    ("Punktet er en videreførelse af den tidligere sag 15/1234.", ("15/1234",)),
    ("Sagsnummeret er ændret fra 15/1234.", ("15/1234",)),
    ("Beløbet er videreført fra 2021/22.", ()),
    ("Mødet er flyttet fra 12/5 2022.", ()),
    ("Tidligere 2019-2020 var tallet højere, se sag 15/1234.", ()),
    ("Lokalplanen erstatter lokalplan 15/1234.", ()),
    ("Midlerne overføres fra 15/1234.", ()),
    ("Lokalplanen erstatter 2021-0012.", ()),
    ("Se også sag 15/1234.", ()),
    ("Tidligere sag 22-000815.", ()),  # its present number
]


@pytest.mark.parametrize(("text", "numbers"), FORMER)
def test_former_numbers(make, text, numbers):
    assert find_former_numbers(make(case="22-000815", presentation=text)) == numbers


PIECES = [
    "punkt ",
    "3",
    "-",
    "9",
    " og ",
    "udgår",
    "i høring ",
    "til ",
    "1. maj",
    " er gennemført",
    "tidligere sag ",
    "22-000815",
    ". ",
    "\n",
]


def folded(text):
    """White space counts as one blank: that is how quotes are compared."""
    return " ".join(text.split())


@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_is_read_and_quoted_as_printed(tools, text):
    sections = (Section("decision", "", text, Place(1)),)
    item = AgendaItem(
        "x",
        "x",
        "x",
        "x",
        "minutes",
        "B",
        "b",
        "council",
        "2022-03-21",
        "1",
        "Godkendelse af dagsorden",
        Place(1),
        sections=sections,
    )
    context = ItemContext(item, "2022-03-21", Body("b", "B", "council"), tools)
    for found in (*find_completions(context), *find_hearings(context)):
        assert folded(found.quote) in folded(text)
    assert all(folded(move.text) in folded(text) for move in find_moves(context))
    assert all(number in text for number in find_former_numbers(context))
