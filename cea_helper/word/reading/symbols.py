"""Characters that Word writes as a number in a font of symbols."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cea_helper.data_files import data_file

# Word adds this to the number of a character in a font that has no Unicode.
_PRIVATE = 0xF000
_ONE_BYTE = 0xFF


def character(font: str, number: str) -> str:
    """Return the character, or the replacement character where nobody knows which it is."""
    try:
        code = int(number, 16)
    except ValueError:
        return "\ufffd"
    in_font = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + _ONE_BYTE else code
    known = _fonts().get(font.strip().lower(), {}).get(f"{in_font:02x}")
    if known:
        return known
    return "\ufffd" if in_font != code or code > 0x10FFFF else chr(code)


@cache
def _fonts() -> Mapping[str, Mapping[str, str]]:
    return data_file("cea_helper.word.reading", "symbols.toml")
