"""Characters that Word writes as a number in a font of symbols."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

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
    table = resources.files("cea_helper.word.reading") / "data" / "symbols.toml"
    fonts: Mapping[str, Mapping[str, str]] = tomllib.loads(table.read_text(encoding="utf-8"))
    return fonts
