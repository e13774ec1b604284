"""Files as proof: kept once, for their owner alone, and as long as something names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cea_helper.errors import EvidenceNotFound, FileRefused, ProofFileNotFound
from cea_helper.evidence import EvidenceItem, Proof, without_files
from cea_helper.interchange import read_application, write_application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, bulk, files, transfer
from tests.proof_files import PDF, PDF_DIGEST, png

REPORT = Proof("report", "A report")


@pytest.fixture
def item(store: Store, account: Account, now: datetime) -> str:
    """An item with a report and a file as its proof."""
    noted = EvidenceItem("clinic", "Clinic", ("teaching",), proof=(REPORT,))
    name = bank.add_evidence(store, account, noted, now)
    files.attach_file(store, account, name, "Audit 2025.pdf", PDF, now)
    return name


def stored(store: Store, account: Account, item: str) -> EvidenceItem:
    return bank.get_evidence(store, account, item).item


def kept(store: Store) -> list[tuple[int, str]]:
    """Return whose files are kept, and their digests."""
    with store.data.read_tx() as db:
        rows = db.execute("select owner_id, digest from file order by owner_id").fetchall()
    return [tuple(row) for row in rows]


def test_attached_file_is_a_proof_and_comes_back(store: Store, account: Account, item: str) -> None:
    assert stored(store, account, item).proof == (
        REPORT,
        Proof("file", "Audit 2025.pdf", file=PDF_DIGEST),
    )
    file = files.read_file(store, account, item, PDF_DIGEST)
    assert (file.content, file.kind, file.name) == (PDF, "pdf", "audit-2025.pdf")


def test_others_get_neither_the_file_nor_know_of_it(
    store: Store, account: Account, somebody_else: Account, item: str, now: datetime
) -> None:
    with pytest.raises(EvidenceNotFound):
        files.read_file(store, somebody_else, item, PDF_DIGEST)
    own = bank.add_evidence(store, somebody_else, EvidenceItem("", "Own", ("wider",)), now)
    with pytest.raises(ProofFileNotFound):
        files.read_file(store, somebody_else, own, PDF_DIGEST)
    with pytest.raises(EvidenceNotFound):
        files.attach_file(store, somebody_else, item, "x", png(), now)


def test_same_file_is_kept_once_for_each_person(
    store: Store, account: Account, somebody_else: Account, item: str, now: datetime
) -> None:
    for person in (account, somebody_else):
        other = bank.add_evidence(store, person, EvidenceItem("o", "Other", ("wider",)), now)
        files.attach_file(store, person, other, "The same", PDF, now)
    assert kept(store) == [(account.id, PDF_DIGEST), (somebody_else.id, PDF_DIGEST)]


def test_file_stays_as_long_as_an_item_names_it(
    store: Store, account: Account, item: str, now: datetime
) -> None:
    other = bank.add_evidence(store, account, EvidenceItem("o", "Other", ("wider",)), now)
    files.attach_file(store, account, other, "The same", PDF, now)
    bank.delete_evidence(store, account, item)
    assert files.read_file(store, account, other, PDF_DIGEST).content == PDF
    files.detach_file(store, account, other, PDF_DIGEST, now)
    assert kept(store) == []
    assert stored(store, account, other).proof == ()


def test_file_goes_with_a_proof_that_is_edited_away(
    store: Store, account: Account, item: str, now: datetime
) -> None:
    without = replace(stored(store, account, item), proof=(REPORT,))
    bank.save_evidence(store, account, without, 2, now)
    assert kept(store) == []


def test_file_goes_with_items_that_are_deleted_together(
    store: Store, account: Account, item: str
) -> None:
    bulk.delete_chosen(store, account, [item])
    assert kept(store) == []


def test_deleted_content_is_overwritten(
    store: Store, account: Account, item: str, tmp_path: Path
) -> None:
    bank.delete_evidence(store, account, item)
    store.data.read_once().execute("pragma wal_checkpoint(truncate)")
    assert not any(PDF[:40] in file.read_bytes() for file in tmp_path.glob("cea.sqlite*"))


def test_proof_can_be_renamed_and_keeps_its_file(
    store: Store, account: Account, item: str, now: datetime
) -> None:
    renamed = (Proof("audit", "Sepsis", file=PDF_DIGEST),)
    bank.save_evidence(store, account, replace(stored(store, account, item), proof=renamed), 2, now)
    assert files.read_file(store, account, item, PDF_DIGEST).name == "sepsis.pdf"


def test_no_save_can_lay_hands_on_another_file(
    store: Store, account: Account, item: str, now: datetime
) -> None:
    other = bank.add_evidence(store, account, EvidenceItem("o", "Other", ("wider",)), now)
    taken = replace(stored(store, account, other), proof=(Proof("file", "x", file=PDF_DIGEST),))
    bank.save_evidence(store, account, taken, 1, now)
    assert stored(store, account, other).proof == ()


def test_same_file_twice_at_one_item_is_told(
    store: Store, account: Account, item: str, now: datetime
) -> None:
    with pytest.raises(FileRefused, match="already attached"):
        files.attach_file(store, account, item, "Again", PDF, now)


def test_all_files_together_have_a_limit(
    store: Store, account: Account, item: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", len(PDF) + len(png()) - 1)
    with pytest.raises(FileRefused, match="more than 500 MB"):
        files.attach_file(store, account, item, "One more", png(), now)
    assert len(stored(store, account, item).proof) == 2


def test_application_file_holds_the_proof_without_the_file(
    store: Store, account: Account, item: str, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    whole = applications.load(store, account, number)
    read = read_application(write_application(whole))
    assert read.evidence == (without_files(whole.evidence[0]),)
    again = transfer.import_application(store, account, read, now)
    assert (again.added, again.reused) == ((), (item,))


def test_proof_that_claims_a_file_of_somebody_else_is_not_kept(
    store: Store, account: Account, somebody_else: Account, item: str, now: datetime
) -> None:
    claimed = EvidenceItem("own", "Own", ("wider",), proof=(Proof("file", "x", file=PDF_DIGEST),))
    name = bank.add_evidence(store, somebody_else, claimed, now)
    assert stored(store, somebody_else, name).proof == ()
    bank.save_evidence(
        store, somebody_else, replace(claimed, proof=(*claimed.proof, REPORT)), 1, now
    )
    assert stored(store, somebody_else, name).proof == (REPORT,)
    assert kept(store) == [(account.id, PDF_DIGEST)]
