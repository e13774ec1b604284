"""What of a file the person's bank has already, or may have, and what the file may hold twice."""

from __future__ import annotations

from collections.abc import Sequence

from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import KnownTitles, already_held, what_is_same
from cea_helper.storage.imports import Resemblance


class Resemblances:
    """The items of a bank, and those of a file as they are asked for one after the other.

    `held` names, by the identifier in the file, the item of the bank that surely is the same.
    """

    def __init__(self, found: Sequence[EvidenceItem], bank: Sequence[EvidenceItem]) -> None:
        self.held = already_held(found, bank)
        self._bank = {item.id: item for item in bank}
        self._in_bank, self._in_file = KnownTitles(), KnownTitles()
        for item in bank:
            self._in_bank.add(item, item.id)

    def find(self, item: EvidenceItem, record: int) -> Resemblance | None:
        """Return what the item is the same as, or may be: in the bank, else earlier in the file."""
        if held := self.held.get(item.id):
            same = self._bank[held]
            return Resemblance(same.title, what_is_same(item, same), evidence_id=held)
        earlier = self._in_file.find_or_add(item, str(record))
        if like := self._in_bank.find_like(item):
            return Resemblance(like.title, like.why, evidence_id=like.label)
        return (
            Resemblance(earlier.title, earlier.why, record=int(earlier.label)) if earlier else None
        )
