from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from tests.workspace.accounts import new_account


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def account(store: Store) -> Account:
    return new_account(store, "imogen@example.org")


@pytest.fixture
def somebody_else(store: Store) -> Account:
    return new_account(store, "rival@example.org")
