"""Names of authors, as CSL-JSON keeps them, from the ways in which exports write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Name = Mapping[str, str]

_INITIALS = r"[^\W\d_a-z][\w.'-]{0,5}"
_FAMILY_AND_INITIALS = re.compile(rf"(?P<family>.*\w.*?),? (?P<given>{_INITIALS}(?: {_INITIALS})?)")
_LONGEST = 200
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def name(written: str) -> Name | None:
    """Return one name: "Family, Given", "Family GI" or a group by its own name; None for none."""
    plain = " ".join(written.strip(" ;,").split())
    if not plain:
        return None
    if len(plain) > _LONGEST:
        return {"literal": plain}
    family, comma, rest = plain.partition(", ")
    if comma:
        return _in_parts(family, rest)
    match = _FAMILY_AND_INITIALS.fullmatch(plain)
    if match and match["given"].upper() == match["given"]:
        return {"family": match["family"], "given": match["given"]}
    return {"literal": plain}


def names(written: Iterable[str]) -> tuple[Name, ...]:
    """Return the names that are none of them empty."""
    return tuple(found for found in map(name, written) if found)


def split_names(cell: str) -> tuple[Name, ...]:
    """Return the names in one cell, parted by semicolons, "and" or, after initials, by commas."""
    if ";" in cell:
        return names(cell.split(";"))
    if " and " in cell:
        return names(re.split(r",? and ", cell))
    parts = [part.strip() for part in cell.rstrip(" .").split(",") if part.strip()]
    # "Pretend, Huda" is one name, "Pretend H, Specimen J" are two.
    are_whole = all(_FAMILY_AND_INITIALS.fullmatch(part[:_LONGEST]) for part in parts)
    return names(parts if are_whole or len(parts) > 2 else [cell])


def _in_parts(family: str, rest: str) -> Name:
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    suffixes = [part for part in parts if _SUFFIX.fullmatch(part)]
    given = " ".join(part for part in parts if part not in suffixes)
    told = {"family": family, "given": given, "suffix": " ".join(suffixes)}
    return {part: said for part, said in told.items() if said}
