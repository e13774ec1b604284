"""`export-application`: an application of an account, as a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cea_helper.application import StoredApplication
from cea_helper.cli import DONE, data_folder, files
from cea_helper.errors import CeaHelperError
from cea_helper.interchange import write_application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, corrections


class NothingToExport(CeaHelperError):
    """The account has no application, or none for the scheme that was asked for."""

    def __init__(self, email: str, scheme: str | None) -> None:
        which = f" for {scheme}" if scheme else ""
        super().__init__(f"{email} has no application{which}")


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.epilog = "Of several applications it is the one that was started last."
    data_folder.add_arguments(parser)
    parser.add_argument("--scheme", metavar="S", help="identifier of a scheme round")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="the file to write"
    )


def run(call: Namespace) -> int:
    """Write the file, whole or not at all."""
    with data_folder.open_account(call) as (store, account):
        chosen = _latest(store, account, call.scheme)
        application = applications.load(store, account, chosen.id)
        kept = corrections.texts_off_form(store, chosen)
    files.write_whole(call.output, write_application(application))
    for text in kept:
        print(f'Left out: "{text.title}", which is no longer on the form.')
    return DONE


def _latest(store: Store, account: Account, scheme: str | None) -> StoredApplication:
    fitting = (
        application
        for application in applications.list_applications(store, account)
        if scheme in (None, application.scheme.id)
    )
    latest = next(fitting, None)
    if latest is None:
        raise NothingToExport(account.email, scheme)
    return latest
