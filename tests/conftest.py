"""What most tests begin with: a real site on an empty data folder, and a client that checks it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from cea_helper.app import create_app
from cea_helper.people import Account
from cea_helper.storage import Store, people, sessions
from cea_helper.web.views import importing
from cea_helper.workspace import accounts, passwords
from tests.page_check import CheckingClient

# A busy machine is slow by chance; a property that takes long is not wrong.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

EMAIL = "avery.example@example.org"
PASSWORD = "plainly invented words"


@pytest.fixture(scope="session", autouse=True)
def unhurried() -> Iterator[None]:
    """Wait until a file is read, however busy the machine is: its progress has its own tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(importing, "_PATIENCE_SECONDS", 60.0)
        yield


@pytest.fixture
def now() -> datetime:
    """The time at which every test takes place."""
    return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sites of all tests keep their compiled templates."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which nobody has an account yet: quicker to copy than to make anew."""
    folder = tmp_path_factory.mktemp("empty")
    Store(folder).close()
    return folder


@pytest.fixture(scope="session")
def password_hash() -> str:
    """What is stored of the password of every account of the tests, worked out once."""
    return passwords.hash_password(PASSWORD)


@pytest.fixture
def app(tmp_path: Path, empty_folder: Path, cache_folder: Path, now: datetime) -> Iterator[Flask]:
    """A site in which nobody has an account yet."""
    shutil.copytree(empty_folder, tmp_path / "data")
    site = create_app(
        {
            "DATA_FOLDER": tmp_path / "data",
            "CACHE_FOLDER": cache_folder,
            "TESTING": True,
            "NOW": now,
        }
    )
    site.testing = True
    site.test_client_class = CheckingClient
    yield site
    site.extensions["store"].close()


@pytest.fixture
def store(app: Flask) -> Store:
    """The store of the site."""
    found: Store = app.extensions["store"]
    return found


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """A browser in which nobody is signed in."""
    client = app.test_client()
    assert isinstance(client, CheckingClient)
    return client


@pytest.fixture
def account(store: Store, password_hash: str, now: datetime) -> Account:
    """The first account."""
    with store.data.write_tx() as db:
        return people.add_account(db, EMAIL, "Avery Example", password_hash, now, is_admin=True)


@pytest.fixture
def signed_in(
    client: CheckingClient, store: Store, account: Account, now: datetime
) -> CheckingClient:
    """A browser in which the first account is signed in."""
    token = secrets.token_urlsafe()
    with store.sessions.write_tx() as db:
        sessions.add(db, accounts.token_digest(token), account.id, now)
    client.set_cookie("cea", token)
    return client
