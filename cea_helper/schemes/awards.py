"""Awards that people hold. There are more of them than rounds that have a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cea_helper.schemes.catalogue import list_schemes, table
from cea_helper.schemes.model import AwardKind


def award_kind(scheme_id: str) -> AwardKind | None:
    """Return whether awards of this scheme are national or local; None where that is unknown."""
    kind: AwardKind | None = _awards().get(scheme_id, {}).get("kind")
    return kind


def award_title(scheme_id: str) -> str | None:
    """Return what an award of this scheme is called; None where that is unknown."""
    of_a_round = (scheme.title for scheme in list_schemes() if scheme.id == scheme_id)
    title: str | None = next(of_a_round, None) or _awards().get(scheme_id, {}).get("title")
    return title


def held_awards() -> Mapping[str, str]:
    """Return the title of each award that somebody may hold, by its scheme, the newest first."""
    held = (scheme_id for scheme_id, award in _awards().items() if award.get("held", True))
    return {scheme_id: award_title(scheme_id) or scheme_id for scheme_id in held}


def _awards() -> Mapping[str, Mapping[str, Any]]:
    return table("awards.toml")
