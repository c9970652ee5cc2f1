"""In Danish everything is Danish: no message of the catalogues is shown in English, and no English words at all."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from tests.catalogue import catalogues, load
from tests.people.corpus import write

EXAMPLES = Path(__file__).parents[2] / "examples" / "minutes"
# Words that no Danish text holds; what is typed on a command line is English (--format, build).
ENGLISH = re.compile(
    r"\b(?:the|and|with|which|because|was|were|not|are|this|that|would|should|cannot|there|item|items|case|cases|title|"
    r"number|answer|evidence|minutes|without|missing|unknown|before|after|since)\b",
    re.IGNORECASE,
)
# What scripts read is the same in every language: stages and their seconds, the names of columns of data, ids.
FOR_SCRIPTS = re.compile(r"^(?:find|compare|read|store|link|finish) \d+\.\d s$", re.MULTILINE)
# Commands, options and the names of arguments are typed as they are, whatever the language; so are ids.
# A measured field has the name of its key: item, meeting.body.
MEASURED = re.compile(r"^\S+(?: #\d+)?  \w[\w.]*  |'item |^  [\w.]+ {2,}", re.MULTILINE)
TYPED = re.compile(r"casegraph [a-z]+|--[a-z-]+|\[[A-Z]+\.*\]|\b[A-Z]{4,}\b|[\w.-]+:[\w:.-]+|\b(?:judge|build)\b")
ONE, OTHER = "fjordlund:direktionen:2024-03-04:2", "fjordlund:oekonomiudvalget:2024-03-18:2"
RIGHT = [
    ["history", "lokalplan"],
    ["history", "lokalplan", "--format", "md"],
    ["search", "lokalplan"],
    ["search", "findesikke"],
    ["followups", "--status", "all"],
    ["followups", "--status", "all", "--format", "md"],
    ["followups", "--status", "all", "--format", "csv"],
    ["followups", "--body", "Direktionen", "--meeting", "2025-06-16"],
    ["stats"],
    ["inspect", "{examples}/bku_2024-05-08.txt"],
    ["review"],
    ["review", "--list"],
    ["explain", ONE, OTHER],
    ["explain", "fjordlund:direktionen:2024-03-04:1", "fjordlund:oekonomiudvalget:2024-03-18:1"],
    ["judge", ONE, OTHER, "unsure", "--answers", "{folder}/svar.yaml"],
    ["judge", ONE, OTHER, "--undo", "--answers", "{folder}/svar.yaml"],
    ["rules", "check"],
    ["rules", "new", "nyby", "{examples}", "-o", "{folder}/regler"],
    ["evaluate", "{folder}/facit"],
]
NO_DATABASE = {"inspect", "nothing", "rules", "evaluate"}
WRONG = [
    ["history", "findesikke"],
    ["history"],
    ["history", "x", "--formt", "text"],
    ["history", "x", "--format", "xml"],
    ["followups", "--as-of", "i går"],
    ["explain", "x", "y"],
    ["judge", ONE, ONE, "yes"],
    ["judge", ONE, OTHER, "--undo"],
    ["mark", "x", "done"],
    ["stats", "--plot", "{folder}/x.txt"],
    ["export", "csv"],
    ["export", "items", "--view", "full"],
    ["build", "{folder}/intet"],
    ["nothing"],
    ["rules", "check", "{folder}/fejl"],
    ["rules", "list", "{folder}/fejl"],
    ["rules", "check", "{folder}/intet"],
    ["evaluate", "{folder}/intet"],
    ["fetch", "https://intet.invalid", "-o", "{folder}/hentet", "--pause", "x"],
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The examples and some minutes that leave doubts, built into one database each; a file that cannot be read."""
    made = tmp_path_factory.mktemp("desk")
    write(made / "minutes")
    (made / "minutes" / "billede.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (made / "minutes" / "tom.txt").write_bytes(b"")
    write_rules(made / "fejl")
    write_truth(made / "facit")
    return made


def write_rules(folder):
    """Rules with a fault of every kind that a person makes."""
    folder.mkdir()
    (folder / "labels.yaml").write_text("ukendt: x\nukendt: y\nlabels: &a [*a]\n", encoding="utf-8")
    (folder / "standing.txt").write_text("x", encoding="utf-8")
    (folder / "findesikke.yaml").write_text("a: b\n", encoding="utf-8")


def write_truth(folder):
    """Truth of a document that is there, with a value missed and one made up, and of one that is not."""
    folder.mkdir()
    item = {"number": "77", "title": "Opdigtet", "line": 1}
    meeting = {"body": "Byrådet", "date": "2024-05-08"}
    for name, document in (("a", EXAMPLES / "bku_2024-05-08.txt"), ("b", "væk.txt")):
        truth = {"document": str(document), "meeting": meeting, "items": [item]}
        (folder / f"{name}.json").write_text(json.dumps(truth), encoding="utf-8")


@pytest.fixture(scope="module")
def told(folder):
    """What building tells, of both; the databases are there after it."""
    parts = [
        told_by(["build", str(EXAMPLES)], folder, "examples"),
        told_by(["build", str(folder / "minutes")], folder, "doubts"),
    ]
    (folder / "minutes" / "ou_2024-03-18.txt").rename(folder / "væk.txt")
    parts.append(told_by(["build", str(folder / "minutes")], folder, "doubts"))
    (folder / "væk.txt").rename(folder / "minutes" / "ou_2024-03-18.txt")
    parts.append(told_by(["build", str(folder / "minutes")], folder, "doubts"))
    return "\n".join(parts)


def told_by(words, folder, db):
    place = [] if words[0] in {*NO_DATABASE, "fetch"} else ["--db", str(folder / f"{db}.db")]
    asked = [word.format(examples=EXAMPLES, folder=folder) for word in words]
    ran = CliRunner(env={"COLUMNS": "120", "LANG": "C.UTF-8"}).invoke(
        casegraph, [*asked, *place, "--lang", "da"], input="h\na\n"
    )
    assert ran.exception is None or isinstance(ran.exception, SystemExit), (words, ran.exception)
    said = ran.output + ran.stderr
    for typed in (*asked, str(folder), str(EXAMPLES)):
        said = said.replace(typed, "")
    return said


def english(text):
    """What is English in a text: whole pieces of messages, and words."""
    said = MEASURED.sub("", FOR_SCRIPTS.sub("", text))
    said = re.sub(
        r"casegraph [a-z]+|--[a-z-]+|\[[A-Z]+\.*\](?:\.\.\.)?|\b[A-Z]{4,}(?:\.\.\.)?|[\w.-]+:[\w:.-]+|judge|build",
        "",
        said,
    )
    return [piece for piece in PIECES if piece in said] + ENGLISH.findall(said)


def pieces():
    """Every stretch of a message, two words at least, that its translation does not hold as well."""
    for path in catalogues():
        for entry in load(path):
            ids = (entry.id,) if isinstance(entry.id, str) else entry.id
            for message in filter(None, ids):
                for piece, *_ in Formatter().parse(message):
                    if len(piece.split()) > 1 and len(piece) > 8 and piece not in str(entry.string):
                        yield piece


PIECES = sorted(set(pieces()))


def test_there_is_much_to_look_for():
    assert len(PIECES) > 200
    assert english("the evidence is not strong enough")


def test_a_build_tells_in_danish(told):
    assert english(told) == []
    assert "et CPR-nummer blev sløret" in told
    assert "dette er et billede (PNG), som endnu ikke kan læses" in told
    assert "filen er tom" in told


@pytest.mark.parametrize("words", RIGHT + WRONG, ids=" ".join)
def test_every_command_tells_in_danish(told, folder, words):
    db = "doubts" if words[0] in {"explain", "judge", "review", "mark"} else "examples"
    said = told_by(words, folder, db)
    assert said.strip()
    assert english(said) == [], said


def test_scripts_find_the_stages_in_every_language(told):
    assert {"find", "read", "store", "link"} <= {line.split()[0] for line in FOR_SCRIPTS.findall(told)}
