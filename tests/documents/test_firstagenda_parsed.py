"""Answers of the API in the shape in which they are really given: what a word processor leaves in the HTML included."""

import json

import pytest

from casegraph.calendar import BodyTerm
from casegraph.documents.reading import read_data
from casegraph.parse import parse_source
from casegraph.parse.tools import Tools
from casegraph.parse.unread import unread_lines
from casegraph.rulebook.book import load_rulebook

NOBODY = "00000000-0000-0000-0000-000000000000"
SITE = "https://dagsordener.bakkeby.dk"
MEETING = "0cad2b4d-0000-4000-8000-000000000001"
LEFT_OVER = (
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    '<meta name="generator" content="Words 22.1"><title>Dagsordenspunkt</title>'
)
EMPTY = "<div><div id='sagsfremstillingContainer'>\r\n\r\n\r\n\r\n</div></div>"


def paragraphs(*texts):
    """A run of paragraphs, with the empty one that a word processor puts between them."""
    return "<p><span>\u00a0</span></p>".join(f"<p><span>{text}</span></p>" for text in texts)


def section(heading, body, css=""):
    marked = f" class='{css}'" if css else ""
    return f"<h3>{heading}</h3>\r\n<span{marked}>{LEFT_OVER}<div>{body}</div></span>\r\n"


def item(number, title, case, html, attachments=(), is_open=True):
    own = f"{number:08x}-0000-4000-8000-000000000000"
    field = {
        **{"Navn": "", "Html": html, "Tekst": None, "Id": NOBODY, "DocumentId": own if is_open else NOBODY},
        "Link": f"{SITE}/Vis/Pdf/bilag/{own}" if is_open else "",
    }
    return {
        **{"Lydfiler": None, "Ressourcer": None, "Felter": [field], "Presentations": None, "ItemDecision": None},
        **{"SagsNummer": case, "Navn": title, "Punktnummer": str(number), "Documents": None, "Id": own},
        "Bilag": [
            {"HarPdfVersion": "true", "Order": at, "Navn": name, "Id": own} for at, name in enumerate(attachments)
        ],
        **{"AgendaUid": MEETING, "Number": str(number), "Sorting": number, "IsOpen": is_open, "CaseNumber": case},
        **{"SourceId": "39158", "Caption": title, "CasePresentationUid": None, "ExternalAgendaItemAttendees": []},
    }


def answer(*items, name="Dagsorden", **moede):
    people = [{"Name": "Anna  Holm", "Absent": False}, {"Name": "Bo Lind", "Absent": True}]
    return {
        "Dagsordenpunkter": list(items),
        "Udvalg": {"Id": NOBODY, "OrganisationId": NOBODY, "Navn": "Økonomiudvalget", "Historisk": False},
        "Moede": {
            **{
                "Id": NOBODY,
                "MeetingBeginUtc": "2026-05-18T17:00:00+02:00",
                "MeetingEndUtc": None,
                "Sted": "Rådhuset ",
            },
            **{"ReleasedDate": None, "Dato": "2026-05-18T17:00:00+02:00", "Afsluttet": False, "Description": ""},
            **{"Moededeltagere": people, "Navn": name, "SourceId": "3780", "IsSupplementaryAgenda": False, **moede},
        },
        "TillaegsDagsorden": False,
        "Id": MEETING,
    }


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def sources(content):
    return read_data(json.dumps(content, ensure_ascii=False).encode(), "svar.json", ".json")


def meeting(tools, *items, **moede):
    (source,) = sources(answer(*items, **moede))
    ((found,),) = [parse_source(source, tools).meetings]
    return found


HARBOUR = EMPTY.replace(
    "\r\n\r\n\r\n\r\n",
    section(
        "Supplerende sagsfremstilling",
        paragraphs("Udvalget har bedt om mere viden.")
        + (
            '<ol type="1"><li><span>Skøn over prisen</span><br><span>Rådgiveren regner på den:</span>'
            '<ul type="disc"><li><span>Er den rimelig?</span></li></ul></li><li><span>Tilsyn</span></li></ol>'
        ),
        "ukendt",
    )
    + section("Beslutningstema", paragraphs("Byrådet skal tage stilling til molen."), "beslutningstema")
    + "\r\n<div>"
    + section(
        "Indstilling",
        paragraphs("Direktøren indstiller til Økonomiudvalget at anbefale over for Byrådet ", "")
        + '<ol type="1"><li><span>at molen forlænges</span></li><li><span>at planen ikke ændres</span></li></ol>',
        "indstilling",
    )
    + section("Beslutning i Økonomiudvalget den 16-03-2026", paragraphs("Sagen udsættes."))
    + "</div>\r\n"
    + section(
        "Sagsfremstilling",
        paragraphs("Baggrund", "Molen er fra 1958.")
        + "<h3><span>Beslutning</span></h3>"
        + paragraphs("Et areal på 85 m</span><span>2</span><span> er ledigt."),
    )
    + section(
        "Politiske beslutninger og aftaler",
        paragraphs("Havneplanen er vedtaget af Byrådet den 21. december 2021, punkt 5."),
        "ukendt",
    ),
)


def test_an_item_as_it_is_really_given(tools):
    held = meeting(tools, item(3, "Beslutning - Forlængelse af molen", "25/1234", HARBOUR, ["Kort", "Breve 1 & 2"]))
    (one,) = held.items
    assert (one.recommended_by, one.recommendations) == ("Direktøren", ("molen forlænges", "planen ikke ændres"))
    assert (one.decision, one.decision_kind) == (None, "none")
    assert [(entry.body, entry.date, entry.decision_kind) for entry in one.course] == [
        ("Økonomiudvalget", "2026-03-16", "postponed")
    ]
    mention = one.references[0]
    assert (mention.body, mention.date, mention.item_number, mention.about) == ("Byrådet", "2021-12-21", "5", "other")
    assert [found.title for found in one.attachments] == ["Kort", "Breve 1 & 2"]
    assert one.url == f"{SITE}/vis?id={MEETING}&punktid=00000003-0000-4000-8000-000000000000"
    headings = [found.heading for found in one.sections]
    assert "Beslutning" not in headings  # a heading inside a section is its text
    text = "\n".join(found.text for found in one.sections)
    assert "Et areal på 85 m2 er ledigt." in text
    assert "Dagsordenspunkt" not in text
    assert "\u00a0" not in text


def test_every_line_of_an_answer_is_understood(tools):
    (source,) = sources(answer(item(3, "Forlængelse af molen", "25/1234", HARBOUR, ["Kort", "Breve 1 & 2"])))
    draft = parse_source(source, tools).draft
    assert unread_lines(source, draft) == ()
    named = {role.line: role.section for role in draft.roles}
    assert [named[line.number] for line in source.lines if line.field == "attachment"] == ["attachments"] * 2


def test_an_answer_that_bears_no_id_says_whose_it_is_by_its_links(tools):
    content = answer(item(3, "Molen", "25/1234", HARBOUR))
    content["Dagsordenpunkter"][0]["Felter"][0]["Link"] = "https://dagsordener.greve.dk/Vis/Pdf/bilag/1"
    del content["Id"]
    (source,) = sources(content)
    (held,) = parse_source(source, tools).meetings
    assert (source.url, held.municipality) == ("https://dagsordener.greve.dk", "greve")


def test_the_meeting_around_it(tools):
    held = meeting(tools, item(1, "Eventuelt", "25/26257", EMPTY))
    assert (held.kind, held.body, held.date, held.start, held.end) == (
        *("agenda", "Økonomiudvalget", "2026-05-18"),
        *("17:00", None),
    )
    assert (held.participants, held.absent, held.place) == (("Anna Holm",), ("Bo Lind",), "Rådhuset")
    assert [(one.title, one.standing, one.case_number) for one in held.items] == [("Eventuelt", True, "25/26257")]


def test_a_closed_item_says_so_and_holds_nothing(tools):
    held = meeting(tools, item(32, "Lukket: Beslutning - Udbud af havnens drift", "26/4188", "", is_open=False))
    (one,) = held.items
    assert (one.closed, one.title, one.number) == (True, "Beslutning - Udbud af havnens drift", "32")
    assert (one.sections, one.decision, one.attachments) == ((), None, ())


def test_minutes_decide_where_the_agenda_did_not(tools):
    html = HARBOUR.replace("</div></div>", section("Beslutning", paragraphs("Anbefales.")) + "</div></div>")
    held = meeting(tools, item(3, "Molen", "25/1234", html), name="Referat", Afsluttet=True)
    assert (held.kind, held.items[0].decision, held.items[0].decision_kind) == ("minutes", "Anbefales.", "recommended")


def test_a_title_over_two_lines_keeps_its_words_apart(tools):
    held = meeting(tools, item(1, "Forlængelse\r\naf molen", "25/1", EMPTY))
    assert held.items[0].title == "Forlængelse af molen"


# Lists of meetings


def listed(day, name="Referat", **more):
    return {"Id": MEETING, "Dato": f"{day}T08:00:00+01:00", "Sted": "Skriftlig votering", "Navn": name, **more}


def test_the_answer_about_one_body_is_a_calendar_too(tools):
    one = {"Id": NOBODY, "Navn": "Havneudvalget", "Moeder": [listed("2025-12-01"), listed("2026-01-05", None)]}
    (source,) = sources(one)
    days = parse_source(source, tools).calendar.days
    assert source.calendar.terms == ()  # of which years it is, is not said
    assert [(day.body, day.date, day.start, day.note) for day in days] == [
        ("Havneudvalget", "2025-12-01", "08:00", "Referat Skriftlig votering"),
        ("Havneudvalget", "2026-01-05", "08:00", "Skriftlig votering"),
    ]


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        ("Udvalg 2022-2025", 2022, 2025),
        ("Udvalg 2022 – 2025", 2022, 2025),
        ("Folkeoplysningsudvalget 2014 og frem", 2014, None),
        ("Øvrige udvalg", None, None),
        ("Plan 2040", None, None),
    ],
)
def test_the_years_of_a_term_are_read_off_its_name(term, first, last):
    body = {"Id": NOBODY, "Navn": "Havneudvalget", "Moeder": [listed("2024-12-01")]}
    (source,) = sources({"Udvalg": {term: [body]}})
    assert source.calendar.terms == (BodyTerm("Havneudvalget", first, last),)
