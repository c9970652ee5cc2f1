"""From files to sources of marked lines.

:func:`find_documents` says which files there are, :func:`read_document` makes sources of one of them. What a reader of
another format has to do stands in :mod:`casegraph.documents.reader`. The readers are loaded with the first document: a
build of unchanged documents needs none.
"""

from typing import TYPE_CHECKING

from casegraph.documents.files import DocumentFile, find_documents
from casegraph.documents.reader import Reader
from casegraph.documents.settings import FolderSettings
from casegraph.lazy import lazily

if TYPE_CHECKING:
    from casegraph.documents.reading import read_document

__all__ = ["DocumentFile", "FolderSettings", "Reader", "find_documents", "read_document"]

__getattr__ = lazily(__name__, {"read_document": "casegraph.documents.reading"})
