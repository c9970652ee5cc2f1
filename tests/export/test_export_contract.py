"""What every exporter keeps: whole files or none, the same bytes every time, text that does nothing to its reader."""

import io
import json
import os
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from casegraph.errors import UsageError
from casegraph.export import FORMATS, exporter, save
from casegraph.export.common import FolderExporter, TextExporter
from casegraph.words import Words
from tests.samples import NASTY, data

EVERY = [(kind, name) for kind, formats in FORMATS.items() for name in formats]
FOLDERS = [one for one in EVERY if isinstance(exporter(*one, Words("da")), FolderExporter)]
FILES = [one for one in EVERY if one not in FOLDERS]
TEXTS = [one for one in FILES if isinstance(exporter(*one, Words("da")), TextExporter)]
FOR_PEOPLE = [(kind, name) for kind, name in FILES if name in {"text", "md", "html", "csv"}]


def written(kind: str, name: str, lang: str = "da", **texts: str) -> bytes:
    """The bytes of a format; of a folder those of its files, each behind its name."""
    made = exporter(kind, name, Words(lang))
    if isinstance(made, FolderExporter):
        with tempfile.TemporaryDirectory() as folder:
            save(made, data(kind, **texts), Path(folder) / "out")
            return contents(Path(folder) / "out")
    stream = io.BytesIO()
    made.write(data(kind, **texts), stream)
    return stream.getvalue()


def contents(folder: Path) -> bytes:
    return b"".join(path.name.encode() + path.read_bytes() for path in sorted(folder.iterdir()))


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_writes_utf8_to_a_stream_that_stays_open(kind, name):
    stream = io.BytesIO()
    exporter(kind, name, Words("da")).write(data(kind), stream)
    assert not stream.closed
    assert "cykelsti" in stream.getvalue().decode("utf-8")


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_writes_the_same_bytes_again(kind, name):
    assert written(kind, name) == written(kind, name)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_writes_the_same_bytes_whatever_the_hash_seed(seed):
    code = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:];"
        "from tests.export.test_export_contract import EVERY, written;"
        "print(hashlib.sha256(b''.join(written(*one) for one in EVERY)).hexdigest())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    import hashlib

    assert done.stdout.strip() == hashlib.sha256(b"".join(written(*one) for one in EVERY)).hexdigest()


@pytest.mark.parametrize(("kind", "name"), FILES)
def test_a_file_is_whole_and_leaves_nothing_beside_it(kind, name, tmp_path):
    target = tmp_path / "out.bin"
    target.write_text("old")
    save(exporter(kind, name, Words("da")), data(kind), target)
    assert target.read_bytes() == written(kind, name)
    assert [path.name for path in tmp_path.iterdir()] == ["out.bin"]


@pytest.mark.parametrize(("kind", "name"), FOLDERS)
def test_a_folder_is_whole_and_leaves_nothing_beside_it(kind, name, tmp_path):
    target = tmp_path / "out"
    for _ in range(2):  # the second time it takes the place of the first
        save(exporter(kind, name, Words("da")), data(kind), target)
        assert contents(target) == written(kind, name)
        (target / "stray.txt").write_text("left from another time")
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    for target, path in ((tmp_path / "mine", tmp_path / "mine" / "letters.txt"), (tmp_path / "file", None)):
        if path:
            target.mkdir()
        (path or target).write_text("dear diary")
        with pytest.raises(UsageError, match="is there already"):
            save(exporter("tables", "csv", Words("da")), data("tables"), target)
        assert (path or target).read_text() == "dear diary"


def test_a_folder_is_not_written_to_a_pipe():
    with pytest.raises(UsageError, match="-o"):
        save(exporter("tables", "csv", Words("da")), data("tables"), None)


class _FolderBreaks(FolderExporter[str]):
    """Writes one of two files and fails."""

    sign = "sign"

    def write_folder(self, data, folder):
        (folder / "sign").write_text(data)
        raise KeyError(data)


def test_a_failure_leaves_the_old_folder_as_it_was(tmp_path):
    target = tmp_path / "out"
    save(exporter("tables", "csv", Words("da")), data("tables"), target)
    before = contents(target)
    (target / "sign").write_text("")
    with pytest.raises(KeyError):
        save(_FolderBreaks(), "half", target)
    assert contents(target).replace(b"sign", b"") == before.replace(b"sign", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


class _Breaks(TextExporter[str]):
    """Writes half and fails."""

    def write_text(self, data, stream):
        stream.write(data)
        raise KeyError(data)


def test_a_failure_leaves_the_old_file_as_it_was(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(KeyError):
        save(_Breaks(), "half", target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="cannot write"):
        save(exporter("history", "json", Words("da")), data("history"), tmp_path / "no" / "out.json")


def test_a_folder_in_the_place_of_the_file(tmp_path):
    with pytest.raises(UsageError, match="cannot write"):
        save(exporter("history", "json", Words("da")), data("history"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == []


def test_a_new_file_may_be_read_as_any_other(tmp_path):
    mask = os.umask(0o022)
    try:
        save(exporter("history", "json", Words("da")), data("history"), tmp_path / "out.json")
    finally:
        os.umask(mask)
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == 0o644


def test_what_is_no_text_does_not_go_to_a_terminal(monkeypatch):
    shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(shown, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", shown)
    with pytest.raises(UsageError, match="-o"):
        save(exporter("followups", "xlsx", Words("da")), data("followups"))


@pytest.mark.parametrize("target", [None, "-"])
def test_standard_output(target, capfdbinary):
    save(exporter("history", "text", Words("da")), data("history"), target)
    assert capfdbinary.readouterr().out == written("history", "text")


def test_a_terminal_that_cannot_show_a_letter(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    save(exporter("history", "text", Words("da")), data("history"))
    assert b"BYGGER P" not in raw.getvalue()
    assert b"Bygger p?: " in raw.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("history", "pdf"), ("nothing", "text")])
def test_a_format_there_is_not(kind, name):
    with pytest.raises(UsageError, match="there are"):
        exporter(kind, name, Words("da"))


@pytest.mark.parametrize(("kind", "name"), FOR_PEOPLE)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_in_a_document_moves_the_cursor_or_turns_the_line(kind, name, lang):
    text = written(kind, name, lang, title=NASTY, what=NASTY).decode("utf-8-sig")
    bad = [char for char in text if (ord(char) < 32 and char not in "\r\n") or 0x7F <= ord(char) < 0xA0]
    assert bad == []
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f\ufeff")
    assert "Æblegård" in text


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_json_keeps_every_value_and_disturbs_no_terminal(name):
    for kind in [kind for kind, known in FILES if known == name]:
        text = written(kind, name, title=NASTY).decode("utf-8")
        assert not any(0x7F <= ord(char) < 0xA0 or char in "\x1b\u202e\u2066" for char in text)
        values = json.dumps([json.loads(line) for line in (text.split("\n") if name == "jsonl" else [text]) if line])
        assert json.dumps(NASTY)[1:-1] in values


class _Tags(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self):
        super().__init__()
        self.tags, self.links, self.open, self.data = set(), [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        self.data += data


@pytest.mark.parametrize("kind", [kind for kind, name in FILES if name == "html"])
def test_the_html_page_stands_alone_and_escapes(kind):
    page = _Tags()
    page.feed(written(kind, "html", title=f"<script>alert(1)</script>{NASTY}").decode("utf-8"))
    assert not page.tags & {"script", "img", "link", "iframe", "b>"}
    assert set(page.links) == {"https://example.org/møde?a=1&b=2"}
    assert "<script>alert(1)</script>" in page.data


def test_markdown_shows_and_does_nothing():
    text = written("history", "md", title=NASTY).decode("utf-8")
    for raw in ("<b>", " *stjerne*", "`kode`", "[link](", "http:"):
        assert raw not in text
    assert text.count("\n# ") == 0
    assert text.startswith("# ")
