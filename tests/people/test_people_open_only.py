"""With ``--open-only`` no command and no format tells anything of a closed item but that it was treated.

The commands are taken from the command line itself and their formats from their options, so that a new one is walked
too, or the test says that nobody thought of it.
"""

import importlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from casegraph.cli import COMMANDS, casegraph
from casegraph.cli.export import FORMATS, GRAPHS, VIEWS
from tests.people.conftest import Desk
from tests.people.corpus import NAMES, SECRETS, SITTINGS, WITH_CLOSED

CLOSED = "fjordlund:direktionen:2024-03-04:3"
OPEN, OTHER = "fjordlund:direktionen:2024-03-04:2", "fjordlund:oekonomiudvalget:2024-03-18:2"
# What prints or serves no item of a database: rules, scores, documents fetched from elsewhere; and what makes pages,
# which is tested with the pages.
NO_ITEMS = {"rules", "evaluate", "fetch", "serve", "site"}
ASKED: dict[str, list[list[str]]] = {
    "build": [["{minutes}"], ["{minutes}", "--rebuild"]],
    "history": [["skolebus"], ["24-000777"], ["strandgrunden"], [CLOSED], ["fjordlund:24-000777"], ["lukket"]],
    "search": [["strandgrunden"], ["24-000777"], ["vestermark"], ["havnebassinet"]],
    "followups": [["--status", "all"], ["--meeting", "2024-04-02", "--body", "Direktionen"]],
    "stats": [[]],
    "explain": [[OPEN, OTHER], [CLOSED, OTHER], [":3", ":2"]],
    "review": [["--list"], []],
    "judge": [[OPEN, OTHER, "unsure"], [CLOSED, OTHER, "yes"], ["04:3", "18:3", "yes"], [OPEN, OTHER, "--undo"]],
    "mark": [["{task}", "done"], ["nothing", "done"]],
    "export": [[form, *(("--view", view) if form in GRAPHS else ())] for form in FORMATS for view in VIEWS],
    "inspect": [["{minutes}"]],
}


def asked(desk: Desk) -> Iterator[list[str]]:
    """Every command in every format."""
    assert set(ASKED) | NO_ITEMS >= set(COMMANDS), "a new command: say here how it is asked"
    for name in COMMANDS:
        for words in ASKED.get(name, ()):
            said = [word.format(minutes=desk.folder / "minutes", task=desk.task) for word in words]
            yield from ([name, *said, *form] for form in formats(name))


def formats(name: str) -> list[list[str]]:
    """The ``--format`` options of a command."""
    choices = [param.type.choices for param in options_of(name) if "--format" in param.opts]
    return [["--format", form] for form in choices[0]] if choices else [[]]


def options_of(name: str) -> list[click.Parameter]:
    module, attribute = COMMANDS[name]
    return list(getattr(importlib.import_module(module), attribute).params)


def contents(path: Path) -> str:
    """Everything a file or folder tells, whatever it is packed in; its name too."""
    if path.is_dir():
        return "".join(map(contents, sorted(path.iterdir())))
    if path.suffix == ".parquet":
        return path.name + str(pyarrow.parquet.read_table(path).to_pylist())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as pack:
            return "".join(name + pack.read(name).decode("utf-8", "replace") for name in pack.namelist())
    # What a calendar folds at 75 bytes is one line.
    return path.name + path.read_bytes().decode("utf-8", "replace").replace("\r\n ", "").replace("\n ", "")


def run(desk: Desk, words: list[str], lang: str, out: Path, *more: str) -> str:
    """All that a command tells: on the terminal, and in the file or folder that it writes."""
    place = [] if words[0] == "inspect" else ["--db", str(desk.db)]
    writes = any("--output" in param.opts for param in options_of(words[0]))
    typed = [*words, *place, *(["-o", str(out)] if writes else []), *more, "--lang", lang]
    ran = CliRunner(env={"COLUMNS": "120"}).invoke(casegraph, typed, input="q\n")
    assert ran.exit_code in {0, 1}, (words, ran.output, ran.exception)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), (words, ran.exception)
    told = ran.output + ran.stderr + (contents(out) if out.exists() else "")
    return told.replace(str(desk.folder), "")


@pytest.fixture(scope="module", params=["option", "casegraph.yaml"])
def desk(request, tmp_path_factory):
    """A desk with closed items; they are to be left out by an option of each command, or by the folder's settings."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    by_settings = request.param == "casegraph.yaml"
    made.write(WITH_CLOSED)
    made.build()
    rows = json.loads(made.type("followups", "--format", "json").output)["followups"]
    made.task = next(row["id"] for row in rows if row["item"] == CLOSED)
    settings = {"settings": "municipality: Fjordlund\nopen_only: true\n"} if by_settings else {}
    made.write(WITH_CLOSED, **settings)
    made.build()
    made.options = () if by_settings else ("--open-only",)
    return made


@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_of_a_closed_item_is_told_by_any_command_in_any_format(desk, lang, tmp_path):
    walked = list(asked(desk))
    secrets = {secret.lower() for secret in (*SECRETS, CLOSED)}
    for number, words in enumerate(walked):
        told = run(desk, words, lang, tmp_path / str(number), *desk.options).lower()
        typed = " ".join(words[1:]).lower()  # a message may repeat what was typed
        assert not [secret for secret in secrets if secret in told and secret not in typed], (words, told)
    assert {words[0] for words in walked} == set(ASKED) & set(COMMANDS)


def test_without_it_the_person_at_the_keyboard_sees_them(desk, tmp_path):
    if not desk.options:
        pytest.skip("the settings of the folder leave them out")
    asked = (["history", "strandgrunden"], ["search", "vestermark"], ["inspect", str(desk.folder / "minutes")])
    for number, words in enumerate(asked):
        assert "Strandgrund" in run(desk, words, "da", tmp_path / str(number))


def test_that_it_was_treated_is_told(desk, tmp_path):
    steps = run(desk, ["export", "steps"], "da", tmp_path / "steps", *desk.options)
    assert steps.count("Behandlet som lukket punkt") == 2
    assert "direktionen:2024-03-04:closed-1" in steps


def test_a_build_that_changes_closed_items_does_not_tell_which(tmp_path):
    made = Desk(tmp_path)
    made.write(SITTINGS)
    made.build("--open-only")
    made.write(WITH_CLOSED)
    told = made.build("--open-only")
    assert "changed in fjordlund" in told
    assert "Skilte på stranden" in told
    assert not [secret for secret in (*SECRETS, CLOSED) if secret in told]
    made.write(SITTINGS)
    told = made.build("--open-only")
    assert not [secret for secret in (*SECRETS, CLOSED) if secret in told]


@pytest.mark.parametrize("form", formats("followups"))
def test_a_published_list_names_roles_and_not_staff(desk, form, tmp_path):
    words = ["followups", "--status", "all", *form]
    told = run(desk, words, "da", tmp_path / "list", *desk.options)
    assert not [name for name in NAMES if name in told]
    assert "medarbejder" in told
    assert "Teknisk chef" in told
    if desk.options:
        assert all(name in run(desk, words, "da", tmp_path / "full") for name in NAMES)


def test_an_entry_of_a_published_list_can_be_marked(desk):
    rows = json.loads(desk.type("followups", "--format", "json", *desk.options).output)["followups"]
    named = next(row for row in rows if row["owner"] == "medarbejder")
    assert "(Done)" in desk.type("mark", named["id"], "done", *desk.options).output
    desk.type("mark", named["id"], "--undo", *desk.options)
