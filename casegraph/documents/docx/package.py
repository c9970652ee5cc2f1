"""The parts of a Word document: a ZIP file of XML, opened within limits and without anything an attacker may ask for.

No part is unpacked beyond :data:`MAX_PART`, nor all that are read beyond :data:`MAX_TOTAL`, whatever the file says of
their sizes; XML with a document type, and so any entity, is refused: Word writes none.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from casegraph.errors import DocumentError

MAX_PART = 60_000_000
"""Bytes of one part unpacked: the text of a thousand pages takes a few millions."""
MAX_TOTAL = 100_000_000
"""Bytes of all the parts that are read, unpacked."""
MAX_ENTRIES = 20_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_MAIN = "/officeDocument"
_USUAL = "word/document.xml"
_NESTED = re.compile(r"depth|nest", re.IGNORECASE)
_HUGE = re.compile(r"huge|too long|limit", re.IGNORECASE)
_NO_MINUTES = "divide it into one file a meeting"
_FETCH = "open it in Word and save it anew"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Related:
    """Another part, or an address outside, that a part refers to by an id; ``kind`` is the last word of its type."""

    kind: str
    target: str
    outside: bool


@dataclass
class Package:
    """An opened Word document; ``main`` is the name of the part with its text."""

    archive: zipfile.ZipFile
    document: str
    main: str = _USUAL
    _sizes: dict[str, int] = field(default_factory=dict)
    _read: int = 0

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._sizes

    def tree(self, name: str) -> etree._Element:
        """The XML of a part; raise :class:`DocumentError` for what is broken, too large or not as Word writes it."""
        data = self._bytes(name)
        if b"<!DOCTYPE" in data:
            raise self._with_dtd()
        for strict, usual in _STRICT:
            data = data.replace(strict, usual) if strict in data[:20_000] else data
        # Nothing is looked up outside the part, and nothing in it stands for anything else.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._unread(name, str(error)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._with_dtd()
        return root

    def related(self, name: str) -> dict[str, Related]:
        """What the part refers to, by id."""
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(listed):
            return {}
        return {
            one.get("Id", ""): Related(one.get("Type", "").rpartition("/")[2], target, outside)
            for one in self.tree(listed).iter(_RELATED)
            for outside in [one.get("TargetMode") == "External"]
            for target in [one.get("Target", "") if outside else _joined(folder, one.get("Target", ""))]
        }

    def parts(self, kind: str) -> Iterator[str]:
        """The parts of a kind that the main part refers to, in the order of their names."""
        found = {one.target for one in self.related(self.main).values() if one.kind == kind and not one.outside}
        yield from sorted(name for name in found if self.has(name))

    def _bytes(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as file:
                data = file.read(MAX_PART + 1)
        except RuntimeError as error:  # what zipfile says of parts that are encrypted
            raise DocumentError(self.document, "the Word document is locked with a password", _UNLOCK) from error
        except _BROKEN as error:
            raise self._damaged(f"its part {name} cannot be unpacked") from error
        self._read += len(data)
        if len(data) > MAX_PART or self._read > MAX_TOTAL:
            most = (MAX_PART if len(data) > MAX_PART else MAX_TOTAL) // 1_000_000
            reason = f"the text of the Word document is larger than {most} MB unpacked, which no minutes are"
            raise DocumentError(self.document, reason, _NO_MINUTES)
        return data

    def _with_dtd(self) -> DocumentError:
        return DocumentError(self.document, "the Word document holds what Word never writes (a DTD)", "remove it")

    def _unread(self, name: str, why: str) -> DocumentError:
        """What to say of a part that is no XML, or such as the parser has limits for."""
        if _NESTED.search(why):
            return DocumentError(self.document, "the text is nested as no minutes are", _FETCH)
        if _HUGE.search(why):
            reason = "a paragraph of the Word document is longer than whole minutes are"
            return DocumentError(self.document, reason, _NO_MINUTES)
        return self._damaged(f"its part {name} is broken")

    def _damaged(self, why: str) -> DocumentError:
        return DocumentError(self.document, f"the Word document is damaged: {why}", f"fetch it again, or {_FETCH}")


_UNLOCK = "open it with its password and save it without"


def open_package(data: bytes, document: str) -> Package:
    """The parts of the document in ``data``; raise :class:`DocumentError` where it is none."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        reason = "the Word document is damaged and cannot be opened"
        raise DocumentError(document, reason, "fetch it again") from error
    if len(entries) > MAX_ENTRIES:
        raise DocumentError(document, "the file holds more parts than any Word document", "open it in Word and save it")
    package = Package(archive, document, _sizes={entry.filename: entry.file_size for entry in entries})
    package.main = _main_part(package)
    if not package.has(package.main):
        raise DocumentError(document, "the file is packed as a Word document is but holds none", _FETCH)
    return package


def _main_part(package: Package) -> str:
    roots = package.related("") if package.has("_rels/.rels") else {}
    return next((one.target for _, one in sorted(roots.items()) if one.kind == _MAIN[1:]), _USUAL)


def _joined(folder: str, target: str) -> str:
    """The name of a part as another part in ``folder`` gives it."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
