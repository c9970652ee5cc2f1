"""A reason: a sentence that stands in an answer as plain English, and can still be said in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def N_(message: str) -> str:
    """``message`` itself: marks it as one to be translated where it is used."""
    return message


class Reason(str):
    """A sentence made of a message with named places (``{body}``, ``{date}``) and what stands in them.

    As a ``str`` it is the English sentence, with dates as they are stored, so that a row is plain data. ``message`` and
    ``values`` let the exporters say the same in another language. Places named ``date``, ``since`` or ``until`` hold
    dates, ``kind`` holds a kind of decision, ``lacking`` a figure; a value may be a reason itself.
    """

    message: str
    values: Mapping[str, str]

    def __new__(cls, message: str, values: Mapping[str, str]) -> Reason:
        """The sentence in English, with the message and values it is made of."""
        made = super().__new__(cls, message.format_map(values))
        made.message = message
        made.values = values
        return made

    def __reduce__(self) -> tuple[type[Reason], tuple[str, Mapping[str, str]]]:
        """What it is made of again in another process."""
        return Reason, (self.message, self.values)


def reason(message: str, **values: str) -> Reason:
    """The reason said by ``message``, which is found by this call when the catalogue is checked for completeness."""
    return Reason(message, values)


def plain_reason(text: str) -> Reason:
    """``text`` as a reason: one of the catalogue's messages without places, or words nobody can translate."""
    return Reason("{text}", {"text": text}) if "{" in text or "}" in text else Reason(text, {})


def joined(glue: str, reasons: Iterable[Reason]) -> Reason:
    """Several reasons as one, with ``glue`` between them."""
    parts = {f"part{number}": part for number, part in enumerate(reasons)}
    return Reason(glue.join(f"{{{name}}}" for name in parts), parts)
