"""Application files come in whole, and nothing in the bank is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import count

import pytest
from hypothesis import given, settings

from cea_helper.application import Application, Claim
from cea_helper.errors import BoxNotFound
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account, Applicant
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, profile, transfer
from tests.strategies import applications as any_applications
from tests.workspace.accounts import MADE_AT, new_account

ROTA = EvidenceItem(id="rota", title="A fair rota", areas=("leading",))
WARD = EvidenceItem(id="ward", title="A calm ward", areas=("delivering",))
OTHER_ROTA = replace(ROTA, title="Another rota")
FILE = Application(
    scheme=shipped().get("ncia-2026"),
    applicant=Applicant("Dr Imogen Fictional"),
    evidence=(replace(ROTA, domain="service"), WARD),
    as_of=date(2026, 3, 1),
    statements={"leadership": "I led the rota."},
    claims=(Claim("leadership", 0, 15, ("ward", "rota")),),
)
_numbers = count()

# Each example writes to disk, which takes as long as the machine is busy.
property_test = settings(max_examples=50, deadline=None)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("shared"))
    yield store
    store.close()


@property_test
@given(application=any_applications())
def test_what_a_new_account_imports_is_what_it_then_has(
    shared_store: Store, application: Application
) -> None:
    account = new_account(shared_store, f"p{next(_numbers)}@example.org")
    result = transfer.import_application(shared_store, account, application, MADE_AT)
    assert applications.load(shared_store, account, result.application_id) == application
    ((_, loaded),) = applications.load_all(shared_store, account)
    assert loaded == application
    assert result.added == tuple(item.id for item in application.evidence)
    assert (result.reused, result.renamed, result.profile_kept) == ((), {}, False)


@property_test
@given(application=any_applications())
def test_importing_again_adds_an_application_and_no_evidence(
    shared_store: Store, application: Application
) -> None:
    account = new_account(shared_store, f"p{next(_numbers)}@example.org")
    transfer.import_application(shared_store, account, application, MADE_AT)
    result = transfer.import_application(shared_store, account, application, MADE_AT)
    assert applications.load(shared_store, account, result.application_id) == application
    assert (result.added, result.renamed, result.profile_kept) == ((), {}, True)
    assert result.reused == tuple(item.id for item in application.evidence)


@property_test
@given(application=any_applications(), in_bank=any_applications())
def test_an_import_into_a_filled_bank_leaves_the_bank_and_brings_every_item(
    shared_store: Store, application: Application, in_bank: Application
) -> None:
    account = new_account(shared_store, f"p{next(_numbers)}@example.org")
    transfer.import_application(shared_store, account, in_bank, MADE_AT)
    before = bank.list_evidence(shared_store, account)
    result = transfer.import_application(shared_store, account, application, MADE_AT)
    loaded = applications.load(shared_store, account, result.application_id)
    assert bank.list_evidence(shared_store, account)[: len(before)] == before
    items = {item.id: item for item in loaded.evidence}
    for item in application.evidence:
        now_called = result.renamed.get(item.id, item.id)
        assert items[now_called] == replace(item, id=now_called)


def test_an_empty_statement_equals_a_missing_one(
    store: Store, account: Account, now: datetime
) -> None:
    with_empty = replace(FILE, statements={**FILE.statements, "service": ""}, fields={"x": ""})
    number = transfer.import_application(store, account, with_empty, now).application_id
    assert applications.load(store, account, number) == FILE


def test_an_item_whose_identifier_means_something_else_comes_in_under_another(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, OTHER_ROTA, now)
    bank.add_evidence(store, account, WARD, now)
    result = transfer.import_application(store, account, FILE, now)
    assert (result.added, result.reused) == (("rota-2",), ("ward",))
    assert result.renamed == {"rota": "rota-2"}
    loaded = applications.load(store, account, result.application_id)
    assert loaded.evidence == (OTHER_ROTA, WARD, replace(ROTA, id="rota-2", domain="service"))
    assert loaded.claims == (Claim("leadership", 0, 15, ("ward", "rota-2")),)


def test_a_renamed_item_is_found_again_by_the_next_import(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, OTHER_ROTA, now)
    for _ in range(2):
        result = transfer.import_application(store, account, FILE, now)
        assert result.renamed == {"rota": "rota-2"}
    assert [item.id for item in bank.list_evidence(store, account)] == ["rota", "rota-2", "ward"]


def test_two_items_of_a_file_never_become_one(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, OTHER_ROTA, now)
    bank.add_evidence(store, account, replace(ROTA, id="rota-2"), now)
    file = replace(FILE, evidence=(ROTA, replace(ROTA, id="rota-2")), claims=())
    result = transfer.import_application(store, account, file, now)
    assert result.renamed == {"rota": "rota-3"}
    assert result.reused == ("rota-2",)


def test_a_profile_that_is_there_is_kept_unless_asked(
    store: Store, account: Account, now: datetime
) -> None:
    mine = Applicant("Dr Imogen As-Written")
    profile.save_applicant(store, account, mine, now)
    assert transfer.import_application(store, account, FILE, now).profile_kept
    assert profile.get_applicant(store, account) == mine
    result = transfer.import_application(store, account, FILE, now, replace_profile=True)
    assert not result.profile_kept
    assert profile.get_applicant(store, account) == FILE.applicant


@pytest.mark.parametrize(
    "file",
    [
        replace(FILE, statements={"poetry": "Ode"}),
        replace(FILE, statements={"job_plan": "A field"}),
        replace(FILE, fields={"leadership": "A domain"}),
        replace(FILE, claims=(Claim("poetry", 0, 0, ("rota",)),)),
        replace(FILE, evidence=(replace(ROTA, domain="poetry"), WARD)),
    ],
)
def test_a_file_that_does_not_fit_its_scheme_changes_nothing(
    store: Store, account: Account, now: datetime, file: Application
) -> None:
    with pytest.raises(BoxNotFound):
        transfer.import_application(store, account, file, now)
    assert bank.list_evidence(store, account) == ()
    assert applications.list_applications(store, account) == ()


def test_a_fault_on_the_way_leaves_nothing_half_done(
    store: Store, account: Account, now: datetime
) -> None:
    unknown = replace(FILE, claims=(Claim("leadership", 0, 1, ("nothing",)),))
    with pytest.raises(KeyError):
        transfer.import_application(store, account, unknown, now)
    assert bank.list_evidence(store, account) == ()
    assert profile.get_applicant(store, account) == Applicant("Imogen")


def test_an_import_touches_nobody_else(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    transfer.import_application(store, account, FILE, now)
    assert bank.list_evidence(store, somebody_else) == ()
    assert applications.list_applications(store, somebody_else) == ()
