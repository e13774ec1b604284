"""The kinds of conflict of interest that a reviewer can declare."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Conflict:
    """One kind, in the words of the reviewer; whether it ends their access to the draft."""

    id: str
    label: str
    ends_access: bool


def _read() -> Mapping[str, Conflict]:
    written = resources.files("cea_helper.review") / "data" / "conflicts.toml"
    kinds = tomllib.loads(written.read_text(encoding="utf-8"))
    return {
        name: Conflict(name, kind["label"], kind["ends_access"]) for name, kind in kinds.items()
    }


CONFLICTS: Mapping[str, Conflict] = _read()


def ends_access(kinds: Iterable[str]) -> bool:
    """Whether any of these kinds ends the reviewer's access."""
    return any(CONFLICTS[kind].ends_access for kind in kinds)
