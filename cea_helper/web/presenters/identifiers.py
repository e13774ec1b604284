"""What may identify a patient, for the page to show beside the text: a hint, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cea_helper.checks import item_texts
from cea_helper.evidence import EvidenceItem
from cea_helper.privacy import find_identifiers

_PROOF = re.compile(r"proof\[([0-9]+)\]\.(value|note)")

# The fields whose names differ from the paths in the application file, and what a page calls them.
_FIELDS = {
    "impact.text": "impact_text",
    "impact.measure": "measure",
    "impact.unit": "unit",
    "impact.benchmark": "benchmark",
}
_NAMES = {
    "title": "Title",
    "role": "What you did yourself",
    "excess": "What went beyond it",
    "impact_text": "What came of it",
    "measure": "What was measured",
    "unit": "Figures",
    "benchmark": "To compare with",
    "notes": "Private notes",
}


@dataclass(frozen=True)
class Hint:
    """Words that may identify a patient, and what to do about them."""

    words: str
    message: str


Hints = tuple[Hint, ...]


# A text that is saved is looked at far more often than it is changed.
@lru_cache(maxsize=256)
def hints_in(text: str) -> Hints:
    """Return what in a saved text may identify a patient, each once."""
    return hints_while_writing(text)


def hints_while_writing(text: str) -> Hints:
    """Return what in the text may identify a patient, and keep nothing of it."""
    found = (Hint(text[one.start : one.end], one.message) for one in find_identifiers(text))
    return tuple(dict.fromkeys(found))


def hints_by_field(item: EvidenceItem) -> Mapping[str, Hints]:
    """Return the hints on each text of the item, by the name of its field in the form."""
    found = ((_field(path), hints_in(text)) for path, text in item_texts(item))
    return {field: hints for field, hints in found if hints}


def found_in(item: EvidenceItem, edit: str) -> tuple[tuple[tuple[str, str], Hints], ...]:
    """Return the hints on each text, beside a link to its field; `edit` is where it is changed."""
    found = hints_by_field(item).items()
    return tuple(((f"{edit}#{field}", _NAMES.get(field, "Proof")), hints) for field, hints in found)


def _field(path: str) -> str:
    proof = _PROOF.fullmatch(path)
    return f"proof_{int(proof[1]) + 1}_{proof[2]}" if proof else _FIELDS.get(path, path)
