"""What the pages print of files that are kept as proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.proof_files import KINDS
from cea_helper.storage.files import FileFacts
from cea_helper.web.filters import number

_KIBIBYTE = 1024


@dataclass(frozen=True)
class AttachedFile:
    """One file: what it is called, what it is in words, and where to get it and to remove it."""

    name: str
    told: str
    address: str
    removal: str


def attached_files(item: EvidenceItem, known: Mapping[str, FileFacts]) -> tuple[AttachedFile, ...]:
    """Return the files of the item, in the order of its proof."""
    return tuple(
        _attached(item, proof.value, known[proof.file])
        for proof in item.proof
        if proof.file is not None and proof.file in known
    )


def _attached(item: EvidenceItem, name: str, facts: FileFacts) -> AttachedFile:
    kind = next(words for kind, words in KINDS.items() if kind == facts.kind)
    return AttachedFile(
        name=name,
        told=f"{kind}, {size_in_words(facts.size)}",
        address=url_for("files.download_file", evidence_id=item.id, digest=facts.digest),
        removal=url_for("files.remove_file", evidence_id=item.id, digest=facts.digest),
    )


def size_in_words(size: int) -> str:
    """Return a number of bytes as 1 KB, 840 KB or 2.3 MB."""
    if size < _KIBIBYTE * _KIBIBYTE:
        return f"{number(max(1, round(size / _KIBIBYTE)))} KB"
    return f"{number(round(size / _KIBIBYTE / _KIBIBYTE, 1))} MB"
