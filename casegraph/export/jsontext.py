"""JSON documents and JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from casegraph.export.common import TextExporter
from casegraph.reason import Reason
from casegraph.words import Words

# JSON escapes the C0 controls by itself; these also change how a terminal shows what follows.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class JsonDocument(TextExporter[Mapping[str, Any]]):
    """One JSON document, indented; reasons are said in the language of ``words``."""

    suffix = ".json"

    def __init__(self, words: Words) -> None:
        self.words = words

    def write_text(self, data: Mapping[str, Any], stream: TextIO) -> None:
        """Write the document and a line feed."""
        text = json.dumps(spoken(data, self.words), ensure_ascii=False, indent=2)
        stream.write(escaped(text) + "\n")


class JsonLines(TextExporter[Iterable[Mapping[str, Any]]]):
    """One JSON object a line, written as the rows come."""

    suffix = ".jsonl"

    def write_text(self, data: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
        """Write a line for each row."""
        for row in data:
            stream.write(escaped(json.dumps(row, ensure_ascii=False, separators=(", ", ": "))) + "\n")


class SpokenLines(JsonLines):
    """JSON Lines with every reason said in the language of ``words``; keys and kinds are the same in all."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def write_text(self, data: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
        """Write a line for each row."""
        super().write_text((spoken(row, self.words) for row in data), stream)


def spoken(value: Any, words: Words) -> Any:
    """``value`` with every :class:`Reason` in it said in the language of ``words``."""
    if isinstance(value, Reason):
        return words.say(value)
    if isinstance(value, Mapping):
        return {key: spoken(part, words) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [spoken(part, words) for part in value]
    return value


def escaped(text: str) -> str:
    """JSON text in which characters that disturb a terminal are written as escapes; its value is the same."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
