"""Put what the finders saw into one list: sorted, and no two of them on the same characters."""

from __future__ import annotations

from itertools import chain

from cea_helper.privacy.births import find_births
from cea_helper.privacy.hospital import find_hospital_numbers
from cea_helper.privacy.initials import find_initials
from cea_helper.privacy.model import KINDS, Identifier, Span
from cea_helper.privacy.names import find_names
from cea_helper.privacy.numbers import find_numbers
from cea_helper.privacy.postcodes import find_postcodes
from cea_helper.privacy.tables import table

_FINDERS = (
    find_numbers,
    find_births,
    find_hospital_numbers,
    find_initials,
    find_postcodes,
    find_names,
)


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return what in the normalised `text` may identify a patient, in the order of the text.

    These are hints: a name or a date may be somebody else's. The time taken grows with the
    length of the text and no faster.
    """
    spans = sorted(chain.from_iterable(find(text) for find in _FINDERS))
    messages = table("messages.toml")
    return tuple(Identifier(*span, messages[span.kind]) for span in _apart(spans))


def _apart(spans: list[Span]) -> list[Span]:
    """Return the spans, sorted, without those that share characters with a surer one."""
    kept: list[Span] = []
    for span in spans:
        while kept and span.start < kept[-1].end and _is_surer(span, kept[-1]):
            kept.pop()
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _is_surer(span: Span, other: Span) -> bool:
    return KINDS.index(span.kind) < KINDS.index(other.kind)
