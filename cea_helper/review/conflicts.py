"""The kinds of conflict of interest that a reviewer can declare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cea_helper.data_files import data_file


@dataclass(frozen=True)
class Conflict:
    """One kind, in the words of the reviewer; whether it ends their access to the draft."""

    id: str
    label: str
    ends_access: bool


@cache
def conflicts() -> Mapping[str, Conflict]:
    """Return every kind by its identifier, in the order in which a reviewer is asked."""
    kinds = data_file("cea_helper.review", "conflicts.toml")
    return {
        name: Conflict(name, kind["label"], kind["ends_access"]) for name, kind in kinds.items()
    }


def ends_access(kinds: Iterable[str]) -> bool:
    """Whether any of these kinds ends the reviewer's access."""
    return any(conflicts()[kind].ends_access for kind in kinds)
