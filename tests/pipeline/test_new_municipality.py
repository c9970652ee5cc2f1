"""An overlay drafted from documents passes the check of rules and makes more of their lines understood."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from casegraph.errors import NotFound, UsageError
from casegraph.pipeline import BuildOptions, build
from casegraph.pipeline.drafting import draft_overlay
from casegraph.pipeline.inspecting import inspect_documents
from casegraph.rulebook.book import load_rulebook
from casegraph.rulebook.check import check_rules
from casegraph.store import Store

ROOT = Path(__file__).resolve().parents[2]
NYBY = ROOT / "examples" / "new-municipality"
MEADOWS = [("Hegn om engen", "Vedtaget."), ("Kloak i Skovby", "Udsat."), ("Skolens tag", "Godkendt.")]


def write_pages(folder, shape):
    """Three meetings in a style that no rule knows."""
    folder.mkdir(parents=True, exist_ok=True)
    for month, name in enumerate(("januar", "februar", "marts"), 1):
        text = f"Referat fra møde i Plan- og Landsbyudvalget\n\nMødedato: 9. {name} 2020\n\n"
        for number, (title, decision) in enumerate(MEADOWS, 1):
            text += shape.format(number=number, title=f"{title} {'ABC'[month - 1]}", decision=decision)
        (folder / f"{month}.txt").write_text(text, encoding="utf-8")
    return folder


SHAPES = {
    "one line, words of the house": (
        "Emnekort {number}: {title}\n\nKort sagt\n\nEn beboer har skrevet til kommunen. Sagen er ny.\n\n"
        "Forslag fra huset\n\nPlanchefen indstiller, at forslaget følges.\n\n"
        "Udfaldet blev\n\n{decision}\n\nVend tilbage til listen\n\n"
    ),
    "files and bodies": (
        "Stykke {number}\n{title}\n\nOplæg fra huset\n\nDer er set på tre løsninger. Den ene er billig.\n\n"
        "Turen går gennem\n\nDirektionen, Økonomiudvalget og Byrådet\n\n"
        "Papirer til mappen\n\nkort.pdf\n\nsvar.docx\n\n"
        "Sådan endte det\n\n{decision}\n\n"
    ),
}


def understood(folder, rules):
    """Lines with a role that says something, and items with their title and a decision of known kind."""
    documents, failed = inspect_documents([folder], load_rulebook(rules))
    assert not failed
    lines = [line for document in documents for line in document["lines"] if line["role"] != "blank"]
    known = [
        line
        for line in lines
        if line["role"] not in {"unknown", "text", "section"} or line["section"] not in {None, "other"}
    ]
    decided = sum("decision_kind" in line["fields"] for line in lines)
    return len(known), decided, len(lines)


@pytest.mark.parametrize("shape", SHAPES)
def test_with_the_draft_more_is_understood(tmp_path, shape):
    pages = write_pages(tmp_path / "pages", SHAPES[shape])
    target, found, failed = draft_overlay("engby", [pages], tmp_path / "rules")
    assert target == tmp_path / "rules" / "layouts" / "engby.yaml"
    assert (found != [], failed) == (True, [])
    assert check_rules(tmp_path / "rules") == []
    before, after = understood(pages, None), understood(pages, tmp_path / "rules")
    print(f"{shape}: {before[0]} of {before[2]} lines understood without the draft, {after[0]} with it")
    assert after[0] > before[0]
    assert after[1] == 9 >= before[1]
    layouts = {document["layout"] for document in inspect_documents([pages], load_rulebook(tmp_path / "rules"))[0]}
    assert layouts == {"engby"}


def roles(found):
    return {one.text: (one.kind, one.role) for one in found}


def test_each_heading_gets_the_role_that_speaks_from_beneath_it(tmp_path):
    pages = write_pages(tmp_path / "one", SHAPES["one line, words of the house"])
    _, found, _ = draft_overlay("engby", [pages], tmp_path / "a")
    assert roles(found) == {
        "Emnekort": ("item_word", "other"),
        "Kort sagt": ("heading", "presentation"),
        "Forslag fra huset": ("heading", "recommendation"),
        "Udfaldet blev": ("heading", "decision"),
        "Vend tilbage til listen": ("furniture", "other"),
    }
    pages = write_pages(tmp_path / "two", SHAPES["files and bodies"])
    _, found, _ = draft_overlay("engby", [pages], tmp_path / "b")
    assert roles(found) == {
        "Stykke": ("item_word", "other"),
        "Oplæg fra huset": ("heading", "presentation"),
        "Turen går gennem": ("heading", "route"),
        "Papirer til mappen": ("heading", "attachments"),
        "Sådan endte det": ("heading", "decision"),
    }


def test_documents_that_the_rules_know_need_no_overlay(tmp_path):
    with pytest.raises(NotFound, match="need no overlay"):
        draft_overlay("fjordlund", [ROOT / "examples" / "minutes"], tmp_path / "rules")
    assert not (tmp_path / "rules").exists()


KNOWN = (
    "Punkt {number}: {title}\n\nLukket: Indhold\n\nSagsfremstilling\n\nEn beboer har skrevet.\n\nIndstilling\n\n"
    "Direktøren indstiller, at\n\n1. forslaget følges\n\nBeslutning\n\n{decision}\n\n"
)


def test_numbers_of_items_marks_and_beginnings_of_sentences_are_no_words_of_a_layout(tmp_path):
    with pytest.raises(NotFound):
        draft_overlay("engby", [write_pages(tmp_path / "pages", KNOWN)], tmp_path / "rules")


def test_signs_of_the_language_of_phrases_stand_for_themselves(tmp_path):
    shape = SHAPES["one line, words of the house"].replace("Kort sagt", "Kort sagt (i én sætning) [A|B] 'x'")
    pages = write_pages(tmp_path / "pages", shape)
    draft_overlay("engby", [pages], tmp_path / "rules")
    assert check_rules(tmp_path / "rules") == []
    texts = [term.term for layout in load_rulebook(tmp_path / "rules").layouts for term in layout.signs]
    assert r"Kort sagt \(i én sætning\) \[A\|B\] 'x'" in texts


def test_the_same_documents_give_the_same_draft_in_any_order(tmp_path):
    pages = sorted(write_pages(tmp_path / "pages", SHAPES["files and bodies"]).iterdir())
    texts = [
        draft_overlay("engby", order, tmp_path / name)[0].read_text(encoding="utf-8")
        for name, order in (("a", pages), ("b", pages[::-1]))
    ]
    assert texts[0] == texts[1]


def test_an_overlay_is_not_overwritten_unless_asked(tmp_path):
    target, *_ = draft_overlay("nyby", [NYBY / "minutes"], tmp_path)
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="--force"):
        draft_overlay("nyby", [NYBY / "minutes"], tmp_path)
    assert target.read_text(encoding="utf-8") == "mine"
    draft_overlay("nyby", [NYBY / "minutes"], tmp_path, force=True)
    assert target.read_text(encoding="utf-8").startswith("# Draft")


@pytest.mark.parametrize("name", ["../x", "Nyby", "", "a b", "ærø"])
def test_a_name_that_is_no_file_name_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match="small letters"):
        draft_overlay(name, [NYBY / "minutes"], tmp_path / "rules")
    assert not (tmp_path / "rules").exists()


def test_a_document_that_cannot_be_read_is_named_and_the_draft_made_of_the_rest(tmp_path):
    pages = write_pages(tmp_path / "pages", SHAPES["files and bodies"])
    (pages / "4.txt").write_bytes(b"")
    done = CliRunner().invoke(casegraph, ["rules", "new", "engby", str(pages), "-o", str(tmp_path / "rules")])
    assert done.exit_code == 1
    assert "4.txt" in done.stderr
    assert (tmp_path / "rules" / "layouts" / "engby.yaml").exists()
    done = CliRunner().invoke(casegraph, ["rules", "new", "x", str(pages / "4.txt"), "-o", str(tmp_path / "none")])
    assert done.exit_code == 2
    assert not (tmp_path / "none").exists()


# The worked example of docs/new-municipality.md


def test_the_page_shows_the_draft_that_is_made(tmp_path):
    page = (ROOT / "docs" / "new-municipality.md").read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    target, *_ = draft_overlay("nyby", [NYBY / "minutes"], tmp_path)
    assert target.read_text(encoding="utf-8") in shown
    for file in ("layouts/nyby.yaml", "numbers.yaml"):
        assert (NYBY / "rules" / file).read_text(encoding="utf-8") in shown


def test_with_the_rules_of_the_example_its_cases_are_found(tmp_path):
    assert check_rules(NYBY / "rules") == []
    build([NYBY / "minutes"], tmp_path / "a.db", BuildOptions(municipality="Nyby", jobs=1))
    assert counts(tmp_path / "a.db") == (9, 7, 9)
    options = BuildOptions(municipality="Nyby", jobs=1, rules=NYBY / "rules", account=True)
    report = build([NYBY / "minutes"], tmp_path / "b.db", options)
    assert (report.reading["undecided"], report.reading["unread"], report.reading["numbers"]) == ([], [], [])
    assert counts(tmp_path / "b.db") == (9, 7, 9)
    known = [understood(NYBY / "minutes", rules) for rules in (None, NYBY / "rules")]
    assert known[0][1:] == known[1][1:] == (9, 99)
    assert known[0][0] < known[1][0]


def counts(db):
    """Items, cases, and items with a case number."""
    with Store.open(db) as store:
        items = list(store.items())
        return len(items), len(list(store.cases())), sum(bool(item.case_numbers) for item in items)
