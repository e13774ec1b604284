"""What a schema cannot say of an application file: whether its parts fit together.

The file may still break the schema elsewhere, since all faults are told at once: what has the
wrong shape is passed over here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cea_helper.errors import SchemeNotFound
from cea_helper.interchange.faults import Fault, Place, quoted
from cea_helper.schemes import Catalogue, Scheme

_Group = Mapping[str, Any]
_NUMBER = (int, float)


def meaning_faults(tree: Any, schemes: Catalogue) -> Iterator[Fault]:
    """Yield each place of the file that does not fit the scheme or another place of it."""
    if not isinstance(tree, dict):
        return
    yield from _item_faults(tree)
    yield from _evidence_named_by_claims(tree)
    yield from _position_faults(tree)
    scheme_id = tree.get("scheme")
    if isinstance(scheme_id, str):
        try:
            yield from _faults_under(schemes.get(scheme_id), tree)
        except SchemeNotFound:
            reason = f"{quoted(scheme_id)} is not an award scheme that CEA Helper knows"
            yield Fault(("scheme",), reason)


def _faults_under(scheme: Scheme, tree: _Group) -> Iterator[Fault]:
    domains = {domain.id for domain in scheme.domains}
    fields = {field.id for field in scheme.fields}
    for place, holder in (*_groups(tree, "evidence"), *_groups(tree, "claims")):
        domain = holder.get("domain")
        if isinstance(domain, str) and domain not in domains:
            yield Fault((*place, "domain"), f"{quoted(domain)} is not a domain of {scheme.id}")
    yield from _box_faults(tree, "statements", domains, f"{scheme.id} has no such domain")
    yield from _box_faults(tree, "fields", fields, f"{scheme.id} has no such box")


def _box_faults(tree: _Group, part: str, known: set[str], reason: str) -> Iterator[Fault]:
    texts = tree.get(part)
    for box, written in (texts if isinstance(texts, dict) else {}).items():
        # An empty text equals a missing one, so it may stand under any name.
        if box not in known and written != "":
            yield Fault((part, box), reason)


def _item_faults(tree: _Group) -> Iterator[Fault]:
    first_with: dict[str, int] = {}
    for place, item in _groups(tree, "evidence"):
        number = place[1]
        evidence_id = item.get("id")
        if isinstance(evidence_id, str) and isinstance(number, int):
            first = first_with.setdefault(evidence_id, number)
            if first != number:
                reason = f"{quoted(evidence_id)} is also the id of evidence[{first}]"
                yield Fault((*place, "id"), reason)
        for name in ("id", "title"):
            written = item.get(name)
            if isinstance(written, str) and written and not written.strip():
                yield Fault((*place, name), "is empty")


def _evidence_named_by_claims(tree: _Group) -> Iterator[Fault]:
    ids = (item.get("id") for _, item in _groups(tree, "evidence"))
    known = {evidence_id for evidence_id in ids if isinstance(evidence_id, str)}
    for place, claim in _groups(tree, "claims"):
        named = claim.get("evidence")
        for number, evidence_id in enumerate(named if isinstance(named, list) else ()):
            if isinstance(evidence_id, str) and evidence_id not in known:
                reason = f"{quoted(evidence_id)} is not the id of an evidence item"
                yield Fault((*place, "evidence", number), reason)


def _position_faults(tree: _Group) -> Iterator[Fault]:
    statements = tree.get("statements")
    texts = statements if isinstance(statements, dict) else {}
    for place, claim in _groups(tree, "claims"):
        domain, start, end = claim.get("domain"), claim.get("start"), claim.get("end")
        written = texts.get(domain, "") if isinstance(domain, str) else None
        if isinstance(written, str) and isinstance(start, _NUMBER) and isinstance(end, _NUMBER):
            yield from _span_faults(place, len(written), start, end)


def _span_faults(place: Place, length: int, start: float, end: float) -> Iterator[Fault]:
    if end < start:
        yield Fault((*place, "end"), f"{end} lies before the start, {start}")
    for name, position in (("start", start), ("end", end)):
        if position > length:
            reason = f"{position} lies past the end of the statement, {length}"
            yield Fault((*place, name), reason)


def _groups(tree: _Group, part: str) -> Iterator[tuple[Place, _Group]]:
    members = tree.get(part)
    for number, member in enumerate(members if isinstance(members, list) else ()):
        if isinstance(member, dict):
            yield (part, number), member
