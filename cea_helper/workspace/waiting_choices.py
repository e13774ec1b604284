"""What a person has chosen of a Word document so far, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cea_helper.word import Choices


def to_document(choices: Choices) -> dict[str, Any]:
    """Return the choices as a JSON document."""
    return {
        "refused": sorted(choices.refused),
        "placed": [[number, box] for number, box in sorted(choices.placed.items())],
        "taken_in": sorted(choices.taken_in),
        "left_out": sorted(choices.left_out),
        "decided": dict(choices.decided),
    }


def from_document(document: Mapping[str, Any]) -> Choices:
    """Return the choices that the document holds; an empty one holds none."""
    return Choices(
        refused=frozenset(document.get("refused", ())),
        placed=dict(document.get("placed", ())),
        taken_in=frozenset(document.get("taken_in", ())),
        left_out=frozenset(document.get("left_out", ())),
        decided=document.get("decided", {}),
    )
