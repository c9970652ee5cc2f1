"""YAML as plain strings, with the line every value stands on.

Plain PyYAML reads ``no`` as false and ``0130`` as 88, keeps the last of two equal keys, and forgets where things stood.
Rules need the opposite: strings only (types come from the schema), duplicate keys refused, and a line for every fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from casegraph.errors import RuleError, RuleFault

Path = tuple[str | int, ...]
MAX_DEPTH = 20
MAX_BYTES = 4_000_000


@dataclass(frozen=True)
class Marked:
    """The data of one YAML file (strings, lists, dicts) and the line of every path into it."""

    file: str
    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of ``path``, or of the nearest enclosing value where the path itself does not exist."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_marked(text: str, file: str) -> Marked:
    """Parse ``text`` (the contents of ``file``) into strings with lines; raise :class:`RuleError` with every fault."""
    if len(text) > MAX_BYTES:
        raise RuleError([RuleFault(file, 1, "-", "the file is larger than 4 MB", "rules of a sensible size")])
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        raise RuleError([_syntax_fault(file, error)]) from error
    except RecursionError as error:  # the YAML reader itself recurses, before a depth can be counted
        allowed = f"at most {MAX_DEPTH} levels"
        raise RuleError([RuleFault(file, 1, "-", "nested too deeply", allowed)]) from error
    reader = _Reader(file)
    data = reader.plain(node, ()) if node is not None else {}
    if reader.faults:
        raise RuleError(reader.faults)
    return Marked(file, data, reader.lines)


def _compose(text: str) -> yaml.Node | None:
    """The nodes of a text, by the ten times faster reader where it is there; faults are worded by the slow one."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=fast)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _syntax_fault(file: str, error: yaml.YAMLError) -> RuleFault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    line = mark.line + 1 if mark else 1
    return RuleFault(file, line, "-", f"not readable as YAML: {problem}", "see docs/writing-rules.md")


class _Reader:
    """Turns nodes into plain data, keeping lines and faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.faults: list[RuleFault] = []
        self._read: set[int] = set()

    def plain(self, node: yaml.Node, path: Path, key_line: int | None = None) -> Any:
        """The strings, lists and dicts of ``node``; what is wrong goes to ``faults``."""
        line = key_line or node.start_mark.line + 1
        self.lines[path] = line
        if len(path) > MAX_DEPTH:
            return self._refuse(path, line, "nested too deeply", f"at most {MAX_DEPTH} levels")
        if id(node) in self._read:  # a few aliases of aliases would unfold to more than any memory holds
            return self._refuse(path, line, "an alias (*name) stands here", "the value itself, written out")
        self._read.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return dict(self._pairs(node, path))

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(path, line, "a key is one word", "no list or mapping as a key")
                continue
            key = str(key_node.value)
            if key in seen:
                self._refuse((*path, key), line, "the key stands twice", "each key once")
            seen.add(key)
            yield key, self.plain(value_node, (*path, key), line)

    def _refuse(self, path: Path, line: int, wrong: str, allowed: str) -> None:
        self.faults.append(RuleFault(self.file, line, _dotted(path), wrong, allowed))


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path) or "-"
