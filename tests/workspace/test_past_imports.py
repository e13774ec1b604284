"""What an import added is listed, and taken back but for what was touched since."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.errors import NoImportWaiting
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import adding_found, bank, past_imports
from tests.workspace.test_importing import start, titles


def add(store: Store, account: Account, now: datetime) -> str:
    mark = start(store, account, now)
    adding_found.add_ticked(store, account, mark, None, now)
    return mark


def test_an_import_is_taken_back_but_for_what_was_changed(
    store: Store, account: Account, now: datetime
) -> None:
    mark = add(store, account, now)
    stored = bank.get_evidence(store, account, "sepsis-board")
    bank.save_evidence(store, account, replace(stored.item, role="Lead"), stored.version, now)
    (past,) = past_imports.list_past(store, account)
    assert (past.mark, past.file_name, past.count) == (mark, "list.csv", 2)
    assert past_imports.get_added(store, account, mark).untouched == 1
    assert past_imports.take_back(store, account, mark) == (1, 1)
    assert titles(store, account) == ["Sepsis board"]


def test_what_is_wholly_taken_back_is_forgotten(
    store: Store, account: Account, now: datetime
) -> None:
    mark = add(store, account, now)
    past_imports.take_back(store, account, mark)
    assert past_imports.list_past(store, account) == ()
    with pytest.raises(NoImportWaiting):
        past_imports.take_back(store, account, mark)


def test_nobody_takes_back_what_another_person_added(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    mark = add(store, account, now)
    with pytest.raises(NoImportWaiting):
        past_imports.take_back(store, somebody_else, mark)
    assert len(titles(store, account)) == 2
