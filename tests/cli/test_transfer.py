"""An application file goes into an account and comes out of it equal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cea_helper.interchange import read_application
from cea_helper.people import Account
from cea_helper.schemes import read_file
from cea_helper.storage import Store, schemes
from cea_helper.workspace import accounts, applications, bank
from tests.cli.conftest import EXAMPLES, Answer, Call
from tests.workspace.correcting import correct, without_box

EMAIL = "avery.example@example.org"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with one account in it."""
    store = Store(tmp_path / "data")
    accounts.create_first_account(store, EMAIL, "Dr Avery Example", "plainly invented words", NOW)
    store.close()
    return tmp_path / "data"


@pytest.fixture
def opened(folder: Path) -> Iterator[tuple[Store, Account]]:
    """Open the data folder beside the commands, as the running site does."""
    store = Store(folder)
    token = accounts.sign_in(store, EMAIL, "plainly invented words", "127.0.0.1", NOW)
    account = accounts.account_for_token(store, token, NOW)
    assert account is not None
    yield store, account
    store.close()


@pytest.mark.parametrize("example", ["consultant.json", "medical-director.json"])
def test_what_went_in_comes_out_equal(
    call: Call, folder: Path, tmp_path: Path, example: str
) -> None:
    out = tmp_path / "out.json"
    account = ("--email", EMAIL, "--data", folder)
    assert call("import-application", EXAMPLES / example, *account).status == 0
    assert call("export-application", *account, "-o", out) == Answer(0, "", "")
    before = (EXAMPLES / example).read_bytes()
    assert read_application(out.read_bytes()) == read_application(before)


def test_an_application_for_a_trust_s_own_award_goes_in_and_out(
    call: Call,
    opened: tuple[Store, Account],
    trust_scheme: Path,
    trust_application: Path,
    folder: Path,
) -> None:
    store, account = opened
    own = read_file("st-elsewhere.toml", trust_scheme.read_bytes())
    with store.data.write_tx() as db:
        schemes.add_revision(db, account, own.tree, "", NOW)
    words, out = ("--email", EMAIL, "--data", folder), folder / "out.json"
    assert call("import-application", trust_application, *words).status == 0
    assert call("export-application", *words, "-o", out) == Answer(0, "", "")
    assert '"scheme": "st-elsewhere-2027"' in out.read_text()


def test_evidence_of_an_application_for_a_trust_s_own_award_is_read_beside_its_data(
    call: Call,
    opened: tuple[Store, Account],
    trust_scheme: Path,
    trust_application: Path,
    folder: Path,
) -> None:
    store, account = opened
    own = read_file("st-elsewhere.toml", trust_scheme.read_bytes())
    with store.data.write_tx() as db:
        schemes.add_revision(db, account, own.tree, "", NOW)
    read = call("import-evidence", trust_application, "--json", "--data", folder)
    assert [item["id"] for item in read.document["items"]] == ["e1"]
    without = call("import-evidence", trust_application, "--json")
    assert (without.status, without.out) == (2, "")
    assert "st-elsewhere-2027" in without.err


def test_an_import_says_what_it_did(call: Call, folder: Path, tmp_path: Path) -> None:
    account = ("--email", EMAIL.upper(), "--data", folder)
    first = call("import-application", EXAMPLES / "medical-director.json", *account)
    assert first.out.splitlines()[:2] == [
        "Application 1 for cea-national-2019 is in the account.",
        "Evidence: 5 added, 0 already there.",
    ]
    document = json.loads((EXAMPLES / "medical-director.json").read_bytes())
    document["evidence"][0]["title"] = "Something else"
    (tmp_path / "changed.json").write_text(json.dumps(document), encoding="utf-8")
    second = call("import-application", tmp_path / "changed.json", *account)
    assert "Evidence: 1 added, 4 already there." in second.out
    assert "restraint is now restraint-2: another item has the first name." in second.out
    assert "The details about the applicant that were there already stay as they are." in second.out


def test_a_broken_file_leaves_the_account_as_it_was(
    call: Call, broken: Path, folder: Path, opened: tuple[Store, Account]
) -> None:
    answer = call("import-application", broken, "--email", EMAIL, "--data", folder)
    assert answer.status == 2
    assert bank.list_evidence(*opened) == ()
    assert applications.list_applications(*opened) == ()


def test_of_several_applications_the_one_asked_for_is_written(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    account = ("--email", EMAIL, "--data", folder)
    for example in ("consultant.json", "medical-director.json"):
        call("import-application", EXAMPLES / example, *account)
    out = tmp_path / "out.json"
    call("export-application", *account, "-o", out)
    assert json.loads(out.read_bytes())["scheme"] == "cea-national-2019"
    call("export-application", *account, "--scheme", "ncia-2026", "-o", out)
    assert json.loads(out.read_bytes())["scheme"] == "ncia-2026"


def test_an_account_without_the_application_is_told_so(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    words = ("--email", EMAIL, "--data", folder, "-o", tmp_path / "out.json")
    answer = call("export-application", *words, "--scheme", "ncia-2026")
    assert answer == Answer(2, "", f"{EMAIL} has no application for ncia-2026\n")
    assert not (tmp_path / "out.json").exists()


def test_an_account_that_is_not_there_is_named(call: Call, folder: Path) -> None:
    example = EXAMPLES / "consultant.json"
    answer = call("import-application", example, "--email", "nobody@x", "--data", folder)
    assert answer == Answer(2, "", "There is no account nobody@x\n")


def test_a_folder_without_data_is_left_empty(call: Call, tmp_path: Path) -> None:
    example = EXAMPLES / "consultant.json"
    answer = call("import-application", example, "--email", EMAIL, "--data", tmp_path)
    assert answer.status == 2
    assert answer.err == f"{tmp_path}: there is no data of CEA Helper in this folder\n"
    assert list(tmp_path.iterdir()) == []


def test_an_application_for_a_scheme_that_has_ended_is_refused(
    call: Call, folder: Path, opened: tuple[Store, Account], tmp_path: Path
) -> None:
    file = tmp_path / "ended.json"
    example = json.loads((EXAMPLES / "consultant.json").read_bytes())
    file.write_text(json.dumps({**example, "scheme": "wales-commitment", "statements": {}}))
    answer = call("import-application", file, "--email", EMAIL, "--data", folder)
    assert answer.status == 2
    assert answer.err.startswith(f"{file}: no application can be made for Commitment award")
    assert applications.list_applications(*opened) == ()


def test_what_the_exported_file_leaves_out_is_named(
    call: Call, folder: Path, opened: tuple[Store, Account], tmp_path: Path
) -> None:
    account = ("--email", EMAIL, "--data", folder)
    call("import-application", EXAMPLES / "medical-director.json", *account)
    (stored,) = applications.list_applications(*opened)
    applications.save_text(*opened, stored.id, "form_f", "A post I hold.", 0, NOW)
    correct(*opened, stored.scheme.id, without_box("form_f"), NOW)
    answer = call("export-application", *account, "-o", tmp_path / "out.json")
    told = 'Left out: "Form F: leadership and management", which is no longer on the form.\n'
    assert answer == Answer(0, told, "")
