"""Sites to look at as a whole: one that people use, one that is new, and the demonstration."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from flask import Flask

from cea_helper import demo
from cea_helper.app import create_app
from cea_helper.application import Application, BoxVersion
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.schemes import Domain
from cea_helper.storage import Store, opening
from cea_helper.storage import applications as stored
from cea_helper.text import one_line
from cea_helper.workspace import (
    accounts,
    adding_found,
    applications,
    bank,
    files,
    importing,
    invitations,
    returning,
    transfer,
)
from cea_helper.workspace.new_schemes import NewRound, copy_scheme
from cea_helper.workspace.previews import Previews
from tests.conftest import EMAIL, PASSWORD
from tests.page_check import CheckingClient, find_all, held_by
from tests.pages.sharing import add_sharing
from tests.proof_files import PDF, PDF_DIGEST, png
from tests.web.applying import EXAMPLES, example
from tests.word.reading.building import heading, p, package, run, tracked
from tests.workspace.correcting import correct, open_in_december

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
FILES = ("cea.sqlite", "sessions.sqlite")

FIRST = NewRound("Low Fell award 2027", "trust_defined")

# A scheme of a trust with one domain, as its file.
SCHEME_FILE = """
format = "cea-helper-scheme/1"
id = "far-valley"
title = "Far Valley local awards"

[rounds.far-valley-2027]
title = "Far Valley local award, 2027"
kind = "local"
nations = ["England"]
awarding_body = "Far Valley NHS Trust"
status = "trust_defined"
form.order = ["care"]

[rounds.far-valley-2027.domains.care]
number = 1
title = "Care"
areas = ["delivering"]
limit = { maximum = 900, counting_rule = "words" }
"""

Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Seed:
    """A data folder to copy: what its addresses name, and the session of each person."""

    folder: Path
    names: Mapping[str, str]
    sessions: Mapping[str, str]
    is_demo: bool = False


@dataclass(frozen=True)
class World:
    """A site with a folder of its own, which a test may change."""

    app: Flask
    folder: Path
    seed: Seed

    @property
    def store(self) -> Store:
        """The store of the site."""
        found: Store = self.app.extensions["store"]
        return found

    def browser(self, person: str | None = None) -> CheckingClient:
        """Return a browser in which this person is signed in: "owner", "other" or nobody."""
        client = CheckingClient(self.app, self.app.response_class)
        if person is not None and person in self.seed.sessions:
            client.set_cookie("cea", self.seed.sessions[person])
        return client

    def named(self, sample: str) -> str:
        """Return `sample` with what this site has in place of the names."""
        return sample.format(**self.seed.names)

    def filled(self, fields: Mapping[str, str]) -> dict[str, Any]:
        """Return what to type, from a table of what to type."""
        filled: dict[str, Any] = {}
        for name, value in fields.items():
            made = _MADE.get(value)
            filled[self.named(name)] = made() if made else self.named(value)
        return filled

    def contents(self) -> list[Rows]:
        """Return all that is stored, who is signed in included."""
        return [rows_of(self.folder / name) for name in FILES]


def rows_of(path: Path) -> Rows:
    """Return every row of a database, by table."""
    with closing(opening.connect(path)) as beside:
        return {name: list(beside[name].rows) for name in beside.table_names()}


def application_file() -> tuple[BytesIO, str]:
    """Return an application file as a browser sends it."""
    return BytesIO((EXAMPLES / "consultant.json").read_bytes()), "application.json"


def open_site(seed: Seed, folder: Path, cache: Path) -> World:
    """Return a site on a copy of the seed's data in `folder`."""
    shutil.copytree(seed.folder, folder)
    app = create_app(
        {
            "DATA_FOLDER": folder,
            "CACHE_FOLDER": cache,
            "TESTING": True,
            "NOW": NOW,
            "DEMO": seed.is_demo,
        }
    )
    if preview := seed.names.get("preview"):
        app.extensions["previews"] = _drawn(app, seed.sessions["owner"], preview)
    return World(app, folder, seed)


def _drawn(app: Flask, session: str, mark: str) -> Previews:
    """Return previews among which the owner's has this mark, drawn without LibreOffice."""
    owner = accounts.account_for_token(app.extensions["store"], session, NOW)
    assert owner is not None
    previews = Previews(draw=lambda document: (PDF, (png(),)))
    previews.begin(owner, mark, lambda: b"").ended.wait()
    return previews


def proof_file() -> tuple[BytesIO, str]:
    """Return a picture as a browser sends it."""
    return BytesIO(png()), "certificate.png"


PUBLICATION = "publication"
EVIDENCE_LIST = b"Committee,Role,Start\nSepsis board,Chair,2021\nMortality group,Member,2022\n"


def evidence_list() -> tuple[BytesIO, str]:
    """Return a list of committees as a browser sends it."""
    return BytesIO(EVIDENCE_LIST + b"Sepsis lectures,Lecturer,2023\n"), "committees.csv"


def edited_document() -> tuple[BytesIO, str]:
    """Return a Word document as a browser sends it."""
    return BytesIO(package(heading("Research and innovation") + p(run("Two trials.")))), "back.docx"


# What stands in a table of what to type for a file.
_MADE = {
    "{edited_document}": edited_document,
    "{application_file}": application_file,
    "{evidence_list}": evidence_list,
    "{proof_file}": proof_file,
}


def publish(store: Store, owner: Account, words: str) -> None:
    """Add a publication with two authors, in whose every text these words stand."""
    people = [{"family": words, "given": words}, {"family": "Sample", "given": "B"}]
    citation = {"type": "book", "title": words, "publisher": words, "author": people}
    item = EvidenceItem(
        PUBLICATION, words[:200], ("research",), start=PartialDate(2026), citation=citation
    )
    bank.add_evidence(store, owner, item, NOW)


def form_for(tree: Element, path: str) -> Element:
    """Return the form of a page that is sent to `path`, whatever its query."""
    forms = find_all(tree, "form", method="post")
    return next(form for form in forms if form.get("action", "").partition("?")[0] == path)


def typed(form: Element, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a browser would send of `form` once `fields` were typed into it."""
    return {**held_by(form), **fields}


def seed_new(folder: Path) -> Seed:
    """Make a folder in which nobody has an account yet."""
    Store(folder).close()
    return Seed(folder, {}, {})


def seed_used(folder: Path, application: Application | None = None) -> Seed:
    """Make a folder with two people: the owner of an application, and somebody without one."""
    store = Store(folder)
    owner = accounts.create_first_account(store, EMAIL, "Avery Example", PASSWORD, NOW)
    given = application or example()
    brought = transfer.import_application(store, owner, given, NOW, replace_profile=True)
    for began_from, written in enumerate(("One list a week.", "Two lists a week.")):
        applications.save_text(
            store, owner, brought.application_id, "job_plan", written, began_from, NOW
        )
    statement = "I chair the board. Since 2023 its meetings are half as long."
    began_from = 1 if "leading" in given.statements else 0
    applications.save_text(
        store, owner, brought.application_id, "leading", statement, began_from, NOW
    )
    item = given.evidence[0].id
    files.attach_file(store, owner, item, "Letter of thanks", PDF, NOW)
    publish(store, owner, "Sepsis at night")
    past_import = import_all(store, owner, "talks.csv", b"Talk\nSleep on wards\n")
    mark = importing.start(store, owner, "committees.csv", EVIDENCE_LIST, NOW)
    importing.read(store, owner, mark, lambda done, total: None)
    leave_off_form(store, owner, brought.application_id, "A post I held.", "A post I hold.")
    correct(store, owner, "ncia-2027", open_in_december, NOW, "The day was announced.")
    loose = bring_back(store, owner, brought.application_id, given.scheme.domains[:2])
    draft = copy_scheme(store, owner, "cea-local", "Low Fell awards", "Low Fell Trust", FIRST, NOW)
    revision = correct(store, owner, "cea-national-2019", _reword, NOW, "The form says so.")
    other = _other(store)
    names = {
        "application": str(brought.application_id),
        "item": item,
        "file": PDF_DIGEST,
        "publication": PUBLICATION,
        "past_import": past_import,
        "token": invitations.invite(store, "new@example.org", "Dr New", False, False, NOW),
        "too_long": "x" * 100_001,
        "revision": str(revision),
        "draft": draft,
        "preview": f"{brought.application_id}-0123456789abcdef",
        "returned_box": given.scheme.domains[0].id,
        "loose_words": str(loose),
        "scheme_file": SCHEME_FILE,
        **add_sharing(store, owner, brought.application_id, NOW),
    }
    sessions = {
        "owner": accounts.sign_in(store, EMAIL, PASSWORD, "127.0.0.1", NOW),
        "other": accounts.sign_in(store, other.email, PASSWORD, "127.0.0.1", NOW),
    }
    store.close()
    return Seed(folder, names, sessions)


def seed_demo(folder: Path) -> Seed:
    """Make the folder of the demonstration; its owner is the first of the people made up."""
    store = Store(folder, is_demo=True)
    demo.fill(store, NOW)
    first = accounts.list_demo_people(store)[0].account
    sessions = {"owner": accounts.sign_in_as_demo(store, first.id, NOW)}
    store.close()
    return Seed(folder, {}, sessions, is_demo=True)


def import_all(store: Store, owner: Account, name: str, document: bytes) -> str:
    """Add all that a file holds to the evidence, and return what names that import."""
    mark = importing.start(store, owner, name, document, NOW)
    importing.read(store, owner, mark, lambda done, total: None)
    adding_found.add_ticked(store, owner, mark, None, NOW)
    return mark


def bring_back(
    store: Store,
    owner: Account,
    application: int,
    domains: Iterable[Domain],
    words: str = "I wrote this",
) -> int:
    """Let a document wait with texts for the domains, and words in no box; return their number."""
    author = escape(one_line(words), {'"': "&quot;"})
    text = p(run(words) + tracked("ins", run(f" {words} in Word."), author))
    written = "".join(heading(domain.title) + text for domain in domains)
    document = package(written + heading("Hobbies") + p(run(f"Chess. {words}")))
    mark = returning.start(store, owner, application, "edited.docx", document, NOW)
    returning.read(store, owner, mark, lambda done, total: None)
    return returning.offer(store, owner, application, NOW).proposal.loose[0]


def leave_off_form(store: Store, owner: Account, application: int, *words: str) -> None:
    """Keep versions of a text in a box that the form once had, and no longer has."""
    newest = BoxVersion("posts", 0, "", None, None)
    with store.data.write_tx() as db:
        for text in words:
            newest = stored.add_version(db, owner, application, newest, text, (), NOW)


def _reword(tree: dict[str, Any]) -> None:
    tree["fields"]["form_f"]["hint"] = "The posts in which you lead or manage."


def _other(store: Store) -> Account:
    token = invitations.invite(store, "other@example.org", "Dr Other", False, False, NOW)
    return invitations.accept(store, token, PASSWORD, NOW)
