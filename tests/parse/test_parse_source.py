"""The whole way from lines to a meeting, on invented minutes in three layouts."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casegraph.model import Line, Meeting, Source
from casegraph.parse import parse_source
from casegraph.parse.municipality import Municipality
from casegraph.parse.tools import Tools

LINDOE = Municipality("lindoe", "Lindø Kommune")

COMMITTEE = """Referat
Teknik- og Klimaudvalget

Mødedato: 14. september 2022
Mødetidspunkt: 15:00 - 17:30
Mødested: Lokale 4, Rådhuset

Indholdsfortegnelse
1. Godkendelse af dagsorden
2. Lokalplan 88 for Møllevang - endelig vedtagelse
3. Ansøgning om tilskud til stien ved åen
4. Status på vejvedligehold
5. Lukket punkt: Køb af areal
6. Eventuelt

1. Godkendelse af dagsorden
Sagsnr.: 22/15678

Beslutning
Godkendt, idet punkt 4 udgår.
Ida Mørk (F) var fraværende.

2. Lokalplan 88 for Møllevang - endelig vedtagelse
Sagsnr.: 22/10311

Resumé
Byrådet sendte den 25. maj 2022 forslaget i høring i otte uger. Der kom fem svar.

Indstilling
Center for Plan og By indstiller til Byrådet via Teknik- og Klimaudvalget og Økonomiudvalget,
1. at lokalplanen vedtages endeligt,
2. at svarene tages til efterretning,
3. at centeret får lov til at rette
   skrivefejl.

Beslutning i Teknik- og Klimaudvalget den 14-09-2022
Ad 1: Anbefales. Lene Dahl (V) stemte imod.
Ad 2: Taget til efterretning.
Ad 3: Godkendt.
Sagen går til Økonomiudvalget den 21. september.

Bilag
Bilag 1: Lokalplan 88.pdf
Bilag 2: Notat om svarene (130047/22)

3. Ansøgning om tilskud til stien ved åen
Sagsnr.: 21/47110

Sagsfremstilling
Lokalrådet søger om 75.000 kr. til en sti.

Indstilling
Forvaltningen indstiller, at der gives afslag.

Beslutning i Teknik- og Klimaudvalget den 10-08-2022
Sagen udsættes, da der mangler et overslag.

Beslutning i Teknik- og Klimaudvalget den 14-09-2022
Der bevilges 50.000 kr.

4. Status på vejvedligehold
Sagsnr.: 22/99810

Sagsfremstilling
Der gives en status.

Indstilling
Forvaltningen indstiller, at status drøftes.

5. Lukket punkt: Køb af areal
Sagsnr.: 22/15001

6. Eventuelt

Beslutning
-
"""

BOARD = """REFERAT Direktionen d. 12-04-2021

Mødedato Mandag d. 12. april 2021 kl. 12:30

Mødested Mødelokale 3

Punkt 1: Plan for opdatering af hjemmesiden

21-004711

Beslutning

Godkendt med den tilføjelse, at planen vises på næste ledermøde.

Sagsfremstilling

Hjemmesiden er fra 2015 og skal fornys.

Indstillinger

Kst. kommunikationschef indstiller, at:

- at planen godkendes
- at arbejdet begynder i maj

Behandling

Direktion, Økonomiudvalg, Byråd.

Sagens forløb

12-04-2021 Direktionen

Godkendt med den tilføjelse, at planen vises på næste ledermøde.

Bilag

Tidsplan for hjemmesiden

326-2021-

84531

Punkt 2: Lukket: Orientering om sager på vej

Punkt 3: Eventuelt

Beslutning

Taget til efterretning.
"""

COUNCIL = """Referat fra møde i Kommunalbestyrelsen tirsdag den 7. marts 2023 kl. 18.00

Punkt 31. Godkendelse af årsregnskab 2022
Sagsid.: 00.32.10-S00-1-23

Sagens gang
DIR/ØU/KB

Indstilling
Borgmesteren indstiller,
at regnskabet oversendes til revisionen, og
at overførslerne godkendes.

Beslutning i Økonomiudvalget den 21-02-2023:
Indstilles til kommunalbestyrelsens godkendelse.
Fraværende: Per Holm (C)

Beslutning i Kommunalbestyrelsen den 07-03-2023:
Vedtaget med 17 stemmer for, mens 2 stemte imod.

Punkt 32. 1. behandling af planstrategi 2023
Sagsid.: 01.02.00-P17-2-22

Forvaltningens indstilling
Det indstilles, at strategien sendes i høring.

Beslutning i Kommunalbestyrelsen den 07-03-2023:
Kommunalbestyrelsen besluttede at sende sagen tilbage til Teknisk Udvalg.

Punkt 33. Valg af medlem til havnebestyrelsen
Sagsid.: 08.00.00-A30-1-21

Beslutning i Kommunalbestyrelsen den 07-03-2023:
Lis Bro (C) blev valgt.
"""

ALL = {"committee": COMMITTEE, "board": BOARD, "council": COUNCIL}


def source(text: str, document: str = "referat.txt") -> Source:
    lines = enumerate(text.split("\n"), 1)
    return Source(
        document, "text", tuple(Line(n, line.strip(), indent=len(line) - len(line.lstrip())) for n, line in lines)
    )


def meeting(text: str, tools: Tools, municipality: Municipality | None = LINDOE) -> Meeting:
    (found,) = parse_source(source(text), tools, municipality).meetings
    return found


def test_meeting_and_ids(tools):
    found = meeting(COMMITTEE, tools)
    assert (found.id, found.body_kind, found.date) == (
        "lindoe:teknik-klima-udvalg:2022-09-14",
        "standing_committee",
        "2022-09-14",
    )
    assert [item.id.rsplit(":", 1)[1] for item in found.items] == ["1", "2", "3", "4", "5", "6"]
    assert all(item.meeting == found.id for item in found.items)


def test_fields_of_an_item_decided_by_clause(tools):
    item = meeting(COMMITTEE, tools).items[1]
    assert item.case_number == "22/10311"
    assert item.recommended_by == "Center for Plan og By"
    assert item.recommendations == (
        "lokalplanen vedtages endeligt,",
        "svarene tages til efterretning,",
        "centeret får lov til at rette skrivefejl.",
    )
    assert [(one.clauses, one.kind) for one in item.decisions] == [
        (("1",), "recommended"),
        (("2",), "noted"),
        (("3",), "approved"),
    ]
    assert item.decision_kind == "approved"
    assert item.dissent == ("Lene Dahl (V) stemte imod.",)
    assert [(stop.body, stop.date) for stop in item.route] == [
        ("Teknik- og Klimaudvalget", None),
        ("Økonomiudvalget", "2022-09-21"),
        ("Byrådet", None),
    ]
    assert [(one.title, one.document_number) for one in item.attachments] == [
        ("Bilag 1: Lokalplan 88.pdf", None),
        ("Bilag 2: Notat om svarene", "130047/22"),
    ]


def test_decision_of_this_meeting_and_the_earlier_one_as_course(tools):
    item = meeting(COMMITTEE, tools).items[2]
    assert (item.decision, item.decision_kind) == ("Der bevilges 50.000 kr.", "approved")
    assert [(one.date, one.decision_kind) for one in item.course] == [
        ("2022-08-10", "postponed"),
        ("2022-09-14", "approved"),
    ]


def test_absentees_are_no_decision(tools):
    assert meeting(COMMITTEE, tools).items[0].decision == "Godkendt, idet punkt 4 udgår."


def test_an_item_that_approves_the_agenda_decides_about_another(tools):
    items = meeting(COMMITTEE, tools).items
    assert (items[3].decision, items[3].decision_kind, items[3].decided_in) == (None, "withdrawn", items[0].id)
    assert items[0].decision_kind == "approved"
    assert items[1].decided_in is None


def test_closed_and_standing_items(tools):
    items = meeting(COMMITTEE, tools).items
    assert [item.number for item in items if item.closed] == ["5"]
    assert items[4].case_number == "22/15001"
    assert items[5].standing
    assert (items[5].decision, items[5].decision_kind) == (None, "none")


def test_board_layout(tools):
    item = meeting(BOARD, tools).items[0]
    assert (item.case_number, item.recommended_by) == ("21-004711", "Kst. kommunikationschef")
    assert item.recommendations == ("planen godkendes", "arbejdet begynder i maj")
    assert [stop.body for stop in item.route] == ["Direktionen", "Økonomiudvalget", "Byrådet"]
    assert [(one.body, one.date, one.decision_kind) for one in item.course] == [
        ("Direktionen", "2021-04-12", "approved")
    ]
    assert [(one.title, one.document_number) for one in item.attachments] == [
        ("Tidsplan for hjemmesiden", "326-2021-84531")
    ]


def test_council_layout(tools):
    items = meeting(COUNCIL, tools).items
    assert [item.decision_kind for item in items] == ["approved", "returned", "elected"]
    assert [one.body for one in items[0].course] == ["Økonomiudvalget", "Kommunalbestyrelsen"]
    assert items[0].course[0].decision == "Indstilles til kommunalbestyrelsens godkendelse."
    assert items[0].dissent == ("Vedtaget med 17 stemmer for, mens 2 stemte imod.",)
    assert [stop.body for stop in items[0].route] == ["Direktionen", "Økonomiudvalget", "Kommunalbestyrelsen"]
    assert items[1].recommended_by == "Forvaltningen"


def test_a_given_municipality_is_not_inferred(tools):
    found = meeting(BOARD, tools)
    assert (found.municipality, found.municipality_name) == ("lindoe", "Lindø Kommune")
    assert "municipality" not in found.inferred


def test_an_inferred_municipality_says_so(tools):
    found = meeting(BOARD.replace("21-004711", "326-2021-11582"), tools, None)
    assert found.municipality == "kalundborg"
    assert all("municipality" in item.inferred for item in found.items)


def test_unknown_municipality_and_date(tools):
    found = meeting(COMMITTEE.replace("Mødedato: 14. september 2022\n", "").replace("14-09-2022", ""), tools, None)
    assert found.municipality == "unknown"
    assert re.fullmatch(r"unknown:teknik-klima-udvalg:(undated-[0-9a-f]{8}|2022-08-10)", found.id)


def test_what_is_no_minutes(tools):
    letter = "Kære alle\n\nTak for et godt år.\n\nMed venlig hilsen\nBo"
    parsed = parse_source(source(letter), tools, LINDOE)
    assert parsed.not_minutes
    assert parsed.meetings == ()


def test_ready_meetings_get_ids_and_kinds(tools):
    ready = meeting(COUNCIL, tools)
    stripped = [replace(item, id="", decisions=(), decision_kind="none", dissent=()) for item in ready.items]
    given = Source("api.json", "json", meetings=(replace(ready, id="", municipality="", items=tuple(stripped)),))
    (found,) = parse_source(given, tools, LINDOE).meetings
    assert found.id == "lindoe:kommunalbestyrelsen:2023-03-07"
    assert [item.decision_kind for item in found.items] == ["approved", "returned", "elected"]
    assert [item.id for item in found.items] == [f"{found.id}:{number}" for number in (31, 32, 33)]


@pytest.mark.parametrize("name", ALL)
def test_every_value_stands_in_the_document(tools, name):
    document = squeezed(ALL[name])
    for item in meeting(ALL[name], tools).items:
        for value in values(item):
            assert squeezed(value) in document, value


@pytest.mark.parametrize("name", ALL)
def test_every_value_has_its_place(tools, name):
    text = ALL[name].split("\n")
    for item in meeting(ALL[name], tools).items:
        for field in ("title", "case_number", "decision", "recommended_by", "recommendations", "route", "attachments"):
            if getattr(item, field):
                assert field in item.places, (item.number, field)
        for field, place in item.places.items():
            assert getattr(item, field), field
            assert 1 <= place.line <= (place.last or place.line) <= len(text), field
        if item.case_number:
            assert item.case_number in text[item.places["case_number"].line - 1]
        if item.decision:
            place = item.places["decision"]
            said = squeezed("\n".join(text[place.line - 1 : place.last or place.line]))
            assert squeezed(item.decision) in said


@pytest.mark.parametrize("name", ALL)
def test_sections_know_the_line_of_every_paragraph(tools, name):
    text = ALL[name].split("\n")
    for item in meeting(ALL[name], tools).items:
        for section in item.sections:
            assert len(section.lines) == section.text.count("\n") + 1
            for line, paragraph in zip(section.lines, section.text.split("\n"), strict=True):
                assert squeezed(text[line - 1]) in squeezed(paragraph) or squeezed(paragraph) in squeezed(
                    text[line - 1]
                )


def test_ids_are_ascii_and_unique(tools):
    text = COUNCIL.replace("Punkt 32.", "Punkt 31.")
    ids = [item.id for item in meeting(text, tools).items]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", one) for one in ids)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mangled_minutes_never_raise(tools, data):
    lines = ALL[data.draw(st.sampled_from(sorted(ALL)))].split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + data.draw(st.integers(0, 5))] = data.draw(st.lists(st.text(max_size=30), max_size=3))
    document = squeezed("\n".join(lines))
    for found in parse_source(source("\n".join(lines)), tools, LINDOE).meetings:
        for item in found.items:
            said = [item.case_number or "", *(item.decision or "").split("\n")]
            assert all(squeezed(value) in document for value in said)


# What is printed to be signed on, to part what stands above from what stands below, or by mistake.
SIGNED = "______________      ______________"
SIGNS = ["____", SIGNED, "**", "****", "* * *", "----", "- **", ". x", ". ", "²", "½", "١.", "….. 3"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_of_signs_breaks_nothing(tools, sign):
    whole = meeting(COMMITTEE, tools).items
    signed = meeting(f"{COMMITTEE}\n{sign}\n", tools).items
    assert [(item.number, item.title) for item in signed] == [(item.number, item.title) for item in whole]
    parse_source(source(COMMITTEE.replace("\n", f"\n{sign}\n")), tools, LINDOE)


def test_a_superscript_is_no_page(tools):
    contents = "Indholdsfortegnelse\n1. Godkendelse af dagsorden ... 2\n2. Vej til\n²\n3. Ny bro ... 3\n\n"
    items = "1. Godkendelse af dagsorden\nGodkendt.\n\n2. Vej til søen\nGodkendt.\n\n3. Ny bro\nGodkendt.\n"
    text = f"Teknisk Udvalg\n14-09-2022\n\n{contents}{items}"
    assert [item.number for item in meeting(text, tools).items] == ["1", "2", "3"]


def squeezed(text: str) -> str:
    """``text`` without white space, list marks and the hyphens of broken numbers."""
    bare = re.sub(r"(?m)^\s*(?:[-•–]|\d{1,2}[.)])\s+", "", text)
    return re.sub(r"[\s\-]", "", bare)


def values(item):
    yield from (number.printed for number in item.case_numbers)
    yield from (
        getattr(item, name) for name in ("decision", "case_type", "recommended_by", "title") if getattr(item, name)
    )
    yield from item.recommendations
    yield from item.dissent
    yield from (one.title for one in item.attachments)
    yield from (one.document_number for one in item.attachments if one.document_number)
    yield from (one.text for one in item.decisions)
    yield from (one.decision for one in item.course if one.decision)
    yield from (one.text for one in item.sections)
