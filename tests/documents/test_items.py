"""Items that another program extracted: what is taken, what is filled in, and what is named as wrong."""

import csv
import io
import json

import pytest

from casegraph.documents.items import ItemsReader
from casegraph.documents.reader import HEAD
from casegraph.documents.reading import read_data
from casegraph.errors import DocumentError
from casegraph.model import LEFT_OUT, Place
from casegraph.parse import parse_source
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

HAVN = {"body": "Økonomiudvalget", "date": "2024-03-11", "title": "Udbygning af havnen"}


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def lines(*rows) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows).encode()


def read(data: bytes, name: str = "items.jsonl"):
    (source,) = read_data(data, name, name[name.rindex(".") :])
    return source


def parsed(tools, *rows, name="items.jsonl"):
    data = rows[0] if isinstance(rows[0], bytes) else lines(*rows)
    return parse_source(read(data, name), tools).meetings


def only(tools, **values):
    """The one item of one row."""
    ((item,),) = (meeting.items for meeting in parsed(tools, HAVN | values))
    return item


# What is taken, and what is filled in


def test_body_date_and_title_are_enough(tools):
    (meeting,) = parsed(tools, HAVN)
    (item,) = meeting.items
    assert (meeting.kind, meeting.body, meeting.body_id, meeting.body_kind, meeting.date) == (
        *("agenda", "Økonomiudvalget", "oekonomiudvalget", "finance_committee"),
        "2024-03-11",
    )
    assert item.id == "unknown:oekonomiudvalget:2024-03-11:o1"
    assert (item.title, item.source, item.document) == ("Udbygning af havnen", Place(1), "items.jsonl")
    assert (item.decision, item.decision_kind, item.case_numbers) == (None, "none", ())
    assert item.inferred == ("meeting_kind",)


def test_what_is_left_out_is_read_out_of_what_is_said(tools):
    item = only(
        tools,
        number=3,
        municipality="Kalundborg Kommune",
        case_number="326-2021-84531",
        recommendations=["at anlægget godkendes", "at planen sendes i høring"],
        decision="Ad 1: Anbefales godkendt.\nAd 2: Udsat til næste møde.",
    )
    assert item.id == "kalundborg:oekonomiudvalget:2024-03-11:3"
    assert item.meeting_kind == "minutes"
    assert (item.case_numbers[0].year, item.case_numbers[0].prefix) == (2021, "326")
    assert [(one.clauses, one.kind) for one in item.decisions] == [(("1",), "recommended"), (("2",), "postponed")]
    assert item.decision_kind == "recommended"
    assert [followup.kind for followup in item.followups] != []


def test_what_is_said_is_taken_as_it_is(tools):
    item = only(
        tools,
        body="Havnens Råd",
        body_kind="advisory",
        body_id="havneraad",
        decision="Godkendt.",
        decision_kind="noted",
        case_numbers=["HR 7"],
        closed=True,
        standing=True,
        meeting_kind="agenda",
        references=[{"quote": "Byrådet vedtog planen", "body": "Byrådet", "date": "2023-01", "about": "this"}],
        source={"line_first": 7, "line_last": 9, "page": 2, "url": "https://example.dk/7"},
        document="referat.pdf",
        places={"decision": {"line": 9, "page": 2}},
    )
    assert (item.body, item.body_id, item.body_kind) == ("Havnens Råd", "havneraad", "advisory")
    assert (item.decision_kind, [one.kind for one in item.decisions]) == ("noted", ["noted"])
    assert item.case_number == "HR 7"
    assert (item.closed, item.standing, item.meeting_kind, item.inferred) == (True, True, "agenda", ())
    assert [(one.body_id, one.date, one.place) for one in item.references] == [("council", "2023-01", Place(7, 2))] or (
        item.references[0].body == "Byrådet"
    )
    assert (item.source, item.url, item.document) == (Place(7, 2, 9), "https://example.dk/7", "referat.pdf")
    assert item.places == {"decision": Place(9, 2)}


def test_a_document_without_a_place_in_it_is_not_where_the_item_stands(tools):
    item = only(tools, document="referat.pdf")
    assert (item.document, item.source) == ("items.jsonl", Place(1))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-03-11", "2024-03-11"),
        ("2024-03", "2024-03"),
        ("2024-03-11T16:00:00+01:00", "2024-03-11"),
        ("11-03-2024", "2024-03-11"),
        ("1.3.2024", "2024-03-01"),
        (" 11/03/2024 ", "2024-03-11"),
        ("2024-03-11 00:00:00", "2024-03-11"),
        ("11-03-2024 16:00", "2024-03-11"),
    ],
)
def test_dates_as_programs_and_as_danes_write_them(tools, date, expected):
    assert only(tools, date=date).date == expected


@pytest.mark.parametrize(("number", "expected"), [(3, "3"), (3.0, "3"), ("3 a", "3 a"), ("", None), (None, None)])
def test_numbers_as_programs_write_them(tools, number, expected):
    assert only(tools, number=number).number == expected


def test_rows_of_one_body_and_day_are_one_meeting(tools):
    rows = [
        HAVN | {"number": "1"},
        HAVN | {"number": "1", "body": "Byrådet", "decision": "Godkendt."},
        HAVN | {"number": "2", "body": "ØKONOMIUDVALGET"},
        HAVN | {"number": "1", "date": "2024-04-08"},
        HAVN | {"number": "1", "municipality": "Nordby"},
        HAVN | {"number": "9", "meeting": "x:y:2024-03-11:1530"},
        HAVN | {"number": "1", "meeting_kind": "minutes"},
    ]
    meetings = parsed(tools, *rows)
    assert [[item.number for item in meeting.items] for meeting in meetings] == [
        *(["1", "2"], ["1"], ["1"], ["1"], ["9"], ["1"])
    ]
    assert [meeting.start for meeting in meetings] == [None, None, None, None, "15:30", None]


@pytest.mark.parametrize(("numbers", "meetings"), [((1, 2, 3), 1), ((1, 2, 1), 2)])
def test_two_documents_of_one_meeting_are_two_versions_where_they_use_one_number_twice(tools, numbers, meetings):
    documents = ("dagsorden.pdf", "dagsorden.pdf", "tillæg.pdf")
    rows = [
        HAVN | {"number": number, "document": document, "source": {"line_first": 1}}
        for number, document in zip(numbers, documents, strict=True)
    ]
    assert len(parsed(tools, *rows)) == meetings


def test_an_item_that_decided_another_is_found_by_its_new_id(tools):
    rows = [
        HAVN | {"number": "1", "item": "old:1", "decision": "Punkt 2 udgår."},
        HAVN | {"number": "2", "item": "old:2", "decided_in": "old:1", "decision_kind": "withdrawn"},
    ]
    (meeting,) = parsed(tools, *rows)
    assert meeting.items[1].decided_in == meeting.items[0].id


def test_whose_minutes_they_are_is_told_by_their_numbers_where_nothing_else_says(tools):
    rows = [HAVN | {"case_number": "326-2021-84531"}, HAVN | {"municipality": "Nordby", "title": "Andet"}]
    assert [meeting.municipality for meeting in parsed(tools, *rows)] == ["kalundborg", "nordby"]


# Tables

CSV = [
    ["body", "Date", "title", "number", "closed", "case numbers", "recommendations", "attachments", "course"],
    ["Byrådet", "25-03-2024", "Havn; udbygning, “fase 2”", "1", "nej", "24-000711|24-000712", "at a|at b", "Kort", ""],
    ["Byrådet", "25-03-2024", "Salg\naf grund", "2", "ja", '["24-000713"]', "", '[{"title": "Kort | plan"}]', ""],
    ["", "", "", "", "", "", "", "", ""],
    ["Byrådet", "25-03-2024", "Bro", "3", "FALSE", "", "", "", '[{"body": "Direktionen", "date": "2024-01-02"}]'],
]


def table(delimiter: str = ",", rows=CSV, end: str = "\r\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_in_any_usual_encoding_and_delimiter(tools, delimiter, encoding):
    (meeting,) = parsed(tools, table(delimiter).encode(encoding), name="items.csv")
    one, two, three = meeting.items
    assert (one.title, one.date, one.number) == ("Havn; udbygning, “fase 2”", "2024-03-25", "1")
    assert [number.printed for number in one.case_numbers] == ["24-000711", "24-000712"]
    assert one.recommendations == ("at a", "at b")
    assert [one.title for one in one.attachments] == ["Kort"]
    assert (two.title, two.closed, two.case_number) == ("Salg af grund", True, "24-000713")
    assert [one.title for one in two.attachments] == ["Kort | plan"]
    assert (three.closed, three.course[0].body_id, three.course[0].date) == (False, "direktionen", "2024-01-02")
    assert [item.source.line for item in meeting.items] == [2, 3, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_with_danish_columns(encoding):
    head = "Udvalg;Mødedato;Punkt;Overskrift;Sagsnr.;Beslutning;Bilag;Indstilling"
    row = 'Økonomiudvalget;5.2.2024;3;Lån;24/311;"Anbefales.\nBo (Ø) imod.";Notat|Aftale;at der lånes'
    data = f"{head}\r\n{row}\r\n".encode(encoding)
    assert ItemsReader().claims(data[:HEAD], ".csv")
    (source,) = ItemsReader().read(data, "liste.csv")
    (meeting,) = source.meetings
    (item,) = meeting.items
    assert (meeting.format, meeting.body, meeting.date) == ("items", "Økonomiudvalget", "2024-02-05")
    assert (item.number, item.title, item.decision) == ("3", "Lån", "Anbefales.\nBo (Ø) imod.")
    assert [number.printed for number in item.case_numbers] == ["24/311"]
    assert [one.title for one in item.attachments] == ["Notat", "Aftale"]
    assert item.recommendations == ("at der lånes",)
    assert source.doubts == ()


def test_a_column_is_known_by_its_key_before_its_danish_name():
    data = b"Body;Udvalg;Date;Title\nDirektionen;Andet;2024-02-05;Broen\n"
    (source,) = ItemsReader().read(data, "a.csv")
    assert source.meetings[0].body == "Direktionen"


def test_a_spreadsheet_may_say_what_divides_its_columns(tools):
    data = ("sep=;\r\n" + table(";")).encode("utf-8-sig")
    (meeting,) = parsed(tools, data, name="items.csv")
    assert [item.source.line for item in meeting.items] == [3, 4, 7]


@pytest.mark.parametrize(
    ("data", "suffix", "claimed"),
    [
        (b'{"title": "a", "body": "b", "date": "c"}\n', ".txt", True),
        (b'{"title": "a", "body": "b"}\n', ".txt", False),
        (b'{"title": "a", "body": "b"}\n', ".jsonl", True),
        (b'{"title": "a", "body": "b", "date": "c"}', ".json", False),
        (b"title,body,date\n", ".csv", True),
        (b"title,body\n", ".csv", False),
        (b"title, body, date and more of it\n", ".txt", False),
        (b"[]", ".jsonl", False),
    ],
)
def test_which_files_are_items(data, suffix, claimed):
    assert ItemsReader().claims(data, suffix) is claimed


# What is wrong

WRONG = {
    "no object": ('["body"]', "a JSON object is expected"),
    "cut": ('{"body": "Byrådet", ', "the JSON is broken at column"),
    "no title": ({"body": "Byrådet", "date": "2024-01-01"}, "title: Field required"),
    "an empty title": (HAVN | {"title": " \x00 "}, "title:"),
    "no text": (HAVN | {"title": ["Havn"]}, "title: Input should be a valid string"),
    "no date": (HAVN | {"date": "i foråret"}, "date: a date is expected"),
    "a day that is none": (HAVN | {"date": "2024-02-31"}, "date: day is out of range"),
    "a date that is a number": (HAVN | {"date": 20240101}, "date: a date is expected"),
    "no kind": (HAVN | {"decision_kind": "maybe"}, "decision_kind: Input should be 'approved'"),
    "no flag": (HAVN | {"closed": "måske"}, "closed: Input should be a valid boolean"),
    "no list": (HAVN | {"recommendations": {"a": 1}}, "recommendations: Input should be a valid tuple"),
    "a wrong row in a list": (HAVN | {"course": [{"body": "Byrådet", "date": "x"}]}, "course.0.date: a date"),
    "a wrong cell": (HAVN | {"course": "[{"}, "course: the JSON in the cell is broken"),
    "a deep cell": (HAVN | {"course": "[" * 100_000}, "course: the JSON in the cell is broken"),
    "no place": (HAVN | {"source": {"line_first": 0}}, "source.line_first: Input should be greater"),
    "an id that is none": (HAVN | {"body_id": "../x"}, "body_id: String should match"),
    "too deep": ("[" * 100_000, "the JSON"),
    "a number without end": ('{"body": ' + "9" * 5000 + "}", "the JSON holds what no item has"),
    "endless": ('{"body": "' + "x" * 5_000_001 + '"}', "longer than 5,000,000 characters"),
}


@pytest.mark.parametrize(("row", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_named_by_line_and_key_and_the_others_are_read(row, says):
    source = read(lines(HAVN, "", row, HAVN | {"title": "Bro"}))
    assert [item.title for meeting in source.meetings for item in meeting.items] == ["Udbygning af havnen", "Bro"]
    (doubt,) = source.doubts
    assert (doubt.kind, doubt.place) == (LEFT_OUT, Place(3))
    assert says in doubt.text
    assert doubt.text.endswith("; the row is left out")


def test_several_wrong_keys_of_a_row_are_named_together():
    (doubt,) = read(lines(HAVN, HAVN | {"date": "x", "closed": "x"})).doubts
    assert doubt.text.startswith("date: a date is expected, such as 2022-03-21; closed: ")


@pytest.mark.parametrize(
    ("rows", "says", "titles"),
    [
        ([["a", "b"] * 6], "12 cells, but 9 columns", 3),
        ([["Byrådet", "2024-03-25"]], "title: Field required", 3),
    ],
)
def test_a_wrong_row_of_a_table_is_named_too(rows, says, titles):
    source = read(table(rows=[*CSV, *rows]).encode(), "items.csv")
    assert len(source.meetings[0].items) == titles
    assert [doubt.place for doubt in source.doubts] == [Place(7)]
    assert says in source.doubts[0].text


def test_a_quote_that_is_not_closed_swallows_no_rows_silently():
    text = 'body,date,title\nByrådet,2024-03-25,"Bro" og vej\nByrådet,2024-03-25,Havn\nByrådet,2024-03-25,"Skole\n'
    source = read(text.encode(), "items.csv")
    assert [item.title for meeting in source.meetings for item in meeting.items] == ["Havn"]
    assert [(doubt.place.line, doubt.text.split(" (")[0]) for doubt in source.doubts] == [
        (2, "the row cannot be made out"),
        (4, "the row cannot be made out"),
    ]


def test_a_cell_without_end_is_a_wrong_row():
    text = "body,date,title\nByrådet,2024-03-25," + "x" * 200_000 + "\nByrådet,2024-03-25,Havn\n"
    source = read(text.encode(), "items.csv")
    assert [item.title for meeting in source.meetings for item in meeting.items] == ["Havn"]
    assert [doubt.place.line for doubt in source.doubts] == [2]


def test_zero_bytes_and_cpr_numbers_go_no_further():
    rows = [f"{json.dumps(HAVN | {'title': 'Borger 010203-0405'})}"]
    text = "body,date,title\nByrådet,2024-03-25,Ha\0vn 010203-0405\n" + "Byrådet,2024-03-25,Bro\n" * 100
    for source in (read(lines(*rows)), read(text.encode(), "items.csv")):
        title = source.meetings[0].items[0].title
        assert "XXXXXX-XXXX" in title
        assert "\0" not in title


def test_unknown_keys_are_named_once_and_not_read():
    source = read(lines(HAVN | {"vote": 1}, HAVN | {"vote": 2, "mood": "good", "case": "x", "schema_version": 1}))
    assert [(doubt.kind, doubt.place, doubt.text.split(":")[0]) for doubt in source.doubts] == [
        ("key", Place(1), "vote"),
        ("key", Place(2), "mood"),
    ]


def test_of_very_many_wrong_rows_the_first_are_named_and_the_rest_counted():
    source = read(lines(HAVN, *["{}"] * 250))
    assert len(source.doubts) == 101
    assert source.doubts[-1].text == "150 more rows are wrong and left out"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b'{"a": 1}\n{"b": 2}\n', "links.jsonl", "no row of it is an item (body: Field required"),
        (b"body,date,title\n", "items.csv", "no row of it is an item (there is no row)"),
    ],
)
def test_a_file_without_any_item_is_a_document_that_cannot_be_read(data, name, says):
    with pytest.raises(DocumentError) as caught:
        read(data, name)
    assert says in str(caught.value)
