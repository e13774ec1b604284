"""Small files of every kind that can be kept as proof."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n30\n%%EOF\n"
PDF_DIGEST = sha256(PDF).hexdigest()
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xda\x00\x02x\xff\xd9"
)
CONTENT_TYPES = "[Content_Types].xml"


def png() -> bytes:
    """Return a picture of one pixel."""
    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", size), (b"IDAT", zlib.compress(b"\x00\x00")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, told) for name, told in parts)


def word(parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a zip archive with the parts of a Word document, and these besides."""
    wanted: dict[str, str | bytes] = {
        CONTENT_TYPES: "<Types/>",
        "word/document.xml": "<document/>",
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, told in wanted.items():
            package.writestr(name, told)
    return file.getvalue()


def _chunk(name: bytes, told: bytes) -> bytes:
    return struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))
