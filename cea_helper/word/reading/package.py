"""Open the file: measured before anything is unpacked, and refused where it could do harm."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from cea_helper.errors import NotAWordFile
from cea_helper.word.reading import names

MOST_BYTES = 10 * 1024 * 1024
_MOST_UNPACKED = 25 * 1024 * 1024
_MOST_RATIO = 100
_MOST_MEMBERS = 500
_MOST_PARAGRAPHS = 20_000

# An element costs some 200 bytes of memory, and the smallest one only four of the file.
_MOST_TAGS = 1_200_000

# A small part of repeated words is packed very well and still does no harm.
_SMALL = 1024 * 1024

_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_WORD_TYPES = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml"
    r"\.(document|template)\.main\+xml"
)
_DAMAGED = "is damaged: parts of it cannot be read. Save it again in Word and try that file"
_NOT_WORD = "is not a Word document (.docx)"
_PARAGRAPH = re.compile(rb"<(?:[\w.-]+:)?p[\s/>]")


@dataclass(frozen=True)
class Relationship:
    """What one part says of another, or of something outside the file."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class Package:
    """The parts of a document by their names in small letters; `main` names the text itself."""

    parts: Mapping[str, bytes]
    main: str

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return what the part refers to, by the identifiers that it uses."""
        folder, name = posixpath.split(part)
        listed = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        return _relationships(listed, folder) if listed is not None else {}

    def related(self, kind: str) -> list[str]:
        """Return the names of the parts to which the text refers in this way, once each."""
        found = self.relationships(self.main).values()
        targets = [link.target for link in found if link.kind == kind and not link.is_external]
        return [name for name in dict.fromkeys(targets) if name in self.parts]

    def root(self, part: str) -> etree._Element:
        """Return the part parsed. Raises NotAWordFile where it is not XML."""
        return parsed(self.parts[part])

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
            _measure(archive.infolist(), len(document))
            members = [member for member in archive.infolist() if not member.is_dir()]
            parts = {member.filename.lower(): archive.read(member) for member in members}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        reason = _DAMAGED if document.startswith(b"PK") else _NOT_WORD
        raise NotAWordFile(reason) from error
    for name, part in parts.items():
        _refuse_doctype(name, part)
    return {name: names.as_transitional(part) for name, part in parts.items()}


def _measure(members: list[ZipInfo], packed: int) -> None:
    """Refuse a file by what its directory says, before anything is unpacked."""
    if len(members) > _MOST_MEMBERS:
        raise NotAWordFile(f"has more than {_MOST_MEMBERS} parts")
    unpacked = sum(member.file_size for member in members)
    if unpacked > _MOST_UNPACKED:
        raise NotAWordFile("is larger than 25 MiB when it is unpacked")
    if unpacked > _MOST_RATIO * packed or any(_is_blown_up(member) for member in members):
        raise NotAWordFile("is packed more than a hundredfold, as no Word document is")
    seen: set[str] = set()
    for member in members:
        _refuse_name(member, seen)
        if member.flag_bits & _ENCRYPTED:
            raise NotAWordFile("is encrypted. Save it without a password")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise NotAWordFile(_DAMAGED)


def _is_blown_up(member: ZipInfo) -> bool:
    return member.file_size > max(_SMALL, _MOST_RATIO * member.compress_size)


def _refuse_name(member: ZipInfo, seen: set[str]) -> None:
    """Refuse names that two programs could understand in two ways."""
    name = unquote(member.orig_filename).replace("\\", "/").lower()
    if name in seen:
        raise NotAWordFile("has two parts of the same name")
    seen.add(name)
    steps = name.rstrip("/").split("/")
    if "\0" in name or ":" in steps[0] or not all(step.strip(". ") or step == "" for step in steps):
        raise NotAWordFile("has a part with a name that leads outside the file")
    if name.startswith("/"):
        raise NotAWordFile("has a part with a name that leads outside the file")


def _refuse_doctype(name: str, part: bytes) -> None:
    # UTF-16 has a zero byte beside each letter.
    is_xml = name.endswith((".xml", ".rels", ".vml"))
    if is_xml and b"<!doctype" in part.replace(b"\0", b"").lower():
        raise NotAWordFile("has a DOCTYPE in it, as no Word document has")


def _main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that holds the text. Refuses macros and other kinds of file."""
    if "[content_types].xml" not in parts or "_rels/.rels" not in parts:
        raise NotAWordFile(_NOT_WORD)
    by_name, by_ending = _content_types(parts["[content_types].xml"])
    kinds = {*by_name.values(), *by_ending.values()}
    has_code = any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in parts)
    if has_code or any("macroenabled" in kind or "vbaproject" in kind for kind in kinds):
        raise NotAWordFile("has macros in it. Save it in Word as .docx, which has none")
    for link in _relationships(parts["_rels/.rels"], "").values():
        ending = posixpath.splitext(link.target)[1].lstrip(".")
        kind = by_name.get(link.target, by_ending.get(ending, ""))
        if link.kind == "officeDocument" and link.target in parts and _WORD_TYPES.fullmatch(kind):
            return link.target
    raise NotAWordFile(_NOT_WORD)


def _content_types(part: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Return the kinds of the parts, by their names and by the endings of their names."""
    by_name, by_ending = {}, {}
    for entry in parsed(part):
        kind = str(entry.get("ContentType", "")).lower()
        if entry.tag == f"{_PACKAGE}content-types}}Override":
            by_name[str(entry.get("PartName", "")).lstrip("/").lower()] = kind
        else:
            by_ending[str(entry.get("Extension", "")).lower()] = kind
    return by_name, by_ending


def _refuse_crowds(parts: Mapping[str, bytes]) -> None:
    xml = [part for name, part in parts.items() if name.endswith(".xml")]
    if sum(_count(_PARAGRAPH.finditer(part)) for part in xml) > _MOST_PARAGRAPHS:
        raise NotAWordFile("has more than 20,000 paragraphs")
    if sum(part.count(b"<") for part in xml) > _MOST_TAGS:
        raise NotAWordFile("is made of too many pieces. Copy its text into a new document")


def _count(found: Iterator[re.Match[bytes]]) -> int:
    return sum(1 for _ in found)


def _relationships(part: bytes, folder: str) -> dict[str, Relationship]:
    found = {}
    for entry in parsed(part).iter(f"{_PACKAGE}relationships}}Relationship"):
        target = str(entry.get("Target", ""))
        is_external = entry.get("TargetMode") == "External"
        kind = str(entry.get("Type", "")).rstrip("/").rpartition("/")[2]
        whole = target if is_external else _inside(folder, target)
        found[str(entry.get("Id"))] = Relationship(kind, whole, is_external)
    return found


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/").lower()


def parsed(part: bytes) -> etree._Element:
    """Return the root of a part; nothing outside it is ever loaded.

    Raises NotAWordFile where it is not XML, or has a DOCTYPE in an encoding of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAWordFile(_DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAWordFile("has a DOCTYPE in it, as no Word document has")
    return root
