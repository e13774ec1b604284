"""Every route of a shared draft, for every kind of person, in every state that a share can be in.

What is expected follows from the table of rights in the core and from two small tables here: which
act each route is, and how the reviewer stands to the share in each state.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cea_helper.app import create_app
from cea_helper.people import Account
from cea_helper.review import RIGHTS, Act, Standing, may
from cea_helper.storage import Store, people, sessions
from cea_helper.workspace import accounts, bank, files, reviewing, sharing
from cea_helper.workspace.reviewing import Place
from tests.page_check import find, parse
from tests.pages.route_table import ROUTES, Listed
from tests.pages.world import NOW, Rows, rows_of
from tests.proof_files import PDF, PDF_DIGEST
from tests.workspace.sharing import ALL, BOX, draft_of, share_with

# The blueprints whose every route is about a shared draft.
AREAS = ("sharing", "reviewing", "review_comments", "comments")
# An act for reading and one for sending, where they differ.
ACTS: Mapping[str, tuple[Act, Act]] = {
    "sharing.list_shares": ("manage_share", "manage_share"),
    "sharing.share_draft": ("manage_share", "manage_share"),
    "sharing.share_again": ("manage_share", "manage_share"),
    "sharing.confirm_take_back": ("manage_share", "manage_share"),
    "sharing.take_back": ("manage_share", "manage_share"),
    "sharing.close_share": ("manage_share", "manage_share"),
    "comments.list_comments": ("read_sent_comments", "read_sent_comments"),
    "comments.list_box_comments": ("read_sent_comments", "read_sent_comments"),
    "comments.follow_comments": ("read_sent_comments", "read_sent_comments"),
    "comments.answer_comment": ("read_sent_comments", "answer_comments"),
    "comments.set_state": ("answer_comments", "answer_comments"),
    "reviewing.declare_conflicts": ("read_request", "declare_conflicts"),
    # Who has declared nothing yet is led to the declaration.
    "reviewing.read_draft": ("read_request", "read_request"),
    "reviewing.send_review": ("write_comments", "write_comments"),
    "reviewing.download_file": ("read_draft", "read_draft"),
    "reviewing.download_word": ("read_draft", "read_draft"),
    "review_comments.comment_on_box": ("read_draft", "read_draft"),
    "review_comments.save_comment": ("write_comments", "write_comments"),
    "review_comments.autosave_comment": ("write_comments", "write_comments"),
    "review_comments.mark_domain": ("write_comments", "write_comments"),
    "review_comments.change_comment": ("write_comments", "write_comments"),
    "review_comments.delete_comment": ("write_comments", "write_comments"),
}
# How the reviewer stands to the share in each state.
STATES: Mapping[str, Standing] = {
    "asked": "asked",
    "reading": "reading",
    "sent": "sent",
    "shared again": "reading",
    "over": "over",
    "taken back": "taken_back",
    "taken back after the review": "taken_back",
    "closed": "closed",
    "conflict at first": "conflicted",
    "conflict while reading": "conflicted",
    "conflict after the review": "conflicted",
    "shared anew after it was taken back": "reading",
}
# Everybody but the owner and the reviewer stands nowhere, whatever their rights elsewhere. Who is
# disabled was another reviewer of the same draft.
PEOPLE = (
    "owner",
    "reviewer",
    "reviewer of another draft",
    "applicant",
    "administrator",
    "director",
    "disabled",
    "nobody",
)
SIGNED_OUT = ("disabled", "nobody")

Step = Callable[[Store, Account, Account, int, int], None]


@dataclass(frozen=True)
class Cell:
    """Somebody does something with a route while a share is in this state."""

    state: str
    person: str
    route: Listed
    endpoint: str
    method: str

    @property
    def standing(self) -> Standing:
        """How the person stands to the share."""
        if self.person == "reviewer":
            return STATES[self.state]
        return "owner" if self.person == "owner" else "nobody"

    @property
    def is_allowed(self) -> bool:
        """Whether the table of rights lets the person do it."""
        return may(self.standing, ACTS[self.endpoint][self.method == "POST"])


@dataclass(frozen=True)
class Shared:
    """A site with a share in one state, and what addresses name."""

    app: Flask
    folder: Path
    names: Mapping[str, str]
    tokens: Mapping[str, str]

    def browser(self, person: str) -> FlaskClient:
        """Return a browser in which the person is signed in, if they can be."""
        client = FlaskClient(self.app, self.app.response_class)
        client.set_cookie("cea", self.tokens.get(person, "none"))
        return client

    def rows(self) -> Rows:
        """Return all that is stored."""
        return rows_of(self.folder / "cea.sqlite")


def cells_of(state: str, app: Flask) -> Iterator[Cell]:
    """Yield every cell of the matrix in this state."""
    adapter = app.url_map.bind("localhost")
    for route in ROUTES:
        path = route.sample.partition("?")[0].format_map(Numbers())
        for method in route.methods:
            endpoint, _ = adapter.match(path, method=method)
            if endpoint.partition(".")[0] in AREAS:
                yield from (Cell(state, person, route, endpoint, method) for person in PEOPLE)


class Numbers(dict[str, str]):
    """A number for everything that a sample names."""

    def __missing__(self, key: str) -> str:
        return PDF_DIGEST if key.endswith("file") else "1"


def person(store: Store, name: str) -> Account:
    """Add an account with the rights that its name says."""
    with store.data.write_tx() as db:
        return people.add_account(
            db,
            f"{name.replace(' ', '.')}@example.org",
            name.title(),
            None,
            NOW,
            is_admin=name == "administrator",
            is_medical_director=name == "director",
        )


def signed_in(store: Store, account: Account) -> str:
    """Return the token of a session."""
    token = f"token-of-{account.id}"
    with store.sessions.write_tx() as db:
        sessions.add(db, accounts.token_digest(token), account.id, NOW)
    return token


def declare(*kinds: str) -> Step:
    """Return the step in which the reviewer declares this."""

    def step(store: Store, owner: Account, reviewer: Account, number: int, share: int) -> None:
        reviewing.declare(store, reviewer, share, kinds, NOW)

    return step


def send(store: Store, owner: Account, reviewer: Account, number: int, share: int) -> None:
    """Comment, and send the review."""
    reviewing.add_comment(store, reviewer, share, Place(BOX), "Shorter?", NOW)
    reviewing.send(store, reviewer, share, NOW)


def again(store: Store, owner: Account, reviewer: Account, number: int, share: int) -> None:
    """Share the draft again."""
    sharing.share_again(store, owner, number, share, ALL, NOW)


def end(store: Store, owner: Account, reviewer: Account, number: int, share: int) -> None:
    """Share the draft again until yesterday."""
    past = replace(ALL, ends_on=date(2026, 11, 20))
    sharing.share_again(store, owner, number, share, past, NOW)


def take_back(store: Store, owner: Account, reviewer: Account, number: int, share: int) -> None:
    """Take the draft back."""
    sharing.take_back(store, owner, number, share, NOW)


def close(store: Store, owner: Account, reviewer: Account, number: int, share: int) -> None:
    """Thank and close."""
    sharing.close(store, owner, number, share, "Thank you.", NOW)


STEPS: Mapping[str, tuple[Step, ...]] = {
    "asked": (),
    "reading": (declare(),),
    "sent": (declare("same-team"), send),
    "shared again": (declare(), send, again),
    "over": (declare(), end),
    "taken back": (declare(), take_back),
    "taken back after the review": (declare(), send, take_back),
    "closed": (declare(), send, close),
    "conflict at first": (declare("family"),),
    "conflict while reading": (declare(), declare("competitor")),
    "conflict after the review": (declare(), send, declare("financial")),
    "shared anew after it was taken back": (declare(), take_back, again),
}


def fill(store: Store, state: str) -> tuple[dict[str, str], dict[str, str]]:
    """Bring a share into this state; return what addresses name, and the sessions."""
    known = {name: person(store, name) for name in PEOPLE if name != "nobody"}
    owner, reviewer = known["owner"], known["reviewer"]
    number = draft_of(store, owner, NOW)
    item = bank.list_evidence(store, owner)[0].id
    files.attach_file(store, owner, item, "Letter", PDF, NOW)
    # A comment that the owner may answer stands there in every state.
    second = known["disabled"]
    other = share_with(store, owner, number, second, NOW, ALL)
    reviewing.declare(store, second, other, (), NOW)
    comment = reviewing.add_comment(store, second, other, Place(BOX), "Since when?", NOW)
    reviewing.send(store, second, other, NOW)
    theirs = draft_of(store, known["applicant"], NOW)
    share_with(store, known["applicant"], theirs, known["reviewer of another draft"], NOW, ALL)
    share = share_with(store, owner, number, reviewer, NOW, ALL)
    for step in STEPS[state]:
        step(store, owner, reviewer, number, share)
    own = None
    if STATES[state] == "reading":
        own = reviewing.add_comment(store, reviewer, share, Place(BOX), "Who counted?", NOW)
    tokens = {name: signed_in(store, one) for name, one in known.items()}
    with store.data.write_tx() as db:
        db.execute(
            "update account set disabled_at = '2026-11-20T09:00:00+00:00' where id = ?",
            (second.id,),
        )
    names = {
        "application": str(number),
        "share": str(share),
        "review": str(share),
        "asked": str(share),
        "comment": str(comment),
        "own": str(own or comment),
        "shared_item": item,
        "shared_file": PDF_DIGEST,
    }
    return names, tokens


@pytest.fixture(params=STATES)
def shared(
    request: pytest.FixtureRequest, tmp_path: Path, empty_folder: Path, cache_folder: Path
) -> Iterator[tuple[str, Shared]]:
    """A site with a share in each of the states."""
    folder = tmp_path / "data"
    shutil.copytree(empty_folder, folder)
    settings = {"CACHE_FOLDER": cache_folder, "TESTING": True, "NOW": NOW}
    app = create_app({"DATA_FOLDER": folder, **settings})
    store: Store = app.extensions["store"]
    yield request.param, Shared(app, folder, *fill(store, request.param))
    store.close()


def test_matrix_is_whole(app: Flask) -> None:
    cells = [cell for state in STATES for cell in cells_of(state, app)]
    assert {cell.endpoint for cell in cells} == set(ACTS)
    assert set(STEPS) == set(STATES) and set(STATES.values()) < set(RIGHTS)
    assert len(cells) > 2_000
    assert {cell.is_allowed for cell in cells} == {True, False}


def test_every_person_reads_what_they_may_and_nothing_else(shared: tuple[str, Shared]) -> None:
    state, site = shared
    before = site.rows()
    for cell in cells_of(state, site.app):
        if cell.method == "GET":
            answer = site.browser(cell.person).get(cell.route.sample.format(**site.names))
            assert answer.status_code == expected_to_read(cell), cell
    assert site.rows() == before


def expected_to_read(cell: Cell) -> int:
    """Return the status of the answer to whoever opens a page."""
    if cell.person in SIGNED_OUT:
        return 303
    is_led_on = cell.endpoint == "reviewing.read_draft" and cell.standing == "asked"
    return (303 if is_led_on else 200) if cell.is_allowed else 404


def test_what_a_person_may_not_send_is_not_found_and_changes_nothing(
    shared: tuple[str, Shared],
) -> None:
    state, site = shared
    before = site.rows()
    for name in PEOPLE:
        browser = site.browser(name)
        page = parse(browser.get("/sign-in" if name in SIGNED_OUT else "/about-you").text)
        token = find(page, "input", name="csrf_token").get("value")
        for cell in cells_of(state, site.app):
            if cell.method == "POST" and cell.person == name and not cell.is_allowed:
                address = cell.route.sample.format(**site.names)
                sent = {"csrf_token": token, "text": "Mine", "kinds": "none", **cell.route.send}
                status = browser.post(address, data=sent).status_code
                assert status == (401 if name in SIGNED_OUT else 404), cell
    assert site.rows() == before


def test_home_lists_the_draft_while_it_may_be_known_of(
    shared: tuple[str, Shared],
) -> None:
    state, site = shared
    answer = site.browser("reviewer").get("/")
    assert ("Drafts shared with you" in answer.text) == (
        STATES[state] in ("asked", "reading", "sent", "closed")
    )
