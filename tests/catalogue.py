"""The catalogue of messages: ``python -m tests.catalogue`` compiles every ``.po`` under ``casegraph/locale``.

``--missing`` prints the messages of the code that a catalogue lacks, ready to be pasted into it and translated.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "casegraph"
LOCALE = PACKAGE / "locale"
SINGLE = {"_", "N_", "gettext", "reason", "say"}
PLURAL = {"ngettext"}


def messages() -> dict[str | tuple[str, ...], list[tuple[str, int]]]:
    """Every message that the code marks, with where it stands; a plural one is the pair of its forms.

    Read from the syntax tree, because a message inside an f-string is one token to a reader of tokens.
    """
    found: dict[str | tuple[str, ...], list[tuple[str, int]]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            message = _message(node)
            if message:
                found.setdefault(message, []).append((str(path.relative_to(PACKAGE)), getattr(node, "lineno", 0)))
    return found


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
    for message, places in messages().items():
        entry = known.get(message)
        if entry is None or not entry.string or (isinstance(entry.string, tuple) and not all(entry.string)):
            lacking.add(message, locations=places[:1])
    return lacking


def main() -> None:
    """Compile, or say what is missing."""
    for path in catalogues():
        if "--missing" in sys.argv:
            write_po(sys.stdout.buffer, missing(path), omit_header=True, width=120)
        else:
            path.with_suffix(".mo").write_bytes(compiled(path))


if __name__ == "__main__":
    main()
