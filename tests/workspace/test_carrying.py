"""An application taken into another round: a new one, and the old one row by row as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from cea_helper.application import Claim
from cea_helper.errors import ApplicationNotFound, SchemeNotFound, TakesNoApplications
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, carrying, transfer
from tests.web.applying import example
from tests.workspace.correcting import correct, takes_no_applications

TABLES = ("application", "placement", "box_version", "claim", "evidence", "applicant")
TARGET = "ncia-2026"
GIVEN = example()
FULL = replace(
    GIVEN,
    evidence=(replace(GIVEN.evidence[0], domain="teaching"), *GIVEN.evidence[1:]),
    statements={domain.id: f"I: {domain.title}." for domain in GIVEN.scheme.domains},
    fields={field.id: f"My {field.title}." for field in GIVEN.scheme.fields},
    claims=(Claim("developing", 3, 13, (GIVEN.evidence[0].id,)),),
)


@pytest.fixture
def old(store: Store, account: Account, now: datetime) -> int:
    """The number of a full application of 2019."""
    return transfer.import_application(store, account, FULL, now).application_id


def rows(store: Store, application_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return every row, by table, but for those of later applications."""
    with store.data.read_tx() as db:
        found = {table: list(db[table].rows) for table in TABLES}
    for name, key in (("application", "id"), ("placement", "application_id")):
        found[name] = [row for row in found[name] if row[key] <= application_id]
    for name in ("box_version", "claim"):
        found[name] = [row for row in found[name] if row["application_id"] <= application_id]
    return found


def test_the_old_application_is_row_by_row_as_it_was(
    store: Store, account: Account, old: int, now: datetime
) -> None:
    before = rows(store, old)
    new = carrying.carry_application(store, account, old, TARGET, {}, now)
    assert new > old
    assert rows(store, old) == before
    assert applications.load(store, account, old) == FULL


def test_two_old_domains_join_and_everything_else_has_its_place(
    store: Store, account: Account, old: int, now: datetime
) -> None:
    new = carrying.carry_application(store, account, old, TARGET, {}, now + timedelta(days=1))
    loaded = applications.load(store, account, new)
    assert loaded.scheme.id == TARGET
    assert loaded.statements["service"] == (
        "I: Delivering a high quality service.\n\nI: Developing a high quality service."
    )
    assert set(loaded.statements) == {"service", "leadership", "education", "innovation"}
    assert set(loaded.fields) == {"job_plan", "personal_statement"}
    (claim,) = loaded.claims
    assert loaded.statements[claim.domain][claim.start : claim.end] == "Developing"


def test_what_the_page_shows_is_what_is_then_made(
    store: Store, account: Account, old: int, now: datetime
) -> None:
    chosen = {"leading": "national-impact", "teaching": None}
    given, proposal = carrying.propose_carrying(store, account, old, TARGET, chosen)
    new = carrying.carry_application(store, account, old, TARGET, chosen, now)
    loaded = applications.load(store, account, new)
    assert given == FULL
    assert {**loaded.statements, **loaded.fields} == proposal.texts
    assert {piece.box.id for piece in proposal.stays} >= {"teaching", "citation"}
    assert loaded.claims == proposal.claims


def test_new_texts_are_first_versions_saved_by_the_person(
    store: Store, account: Account, old: int, now: datetime
) -> None:
    later = now + timedelta(days=1)
    new = carrying.carry_application(store, account, old, TARGET, {}, later)
    version = applications.newest_version(store, account, new, "service")
    assert (version.version, version.saved_at, version.saved_by) == (1, later, "Imogen")
    assert [item.domain for item in applications.load(store, account, new).evidence] == [
        None for _ in FULL.evidence
    ]


def test_a_domain_chosen_for_an_item_is_kept_where_the_round_has_it(
    store: Store, account: Account, old: int, now: datetime
) -> None:
    new = carrying.carry_application(store, account, old, FULL.scheme.id, {}, now)
    assert applications.load(store, account, new) == replace(FULL, as_of=None)


def test_a_round_that_nobody_can_apply_in_is_refused_and_nothing_is_made(
    store: Store, account: Account, old: int, now: datetime
) -> None:
    correct(store, account, TARGET, takes_no_applications, now)
    with pytest.raises(TakesNoApplications, match="No application can be made for National"):
        carrying.carry_application(store, account, old, TARGET, {}, now)
    with pytest.raises(SchemeNotFound):
        carrying.carry_application(store, account, old, "ncia-1926", {}, now)
    assert len(applications.list_applications(store, account)) == 1


def test_nobody_takes_over_an_application_of_somebody_else(
    store: Store, account: Account, somebody_else: Account, old: int, now: datetime
) -> None:
    with pytest.raises(ApplicationNotFound):
        carrying.carry_application(store, somebody_else, old, TARGET, {}, now)
    with pytest.raises(ApplicationNotFound):
        carrying.propose_carrying(store, somebody_else, old, TARGET, {})


def test_starting_and_importing_refuse_a_round_that_nobody_can_apply_in(
    store: Store, account: Account, now: datetime
) -> None:
    correct(store, account, FULL.scheme.id, takes_no_applications, now)
    with pytest.raises(TakesNoApplications):
        applications.start_application(store, account, FULL.scheme.id, now)
    with pytest.raises(TakesNoApplications):
        transfer.import_application(store, account, FULL, now)
    assert applications.list_applications(store, account) == ()
