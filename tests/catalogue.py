"""The catalogue of messages: ``python -m tests.catalogue`` compiles every ``.po`` under ``casegraph/locale``.

``--missing`` prints the messages of the code that a catalogue lacks, ready to be pasted into it and translated.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from casegraph.cli import casegraph
from casegraph.cli.helping import in_words, names
from tests.repo.command_reference import commands

PACKAGE = Path(__file__).parents[1] / "casegraph"
LOCALE = PACKAGE / "locale"
SINGLE = {"_", "N_", "gettext", "reason", "say"}
PLURAL = {"ngettext", "many"}
# What is told in finished sentences, which the phrasebook says in other languages (casegraph/phrasebook.py).
TOLD = {
    "UsageError",
    "NotFound",
    "StoreError",
    "AnswerError",
    "DocumentError",
    "Doubt",
    "Unread",
    "Failure",
    "NoAnswer",
    "AgainError",
    "Gone",
    "Refused",
    "fail",
    "_doubt",
    "FetchError",
    "RuleFault",
    "ValueError",
    "fault",
    "_fault",
    "_refuse",
}


Messages = dict[str | tuple[str, ...], list[tuple[str, int]]]


def messages() -> Messages:
    """Every message that the code marks, with where it stands; a plural one is the pair of its forms.

    Read from the syntax tree, because a message inside an f-string is one token to a reader of tokens.
    """
    found: Messages = {}
    for place, tree in _modules():
        for node in ast.walk(tree):
            message = _message(node)
            if message:
                found.setdefault(message, []).append((place, getattr(node, "lineno", 0)))
    return found


def told() -> Messages:
    """Every finished sentence that the code tells as an error or a doubt, with where it stands."""
    found: Messages = {}
    marked = messages()
    for place, tree in _modules():
        for sentence, line in _told(tree):
            if sentence not in marked:
                found.setdefault(sentence, []).append((place, line))
    return found


def helped() -> Messages:
    """Every paragraph, option and name of an argument in the help of the commands, with the command it stands in."""
    found: Messages = {}
    marked = messages()
    for name, command in commands(casegraph, "casegraph"):
        for message in filter(None, _helped(command)):
            if message not in marked:
                found.setdefault(message, []).append((name, 1))
    return found


def _helped(command: click.Command) -> list[str]:
    """What a page of help says, as it is asked of the catalogue."""
    asked: list[str] = []

    def say(message: str) -> str:
        asked.append(message)
        return message

    # A command keeps the option for help that it is first asked for.
    context = click.Context(command, **casegraph.context_settings)
    in_words(command.help or "", say)
    in_words(command.short_help or "", say)
    names(" ".join(command.collect_usage_pieces(context)), say)
    for param in command.params:
        if isinstance(param, click.Option):
            names("" if param.is_flag else param.make_metavar(context), say)
            say(param.help or "")
    return asked


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _told(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every sentence that is told as an error or a doubt.

    It is written in the call, or in a name that the call is given; and in a module that tells anything, every string
    that reads like a sentence may be part of what it tells.
    """
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in TOLD]
    given = _given(tree)
    for value in (one for call in calls for argument in call.args for one in given.get(_name(argument), [argument])):
        if " " in _sentence(value):
            yield _sentence(value), value.lineno
    for node in ast.walk(tree) if calls else ():
        parts = node.elts if isinstance(node, ast.Tuple) else [node.value] if isinstance(node, ast.Return) else []
        for value in filter(None, parts):
            if _READS.fullmatch(_sentence(value)):
                yield _sentence(value), value.lineno


def _given(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Name → what is assigned to it anywhere in the module."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target, value in (pair for one in node.targets for pair in _assigned(one, node.value)):
                given.setdefault(target, []).append(value)
    return given


# Three words and more, in plain letters: no pattern, no SQL and no name.
_READS = re.compile(r"[a-z]+(?: [^\\|\[\]*^$]+){2,}")


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from (pair for one, part in zip(target.elts, value.elts, strict=False) for pair in _assigned(one, part))
    elif isinstance(target, ast.Name):
        yield target.id, value


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", None) or getattr(node, "id", ""))


def _sentence(node: ast.expr) -> str:
    """A string as a message: what an f-string puts in becomes a place with a name."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _sentence(node.left) + _sentence(node.right) if _sentence(node.left) and _sentence(node.right) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, names = [], {}
    for number, part in enumerate(node.values):
        if isinstance(part, ast.Constant):
            parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
        elif isinstance(part, ast.FormattedValue):
            name = _name(part.value) or f"part{number}"
            # One name for one expression: the places of two that are called alike hold different things.
            if names.setdefault(name, ast.unparse(part.value)) != ast.unparse(part.value):
                name = f"{name}{number}"
            parts.append(f"{{{name}}}")
    return "".join(parts)


def _message(node: ast.AST) -> str | tuple[str, ...] | None:
    """The message of a call that marks one."""
    if not isinstance(node, ast.Call):
        return None
    name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in SINGLE and texts:
        return texts[0]
    return tuple(texts[:2]) if name in PLURAL and len(texts) > 1 else None


def catalogues() -> Iterator[Path]:
    """Every hand-kept catalogue."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def load(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parts[-3])


class _Plain(Catalog):
    """A catalogue whose head says nothing of the day or the program that compiled it: same source, same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", self.plural_forms),
        ]


def compiled(path: Path) -> bytes:
    """The bytes of the ``.mo`` that belongs to a ``.po``."""
    known = load(path)
    plain = _Plain(locale=known.locale, fuzzy=False)
    for entry in known:
        if entry.id:
            plain.add(entry.id, entry.string)
    stream = io.BytesIO()
    write_mo(stream, plain)
    return stream.getvalue()


def missing(path: Path) -> Catalog:
    """The messages of the code that a catalogue does not hold or does not translate."""
    known = load(path)
    lacking = Catalog(locale=known.locale)
    for message, places in SAID[path.stem]().items():
        entry = known.get(message)
        if entry is None or not entry.string or (isinstance(entry.string, tuple) and not all(entry.string)):
            lacking.add(message, locations=places[:1])
    return lacking


SAID: dict[str, Callable[[], Messages]] = {"casegraph": messages, "help": helped, "told": told}
"""The catalogues by their name, with the messages that each must hold."""


def main() -> None:
    """Compile, or say what is missing."""
    for path in catalogues():
        if "--missing" in sys.argv:
            write_po(sys.stdout.buffer, missing(path), omit_header=True, width=120)
        else:
            path.with_suffix(".mo").write_bytes(compiled(path))


if __name__ == "__main__":
    main()
