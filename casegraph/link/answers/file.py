"""The answers file: one YAML list made for version control, read with line-precise faults, only ever added to.

::

    - {judge: 'yes', a: {item: eksempel:direktionen:2022-03-21:3, number: 22-003813, title: Ny havn}, b: {…}, who: Anne}
    - {undo: judge, a: {item: …}, b: {item: …}}

An entry is one line, because tools for version control merge files line by line: of entries of several lines those that
two people's answers have in common would be kept once. People may edit the file by hand, in any layout: comments and
their order stay, since an answer is added as text behind what is there.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from casegraph.errors import AnswerError, RuleError
from casegraph.link.answers.answers import Answer, Answers, to_entry

HEADER = "# Answers of people to casegraph: one entry an answer, oldest first. Add at the end; nothing is taken out.\n"


def load_answers(path: Path) -> Answers:
    """The answers in the file at ``path``; none where there is no file; raise :class:`AnswerError` with every fault."""
    return parse_answers(_read(path), str(path)) if path.exists() else Answers()


def parse_answers(text: str, file: str) -> Answers:
    """The answers in ``text``; faults name ``file`` and the line."""
    # The YAML and schema libraries are loaded only where there is a file to read.
    from casegraph.link.answers.schema import read_entries  # noqa: PLC0415

    try:
        return Answers(read_entries(text, file))
    except RuleError as error:
        raise AnswerError(str(error)) from error


def append_answer(path: Path, answer: Answer) -> None:
    """Add ``answer`` at the end of the file, which is made where there is none.

    The file is never half written, and two programs adding at once both get their entry in. Raises
    :class:`AnswerError` where the file cannot be read or written, and leaves it as it was.
    """
    path = path.resolve()
    try:
        with _locked(path):
            before = _read(path) if path.exists() else HEADER
            after = _with_entry(before, answer, str(path))
            _replace(path, after)
    except OSError as error:
        raise AnswerError(f"{path}: cannot be written: {error.strerror}; the answer was not recorded") from error


def _with_entry(before: str, answer: Answer, file: str) -> str:
    known = parse_answers(before, file).entries
    glue = "" if not before or before.endswith("\n") else "\n"
    after = before + glue + _indented(render(answer), _indent(before))
    if len(parse_answers(after, file).entries) != len(known) + 1:
        raise AnswerError(f"{file}: an answer cannot be added behind what stands at its end; write one '- ' an entry")
    return after


def render(answer: Answer) -> str:
    """One entry as YAML, on one line."""
    import yaml  # noqa: PLC0415 - loaded only where an answer is written

    class OneLine(yaml.SafeDumper):
        """Writes a text of several lines on one, with escapes."""

    def quoted(dumper: OneLine, text: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)

    OneLine.add_representer(str, quoted)
    entry, wide = to_entry(answer), 2**31
    dumped = yaml.dump(entry, Dumper=OneLine, default_flow_style=True, allow_unicode=True, sort_keys=False, width=wide)
    return f"- {dumped}"


def _indent(text: str) -> str:
    """The white space before the first entry: a list may be indented as a whole."""
    first = next((line for line in text.splitlines() if line.lstrip().startswith("- ")), "")
    return first[: len(first) - len(first.lstrip())]


def _indented(text: str, indent: str) -> str:
    return "".join(indent + line for line in text.splitlines(keepends=True))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AnswerError(f"{path}: cannot be read: {error}; an answers file is text in UTF-8") from error


def _replace(path: Path, text: str) -> None:
    """Write beside the file and rename over it: a reader sees the old file or the new one, never between."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the file's lock; the system lets go of it when the program ends, however it ends."""
    lock = path.with_name(f".{path.name}.lock")
    with lock.open("a") as file:
        _lock(file)
        yield


def _lock(file: IO[str]) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX)
