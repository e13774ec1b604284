"""`user add` and `user link`: an account, and a one-time link to set its password."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cea_helper import config
from cea_helper.cli import DONE, data_folder
from cea_helper.workspace import accounts, invitations


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    does = parser.add_subparsers(dest="does", metavar="add|link", required=True)
    add = does.add_parser("add", help="add an account and print the link to set its password")
    add.add_argument("--name", metavar="N", required=True, help="full name, with title")
    add.add_argument("--medical-director", action="store_true", help="is a medical director")
    add.add_argument("--admin", action="store_true", help="may administer the installation")
    link = does.add_parser("link", help="print a new link to set the password of an account")
    for command in (add, link):
        command.add_argument("email", metavar="EMAIL", help="what the person signs in with")
        command.add_argument(
            "--site",
            metavar="URL",
            default="http://127.0.0.1:8000",
            help="where people open the site (default: %(default)s)",
        )
        data_folder.add_folder(command)


def run(call: Namespace) -> int:
    """Make the account or find it, and print its link."""
    with data_folder.open_store(call.data) as store:
        if call.does == "add":
            token = invitations.invite(
                store, call.email, call.name, call.admin, call.medical_director, config.now()
            )
            lasts = "3 days"
        else:
            account = accounts.find_account(store, call.email)
            token = invitations.renew_link(store, account, config.now())
            lasts = "1 hour"
    print(f"{call.site.rstrip('/')}/invitation/{token}")
    print(f"Give this link to {call.email} only. It works once, for {lasts}.")
    return DONE
