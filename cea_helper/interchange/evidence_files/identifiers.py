"""DOI and PubMed numbers as people and programs write them."""

from __future__ import annotations

import re

# The longest that are in use have some 100 characters.
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|\\^`]{1,200}")
_PMID = re.compile(
    r"(?:\A|\bPMID\s*:?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/)([0-9]{1,9})(?:\.0)?(?=\Z|[\s/;,.])",
    re.IGNORECASE,
)


def doi(written: str) -> str:
    """Return the DOI that stands in the text, without the address before it; "" where none does."""
    match = _DOI.search(written)
    if match is None:
        return ""
    found = match.group().rstrip(".,;:'")
    # A DOI may hold brackets, as those of The Lancet do; one that never opened belongs to the text.
    while found.endswith(")") and found.count(")") > found.count("("):
        found = found[:-1].rstrip(".,;:'")
    return found


def pmid(written: str) -> str:
    """Return the PubMed number in the text, alone, after "PMID:" or in an address; else ""."""
    match = _PMID.search(written.strip())
    return match.group(1).lstrip("0") if match else ""


def web_address(written: str) -> str:
    """Return the text where it is an address of the web, else ""."""
    address = written.strip()
    is_one = re.fullmatch(r"https?://\S+", address, re.IGNORECASE)
    return address if is_one else ""
