"""Files as proof of a person's evidence.

A file and the proof that names it are written in one transaction, and so are their ends: there is
never a proof without its file, and no file without a proof outlives the change that left it so.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime

from cea_helper.errors import FileRefused, ProofFileNotFound
from cea_helper.evidence import EvidenceItem, Proof, files_of
from cea_helper.interchange import proof_files
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence, files
from cea_helper.storage.files import FileFacts
from cea_helper.workspace import bank, naming

MOST_BYTES = 500 * 1024 * 1024

_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")


@dataclass(frozen=True)
class ProofFile:
    """A file to be handed out: its content, its kind, and a name that is safe on any system."""

    content: bytes
    kind: str
    name: str


def attach_file(
    store: Store, account: Account, evidence_id: str, name: str, content: bytes, now: datetime
) -> None:
    """Keep the file as a proof of the item, under a name for people.

    Raises EvidenceNotFound, or FileRefused where it is no file that can be kept, the item has it
    already, or all of the person's files would be too much.
    """
    kind = proof_files.kind_of(content)
    digest = hashlib.sha256(content).hexdigest()
    with store.data.write_tx() as db:
        stored = bank.own_item(db, account, evidence_id)
        if digest in files_of(stored.item):
            raise FileRefused("The file is already attached to this evidence")
        is_new = not files.facts(db, account.id, [digest])
        if is_new and files.total_size(db, account.id) + len(content) > MOST_BYTES:
            raise FileRefused("The file would bring yours to more than 500 MB. Remove some first")
        files.add(db, account.id, digest, kind, content, now)
        proof = (*stored.item.proof, Proof("file", name, file=digest))
        item = replace(stored.item, proof=proof)
        evidence.save(db, account.id, item, stored.version + 1, now)


def list_files(store: Store, account: Account, item: EvidenceItem) -> dict[str, FileFacts]:
    """Return what is known of the files of the person's item, by digest."""
    with store.data.read_tx() as db:
        return files.facts(db, account.id, files_of(item))


def read_file(store: Store, account: Account, evidence_id: str, digest: str) -> ProofFile:
    """Return a file of the person's item. Raises EvidenceNotFound or ProofFileNotFound."""
    with store.data.read_tx() as db:
        return find_file(db, account.id, bank.own_item(db, account, evidence_id).item, digest)


def find_file(db: Database, owner_id: int, item: EvidenceItem | None, digest: str) -> ProofFile:
    """Return the owner's file that is proof of this item. Raises ProofFileNotFound."""
    if item is None:
        raise ProofFileNotFound(digest)
    proof = _proof(item, digest)
    facts = files.facts(db, owner_id, [digest])
    content = files.content(db, owner_id, digest)
    if content is None:
        raise ProofFileNotFound(digest)
    kind = facts[digest].kind
    return ProofFile(content, kind, f"{naming.from_title(_ENDING.sub('', proof.value))}.{kind}")


def detach_file(
    store: Store, account: Account, evidence_id: str, digest: str, now: datetime
) -> None:
    """Take the file and the proof that names it from the item.

    The file is deleted where nothing else of the person's names it. Raises EvidenceNotFound or
    ProofFileNotFound.
    """
    with store.data.write_tx() as db:
        stored = bank.own_item(db, account, evidence_id)
        _proof(stored.item, digest)
        kept = tuple(proof for proof in stored.item.proof if proof.file != digest)
        item = replace(stored.item, proof=kept)
        evidence.save(db, account.id, item, stored.version + 1, now)
        files.delete_unused(db, account.id)


def _proof(item: EvidenceItem, digest: str) -> Proof:
    found = next((proof for proof in item.proof if proof.file == digest), None)
    if found is None:
        raise ProofFileNotFound(digest)
    return found
