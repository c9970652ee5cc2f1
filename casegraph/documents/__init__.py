"""From files to sources of marked lines.

:func:`find_documents` says which files there are, :func:`read_document` makes sources of one of them. What a reader of
another format has to do stands in :mod:`casegraph.documents.reader`.
"""

from casegraph.documents.files import DocumentFile, find_documents
from casegraph.documents.reader import Reader
from casegraph.documents.reading import read_document
from casegraph.documents.settings import FolderSettings

__all__ = ["DocumentFile", "FolderSettings", "Reader", "find_documents", "read_document"]
