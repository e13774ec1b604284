"""The people of the demonstration: made up, and put through the same use cases as anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib import resources

from cea_helper.application import Application
from cea_helper.interchange import read_application
from cea_helper.storage import Store
from cea_helper.workspace import accounts, transfer

# No name ends in a domain where mail could reach anybody.
_MAIL = "@example.org"
_ADMINISTRATOR = ("administrator", "Ada Administrator")


def fill(store: Store, now: datetime) -> None:
    """Add every made-up person who is not there yet, with their evidence and application.

    Somebody who is there is left as visitors have changed them. Raises NotAllowed in a real
    installation.
    """
    there = {person.account.email for person in accounts.list_demo_people(store)}
    for name, application in _people():
        if name + _MAIL not in there:
            _add_person(store, name, application, now)
    name, full_name = _ADMINISTRATOR
    if name + _MAIL not in there:
        accounts.add_demo_person(store, name + _MAIL, full_name, True, False, now)


def _people() -> Iterator[tuple[str, Application]]:
    folder = resources.files("cea_helper") / "demo_people"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            yield file.name.removesuffix(".json"), read_application(file.read_bytes())


def _add_person(store: Store, name: str, application: Application, now: datetime) -> None:
    applicant = application.applicant
    is_medical_director = "medical_director" in applicant.roles
    account = accounts.add_demo_person(
        store, name + _MAIL, applicant.name, False, is_medical_director, now
    )
    transfer.import_application(store, account, application, now)
