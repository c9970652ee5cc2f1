"""CPR numbers never get past the door: in no output, no message and no byte of the database; their places are told."""

import io
import json
import re
from datetime import date

import pytest
from click.testing import CliRunner
from docx import Document

from casegraph.cli import casegraph
from casegraph.cli.export import FORMATS
from casegraph.store import Store
from tests.examples.api import page
from tests.examples.forms import forms
from tests.examples.pdfs import LOOKS, pdf
from tests.examples.render import load
from tests.examples.writers import docx, html
from tests.people.conftest import Desk
from tests.people.test_people_open_only import contents

CPR = "010203-0405"
BARE, SPACED, SUBSTITUTE = "0506071234", "311299 4321", "610203-0405"
NUMBERS = (CPR, BARE, SPACED, SUBSTITUTE)
KEPT = ("24-000310", "326-2024-11582", "00.30.02", "12 34 56 78")  # a case, a document, a journal, a telephone

TEXT = f"""Direktionen – Referat – 4. marts 2024

1. Klage over støj fra {CPR}

Sagsnr.: {KEPT[0]}       Åbent
J.nr.: {KEPT[2]}
Sagsfremstilling
Klager er {BARE}, tlf. {KEPT[3]}, og hans nabo {SPACED}.
Indstilling
Forvaltningen indstiller,
1. at {SUBSTITUTE} får medhold
Bilag
Brev fra {CPR}    {KEPT[1]}
Beslutning i Direktionen den 4. marts 2024:
Godkendt. Forvaltningen skriver til {CPR} inden den 1. juni 2024.
"""
MARKDOWN = f"""# Økonomiudvalget

Referat, 18. marts 2024

## 1. Tilskud til {CPR}

**Beslutning**

Godkendt for {BARE}.
"""
ANSWER = {
    "Udvalg": {"Navn": "Byrådet"},
    "Moede": {"Navn": "Referat", "Dato": "2024-03-26T17:00:00", "Afsluttet": True, "Moededeltagere": f"Bo Lind {CPR}"},
    "Dagsordenpunkter": [
        {
            "Navn": f"Anke fra {CPR}",
            "Punktnummer": "1",
            "SagsNummer": KEPT[0],
            "Felter": [{"Navn": "Beslutning", "Html": f"<p>Afvist for {BARE}</p>"}],
            "Bilag": [{"Navn": f"Anke {CPR}.pdf", "Link": f"https://dagsordener.example.dk/vis/pdf/{CPR}"}],
        }
    ],
}


WRAPPED = f"Der er sendt brev til ejeren af den nærmeste ejendom på vejen ned til havnen, som er {CPR}, i god tid."


def meeting(day, case):
    """A meeting of the direktion with numbers in its title, clauses, prose, list of contents and attachments."""
    item = {"title": f"Klage fra {CPR} over {case}", "case": case, "decision": [f"Godkendt for {BARE}.", WRAPPED]}
    item |= {"recommend": {"by": "Forvaltningen", "clauses": [f"{SUBSTITUTE} får medhold"]}, "text": [WRAPPED] * 5}
    item |= {"attachments": [(f"Brev fra {CPR}", None)], "summary": [f"Naboen er {SPACED}."]}
    basis = {
        "body": "DIR",
        "date": date(2024, *day),
        "start": "09:00",
        "place": f"hos {CPR}",
        "present": [f"Bo {BARE}"],
    }
    data = load()
    (form,) = forms({**data, "meetings": [{**basis, "items": [item]}]})
    return form


PAGE = f"""<html><head><title>Referat {CPR}</title><meta name="description" content="{CPR}"></head><body>
<h1>REFERAT Direktionen d. 08-04-2024</h1><h2>Punkt 1: Klage fra 010203-<b>0405</b></h2><p>24-000340</p>
<h3>Beslutning</h3><p>Godkendt for 010203&#8209;0405
og <a href="mailto:{CPR}@example.dk" title="{CPR}">010203<!-- -->-0405</a>.</p>
<table><tr><td>Klager</td><td>{CPR}</td></tr></table><img alt="{CPR}" src="{CPR}.png">
</body></html>"""
ROWS = f"""body;date;number;title;case_number;decision;recommendations;attachments
Direktionen;15-04-2024;1;Klage fra {CPR};24-000350;Godkendt for {BARE};at {SUBSTITUTE} høres|at {SPACED} høres;{CPR}
Direktionen;{CPR};2;Klage;{BARE};;;
"""
OBJECTS = (
    {
        "body": "Direktionen",
        "date": "2024-04-22",
        "number": "1",
        "title": f"Klage fra {CPR}",
        "case_number": "24-000360",
    },
    {"body": "Direktionen", "date": "2024-04-22", "number": CPR, "title": "Klage", "decision": f"Godkendt for {BARE}"},
    {"body": "Direktionen", "date": CPR, "number": 2, "title": int(f"5{BARE[1:]}"), CPR: CPR},
    {
        "body": "Direktionen",
        "date": "2024-04-22",
        "title": "Klage",
        "attachments": [{"title": CPR, "url": f"http://x/{CPR}"}],
    },
)


def write_other_forms(minutes):
    """The same kind of minutes in every other form, with numbers divided by tags, runs and lines."""
    (minutes / f"word {CPR}.docx").write_bytes(divided_word(docx(meeting((5, 6), "24-000370"))))
    (minutes / "print.pdf").write_bytes(pdf(meeting((5, 13), "24-000371")))
    for number, look in enumerate(LOOKS.values()):
        (minutes / f"print {number}.pdf").write_bytes(pdf(meeting((6, number + 3), f"24-00038{number}"), look))
    (minutes / "saved.html").write_bytes(html(meeting((5, 20), "24-000372")))
    (minutes / "published.html").write_bytes(page(meeting((5, 27), "24-000373")))
    (minutes / "broken.html").write_text(PAGE, encoding="utf-8")
    (minutes / "rows.csv").write_text(ROWS, encoding="utf-8")
    (minutes / "rows.jsonl").write_text("\n".join(map(json.dumps, OBJECTS)) + f'\n{{"body": {CPR}', encoding="utf-8")
    (minutes / f"damaged {BARE}.pdf").write_bytes(b"%PDF-1.4\n" + CPR.encode())
    (minutes / f"damaged {BARE}.docx").write_bytes(b"PK\x03\x04" + CPR.encode())


def divided_word(data):
    """The document with each number in two runs, in a link and in its properties."""
    document = Document(io.BytesIO(data))
    document.core_properties.author = document.core_properties.title = CPR
    for paragraph in document.paragraphs:
        if CPR in paragraph.text and not paragraph.style.name.startswith("Heading"):
            before, after = paragraph.text.split(CPR, 1)
            paragraph.clear()
            for text, bold in ((before + CPR[:7], False), (CPR[7:] + after, True)):
                paragraph.add_run(text).bold = bold
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Minutes in several formats with CPR numbers everywhere, in the names of files too."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    minutes = made.folder / "minutes"
    minutes.mkdir()
    (minutes / f"dir {CPR}.txt").write_text(TEXT, encoding="utf-8")
    (minutes / "ou.md").write_text(MARKDOWN, encoding="utf-8")
    (minutes / "kb.json").write_text(json.dumps(ANSWER), encoding="utf-8")
    # Two names that masking makes equal, and what cannot be read.
    (minutes / "brev 010203-0406.txt").write_text(f"Kære {CPR}, tak for dit brev.", encoding="utf-8")
    (minutes / "brev 010203-0407.txt").write_text("Ingen referater her.", encoding="utf-8")
    (minutes / f"{BARE}.txt").write_bytes(b"")
    (minutes / "broken.json").write_text('{"Dagsordenpunkter": [' + CPR, encoding="utf-8")
    write_other_forms(minutes)
    (minutes / "casegraph.yaml").write_text("municipality: Fjordlund\n", encoding="utf-8")
    made.told = made.build(status=1)
    return made


def clean(text: str) -> str:
    found = [number for number in (*NUMBERS, "010203-0406", "010203-0407") if number in text]
    assert not found, (found, text)
    return text


def test_they_are_reported_by_place_and_never_by_number(desk):
    told = clean(desk.told)
    assert "dir XXXXXX-XXXX.txt:3: a CPR number was masked" in told
    assert re.search(r"rows\.csv:3: .* the row is left out", told)
    assert re.search(r"rows\.jsonl:3: .* the row is left out", told)
    assert "not read: XXXXXXXXXX.txt" in told


def test_no_byte_of_the_database_holds_one(desk):
    data = b"".join(path.read_bytes() for path in sorted(desk.folder.glob("cases.db*")))
    text = data.decode("utf-8", "replace") + data.decode("utf-16-le", "replace")
    clean(text)
    clean(text.replace("-", "").replace(" ", ""))
    assert all(kept in text for kept in KEPT), "what is no CPR number stays"


def test_every_form_was_read_and_had_numbers_to_mask(desk):
    """Else the others of these tests would say nothing of it."""
    with Store.open(desk.db) as store:
        assert {meeting.format for meeting in store.meetings()} >= {"text", "markdown", "firstagenda", "docx", "html"}
        titles = {(item.document, item.number): item.title for item in store.items()}
        doubts = {record.document: str(record.doubts) for record in store.documents()}
    forms_read = {name.rpartition(".")[2] for name, _ in titles}
    assert forms_read == {"txt", "md", "json", "docx", "pdf", "html", "csv", "jsonl"}
    for (name, number), title in titles.items():
        assert number != "1" or "XXXXXX-XXXX" in title, name
        assert "a CPR number was masked" in doubts[name], name


COMMANDS = [
    ["history", "støj"],
    ["history", "støj", "--format", "html"],
    ["search", "medhold"],
    ["search", CPR],
    ["search", "0405"],
    ["followups", "--status", "all", "--format", "json"],
    ["stats", "--format", "json"],
    ["inspect", "{minutes}"],
    ["inspect", "{minutes}", "--format", "json"],
    ["review", "--list"],
    ["explain", "direktionen:2024-03-04:1", "2024-03-26:1"],
    ["history", f"fjordlund:{CPR}"],
    ["judge", CPR, BARE, "yes"],
    ["mark", CPR, "done"],
    ["build", f"{{minutes}}/{CPR}"],
    *(["export", form] for form in FORMATS),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_tells_one(desk, words, tmp_path):
    target = ["-o", str(tmp_path / "out")] if words[0] == "export" else []
    place = [] if words[0] == "inspect" else ["--db", str(desk.db)]
    asked = [word.format(minutes=desk.folder / "minutes") for word in words]
    ran = CliRunner().invoke(casegraph, [*asked, *place, *target])
    told = ran.output + ran.stderr + (contents(tmp_path / "out") if target else "")
    assert not isinstance(ran.exception, Exception) or isinstance(ran.exception, SystemExit)
    if words[0] != "search":
        clean(told)
    elif words[1] == "0405":
        assert ran.exit_code == 1, "no index knows a part of one"


def test_what_people_type_with_an_answer_is_masked_too(tmp_path):
    made = Desk(tmp_path)
    made.write()
    made.build()
    made.type("judge", "03-04:2", "03-18:2", "yes", "--note", f"aftalt med {CPR}", "--who", BARE)
    assert "aftalt med XXXXXX-XXXX" in clean(made.answers.read_text(encoding="utf-8"))
    with made.answers.open("a", encoding="utf-8") as file:
        file.write(f"- {{collective: no, municipality: fjordlund, number: 24-1, note: '{CPR}'}}\n")
    made.build()
    clean(made.db.read_bytes().decode("utf-8", "replace"))


def test_documents_whose_names_masking_makes_equal_are_both_kept(desk):
    assert "brev XXXXXX-XXXX.txt~2" in desk.told
    told = desk.build(status=1)
    assert "0 documents read" in told, "and are known again"
    (desk.folder / "minutes" / "brev 010203-0407.txt").unlink()
    assert "1 gone" in desk.build(status=1)


def test_what_is_removed_from_the_sources_is_gone_from_every_byte(tmp_path):
    from tests.people.corpus import SITTINGS

    made = Desk(tmp_path)
    folder = made.write()
    made.build()
    assert b"havnebassinet" in made.db.read_bytes().lower()
    (folder / SITTINGS[1].name).unlink()
    made.build()
    left = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("cases.db*"))).lower()
    assert b"havnebassinet" not in left
    assert b"ou_2024-03-18" not in left
    assert b"skolebus til hovslund skole" in left
