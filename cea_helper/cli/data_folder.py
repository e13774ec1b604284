"""The data folder and the account that a call names, for commands beside the running site."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cea_helper import text
from cea_helper.cli.files import UnusableFile
from cea_helper.config import default_data_folder
from cea_helper.errors import AccountNotFound
from cea_helper.people import Account
from cea_helper.storage import Store, people


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words that name the account and where it is kept."""
    parser.add_argument("--email", metavar="E", required=True, help="whose account")
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help="data folder (default: as for serve)"
    )


@contextmanager
def open_account(call: Namespace) -> Iterator[tuple[Store, Account]]:
    """Open the data folder, never a new one, and give it with the account that the call names."""
    folder = call.data or default_data_folder()
    if not (folder / "cea.sqlite").is_file():
        raise UnusableFile(folder, "there is no data of CEA Helper in this folder")
    store = Store(folder)
    try:
        yield store, _account(store, call.email)
    finally:
        store.close()


def _account(store: Store, email: str) -> Account:
    with store.data.read_tx() as db:
        found = people.find_account(db, text.one_line(email).lower())
    if found is None:
        raise AccountNotFound(email)
    return found[0]
