"""Help in the reader's language: every command and option in Danish, wherever the language is said; nothing is cut."""

import re

import click
import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from tests.people.test_people_danish import english
from tests.repo.command_reference import commands, reference

ENGLISH_ENVIRON = {"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "CASEGRAPH_LANG": "", "CASEGRAPH_DB": ""}
DANISH, IN_ENGLISH = "Vis denne hjælp, og slut.", "Show this message and exit."
# Typed in examples, and names of things that have no other: what is left is prose.
TYPED = re.compile(
    r"^ +casegraph .*$|`[^`]*`|\[[\w|-]+\]|^ +items[\w ]+ {4}| items: |\(yes\)|\((?:no|unsure)\)|not-a-task|, cases \("
    r"|/minutes",
    re.MULTILINE,
)
NAMES = [name for name, _ in commands(casegraph, "casegraph")]


def helped(*words, environ=(), folder=None, monkeypatch=None):
    if folder:
        monkeypatch.chdir(folder)
    ran = CliRunner(env={**ENGLISH_ENVIRON, "COLUMNS": "80", **dict(environ)}).invoke(casegraph, words)
    assert ran.exit_code == 0, ran.output
    return ran.output


@pytest.mark.parametrize("name", NAMES)
def test_every_help_is_danish_throughout(name):
    text = helped("--lang", "da", *name.split()[1:], "--help")
    assert text.startswith(f"Brug: {name}")
    assert "Tilvalg:" in text
    assert DANISH in text
    assert english(TYPED.sub("", text)) == [], text


@pytest.mark.parametrize("name", NAMES)
def test_every_help_is_english_where_that_is_spoken(name):
    words = name.split()[1:]
    text = helped(*words, "--help")
    assert text.startswith(f"Usage: {name}")
    assert not re.search("[æøå]|Tilvalg|miljøvariabel", re.sub(r"^ +casegraph .*$|ØU|gen. og", "", text, flags=re.M))


@pytest.mark.parametrize(
    ("words", "environ", "said"),
    [
        (["--lang", "da", "build", "--help"], {}, DANISH),
        (["--lang=da", "build", "-h"], {}, DANISH),
        (["build", "--lang", "da", "--help"], {}, DANISH),
        (["build", "--help", "--lang", "da"], {}, DANISH),
        (["build", "--help"], {"CASEGRAPH_LANG": "da"}, DANISH),
        (["--lang", "en", "build", "--help"], {"CASEGRAPH_LANG": "da"}, IN_ENGLISH),
        (["build", "--help"], {"LANG": "da_DK.UTF-8"}, DANISH),
        (["build", "--help"], {}, IN_ENGLISH),
    ],
)
def test_the_language_of_help(words, environ, said):
    assert said in helped(*words, environ=environ)


def test_a_language_that_is_none_is_misuse():
    ran = CliRunner(env={**ENGLISH_ENVIRON, "CASEGRAPH_LANG": "sv"}).invoke(casegraph, ["build", "--help"])
    assert ran.exit_code == 2
    assert "CASEGRAPH_LANG" in ran.stderr


def test_settings_of_the_documents_say_the_language_of_help_too(tmp_path, monkeypatch):
    (tmp_path / "referater").mkdir()
    (tmp_path / "referater" / "casegraph.yaml").write_text("lang: da\n", encoding="utf-8")
    (tmp_path / "referater" / "a.txt").write_text("Intet referat\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    CliRunner(env=ENGLISH_ENVIRON).invoke(casegraph, ["build", "referater"])
    assert DANISH in helped("history", "--help")
    assert IN_ENGLISH in helped("history", "--help", "--db", "en.anden.db")
    (tmp_path / "casegraph.db").write_bytes(b"ikke en database")
    assert IN_ENGLISH in helped("history", "--help")


@pytest.mark.parametrize(
    ("words", "environ", "said"),
    [
        (["--lang", "da", "followups"], {}, "Intet at følge op på"),
        (["followups"], {"CASEGRAPH_LANG": "da"}, "Intet at følge op på"),
        (["--lang", "da", "followups", "--lang", "en"], {}, "Nothing to follow up"),
        (["--lang", "en", "followups"], {"CASEGRAPH_LANG": "da"}, "Nothing to follow up"),
    ],
)
def test_the_same_language_is_answered_in(tmp_path, words, environ, said):
    (tmp_path / "a.txt").write_text("Intet referat\n", encoding="utf-8")
    assert said in helped(*words, "--from", str(tmp_path), environ=environ)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", ["casegraph", "casegraph rules"])
def test_no_line_of_a_list_of_commands_is_cut(name, lang):
    listed = re.split("Commands:|Kommandoer:", helped("--lang", lang, *name.split()[1:], "--help"))[1]
    group = dict(commands(casegraph, "casegraph"))[name]
    assert len(listed.strip().splitlines()) == len(group.list_commands(click.Context(group)))
    assert "..." not in listed


def test_a_wrong_argument_is_named_as_help_names_it():
    ran = CliRunner(env=ENGLISH_ENVIRON).invoke(casegraph, ["judge", "--lang", "da"])
    assert ran.exit_code == 2
    assert "Brug: casegraph judge [TILVALG] PUNKT PUNKT [yes|no|unsure]" in ran.stderr
    assert "Fejl: 'PUNKT' mangler." in ran.stderr
    # What was typed is told as it was typed.
    told = CliRunner(env=ENGLISH_ENVIRON).invoke(casegraph, ["export", "CASE", "--lang", "da"]).stderr
    assert "'CASE'" in told


def test_the_reference_is_english_whatever_is_spoken(monkeypatch):
    monkeypatch.setenv("CASEGRAPH_LANG", "da")
    assert "Usage: casegraph build [OPTIONS] SOURCE…" in reference()
