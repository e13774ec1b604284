"""What a file that somebody wants to keep as proof is: told by its content, never by its name.

A file is only looked at as far as it takes to know its kind and that it is whole. Its text is not
read.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Literal

import filetype

from cea_helper import packages
from cea_helper.errors import FileRefused, NotAWordFile

FileKind = Literal["pdf", "png", "jpg", "docx"]

KINDS: dict[FileKind, str] = {
    "pdf": "PDF",
    "png": "PNG picture",
    "jpg": "JPEG picture",
    "docx": "Word document",
}
MAX_BYTES = 10 * 1024 * 1024

# Of a Word document: more parts, or more once unpacked, than proof can need.
_LIMITS = packages.Limits(parts=2_000, unpacked=100 * 1024 * 1024)

_NOT_TAKEN = "The file must be a PDF, a PNG or JPEG picture, or a Word document (.docx)"
_DAMAGED = "The file is damaged or was not saved as a whole. Save it again and choose it anew"
_PHOTO = "The file is a HEIC photo, which many computers cannot show. Save it as a JPEG picture"
_OLD_WORD = (
    "The file is an old Word document or has a password. Save it as .docx without a password, "
    "or as a PDF"
)
_OBJECTS = (
    "The file has something of another program embedded in it, which can hold macros. "
    "Save it as a PDF"
)

# The older files of Office, and the newer ones with a password, begin so.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PNG_SIGNATURE = 8
_PNG_CHUNK = struct.Struct(">I4s")
_CHECKSUM = struct.Struct(">I")
# Programs write a few lines after the end, and some fill up the last block.
_PDF_END = 4096
_WORD_PARTS = {"[Content_Types].xml", "word/document.xml"}
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


def kind_of(content: bytes) -> FileKind:
    """Return what kind of file the bytes are; raise FileRefused, with a sentence, for any other."""
    if not content:
        raise FileRefused("The file is empty")
    if len(content) > MAX_BYTES:
        raise FileRefused("The file must be 10 MB or smaller")
    kind = _told_by_its_beginning(content)
    if not _is_whole(content, kind):
        raise FileRefused(_DAMAGED)
    return kind


def _told_by_its_beginning(content: bytes) -> FileKind:
    found: str | None = filetype.guess_extension(content)
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    if content.startswith(_OLE):
        raise FileRefused(_OLD_WORD)
    if found == "heic":
        raise FileRefused(_PHOTO)
    return next((kind for kind in KINDS if kind == found), None) or _refuse()


def _refuse() -> FileKind:
    raise FileRefused(_NOT_TAKEN)


def _is_whole(content: bytes, kind: FileKind) -> bool:
    checks = {"pdf": _is_pdf, "png": _is_png, "jpg": _is_jpeg, "docx": _is_word}
    return checks[kind](content)


def _is_pdf(content: bytes) -> bool:
    return b"%%EOF" in content[-_PDF_END:] and b"startxref" in content


def _is_png(content: bytes) -> bool:
    """Return whether each part has its checksum, the first tells the size and the last ends it."""
    at, names = _PNG_SIGNATURE, []
    while at + _PNG_CHUNK.size <= len(content) and b"IEND" not in names:
        length, name = _PNG_CHUNK.unpack_from(content, at)
        end = at + _PNG_CHUNK.size + length
        told = content[end : end + _CHECKSUM.size]
        if told != _CHECKSUM.pack(zlib.crc32(content[at + 4 : end])):
            return False
        names.append(name)
        at = end + _CHECKSUM.size
    return names[:1] == [b"IHDR"] and names[-1] == b"IEND" and b"IDAT" in names


def _is_jpeg(content: bytes) -> bool:
    # Telephones write more after the end of the picture.
    scan = content.find(b"\xff\xda")
    return scan > 0 and content.find(b"\xff\xd9", scan) > 0


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if not names >= _WORD_PARTS:
                return bool(_refuse())
            _refuse_danger(package, len(content))
            return package.testzip() is None
    except _ZIP_FAULTS:
        return False


def _refuse_danger(package: zipfile.ZipFile, packed: int) -> None:
    try:
        packages.measure(package.infolist(), packed, _LIMITS)
        lists = packages.lists_of(package)
        packages.refuse_macros(package.namelist(), lists)
    except NotAWordFile as error:
        raise FileRefused(f"The file {error}") from error
    if packages.holds_objects(lists):
        raise FileRefused(_OBJECTS)
