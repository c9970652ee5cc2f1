"""YAML as plain strings, with the line every value stands on.

Plain PyYAML reads ``no`` as false and ``0130`` as 88, keeps the last of two equal keys, and forgets where things stood.
Rules need the opposite: strings only (types come from the schema), duplicate keys refused, and a line for every fault.
"""

from __future__ import annotations

from collections.abc import Iterator
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
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise RuleError([_syntax_fault(file, error)]) from error
    marked = Marked(file, None)
    faults: list[RuleFault] = []
    data = _plain(node, (), marked, faults) if node is not None else {}
    if faults:
        raise RuleError(faults)
    return Marked(file, data, marked.lines)


def _syntax_fault(file: str, error: yaml.YAMLError) -> RuleFault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    line = mark.line + 1 if mark else 1
    return RuleFault(file, line, "-", f"not readable as YAML: {problem}", "see docs/writing-rules.md")


def _plain(node: yaml.Node, path: Path, marked: Marked, faults: list[RuleFault]) -> Any:
    line = node.start_mark.line + 1
    marked.lines[path] = line
    if len(path) > MAX_DEPTH:
        faults.append(RuleFault(marked.file, line, _dotted(path), "nested too deeply", f"at most {MAX_DEPTH} levels"))
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), marked, faults) for index, child in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    return dict(_pairs(node, path, marked, faults))


def _pairs(node: yaml.MappingNode, path: Path, marked: Marked, faults: list[RuleFault]) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in seen:
            faults.append(RuleFault(marked.file, line, _dotted((*path, key)), "the key stands twice", "each key once"))
        seen.add(key)
        value = _plain(value_node, (*path, key), marked, faults)
        marked.lines[(*path, key)] = line
        yield key, value


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path) or "-"
