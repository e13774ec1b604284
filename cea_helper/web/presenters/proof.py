"""The proof of an item as its page prints it: what can be opened is a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from cea_helper.evidence import PROOF_KINDS, EvidenceItem, Proof, ProofKind
from cea_helper.interchange.evidence_files import identifiers


@dataclass(frozen=True)
class ProofLine:
    """One proof: its kind, what it is, where it opens, if anywhere, and the note on it."""

    kind: str
    value: str
    address: str
    note: str


def proof_lines(item: EvidenceItem) -> tuple[ProofLine, ...]:
    """Return each proof of the item, in their order."""
    return tuple(
        ProofLine(PROOF_KINDS[one.kind], one.value, _address(one), one.note or "")
        for one in item.proof
    )


def _address(proof: Proof) -> str:
    address_of = _ADDRESSES.get(proof.kind)
    return address_of(proof.value) if address_of else ""


def _of_doi(written: str) -> str:
    doi = identifiers.doi(written)
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""


def _of_pmid(written: str) -> str:
    number = identifiers.pmid(written)
    return f"https://pubmed.ncbi.nlm.nih.gov/{number}/" if number else ""


def _of_web(written: str) -> str:
    """Return an address that is opened as it is read: encrypted, and with no name before it."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ""
    is_plain = written.isprintable() and not set(written) & set(' "<>\\`')
    is_open = parts.scheme == "https" and parts.hostname and "@" not in parts.netloc
    return written if is_plain and is_open else ""


_ADDRESSES: Mapping[ProofKind, Callable[[str], str]] = {
    "doi": _of_doi,
    "pmid": _of_pmid,
    "url": _of_web,
}
