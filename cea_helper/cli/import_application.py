"""`import-application`: an application file into somebody's account."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cea_helper import config
from cea_helper.cli import DONE, data_folder
from cea_helper.cli.application_files import load_application
from cea_helper.cli.files import UnusableFile
from cea_helper.errors import TakesNoApplications
from cea_helper.workspace import schemes, transfer


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="an application file")
    data_folder.add_arguments(parser)


def run(call: Namespace) -> int:
    """Bring the file in, all of it or nothing, and say what was done."""
    with data_folder.open_account(call) as (store, account):
        application = load_application(call.file, schemes.catalogue(store))
        try:
            done = transfer.import_application(store, account, application, config.now())
        except TakesNoApplications as error:
            reason = f"no application can be made for {error.title}"
            raise UnusableFile(call.file, reason) from error
    print(f"Application {done.application_id} for {application.scheme.id} is in the account.")
    print(f"Evidence: {len(done.added)} added, {len(done.reused)} already there.")
    for old, new in done.renamed.items():
        print(f"{old} is now {new}: another item has the first name.")
    if done.profile_kept:
        print("The details about the applicant that were there already stay as they are.")
    return DONE
