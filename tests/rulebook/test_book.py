"""Loading the rules: the packaged files, a folder laid over them, every fault at once, one municipality left out."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from casegraph.errors import RuleError, UsageError
from casegraph.rulebook.book import FILES, Rulebook, load_rulebook
from casegraph.rulebook.lint import walk
from casegraph.rulebook.schema import RuleModel, Term

BROKEN = Path(__file__).parent / "broken"


def write(folder: Path, **files: str) -> Path:
    """A folder of rules: ``bodies="…"`` is bodies.yaml, ``layouts__side="…"`` is layouts/side.yaml."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_every_kind_has_a_field_and_some_rules() -> None:
    book = load_rulebook()
    assert set(FILES) == {field.name for field in fields(Rulebook)} - {"layouts", "fingerprint"}
    for kind in FILES:
        assert any(isinstance(value, Term | RuleModel) for path, value in walk(getattr(book, kind)) if path), kind


def test_the_same_files_give_the_same_book(tmp_path: Path) -> None:
    assert load_rulebook() is load_rulebook()
    extra = write(tmp_path, standing="titles: [Nyt fra havnen]\n")
    book = load_rulebook(extra)
    assert book is load_rulebook(extra)
    assert book.fingerprint != load_rulebook().fingerprint


def test_the_fingerprint_is_of_contents_not_of_place(tmp_path: Path) -> None:
    one = write(tmp_path / "a", standing="titles: [Nyt fra havnen]\n")
    two = write(tmp_path / "b" / "c", standing="titles: [Nyt fra havnen]\n")
    other = write(tmp_path / "d", standing="titles: [Nyt fra skoven]\n")
    assert load_rulebook(one).fingerprint == load_rulebook(two).fingerprint != load_rulebook(other).fingerprint


def test_a_folder_adds_to_lists_and_replaces_entries_of_the_same_id(tmp_path: Path) -> None:
    packaged = load_rulebook()
    book = load_rulebook(
        write(
            tmp_path,
            standing="titles: [Nyt fra havnen, Eventuelt]\n",
            common__bodies="bodies:\n  - {id: direktionen, name: Topledelsen, kind: executive_board}\n",
            numbers="journal_pattern: '\\d+'\n",
        )
    )
    titles = [term.term for term in book.standing.titles]
    assert titles[-2:] == ["Nyt fra havnen", "Eventuelt"]
    assert len(titles) == len(packaged.standing.titles) + 2
    boards = [rule for rule in book.bodies.bodies if rule.id == "direktionen"]
    assert [(rule.name, rule.abbreviations) for rule in boards] == [("Topledelsen", ())]
    assert len(book.bodies.bodies) == len(packaged.bodies.bodies)
    assert book.numbers.journal_pattern == r"\d+"
    assert book.numbers.notations == packaged.numbers.notations


def test_an_entry_for_one_municipality_stands_beside_the_general_one(tmp_path: Path) -> None:
    own = "bodies:\n  - {id: oekonomiudvalget, name: Økonomi og Vækst, kind: finance_committee, municipality: aeroe}\n"
    book = load_rulebook(write(tmp_path, bodies=own))
    assert [rule.municipality for rule in book.bodies.bodies if rule.id == "oekonomiudvalget"] == [None, "aeroe"]


def test_an_overlay_of_ones_own(tmp_path: Path) -> None:
    text = "id: side\nsigns: [Referat fra rådhuset, Punkt]\nseen: [aeroe]\n"
    book = load_rulebook(write(tmp_path, layouts__side=text))
    assert "side" in [layout.id for layout in book.layouts]
    assert [layout.id for layout in book.layouts] == sorted(layout.id for layout in book.layouts)
    assert "side" not in [layout.id for layout in book.without("aeroe").layouts]


@pytest.mark.parametrize("broken", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_faults_of_a_broken_file(broken: Path, tmp_path: Path) -> None:
    (tmp_path / broken.name).write_bytes(broken.read_bytes())
    with pytest.raises(RuleError) as raised:
        load_rulebook(tmp_path)
    expected = broken.with_suffix(".txt").read_text(encoding="utf-8").replace("{kinds}", ", ".join(sorted(FILES)))
    assert str(raised.value).replace(f"{tmp_path}/", "") == expected.rstrip("\n")


def test_faults_of_all_files_in_one_run(tmp_path: Path) -> None:
    write(tmp_path, bodies="bodis: []\n", order="oder: []\n", layouts__side="id: side\n")
    with pytest.raises(RuleError) as raised:
        load_rulebook(tmp_path)
    assert [Path(fault.file).name for fault in raised.value.faults] == ["bodies.yaml", "side.yaml", "order.yaml"]


def test_files_that_cannot_be_read_are_faults_too(tmp_path: Path) -> None:
    (tmp_path / "order.yaml").write_bytes("order: [før]\n".encode("cp1252"))
    (tmp_path / "bodies.yml").write_text("bodies: []\n")
    (tmp_path / ".hidden.yaml").write_text("nothing: of ours\n")
    with pytest.raises(RuleError) as raised:
        load_rulebook(tmp_path)
    assert [fault.allowed for fault in raised.value.faults] == ["names that end in .yaml", "UTF-8 text"]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        load_rulebook(tmp_path / "nowhere")


def test_without_a_municipality_its_own_terms_are_gone_and_nothing_else() -> None:
    book = load_rulebook()
    slugs = sorted({slug for term in terms_of(book) for slug in getattr(term, "seen", ())})
    assert slugs
    for slug in slugs:
        left = book.without(slug)
        assert terms_of(left) == [term for term in terms_of(book) if term.seen != (slug,)]
        assert [one.id for one in left.layouts] == [one.id for one in book.layouts if one.seen != (slug,)]
        assert left.fingerprint != book.fingerprint


def terms_of(book: Rulebook) -> list[Term]:
    return [value for kind in FILES for _, value in walk(getattr(book, kind)) if isinstance(value, Term)]


def test_importing_the_package_reads_no_rules() -> None:
    code = "import sys, casegraph; print([m for m in ('yaml', 'pydantic', 're2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
