"""Adding an account from the command line, and the link that it prints."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cea_helper.storage import Store
from cea_helper.workspace import accounts, invitations
from tests.cli.conftest import Call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder without anybody in it."""
    Store(tmp_path / "data").close()
    return tmp_path / "data"


def test_the_printed_link_belongs_to_the_new_account(call: Call, folder: Path) -> None:
    words = ("--name", "Dr Imogen Sample", "--medical-director", "--data", folder)
    answer = call("user", "add", "imogen@example.org", *words, "--site", "https://cea.example.org/")
    start, _, token = answer.out.splitlines()[0].rpartition("/")
    assert (answer.status, start) == (0, "https://cea.example.org/invitation")
    store = Store(folder)
    found = invitations.account_for_link(store, token, datetime.now(UTC))
    store.close()
    assert (found.name, found.is_medical_director, found.is_admin) == (
        "Dr Imogen Sample",
        True,
        False,
    )


def test_an_address_that_is_taken_is_one_plain_sentence(call: Call, folder: Path) -> None:
    words = ("user", "add", "imogen@example.org", "--name", "Dr Imogen Sample", "--data", folder)
    assert call(*words).status == 0
    answer = call(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "There is already an account for imogen@example.org\n"


def test_a_new_link_for_nobody_is_refused(call: Call, folder: Path) -> None:
    answer = call("user", "link", "nobody@example.org", "--data", folder)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "There is no account nobody@example.org\n"


def test_a_new_link_is_given_to_somebody(call: Call, folder: Path) -> None:
    call("user", "add", "imogen@example.org", "--name", "Dr Imogen Sample", "--data", folder)
    answer = call("user", "link", "IMOGEN@example.org", "--data", folder)
    assert answer.status == 0
    assert "for 1 hour" in answer.out


def test_a_folder_without_data_is_not_filled(call: Call, tmp_path: Path) -> None:
    answer = call("user", "link", "imogen@example.org", "--data", tmp_path / "nowhere")
    assert answer.status == 2
    assert not (tmp_path / "nowhere").exists()


def test_accounts_stay_unmade_without_an_address(call: Call, folder: Path) -> None:
    for wrong in ("imogen", f"{'i' * 243}@example.org"):
        answer = call("user", "add", wrong, "--name", "Dr Imogen Sample", "--data", folder)
        assert (answer.status, answer.out) == (2, "")
        assert "is not an email address like name@example.com" in answer.err
        assert len(answer.err) < 130
    store = Store(folder)
    assert not accounts.has_accounts(store)
    store.close()


def test_an_address_of_254_characters_is_taken(call: Call, folder: Path) -> None:
    address = f"{'i' * 242}@example.org"
    assert call("user", "add", address, "--name", "Dr I", "--data", folder).status == 0


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_made(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere/tmp1234")

    monkeypatch.setattr("cea_helper.cli.data_folder.Store", refuse)
    answer = call("user", "add", "i@example.org", "--name", "Dr I", "--data", folder)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == f"{folder} cannot be used for the data: no space left on device\n"
