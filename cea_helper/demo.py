"""The people of the demonstration: made up, and put through the same use cases as anybody."""

from __future__ import annotations

from datetime import datetime
from importlib import resources

from cea_helper.application import Application
from cea_helper.interchange import read_application
from cea_helper.storage import Store
from cea_helper.workspace import accounts, transfer

# No name ends in a domain where mail could reach anybody.
_MAIL = "@example.org"
_ADMINISTRATOR = f"administrator{_MAIL}"
_FILES = resources.files("cea_helper") / "demo_people"


def fill(store: Store, now: datetime) -> None:
    """Add every made-up person who is not there yet, with their evidence and application.

    Somebody who is there is left as visitors have changed them. Raises NotAllowed in a real
    installation.
    """
    there = {person.account.email for person in accounts.list_demo_people(store)}
    files = [file for file in _FILES.iterdir() if file.name.endswith(".json")]
    for file in sorted(files, key=lambda file: file.name):
        email = file.name.removesuffix(".json") + _MAIL
        if email not in there:
            _add_person(store, email, read_application(file.read_bytes()), now)
    if _ADMINISTRATOR not in there:
        accounts.add_demo_person(store, _ADMINISTRATOR, "Ada Administrator", True, False, now)


def _add_person(store: Store, email: str, application: Application, now: datetime) -> None:
    applicant = application.applicant
    is_medical_director = "medical_director" in applicant.roles
    account = accounts.add_demo_person(
        store, email, applicant.name, False, is_medical_director, now
    )
    transfer.import_application(store, account, application, now)
