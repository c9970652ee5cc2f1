"""What is gone from the documents is gone from every byte of the database, search index and journals included."""

from pathlib import Path

import pytest

from casegraph.pipeline import BuildOptions, build, load_graph, marks_of
from casegraph.pipeline.marking import Saying, mark
from casegraph.store import Store
from casegraph.views.followups import followups_of

HEAD = "REFERAT Direktionen d. {day:02}-05-2022\n\nBakkeby Kommune\n\n"
OPEN = """Punkt {n}: Udvidelse af havnen

22-00{n}813

Beslutning

Godkendt. Havnechefen udarbejder en plan inden den 1. september 2022.

Sagsfremstilling

Havnen er for lille til de store skibe.

"""
SECRET = """Punkt 2: Ærtekvistens fremtidsplan

93-777123

Beslutning

Zyxgodkendt. Qwortchefen udarbejder Pælmeplanen inden den 1. september 2022.

Sagsfremstilling

Umådeholdne brunkulstrapper ved Snurretoppen.

"""
# The index cuts words into prefix and rest, so that the rest of a word is looked for too.
TRACES = ("rtekvist", "kvistens", "777123", "zyxgod", "qwort", "lmeplan", "brunkul", "snurretop", "umådehold")


def write_minutes(folder, secret=SECRET):
    folder.mkdir(exist_ok=True)
    for day in range(1, 21):
        items = "".join(OPEN.format(n=n) for n in (1, 3, 4))
        text = HEAD.format(day=day) + (items.replace("Punkt 3", secret + "Punkt 3") if day == 9 else items)
        (folder / f"{day:02}.txt").write_text(text, encoding="utf-8")


def found_in(folder):
    """The traces that stand in any file beside the documents, however its letters are written."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".txt"]
    content = b"".join(path.read_bytes() for path in files)
    texts = [content.decode(encoding, "ignore").lower() for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be")]
    return [trace for trace in TRACES if any(trace in text for text in texts)]


@pytest.fixture(params=["file", "folder"])
def built(tmp_path, request):
    """Documents and a database of them, in one file or a folder; the function builds again."""
    write_minutes(tmp_path / "minutes")
    (tmp_path / "db").mkdir()
    db = tmp_path / "db" / "cases.db" if request.param == "file" else tmp_path / "db"

    def again():
        return build([tmp_path / "minutes"], db, BuildOptions(jobs=1))

    again()
    assert found_in(tmp_path / "db") == list(TRACES)
    return tmp_path, again


def without(folder):
    (folder / "09.txt").unlink()


def rewritten(folder):
    (folder / "09.txt").write_text(HEAD.format(day=9) + OPEN.format(n=1), encoding="utf-8")


def renamed_away(folder):
    (folder / "09.txt").rename(folder / ".09.txt")


@pytest.mark.parametrize("change", [without, rewritten, renamed_away])
def test_nothing_is_left_in_any_byte(built, change):
    tmp_path, again = built
    change(tmp_path / "minutes")
    again()
    assert found_in(tmp_path / "db") == []
    assert not [path.name for path in (tmp_path / "db").iterdir() if path.name.endswith(("-wal", "-shm", "-journal"))]


def test_not_when_somebody_read_meanwhile(tmp_path):
    write_minutes(tmp_path / "minutes")
    (tmp_path / "db").mkdir()
    db = tmp_path / "db" / "cases.db"
    build([tmp_path / "minutes"], db, BuildOptions(jobs=1))
    with Store.open(db) as reader:
        reading = reader.items()
        next(reading)
        without(tmp_path / "minutes")
        build([tmp_path / "minutes"], db, BuildOptions(jobs=1))
        reading.close()
    assert found_in(tmp_path / "db") == []
    assert [path.name for path in (tmp_path / "db").iterdir()] == ["cases.db"]


def test_the_agenda_is_gone_when_the_minutes_take_its_file(built):
    tmp_path, again = built
    minutes = tmp_path / "minutes" / "09.txt"
    agenda = minutes.read_text(encoding="utf-8").replace("REFERAT", "DAGSORDEN")
    minutes.write_text(agenda, encoding="utf-8")
    again()
    assert found_in(tmp_path / "db")
    rewritten(tmp_path / "minutes")
    again()
    assert found_in(tmp_path / "db") == []


def test_an_answer_stays_and_tells_nothing_of_what_was_closed_since(tmp_path):
    write_minutes(tmp_path / "minutes")
    (tmp_path / "db").mkdir()
    db = tmp_path / "db" / "cases.db"
    build([tmp_path / "minutes"], db, BuildOptions(jobs=1))
    with Store.open(db) as store:
        graph = load_graph(store).as_of("2022-06-01")
        rows = followups_of(graph, graph.items.values(), "2022-06-01", marks_of(store))
        (row,) = [row for row in rows if "lmeplan" in row["what"].lower()]
    answers = tmp_path / "said.yaml"
    mark(db, row["id"], Saying("done", "2022-06-01"), answers)
    assert "Pælmeplan" in answers.read_text(encoding="utf-8")
    closed = "Punkt 2: Lukket punkt\n\n"
    write_minutes(tmp_path / "minutes", closed)
    build([tmp_path / "minutes"], db, BuildOptions(jobs=1, answers=answers))
    with Store.open(db) as store:
        assert [item.title for item in store.items() if item.closed] == ["Lukket punkt"]
        assert [entry["mark"] for entry in store.answers()] == ["done"]
    assert found_in(tmp_path / "db") == []
    assert "done" in Path(answers).read_text(encoding="utf-8")
