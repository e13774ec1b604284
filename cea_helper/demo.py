"""The people of the demonstration: made up, and put through the same use cases as anybody."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import resources
from typing import Any

import tomli

from cea_helper.application import Application, BoxVersion
from cea_helper.dates import uk_day
from cea_helper.interchange import read_application
from cea_helper.review import Part
from cea_helper.storage import Store
from cea_helper.workspace import accounts, applications, reviewing, sharing, transfer
from cea_helper.workspace.reviewing import Place
from cea_helper.workspace.sharing import Terms

# No name ends in a domain where mail could reach anybody.
_MAIL = "@example.org"
_ADMINISTRATOR = f"administrator{_MAIL}"
_SIDES = ("owner", "reviewer")
_SHOWN: tuple[Part, ...] = ("statements", "evidence", "proof", "strength")
_FOR = timedelta(days=90)
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
    for share in tomli.loads((_FILES / "reviews.toml").read_text(encoding="utf-8"))["shares"]:
        if {share["owner"] + _MAIL, share["reviewer"] + _MAIL}.isdisjoint(there):
            _share(store, share, now)
    if _ADMINISTRATOR not in there:
        accounts.add_demo_person(store, _ADMINISTRATOR, "Ada Administrator", True, False, now)


def _add_person(store: Store, email: str, application: Application, now: datetime) -> None:
    applicant = application.applicant
    is_medical_director = "medical_director" in applicant.roles
    account = accounts.add_demo_person(
        store, email, applicant.name, False, is_medical_director, now
    )
    transfer.import_application(store, account, application, now)


def _share(store: Store, told: dict[str, Any], now: datetime) -> None:
    """Share the draft of a person who was just added, and send the review where there is one."""
    owner, reviewer = (accounts.find_account(store, told[who] + _MAIL) for who in _SIDES)
    (stored,) = applications.list_applications(store, owner)
    terms = Terms(_SHOWN, uk_day(now + _FOR), told["note"])
    share = sharing.share(store, owner, stored.id, reviewer.email, terms, now)
    if "comments" in told:
        reviewing.declare(store, reviewer, share, told["conflicts"], now)
        draft = reviewing.open_draft(store, reviewer, share, now)
        for said in told["comments"]:
            place = _place(draft.text_of(said["box"]), said.get("quote", ""))
            reviewing.add_comment(store, reviewer, share, place, said["text"], now)
        for domain, mark in told["marks"].items():
            reviewing.mark_domain(store, reviewer, share, domain, mark, now)
        reviewing.send(store, reviewer, share, now)


def _place(read: BoxVersion, quote: str) -> Place:
    return Place(read.box, read.text.index(quote), quote) if quote else Place(read.box)
