import os
from pathlib import Path

import pytest

from casegraph.documents import FolderSettings, find_documents, read_document
from casegraph.errors import DocumentError, RuleError, UsageError


def write(folder: Path, *names: str, text: str = "Godkendt.\n") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [file.document for file in find_documents(paths)]


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/b/c", "æ.txt", "B.txt")
    assert names(tmp_path) == ["B.txt", "a/b/c", "a/z.md", "b.txt", "æ.txt"]


def test_hidden_files_and_our_own_are_skipped(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".hidden", ".git/x.txt", "casegraph.db", "casegraph.db-wal", "answers.yaml", "g.GraphML")
    write(tmp_path, "items.jsonl", text='{"schema_version": 1, "item": "x"}\n')
    write(tmp_path, "steps.csv", text="\ufeffschema_version,case\n")
    write(tmp_path, "~$a.docx")
    write(tmp_path, "casegraph.yaml", text="lang: da\n")
    assert names(tmp_path) == ["a.txt"]


def test_items_of_another_program_are_documents_and_so_is_what_is_named_outright(tmp_path: Path) -> None:
    write(tmp_path, "items.jsonl", text='{"body": "Byrådet"}\n')
    write(tmp_path, "own.jsonl", text='{"schema_version": 1}\n')
    assert names(tmp_path) == ["items.jsonl"]
    assert names(tmp_path / "own.jsonl") == ["own.jsonl"]


def test_a_named_file_is_known_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt", ".skjult.txt")
    assert names(tmp_path / "a/b.txt", tmp_path / ".skjult.txt") == [".skjult.txt", "b.txt"]


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt")
    (tmp_path / "a/copy.txt").symlink_to("b.txt")
    assert names(tmp_path / "a", tmp_path, tmp_path / "a/b.txt") == ["a/b.txt"]


def test_equal_names_begin_with_their_source(tmp_path: Path) -> None:
    write(tmp_path, "2021/ref.txt", "2022/ref.txt", "2022/own.txt")
    assert names(tmp_path / "2021", tmp_path / "2022") == ["2021/ref.txt", "2022/ref.txt", "own.txt"]
    assert names(tmp_path / "2022", tmp_path / "2021") == names(tmp_path / "2021", tmp_path / "2022")


def test_names_show_nothing_they_should_not(tmp_path: Path) -> None:
    write(tmp_path, "010203-0405.txt", "010203-0406.txt", "a\x1b[31m.txt", "A\u030a.txt")
    assert names(tmp_path) == ["XXXXXX-XXXX.txt", "XXXXXX-XXXX.txt~2", "a\ufffd[31m.txt", "Å.txt"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        find_documents([tmp_path / "nej"])


def test_links_that_go_round_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "a/nowhere.txt").symlink_to("gone")
    assert names(tmp_path) == ["a/b.txt", "a/nowhere.txt", "a/self"]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("fifo", "pipe"), ("broken", "not there"), ("loop", "back to itself"), ("device", "device"), ("empty", "empty")],
)
def test_what_is_no_readable_file_is_named_and_never_opened(tmp_path: Path, kind: str, reason: str) -> None:
    path = tmp_path / "x.txt"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "empty":
        path.touch()
    else:
        path.symlink_to({"broken": "gone", "loop": "x.txt", "device": "/dev/zero"}[kind])
    (file,) = find_documents([tmp_path])
    with pytest.raises(DocumentError, match=reason) as caught:
        read_document(file)
    assert caught.value.document == "x.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_without_permission(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "sub").chmod(0)
    files = find_documents([tmp_path])
    (tmp_path / "sub").chmod(0o700)
    assert [file.document for file in files] == ["a.txt", "sub"]
    with pytest.raises(DocumentError, match="permissions"):
        read_document(files[0])


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "sub/b.txt", "a.txt")
    whole = Path.iterdir

    def refused(folder: Path) -> object:
        if folder.name == "sub":
            raise PermissionError(13, "Permission denied")
        return whole(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    files = find_documents([tmp_path])
    assert [file.document for file in files] == ["a.txt", "sub"]
    with pytest.raises(DocumentError, match="folder cannot be read"):
        read_document(files[1])


def test_settings_come_from_the_nearest_folder_inside_the_source(tmp_path: Path) -> None:
    write(tmp_path, "casegraph.yaml", text="municipality: Ydre\n")
    write(tmp_path, "src/sub/casegraph.yaml", text="municipality: Rødby\nopen_only: true\nlang: en\n")
    write(tmp_path, "src/a.txt", "src/sub/deep/b.txt")
    settings = {file.document: file.settings for file in find_documents([tmp_path / "src"])}
    assert settings == {"a.txt": FolderSettings(), "sub/deep/b.txt": FolderSettings("Rødby", True, "en")}
    assert find_documents([tmp_path / "src/sub/deep/b.txt"])[0].settings == FolderSettings()  # the folder is not named
    assert find_documents([tmp_path])[0].settings.municipality == "Ydre"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("municipality: a\nfolder: x\n", r"casegraph\.yaml:2: folder: unknown key"),
        ("municipality: ../x\n", r"casegraph\.yaml:1: municipality: .*path"),
        ("municipality: C:\\x\n", r"casegraph\.yaml:1: municipality: .*path"),
        ("lang: da\nopen_only: måske\n", r"casegraph\.yaml:2: open_only"),
        ("lang: sv\n", r"casegraph\.yaml:1: lang: .*'da' or 'en'"),
        ("lang: da\nlang: en\n", r"casegraph\.yaml:2: lang: the key stands twice"),
        ("[1", r"casegraph\.yaml:\d+: -: not readable as YAML"),
        ("- a\n", r"casegraph\.yaml:1"),
        ('municipality: ""\n', r"casegraph\.yaml:1: municipality"),
    ],
)
def test_faults_in_settings_name_their_line(tmp_path: Path, text: str, fault: str) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "casegraph.yaml", text=text)
    with pytest.raises(RuleError, match=fault):
        find_documents([tmp_path])


def test_all_faults_of_all_settings_come_together(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt", "b/x.txt")
    write(tmp_path, "a/casegraph.yaml", "b/casegraph.yaml", text="lang: sv\nsti: x\n")
    with pytest.raises(RuleError) as caught:
        find_documents([tmp_path])
    assert len(caught.value.faults) == 4


def test_settings_that_are_no_utf8(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "casegraph.yaml").write_bytes("municipality: Rødby".encode("cp1252"))
    with pytest.raises(RuleError, match="not in UTF-8"):
        find_documents([tmp_path])
