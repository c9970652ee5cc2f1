"""The reader of Word documents (DOCX)."""

from __future__ import annotations

from casegraph.documents.formats import is_word
from casegraph.model import Source


class DocxReader:
    """Word documents by their content; old ones (DOC) are another format."""

    name = "docx"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Packed files with the parts of a Word document, or called so."""
        return is_word(head, suffix)

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source; raise :class:`DocumentError` for what is locked, damaged, without text or too large."""
        # Loaded only where there is such a document to read.
        from casegraph.documents.docx.document import read_docx  # noqa: PLC0415

        return [read_docx(data, document)]
