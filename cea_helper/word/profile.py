"""The picture of the strength profile: a column of steps for each domain, as a PNG.

Word shows no SVG everywhere, so it is a PNG. The picture holds no words: they stand in the table
below it, whose columns are as wide as those of the picture, and in its alternative text. So no
font and no drawing library is needed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

from cea_helper.strength import DomainLevel

HEIGHT = 42

_PIXELS_A_MM = 6
_STEPS = 3
_FILLED: dict[DomainLevel, int] = {"empty": 0, "weak": 1, "adequate": 2, "strong": 3}
_GAP_MM = 2
_COLUMN_MM = 16
_INDENT = 9

_WHITE, _PALE, _ORANGE, _BLUE = range(4)
# Told apart in grey too: a filled step has three times the contrast of an empty one at least.
_PALETTE = bytes.fromhex("ffffff d8dde0 c46200 005eb8")


@lru_cache(maxsize=64)
def draw(levels: tuple[DomainLevel, ...], widths: tuple[int, ...]) -> bytes:
    """Return the picture; `widths` in millimetres: first the empty margin, then each column."""
    gap = bytes([_WHITE]) * (sum(widths) * _PIXELS_A_MM)
    step_height = (HEIGHT - _GAP_MM * _STEPS) // _STEPS * _PIXELS_A_MM
    rows: list[bytes] = []
    for step in range(_STEPS, 0, -1):
        rows += [_step_row(step, levels, widths)] * step_height
        rows += [gap] * (_GAP_MM * _PIXELS_A_MM)
    return _png(rows)


def _step_row(step: int, levels: Sequence[DomainLevel], widths: Sequence[int]) -> bytes:
    """Return one row of pixels through the step, counted from 1 at the bottom."""
    margin, *columns = widths
    row = bytes([_WHITE]) * (margin * _PIXELS_A_MM)
    for level, width in zip(levels, columns, strict=True):
        bar = min(_COLUMN_MM, width - _GAP_MM)
        row += _bar(_colour(step, level), bar * _PIXELS_A_MM, width * _PIXELS_A_MM)
    return row


def _bar(colour: int, bar: int, width: int) -> bytes:
    """Return a row of `width` pixels with `bar` coloured ones, begun where a cell's words begin."""
    left = min(_INDENT, width - bar)
    return bytes([_WHITE]) * left + bytes([colour]) * bar + bytes([_WHITE]) * (width - bar - left)


def _colour(step: int, level: DomainLevel) -> int:
    if step > _FILLED[level]:
        return _PALE
    return _ORANGE if level == "weak" else _BLUE


def _png(rows: Sequence[bytes]) -> bytes:
    """Return rows of palette indexes as a PNG file (ISO/IEC 15948, colour type 3)."""
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checksum)
