"""Files as proof in the browser: attached, listed, got back and removed, by their owner alone."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest

from cea_helper.evidence import EvidenceItem, Proof
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, files
from tests.page_check import CheckingClient, find, parse, words_of
from tests.proof_files import JPEG, PDF, PDF_DIGEST, png
from tests.workspace.accounts import new_account

ADD = "/evidence/clinic/files/add"
FILE = f"/evidence/clinic/files/{PDF_DIGEST}"


@pytest.fixture
def clinic(store: Store, account: Account, now: datetime) -> str:
    """An item without any proof."""
    return bank.add_evidence(store, account, EvidenceItem("clinic", "Clinic", ("wider",)), now)


@pytest.fixture
def attached(store: Store, account: Account, clinic: str, now: datetime) -> str:
    """An item with a PDF as its proof."""
    files.attach_file(store, account, clinic, "Audit \u202e2025.html", PDF, now)
    return clinic


def proof_of(store: Store, account: Account) -> tuple[Proof, ...]:
    return bank.get_evidence(store, account, "clinic").item.proof


def attach(
    browser: CheckingClient, content: bytes, file_name: str = "x.pdf", name: str = ""
) -> str:
    """Attach a file and return the words of the page that answers."""
    sent = browser.send(ADD, {"file": (BytesIO(content), file_name), "name": name})
    page = browser.page(sent.location) if sent.status_code == 303 else parse(sent.text)
    return words_of(find(page, "main"))


def test_file_is_attached_and_listed(
    signed_in: CheckingClient, store: Store, account: Account, clinic: str
) -> None:
    words = attach(signed_in, PDF, name="Audit 2025")
    assert "The file has been attached" in words
    assert "Files Audit 2025 PDF, 1 KB Remove" in words
    assert proof_of(store, account) == (Proof("file", "Audit 2025", file=PDF_DIGEST),)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/let\u202eter.pdf", "letter.pdf"),
        ("x" * 600, "x" * 500),
    ],
)
def test_without_a_name_the_files_own_is_shown(
    signed_in: CheckingClient, store: Store, account: Account, clinic: str, sent: str, shown: str
) -> None:
    attach(signed_in, PDF, sent)
    assert proof_of(store, account)[0].value == shown


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty"),
        (b"<html>", "must be a PDF, a PNG or JPEG picture, or a Word document"),
        (PDF[:20], "The file is damaged"),
    ],
)
def test_other_files_are_refused_and_the_name_is_kept(
    signed_in: CheckingClient, clinic: str, content: bytes, message: str
) -> None:
    answer = signed_in.send(ADD, {"file": (BytesIO(content), "x.pdf"), "name": "My name"})
    page = parse(answer.text)
    assert words_of(find(page, "title")).startswith("Error: ")
    assert message in words_of(find(page, "main"))
    assert find(page, "input", name="name").get("value") == "My name"


def test_no_file_is_told(signed_in: CheckingClient, clinic: str) -> None:
    words = words_of(find(parse(signed_in.send(ADD).text), "main"))
    assert "Choose a file" in words


def test_file_is_sent_to_be_saved_under_a_name_of_ours(
    signed_in: CheckingClient, attached: str
) -> None:
    answer = signed_in.get(FILE)
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit-2025.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")


def test_pages_have_no_sandbox(signed_in: CheckingClient) -> None:
    assert "sandbox" not in signed_in.get("/").headers["Content-Security-Policy"]


def test_file_of_others_is_not_there(
    signed_in: CheckingClient, store: Store, account: Account, clinic: str, now: datetime
) -> None:
    rival = new_account(store, "rival@example.org")
    theirs = bank.add_evidence(store, rival, EvidenceItem("theirs", "T", ("wider",)), now)
    files.attach_file(store, rival, theirs, "Secret", PDF, now)
    for path in (f"/evidence/theirs/files/{PDF_DIGEST}", FILE, f"{FILE}/remove"):
        assert signed_in.get(path).status_code == 404


def test_file_is_removed_once_asked(
    signed_in: CheckingClient, store: Store, account: Account, attached: str
) -> None:
    page = signed_in.page(f"{FILE}/remove")
    assert "PDF, 1 KB. It will be gone for good" in words_of(find(page, "main"))
    assert signed_in.send(f"{FILE}/remove").status_code == 303
    assert proof_of(store, account) == ()
    assert signed_in.get(FILE).status_code == 404


def test_edited_item_keeps_its_file_under_another_name(
    signed_in: CheckingClient, store: Store, account: Account, attached: str
) -> None:
    changed = {"proof_1_kind": "audit", "proof_1_value": "Sepsis audit"}
    assert signed_in.send("/evidence/clinic/edit", changed).status_code == 303
    assert proof_of(store, account) == (Proof("audit", "Sepsis audit", file=PDF_DIGEST),)


def test_emptied_row_takes_its_file_with_it_as_the_form_says(
    signed_in: CheckingClient, store: Store, account: Account, attached: str
) -> None:
    page = signed_in.page("/evidence/clinic/edit")
    assert "A file that is attached to it goes with it" in words_of(find(page, "main"))
    signed_in.send("/evidence/clinic/edit", {"proof_1_kind": "", "proof_1_value": ""})
    assert proof_of(store, account) == ()


def test_file_attached_while_the_form_was_open_stays(
    signed_in: CheckingClient, store: Store, account: Account, attached: str, now: datetime
) -> None:
    form = find(find(signed_in.page("/evidence/clinic/edit"), "main"), "form")
    files.attach_file(store, account, "clinic", "Later", png(), now)
    conflict = signed_in.send_form(form, {"title": "Clinic in the valley"})
    assert conflict.status_code == 409
    again = find(find(parse(conflict.text), "main"), "form")
    assert signed_in.send_form(again).status_code == 303
    assert [proof.value for proof in proof_of(store, account)] == ["Audit 2025.html", "Later"]


def test_form_cannot_name_a_file_that_is_not_the_items(
    signed_in: CheckingClient, store: Store, account: Account, attached: str, now: datetime
) -> None:
    bank.add_evidence(store, account, EvidenceItem("other", "Other", ("wider",)), now)
    row = {"proof_1_kind": "file", "proof_1_value": "x", "proof_1_file": PDF_DIGEST}
    signed_in.send("/evidence/other/edit", row)
    assert bank.get_evidence(store, account, "other").item.proof == ()


def test_picture_is_proof_for_the_strength(signed_in: CheckingClient, clinic: str) -> None:
    assert "Proof Nothing said" in words_of(find(signed_in.page("/evidence/clinic"), "main"))
    assert "Proof There" in attach(signed_in, JPEG, "certificate.jpg")


def test_export_says_that_files_stay(
    signed_in: CheckingClient, store: Store, account: Account, clinic: str, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    task_list = f"/applications/{number}"
    assert "stay here" not in words_of(find(signed_in.page(task_list), "main"))
    files.attach_file(store, account, clinic, "Audit", PDF, now)
    assert "Files that you attached" in words_of(find(signed_in.page(task_list), "main"))
