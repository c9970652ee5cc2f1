"""A folder of everything that can be wrong with a file, read through the command line as a person would."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

MINUTES = """Økonomiudvalget

Referat fra mødet den 3. maj 2021

Punkt 1: Ny cykelsti langs åen{title}

Sagsnr.: 21-000123

Indstilling

Direktøren indstiller, at anlægget igangsættes. Borger 010203-0405 har skrevet om støjen.

Beslutning

Godkendt.
"""
BAD = {
    "binary.txt": bytes(range(256)) * 8,
    "broken.txt": b"\xff\xfeP\x00u\x00n",
    "dos.txt": "Det er drøftet på mødet, at børn får råd og støtte på skolen.".encode("cp865"),
    "empty.txt": b"",
    "letter.docx": b"PK\x03\x04word/document.xml",
    "page.html": b"<!DOCTYPE html><html><body>Punkt 1</body></html>",
    "scan.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "space.txt": b"\n \n\t\n",
}


def casegraph(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "casegraph", *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "CASEGRAPH_DB": str(cwd / "c.db")}
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    docs = folder / "docs"
    docs.mkdir()
    (docs / "good.txt").write_text(MINUTES.format(title=""), encoding="utf-8")
    other = MINUTES.replace("3. maj", "7. juni").replace("21-000123", "21-000777")
    escape = "\x1b[31m \x07\u202eevil\x9b2J"
    (docs / "escape \x1b[2J.txt").write_text(other.format(title=escape), encoding="utf-16")
    for name, data in BAD.items():
        (docs / name).write_bytes(data)
    (docs / "notes.txt").write_text("Husk mælk og brød.\n", encoding="utf-8")
    (docs / "nowhere.txt").symlink_to(docs / "gone.txt")
    os.mkfifo(docs / "pipe.txt")
    with (docs / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_001)  # sparse: no disk is filled
    return folder


@pytest.fixture(scope="module")
def build(town: Path) -> subprocess.CompletedProcess[str]:
    return casegraph("build", "docs", "--municipality", "Rødovre", "--lang", "en", cwd=town)


def test_every_bad_file_is_named_and_the_status_says_so(build: subprocess.CompletedProcess[str]) -> None:
    assert build.returncode == 1
    for name in (*BAD, "huge.txt", "nowhere.txt", "pipe.txt"):
        assert name in build.stderr
    assert "Traceback" not in build.stderr + build.stdout


def test_the_rest_is_read(build: subprocess.CompletedProcess[str], town: Path) -> None:
    history = casegraph("history", "21-123", "--lang", "en", cwd=town)
    assert (history.returncode, "Ny cykelsti" in history.stdout) == (0, True)
    items = casegraph("export", "items", "-o", "items.jsonl", cwd=town)
    assert items.returncode == 0
    assert len((town / "items.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_no_escape_of_a_document_reaches_the_terminal(build: subprocess.CompletedProcess[str], town: Path) -> None:
    shown = [build, casegraph("history", "21-777", cwd=town), casegraph("search", "cykelsti", cwd=town)]
    shown.append(casegraph("inspect", "docs/good.txt", cwd=town))
    for run in shown:
        said = run.stdout + run.stderr
        assert said
        assert not {sign for sign in said if (ord(sign) < 32 and sign not in "\n\t") or "\x7f" <= sign <= "\x9f"}
        assert "\u202e" not in said


def test_no_cpr_number_is_in_the_database(build: subprocess.CompletedProcess[str], town: Path) -> None:
    data = b"".join(path.read_bytes() for path in town.glob("c.db*"))
    assert b"21-000123" in data  # else nothing would be shown by the next line
    assert b"010203-0405" not in data


def test_a_second_run_leaves_the_database_whole(build: subprocess.CompletedProcess[str], town: Path) -> None:
    again = casegraph("build", "docs", "--municipality", "Rødovre", cwd=town)
    assert again.returncode == 1  # what could not be read still cannot
    database = sqlite3.connect(town / "c.db")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
