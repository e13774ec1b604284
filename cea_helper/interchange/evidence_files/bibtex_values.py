"""Values of BibTeX that its library does not read: joined pieces, lost commas, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_QUOTED = r'(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|"[^"]*")'
_PIECE = re.compile(rf"{_QUOTED}|[^\s#{{}}\",=]+")
_JOINED = re.compile(rf"(?:{_PIECE.pattern})(?:\s*#\s*(?:{_PIECE.pattern}))+")
_NO_COMMA = re.compile(rf"{_QUOTED}\s*[A-Za-z]\w*\s*=.*", re.DOTALL)

_COMPARED = re.compile(r"\\text(less|greater)(?:\{\}|(?![A-Za-z]))")
_SMALL = re.compile(r"\$([_^])(?:\{([^{}$]*)\}|([^{}$\\]))\$")
_SIGNS = "0123456789+-()"
_LOW = str.maketrans(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_HIGH = str.maketrans(_SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


def joined(value: str, strings: Mapping[str, str]) -> str:
    """Return the value with its pieces, parted by #, as one; `strings` are those of the file."""
    if "#" not in value or not _JOINED.fullmatch(value.strip()):
        return value
    pieces = (match.group() for match in _PIECE.finditer(value))
    return "{" + "".join(_open(piece, strings) for piece in pieces) + "}"


def _open(piece: str, strings: Mapping[str, str]) -> str:
    return piece[1:-1] if piece[0] in '{"' else strings.get(piece.casefold(), piece)


def string_values(strings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the strings that the file names, each by its name in small letters."""
    known: dict[str, str] = {}
    for name, value in strings:
        whole = joined(value, known).strip()
        known[name.casefold()] = whole[1:-1] if whole[:1] in ("{", '"') else whole
    return known


def lacks_comma(value: str) -> bool:
    """Return whether the value, as it stands in the file, runs on into the next field."""
    return bool(_NO_COMMA.fullmatch(value.strip()))


def plain_signs(value: str) -> str:
    """Return the value with the signs of comparison and small figures of LaTeX as characters."""
    compared = _COMPARED.sub(lambda match: "<" if match[1] == "less" else ">", value)
    return _SMALL.sub(_small, compared)


def _small(match: re.Match[str]) -> str:
    said = match[2] if match[2] is not None else match[3]
    return said.translate(_LOW if match[1] == "_" else _HIGH)
