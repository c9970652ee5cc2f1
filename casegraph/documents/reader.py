"""What a reader of one format is, and what every reader may rely on.

A reader takes the bytes of one file and gives its documents as :class:`~casegraph.model.Source` records:

* one :class:`~casegraph.model.Line` for every line of the file, blank ones too, in order. ``number`` is the line an
  editor shows, and where the format has no lines of its own, the ordinal of the paragraph. Two lines may share a number
  (see :mod:`casegraph.documents.rows`). Soft wraps are not joined: whether a paragraph goes on is the parser's to say.
* ``text`` has gone through :func:`~casegraph.documents.clean.clean_text`, has no markup and no outer white space. Tabs
  and runs of spaces inside it stay, they divide columns; the cells of a table are divided by tabs.
* structure that the format itself has becomes marks (heading, bold, bullet, boundary, field, url); a file that is
  structured through and through may give ready meetings in place of lines. Structure is never flattened into text.
* what cannot be read raises :class:`~casegraph.errors.DocumentError` and nothing else; what was read with misgivings is
  a :class:`~casegraph.model.Doubt` of the source.

Masking of CPR numbers is not the reader's business: nothing leaves the room unmasked, whoever read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from casegraph.model import Source

HEAD = 1 << 16
"""How many bytes of a file a reader sees when it is asked whether the file is its own."""


class Reader(Protocol):
    """One format: how it is told from others, and how it becomes sources."""

    @property
    def name(self) -> str:
        """The name of the format in reports and in :attr:`Source.format`."""
        ...

    def claims(self, head: bytes, suffix: str) -> bool:
        """Whether this reader reads the file that begins with ``head``; ``suffix`` is in lower case, with its dot."""
        ...

    def read(self, data: bytes, document: str) -> list[Source]:
        """The documents in ``data``; ``document`` names the file in sources and errors."""
        ...
