"""The zip archive that a Word document is: measured before it is unpacked, searched for macros."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from cea_helper.errors import NotAWordFile

CONTENT_TYPES = "[content_types].xml"
DAMAGED = "is damaged: parts of it cannot be read. Save it again in Word and try that file"

_MOST_RATIO = 100

# A small part of repeated words is packed very well and still does no harm.
_SMALL = 1024 * 1024

# The lists of kinds and of relationships of the largest real documents have some 100 kB.
_LONGEST_LIST = 2 * 1024 * 1024

_ENCRYPTED = 0x1
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_OUTSIDE = "has a part with a name that leads outside the file"
_MACROS = "has macros in it. Save it in Word as .docx, which has none"
_OF_MACROS = ("vbaproject", "vbadata", "macroenabled")
_OF_OBJECTS = ("oleobject", "activex")
_OBJECT_LINKS = {"oleobject", "control", "activexcontrolbinary"}


@dataclass(frozen=True)
class Limits:
    """The most that an archive may hold: its parts, and all of them unpacked, in bytes."""

    parts: int
    unpacked: int


@dataclass(frozen=True)
class Relationship:
    """What one part says of another, or of something outside the file. `kind` is in small letters.

    The target of one inside is the name of the part, in small letters as well.
    """

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class Kinds:
    """What the parts of an archive are, by their names and by the endings of their names."""

    by_name: Mapping[str, str]
    by_ending: Mapping[str, str]

    def of(self, name: str) -> str:
        """Return the kind of the part with this name, or nothing."""
        ending = posixpath.splitext(name)[1].lstrip(".")
        return self.by_name.get(name, self.by_ending.get(ending, ""))


def measure(members: list[ZipInfo], packed: int, limits: Limits) -> None:
    """Look at the directory of an archive of so many bytes, before anything is unpacked.

    Raises NotAWordFile where it holds too much, or names that two programs could read in two ways.
    """
    if len(members) > limits.parts:
        raise NotAWordFile(f"has more than {limits.parts:,} parts")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked:
        mebibytes = limits.unpacked // (1024 * 1024)
        raise NotAWordFile(f"is larger than {mebibytes} MiB when it is unpacked")
    if unpacked > _MOST_RATIO * packed or any(_is_blown_up(member) for member in members):
        raise NotAWordFile("is packed more than a hundredfold, as no Word document is")
    seen: set[str] = set()
    for member in members:
        _refuse_name(member, seen)
        if member.flag_bits & _ENCRYPTED:
            raise NotAWordFile("is encrypted. Save it without a password")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise NotAWordFile(DAMAGED)


def _is_blown_up(member: ZipInfo) -> bool:
    return member.file_size > max(_SMALL, _MOST_RATIO * member.compress_size)


def _refuse_name(member: ZipInfo, seen: set[str]) -> None:
    name = unquote(member.orig_filename).replace("\\", "/").lower()
    if name in seen:
        raise NotAWordFile("has two parts of the same name")
    seen.add(name)
    steps = name.rstrip("/").split("/")
    if "\0" in name or ":" in steps[0] or not all(step.strip(". ") or step == "" for step in steps):
        raise NotAWordFile(_OUTSIDE)
    if name.startswith("/"):
        raise NotAWordFile(_OUTSIDE)


def lists_of(archive: ZipFile) -> dict[str, bytes]:
    """Return the parts that only say what the others are, by their names in small letters."""
    members = [one for one in archive.infolist() if _is_list(one.filename.lower())]
    if any(member.file_size > _LONGEST_LIST for member in members):
        raise NotAWordFile(DAMAGED)
    return {member.filename.lower(): archive.read(member) for member in members}


def _is_list(name: str) -> bool:
    return name == CONTENT_TYPES or name.endswith(".rels")


def refuse_macros(names: Iterable[str], lists: Mapping[str, bytes]) -> None:
    """Raise NotAWordFile where macros are in the archive, by whatever name, kind or relationship.

    `names` are those of all its parts, `lists` what `lists_of` returns.
    """
    told = [*(unquote(name).lower() for name in names), *_kinds_and_links(lists)]
    if any(word in name for name in told for word in _OF_MACROS):
        raise NotAWordFile(_MACROS)


def holds_objects(lists: Mapping[str, bytes]) -> bool:
    """Whether something of another program, or a control, is embedded in the archive."""
    told = _kinds_and_links(lists)
    return any(name in _OBJECT_LINKS or any(one in name for one in _OF_OBJECTS) for name in told)


def _kinds_and_links(lists: Mapping[str, bytes]) -> list[str]:
    kinds = kinds_of(lists[CONTENT_TYPES]) if CONTENT_TYPES in lists else Kinds({}, {})
    links = [
        link.kind
        for name, part in lists.items()
        if name.endswith(".rels")
        for link in relationships(part, "").values()
    ]
    return [*kinds.by_name.values(), *kinds.by_ending.values(), *links]


def kinds_of(part: bytes) -> Kinds:
    """Return what the list of kinds says. Raises NotAWordFile where it is not XML."""
    by_name, by_ending = {}, {}
    for entry in parsed(part):
        kind = str(entry.get("ContentType", "")).lower()
        if entry.tag == f"{_PACKAGE}content-types}}Override":
            by_name[unquote(str(entry.get("PartName", ""))).lstrip("/").lower()] = kind
        else:
            by_ending[str(entry.get("Extension", "")).lower()] = kind
    return Kinds(by_name, by_ending)


def relationships(part: bytes, folder: str) -> dict[str, Relationship]:
    """Return what the list says by the identifiers in it, for a part in this folder."""
    found = {}
    for entry in parsed(part).iter(f"{_PACKAGE}relationships}}Relationship"):
        target = str(entry.get("Target", ""))
        is_external = str(entry.get("TargetMode", "")).lower() == "external"
        kind = str(entry.get("Type", "")).rstrip("/").rpartition("/")[2].lower()
        whole = target if is_external else _inside(folder, target)
        found[str(entry.get("Id"))] = Relationship(kind, whole, is_external)
    return found


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/").lower()


def parsed(part: bytes) -> etree._Element:
    """Return the root of a part; nothing outside it is ever loaded.

    Raises NotAWordFile where it is not XML, or has a DOCTYPE in an encoding of its own, and
    MemoryError where the process may not have the memory for it.
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
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise NotAWordFile(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAWordFile("has a DOCTYPE in it, as no Word document has")
    return root
