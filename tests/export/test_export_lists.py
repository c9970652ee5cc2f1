"""The follow-up list as workbook, calendar and page: read back by openpyxl, icalendar and LibreOffice, same ids."""

import csv
import io
import re
import shutil
import subprocess
from datetime import date, datetime, timedelta

import icalendar
import openpyxl
import pytest

from casegraph.export import exporter, save
from casegraph.export.followups_sheets import sheets
from casegraph.export.followups_table import columns, is_formula
from casegraph.export.html import dated
from casegraph.export.telling import Teller
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups, wanted_status
from casegraph.views.sitting import BodyAsked
from casegraph.words import Words
from tests.builders import graph_of, make_completion, make_followup, make_item, make_meeting
from tests.samples import DAY, NASTY, data

FORMULAS = ["=1+1", "+45 1234", "-5 pct.", "@sum", "＝1", "=HYPERLINK(1;2)"]
URL = "https://example.org/møde?a=1&b=2"


def town(what: str = "skiltene fornyes", url: str | None = URL):
    """Follow-ups of two bodies and of a closed item: of each status, precision and kind of date."""
    first = make_item(
        "DIR",
        "2022-01-12",
        "1",
        title="Ny cykelsti",
        url=url,
        followups=(
            make_followup("task", what, due="2022-03-01", owner="HR"),
            make_followup("deadline", "tallene foreligger", due="2022-09-30", due_precision="quarter"),
            make_followup("report_back", "en status", due="2022-08-10", due_precision="season", due_text="i sommer"),
            make_followup("report_back", "gennemgang af tallene", due_text="ultimo hver måned"),
            make_followup("task", "uden dato"),
        ),
    )
    done = make_followup("task", "cykelskiltene sættes op", due="2022-02-15")
    second = make_item("ØU", "2022-02-02", "2", case="22-2", title="Skilte", followups=(done,))
    later = make_item("ØU", "2022-03-02", case="22-2", completions=(make_completion("Cykelskiltene er sat op."),))
    old = make_followup("task", "hytterne males", due="2022-04-01")
    new = make_followup("task", "hytterne males", due="2022-12-01")
    hut = make_item("ØU", "2022-02-02", "3", case="22-3", title="Hytter", followups=(old,))
    again = make_item("ØU", "2022-03-02", "4", case="22-3", kind="approved", title="Hytter", followups=(new,))
    shut = make_item(
        "ØU", "2022-02-02", "9", case="22-9", closed=True, followups=(make_followup("task", "huset sælges"),)
    )
    return graph_of(first, second, later, hut, again, shut, meetings=[make_meeting("DIR", "2022-03-09")])


def listed(graph=None, day: str = DAY, **query):
    return followups(graph or town(), day, FollowUpQuery(**({"status": ALL_STATUS} | query)))


def written(name: str, rows, lang: str = "da") -> bytes:
    stream = io.BytesIO()
    exporter("followups", name, Words(lang)).write(rows, stream)
    assert not stream.closed
    return stream.getvalue()


def book(rows, lang: str = "da"):
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", rows, lang)))


def table(sheet) -> list[dict]:
    """The rows of a sheet by heading, down to the first empty one."""
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    found = []
    for row in rows:
        if not row[names.index("Id")].value:
            break
        found.append(dict(zip(names, row, strict=True)))
    return found


class TestWorkbook:
    def test_the_same_rows_under_the_same_ids(self):
        rows = listed()
        made = book(rows)
        assert made.sheetnames == ["Opfølgning", "Direktionen", "Økonomiudvalget", "Lukkede punkter"]
        by_sheet = {name: [row["Id"].value for row in table(made[name])] for name in made.sheetnames}
        shut = [row["id"] for row in rows["followups"] if row["closed_item"]]
        assert by_sheet["Lukkede punkter"] == shut != []
        assert by_sheet["Opfølgning"] == [row["id"] for row in rows["followups"] if not row["closed_item"]]
        assert sorted(by_sheet["Direktionen"] + by_sheet["Økonomiudvalget"]) == sorted(by_sheet["Opfølgning"])

    def test_every_heading_is_a_word_of_the_house(self):
        head = [cell.value for cell in next(book(listed())["Direktionen"].iter_rows())]
        for word in ("Frist", "Status", "Hvad", "Ansvarlig", "Modtager", "Organ", "Møde", "Pkt.", "Sagsnr.", "Sag"):
            assert word in head
        assert "Kilde" in head

    def test_dates_are_dates_and_an_estimate_says_so(self):
        cells = {row["Hvad"].value: row["Frist"] for row in table(book(listed())["Direktionen"])}
        assert cells["skiltene fornyes"].value == datetime(2022, 3, 1)
        assert cells["skiltene fornyes"].number_format == "dd-mm-yyyy"
        assert cells["en status"].number_format == '"ca. "dd-mm-yyyy'
        assert cells["gennemgang af tallene"].value == datetime(2022, 6, 30)
        assert "næste" in cells["gennemgang af tallene"].number_format
        assert cells["uden dato"].value is None
        english = next(iter(table_of_english()))
        assert english.number_format == "yyyy-mm-dd"

    @pytest.mark.parametrize("text", FORMULAS)
    def test_no_cell_is_a_formula(self, text):
        made = book(listed(town(what=text)))
        cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
        found = [cell for cell in cells if cell.value == text]
        # The mark keeps it text when somebody changes the cell and leaves it again.
        assert len(found) == 4, "task and sentence, on the sheet of all and on its body's"
        assert all(cell.quotePrefix for cell in found)

    def test_overdue_rows_are_marked_by_a_rule(self):
        sheet = book(listed())["Direktionen"]
        statuses = [row["Status"] for row in table(sheet)]
        assert statuses[0].value == "Overskredet"
        rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
        assert f'${statuses[0].column_letter}2="Overskredet"' in rules

    def test_it_filters_stays_readable_and_prints(self):
        rows = listed()
        for sheet in book(rows):
            count = len(table(sheet))
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref.startswith("A1:")
            assert sheet.auto_filter.ref.endswith(str(count + 1))
            assert sheet.page_setup.orientation == "landscape"
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.column_dimensions["A"].width > 10
            texts = [row[0].value for row in sheet.iter_rows(min_row=count + 2) if row[0].value]
            assert texts[0].startswith("Bygger på: Direktionen 2 møder")
            assert "det er referaterne, der gælder" in texts[-1]

    @pytest.mark.parametrize(
        ("url", "link"),
        [
            (URL, True),
            (None, False),
            ("javascript:alert(1)", False),
            ("file:///etc/passwd", False),
            ("https://example.org/" + "x" * 3000, False),
        ],
    )
    def test_the_source_leads_to_the_published_minutes(self, url, link):
        cell = table(book(listed(town(url=url)))["Direktionen"])[0]["Kilde"]
        assert cell.value == "direktionen-2022-01-12.txt:18"
        assert bool(cell.hyperlink) is link
        if link:
            assert cell.hyperlink.target.startswith("https://example.org/m")

    def test_a_list_for_a_sitting_keeps_its_parts_on_one_sheet(self):
        rows = listed(body=BodyAsked("ØU"), meeting="2022-06-08")
        made = book(rows)
        assert made.sheetnames == ["Opfølgning", "Lukkede punkter"]
        parts = [row["Del"].value for row in table(made["Opfølgning"])]
        assert parts == sorted(parts, key=["Opgaver", "Udført eller afløst"].index)

    def test_changes_have_a_column(self):
        before = listed(town().as_of("2022-02-20"), "2022-02-20")
        rows = followups(town(), DAY, FollowUpQuery(since=before))
        assert {row["Ændring"].value for row in table(book(rows)["Opfølgning"])} == {"Ny", "Ændret", "Lukket"}

    def test_an_empty_list(self):
        (sheet,) = book(listed(owner="ingen"))
        assert table(sheet) == []
        assert sheet.cell(3, 1).value.startswith("Bygger på")

    @pytest.mark.parametrize(
        ("names", "made"),
        [
            (["Byrådet", "byrådet"], ["Byrådet", "byrådet 2"]),
            (["A/B: [C]?*\\"], ["A B   C"]),
            (["'x'", "History", ""], ["x", "History 2", "–"]),
            (["Udvalget for " + "x" * 40] * 2, ["Udvalget for " + "x" * 18, "Udvalget for " + "x" * 16 + " 2"]),
        ],
    )
    def test_names_of_sheets(self, names, made):
        from casegraph.export.followups_sheets import _names

        assert list(_names(names)) == made

    def test_texts_do_nothing_to_their_reader(self):
        cells = [
            cell.value
            for sheet in book(listed(town(what=NASTY)))
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str)
        ]
        assert any("Æblegård" in text for text in cells)
        assert not [text for text in cells if "\x1b" in text or "\u202e" in text]


def table_of_english():
    sheet = book(listed(), "en")["Direktionen"]
    return [cell for cell in next(sheet.iter_rows(min_row=2)) if isinstance(cell.value, datetime)]


def events(raw: bytes) -> dict[str, icalendar.Event]:
    found = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert len({event["uid"] for event in found}) == len(found)
    return {str(event["uid"]): event for event in found}


def described(calendar: icalendar.Calendar) -> str:
    """What a calendar says of itself; of names that no standard knows, the escapes are left as they are."""
    return str(calendar["x-wr-caldesc"]).replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


class TestCalendar:
    def test_the_same_terms_under_the_same_ids(self):
        rows = listed()
        made = events(written("ics", rows))
        assert {uid: event["dtstart"].dt.isoformat() for uid, event in made.items()} == {
            row["id"]: row["due"] for row in rows["followups"] if row["due"]
        }
        assert len(made) == 7
        for event in made.values():
            assert type(event["dtstart"].dt) is date, "a whole day"
            assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
            assert event["transp"] == "TRANSPARENT"

    def test_statuses_and_estimates(self):
        found = {str(event["summary"]): str(event["status"]) for event in events(written("ics", listed())).values()}
        assert found == {
            "skiltene fornyes": "CONFIRMED",
            "ca.: tallene foreligger": "TENTATIVE",
            "ca.: en status": "TENTATIVE",
            "ca.: gennemgang af tallene": "TENTATIVE",
            "Udført: cykelskiltene sættes op": "CONFIRMED",
            "Afløst: hytterne males": "CANCELLED",
            "hytterne males": "CONFIRMED",
        }

    def test_a_later_calendar_updates_the_earlier(self):
        early, late = (events(written("ics", listed(town().as_of(day), day))) for day in ("2022-02-20", DAY))
        assert early.keys() < late.keys()
        moved = "strandby:oekonomiudvalget:2022-02-02:3"
        (uid,) = [uid for uid in early if uid.startswith(moved)]
        assert (early[uid]["status"], late[uid]["status"]) == ("CONFIRMED", "CANCELLED")
        for uid, event in early.items():
            assert late[uid]["sequence"] > event["sequence"]
            assert late[uid]["last-modified"].dt > event["last-modified"].dt
            assert late[uid]["dtstamp"].dt > event["dtstamp"].dt

    def test_a_calendar_tells_what_closed_unless_asked_otherwise(self):
        assert wanted_status((), calendar=True) == ALL_STATUS
        assert wanted_status((), calendar=False) < ALL_STATUS
        assert wanted_status(("open",), calendar=True) == {"open"}
        assert wanted_status(("all",)) == ALL_STATUS

    def test_it_says_what_it_rests_on_and_what_it_leaves_out(self):
        calendar = icalendar.Calendar.from_ical(written("ics", listed()))
        told = described(calendar)
        assert told.startswith("Bygger på: Direktionen 2 møder")
        assert "det er referaterne, der gælder" in told
        assert told.endswith("2 opfølgninger uden dato er ikke med i kalenderen.")
        assert str(calendar["x-wr-calname"]) == "Opfølgning pr. 1. juni 2022"
        event = next(iter(events(written("ics", listed())).values()))
        assert "Kilde: Økonomiudvalget 02-02-2022 pkt. 2, oekonomiudvalget-2022-02-02.txt:18" in event["description"]

    def test_texts_are_escaped_and_lines_folded(self):
        raw = written("ics", listed(town(what=f"a,b;c\\d {NASTY} " + "ø" * 200)))
        assert max(map(len, raw.split(b"\r\n"))) <= 75
        assert not [byte for byte in raw.replace(b"\r\n", b"") if byte < 32]
        summaries = [str(event["summary"]) for event in events(raw).values()]
        assert any(text.startswith("a,b;c\\d Æblegård") and text.endswith("ø" * 200) for text in summaries)
        assert raw.count(b"BEGIN:VEVENT") == 7

    @pytest.mark.parametrize("due", ["2022-13-45", "2022-12", "9999-12-31", "0001-01-01"])
    def test_a_date_that_no_calendar_holds_breaks_nothing(self, due):
        rows = listed()
        rows["followups"][0]["due"] = due
        assert len(events(written("ics", rows))) in {6, 7}
        assert book(rows).sheetnames


def told_twice():
    """One thing that two bodies' minutes mention, something that is decided, and something that nobody is to do."""
    mentioned = make_followup("deadline", "ansøgningen skal sendes", due="2022-03-01", basis="presentation")
    decided = make_followup("task", "hegnet males", due="2022-03-02", to="ØU")
    first = make_item("DIR", "2022-01-12", "1", case="22-1", title="Hegn", followups=(mentioned, decided))
    second = make_item("ØU", "2022-02-02", "2", case="22-1", title="Hegn", followups=(mentioned,))
    shown = [make_meeting("DIR", "2022-05-02"), make_meeting("ØU", "2022-05-03")]
    return listed(graph_of(first, second, meetings=shown))


class TestWhatIsOnlyMentioned:
    @pytest.mark.parametrize("name", ["text", "html"])
    def test_it_stands_apart_and_the_count_is_that_of_the_rows(self, name):
        text = written(name, told_twice()).decode()
        parts = re.findall(r"^(?:<h2>)?(\S.*? \(\d+\))", text, re.MULTILINE)
        assert [part.casefold() for part in parts] == [
            "overskredet (1)",
            "overskredet – kun nævnt i sagsfremstillingen (1)",
        ]
        assert text.index("hegnet males") < text.lower().index("kun nævnt") < text.index("ansøgningen skal sendes")
        assert text.count("ansøgningen skal sendes") == 1

    def test_a_table_of_all_says_so_in_the_row(self):
        assert "ansøgningen skal sendes (nævnt i sagsfremstillingen)" in written("md", told_twice()).decode()

    def test_in_a_part_of_its_own_kind_it_says_so_in_the_row(self):
        rows = told_twice()
        for row in rows["followups"]:
            row["section"] = "closed_items"
        for name in ("text", "html"):
            text = " ".join(re.sub("<[^>]*>", "", written(name, rows).decode()).split())
            assert "ansøgningen skal sendes (nævnt i sagsfremstillingen)" in text, name
            assert "kun nævnt" not in text


def test_whom_it_is_for_where_nobody_is_to_do_it():
    assert "Modtager: Økonomiudvalget" in written("text", told_twice()).decode()
    assert "→ Økonomiudvalget" in written("md", told_twice()).decode()
    rows = told_twice()
    for row in rows["followups"]:
        row["owner"] = "Økonomiudvalget"
    assert "Økonomiudvalget → Økonomiudvalget" not in written("md", rows).decode(), "nobody sends a thing to himself"


def test_a_list_for_a_sitting_has_the_name_of_the_body():
    rows = listed(body=BodyAsked("økonomiudvalg"), meeting="2022-06-08")
    assert rows["sitting"] == {"body": "Økonomiudvalget", "date": "2022-06-08"}


class TestPage:
    def test_no_date_is_broken_at_the_end_of_a_line(self):
        text = written("html", listed()).decode()
        assert '<span class="day">02-02-2022</span> pkt. 2' in text
        assert dated("a-01-02-2022 den 1-02-2022 <01-02-2022>") == (
            'a-01-02-2022 den 1-02-2022 &lt;<span class="day">01-02-2022</span>&gt;'
        )

    def test_every_row_its_status_and_its_part(self):
        text = written("html", listed()).decode()
        for part in ("Overskredet (1)", "Åben (5)", "Udført (1)", "Afløst (1)", "Fra lukkede punkter"):
            assert part in text, part
        assert text.count('<tr class="') == 9
        assert f'<a href="{URL.replace("&", "&amp;")}" rel="noreferrer">direktionen-2022-01-12.txt:18</a>' in text

    def test_closed_items_begin_a_page_of_their_own(self):
        assert '<section class="closed_items">' in written("html", listed()).decode()

    def test_it_goes_on_paper_and_on_a_phone(self):
        text = written("html", listed()).decode()
        assert "@page{size:A4 landscape" in text
        assert "@media(max-width" in text
        assert "display:table-header-group" in text


@pytest.mark.parametrize("name", ["text", "csv", "xlsx", "ics", "md", "html"])
@pytest.mark.parametrize("sitting", [False, True])
def test_every_format_says_that_it_is_an_extract_and_what_it_rests_on(name, sitting, tmp_path):
    rows = listed(body=BodyAsked("ØU"), meeting="2022-06-08") if sitting else listed()
    save(exporter("followups", name, Words("da")), rows, tmp_path / f"list.{name}")
    text = told(tmp_path / f"list.{name}")
    for said in ("Dette er et uddrag", "Bygger på: Direktionen 2 møder 12-01-2022", "cykelskiltene sættes op"):
        assert said in text, said


def told(path) -> str:
    if path.suffix == ".xlsx":
        cells = (cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row)
        return " ".join(str(value) for value in cells if value)
    if path.suffix == ".ics":
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        return " ".join([described(calendar), *(str(one["summary"]) for one in calendar.walk("VEVENT"))])
    text = path.read_text(encoding="utf-8-sig")
    # A date on a page stands in a mark of its own, so that it is never broken.
    return " ".join(text.replace('<span class="day">', "").replace("</span>", "").split())


def test_what_only_looks_like_a_formula_inside_is_none():
    assert not is_formula("Godkendt - med")
    assert all(map(is_formula, FORMULAS))


def test_the_columns_for_paper_stand_first():
    printed = [column.printed for column in columns(Teller(Words("da")), listed())]
    assert printed == sorted(printed, reverse=True)


def test_a_list_of_several_municipalities_says_whose_each_row_is():
    items = [
        make_item("DIR", "2022-01-12", town=town, case=None, followups=(make_followup("task", "noget"),))
        for town in ("strandby", "fjordby")
    ]
    rows = listed(graph_of(*items))
    assert [sheet.name for sheet in sheets(rows, Words("da"))] == [
        "Opfølgning",
        "fjordby Direktionen",
        "strandby Direktionen",
    ]
    assert {row["Kommune"].value for row in table(book(rows)["Opfølgning"])} == {"strandby", "fjordby"}
    assert "Kommune" not in next(csv.reader(io.StringIO(written("csv", listed()).decode("utf-8-sig")), delimiter=";"))


def test_bodies_are_in_danish_order():
    items = [
        make_item(body, "2022-01-12", case=None, followups=(make_followup("task", "noget"),))
        for body in ("ØU", "BUU", "DIR", "TMU")
    ]
    names = [sheet.name for sheet in sheets(listed(graph_of(*items)), Words("da"))]
    assert names == ["Opfølgning", "Børneudvalget", "Direktionen", "Teknik- og Miljøudvalget", "Økonomiudvalget"]


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_rows(tmp_path):
    rows = listed(town(what="=1+1"))
    save(exporter("followups", "xlsx", Words("da")), rows, tmp_path / "list.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        csv,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "list.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (made,) = tmp_path.glob("*.csv")
    lines = made.read_text(encoding="utf-8").splitlines()
    plain = [row for row in rows["followups"] if not row["closed_item"]]
    assert [line.rsplit(";", 1)[1] for line in lines[1 : len(plain) + 1]] == [row["id"] for row in plain]
    (formula,) = [line for line in lines if "=1+1" in line]
    assert ";Overskredet;=1+1;HR;" in formula


def test_the_sample_of_every_status_is_in_every_list():
    rows = data("followups")
    assert {row["Id"].value for row in table(book(rows)["Opfølgning"])} == {row["id"] for row in rows["followups"]}
