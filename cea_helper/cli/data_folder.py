"""The data folder and the account that a call names, for commands beside the running site."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cea_helper.cli.files import UnusableFile, reason_of
from cea_helper.config import default_data_folder
from cea_helper.errors import NotSaved, UnusableDataFolder
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import accounts


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words that name the account and where it is kept."""
    parser.add_argument("--email", metavar="E", required=True, help="whose account")
    add_folder(parser)


def add_folder(parser: ArgumentParser) -> None:
    """Take the word that names the data folder."""
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help="data folder (default: as for serve)"
    )


@contextmanager
def blamed(folder: Path) -> Iterator[None]:
    """Name the folder where the system refuses something in it, whatever file it was."""
    try:
        yield
    except NotSaved as error:
        raise UnusableDataFolder(str(folder), "it is full, read-only or busy") from error
    except OSError as error:
        raise UnusableDataFolder(str(folder), reason_of(error)) from error


@contextmanager
def open_store(folder: Path | None) -> Iterator[Store]:
    """Open the data folder, or the usual one where none is named; never a new one."""
    folder = folder or default_data_folder()
    with blamed(folder):
        if not (folder / "cea.sqlite").is_file():
            raise UnusableFile(folder, "there is no data of CEA Helper in this folder")
        store = Store(folder)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def open_account(call: Namespace) -> Iterator[tuple[Store, Account]]:
    """Open the data folder and give it with the account that the call names."""
    with open_store(call.data) as store:
        yield store, accounts.find_account(store, call.email)
