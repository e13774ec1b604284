"""An identifier that told a patient's name goes, and all that named the item moves along."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.application import Claim
from cea_helper.interchange import write_application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import adding_found, applications, bank, importing, past_imports
from cea_helper.workspace.claims import Stretch, rest_on

BOX = "leadership"
OLD = "treated-mr-john-example"
SHEET = f"id,title,areas\n{OLD},Treated Mr John Example,leading\nother,A fair rota,leading\n"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """An application that rests on an item which came in by an import, and on another."""
    mark = importing.start(store, account, "list.csv", SHEET.encode(), now)
    importing.read(store, account, mark, lambda done, total: None)
    adding_found.add_ticked(store, account, mark, None, now)
    number = applications.start_application(store, account, "ncia-2026", now)
    applications.save_text(store, account, number, BOX, "I led the rota.", 0, now)
    rest_on(store, account, number, BOX, Stretch(1, 0, "I led the rota."), lambda was: [OLD])
    applications.place_evidence(store, account, number, OLD, "service")
    return number


def correct(store: Store, account: Account, now: datetime) -> str:
    stored = bank.get_evidence(store, account, OLD)
    return bank.save_evidence(
        store, account, replace(stored.item, title="Treated a patient"), stored.version, now
    )


def test_claims_domain_search_and_import_follow(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    new = correct(store, account, now)
    application = applications.load(store, account, number)
    assert application.claims == (Claim(BOX, 0, 15, (new,)),)
    assert {item.id: item.domain for item in application.evidence}[new] == "service"
    (past,) = past_imports.list_past(store, account)
    assert past_imports.get_added(store, account, past.mark).items[0].id == new
    assert OLD.encode() not in write_application(application)


def test_nothing_in_the_database_tells_the_old_name(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    correct(store, account, now)
    importing.start(store, account, "list.csv", b"title,areas\nA fair rota,leading\n", now)
    with store.data.read_tx() as db:
        held = {
            table: [tuple(row) for row in db.execute(f"select * from {table}")]
            for table in db.table_names()
        }
    assert "A fair rota" in str(held["evidence"])
    assert [table for table, rows in held.items() if "john" in str(rows).lower()] == []


def test_what_waits_of_an_import_follows(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    mark = importing.start(store, account, "list.csv", SHEET.encode(), now)
    importing.read(store, account, mark, lambda done, total: None)
    new = correct(store, account, now)
    waiting = importing.list_found(store, account, 1).items[0]
    assert new in (waiting.same_as, waiting.resembles and waiting.resembles.evidence_id)


def test_an_import_names_nothing_by_a_title_with_a_hint(
    store: Store, account: Account, now: datetime
) -> None:
    sheet = b"title,areas\nTreated Mr John Example,leading\nA fair rota,leading\n"
    mark = importing.start(store, account, "list.csv", sheet, now)
    importing.read(store, account, mark, lambda done, total: None)
    assert adding_found.add_ticked(store, account, mark, None, now).names == (
        "evidence",
        "a-fair-rota",
    )
