"""A reason: a sentence that stands in the answer as plain English, and can still be said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping


class Reason(str):
    """A sentence made of a message with named places (``{body}``, ``{date}``) and what stands in them.

    As a ``str`` it is the English sentence, with dates as they are stored, so that a row is plain data. ``message`` and
    ``values`` let the exporters say the same in another language. Places named ``date``, ``since`` or ``until`` hold
    dates, ``kind`` holds a kind of decision.
    """

    message: str
    values: Mapping[str, str]

    def __new__(cls, message: str, values: Mapping[str, str]) -> Reason:
        """The sentence in English, with the message and values it is made of."""
        made = super().__new__(cls, message.format_map(values))
        made.message = message
        made.values = values
        return made


def reason(message: str, **values: str) -> Reason:
    """The reason said by ``message``, which is found by this call when the catalogue is checked for completeness."""
    return Reason(message, values)
