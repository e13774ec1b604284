"""Open the file: measured before anything is unpacked, and refused where it could do harm."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from cea_helper import packages
from cea_helper.errors import NotAWordFile
from cea_helper.packages import DAMAGED, Limits, Relationship
from cea_helper.word.reading import names

MOST_BYTES = 10 * 1024 * 1024
_LIMITS = Limits(parts=500, unpacked=25 * 1024 * 1024)
_MOST_PARAGRAPHS = 20_000

# An element costs some 200 bytes of memory, and the smallest one only four of the file.
_MOST_TAGS = 1_200_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_TYPES = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml"
    r"\.(document|template)\.main\+xml"
)
_NOT_WORD = "is not a Word document (.docx)"
_PARAGRAPH = re.compile(rb"<(?:[\w.-]+:)?p[\s/>]")


@dataclass(frozen=True)
class Package:
    """The parts of a document by their names in small letters; `main` names the text itself."""

    parts: Mapping[str, bytes]
    main: str

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return what the part refers to, by the identifiers that it uses."""
        folder, name = posixpath.split(part)
        listed = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        return packages.relationships(listed, folder) if listed is not None else {}

    def related(self, kind: str) -> list[str]:
        """Return the names of the parts to which the text refers in this way, once each."""
        found = self.relationships(self.main).values()
        wanted = kind.lower()
        targets = [link.target for link in found if link.kind == wanted and not link.is_external]
        return [name for name in dict.fromkeys(targets) if name in self.parts]

    def root(self, part: str) -> etree._Element:
        """Return the part parsed. Raises NotAWordFile where it is not XML."""
        return packages.parsed(self.parts[part])

    def first(self, kind: str) -> etree._Element | None:
        """Return the first part to which the text refers in this way, parsed."""
        found = self.related(kind)
        return self.root(found[0]) if found else None


def open_package(document: bytes) -> Package:
    """Return the parts of a Word document. Raises NotAWordFile with the reason as one sentence."""
    if len(document) > MOST_BYTES:
        raise NotAWordFile("is larger than 10 MiB")
    if document.startswith(_OLE):
        raise NotAWordFile(
            "is protected by a password, or of an old kind (.doc). Save it in Word as .docx"
            " without a password"
        )
    parts = _parts(document)
    main = _main_part(parts)
    _refuse_crowds(parts)
    return Package(parts, main)


def _parts(document: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(document)) as archive:
            packages.measure(archive.infolist(), len(document), _LIMITS)
            packages.refuse_macros(archive.namelist(), packages.lists_of(archive))
            members = [member for member in archive.infolist() if not member.is_dir()]
            parts = {member.filename.lower(): archive.read(member) for member in members}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        reason = DAMAGED if document.startswith(b"PK") else _NOT_WORD
        raise NotAWordFile(reason) from error
    for name, part in parts.items():
        _refuse_doctype(name, part)
    return {name: names.as_transitional(part) for name, part in parts.items()}


def _refuse_doctype(name: str, part: bytes) -> None:
    # UTF-16 has a zero byte beside each letter.
    is_xml = name.endswith((".xml", ".rels", ".vml"))
    if is_xml and b"<!doctype" in part.replace(b"\0", b"").lower():
        raise NotAWordFile("has a DOCTYPE in it, as no Word document has")


def _main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that holds the text. Refuses other kinds of file."""
    if packages.CONTENT_TYPES not in parts or "_rels/.rels" not in parts:
        raise NotAWordFile(_NOT_WORD)
    kinds = packages.kinds_of(parts[packages.CONTENT_TYPES])
    for link in packages.relationships(parts["_rels/.rels"], "").values():
        is_text = link.kind == "officedocument" and link.target in parts
        if is_text and _WORD_TYPES.fullmatch(kinds.of(link.target)):
            return link.target
    raise NotAWordFile(_NOT_WORD)


def _refuse_crowds(parts: Mapping[str, bytes]) -> None:
    xml = [part for name, part in parts.items() if name.endswith(".xml")]
    if sum(_count(_PARAGRAPH.finditer(part)) for part in xml) > _MOST_PARAGRAPHS:
        raise NotAWordFile("has more than 20,000 paragraphs")
    if sum(part.count(b"<") for part in xml) > _MOST_TAGS:
        raise NotAWordFile("is made of too many pieces. Copy its text into a new document")


def _count(found: Iterator[re.Match[bytes]]) -> int:
    return sum(1 for _ in found)
