"""The evidence of an application file of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from cea_helper.errors import InvalidApplicationFile, UnreadableEvidenceFile
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.application_file import read_application
from cea_helper.interchange.evidence_files.found import Record, Skipped, Source
from cea_helper.schemes import Catalogue

_IN_AN_ITEM = re.compile(r"evidence\[([0-9]+)\]\S*: ")


def source(document: bytes, tree: Mapping[str, Any], schemes: Catalogue | None) -> Source:
    """Return the items of the file; what is wrong in its other parts does not stop them.

    Without `schemes` its round must be one of those that come with the program. Raises
    UnreadableEvidenceFile where the fault is in no single item.
    """
    evidence = tree.get("evidence")
    held = evidence if isinstance(evidence, list) else []
    broken: dict[int, str] = {}
    try:
        items = read_application(document, schemes).evidence
    except InvalidApplicationFile:
        broken = _broken_items(_evidence_alone(tree, held), schemes)
        whole = [item for number, item in enumerate(held) if number not in broken]
        items = _read(_evidence_alone(tree, whole), schemes) if whole else ()
    numbers = [number for number in range(1, len(held) + 1) if number - 1 not in broken]
    records = [
        Record(number, partial(_same, item)) for number, item in zip(numbers, items, strict=True)
    ]
    return Source(records, skipped=tuple(Skipped(n + 1, why) for n, why in broken.items()))


def _same(item: EvidenceItem) -> EvidenceItem:
    return item


def _evidence_alone(tree: Mapping[str, Any], evidence: list[Any]) -> bytes:
    parts = {name: tree[name] for name in ("format", "scheme") if name in tree}
    return json.dumps({**parts, "applicant": {"name": "-"}, "evidence": evidence}).encode()


def _read(document: bytes, schemes: Catalogue | None) -> tuple[EvidenceItem, ...]:
    try:
        return read_application(document, schemes).evidence
    except InvalidApplicationFile as error:
        raise UnreadableEvidenceFile(error.faults[0]) from error


def _broken_items(document: bytes, schemes: Catalogue | None) -> dict[int, str]:
    try:
        read_application(document, schemes)
    except InvalidApplicationFile as error:
        return _first_faults(error.faults)
    return {}


def _first_faults(faults: Iterable[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for fault in faults:
        match = _IN_AN_ITEM.match(fault)
        if match is None:
            raise UnreadableEvidenceFile(fault)
        found.setdefault(int(match.group(1)), fault)
    return found
