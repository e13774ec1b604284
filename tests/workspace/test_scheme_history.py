"""What each revision of a scheme changed: for applicants, and for those who look after it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cea_helper.errors import NotAllowed
from cea_helper.people import Account
from cea_helper.storage import Store, people
from cea_helper.storage import schemes as stored
from cea_helper.workspace import scheme_history
from cea_helper.workspace.new_schemes import NewRound, copy_scheme
from cea_helper.workspace.scheme_history import ToldRevision
from tests.workspace.accounts import MADE_AT
from tests.workspace.correcting import correct

FIRST = NewRound("Far Valley local award 2027", "open_each_year")


@pytest.fixture
def admin(store: Store) -> Account:
    with store.data.write_tx() as db:
        return people.add_account(db, "ada@example.org", "Ada Example", None, MADE_AT, True)


def told(store: Store, admin: Account, family: str) -> tuple[ToldRevision, ...]:
    wanted = scheme_history.history(store, admin, family)
    return scheme_history.tell_history(store, admin, family, wanted)


def reword(tree: dict[str, Any]) -> None:
    tree["domains"]["service"]["title"] = "Service"
    tree["status"] = "paused"
    tree["guides"]["applicants"]["url"] = "https://example.org/elsewhere"
    tree["facts"]["scale"] = {"status": "secondary", "source": "https://example.org/scale"}


def test_each_revision_tells_only_what_it_changed(
    store: Store, admin: Account, now: datetime
) -> None:
    correct(store, admin, "ncia-2027", reword, now)
    correct(store, admin, "ncia-2027", lambda tree: tree.update(look_back_years=3), now)
    last, first = told(store, admin, "ncia")
    assert [one.told for one in last.rounds] == [("The look-back was 5 years and is now 3 years.",)]
    (change,) = first.rounds
    assert change.title == "National Clinical Impact Award, 2027 round (provisional)"
    assert 'Domain 1, "Service delivery and development", is now called "Service".' in change.told
    assert set(change.rest) == {
        "Where it stands: nobody new is admitted.",
        'The link "BASHH: the 2026 round, with guidance and links" was corrected.',
        "How assessors mark: reported by somebody else at https://example.org/scale.",
    }


def test_a_scheme_begins_with_its_first_round(store: Store, admin: Account, now: datetime) -> None:
    copy_scheme(store, admin, "cea-local", "Far Valley", "Far Valley Trust", FIRST, now)
    (first,) = told(store, admin, "far-valley")
    assert (first.added, first.gone, first.rounds) == (("Far Valley local award 2027",), (), ())


def test_what_cannot_be_read_any_more_says_so(store: Store, admin: Account, now: datetime) -> None:
    unreadable = {"id": "ncia", "rounds": {"ncia-2026": {"number_of_stars": 5}}}
    with store.data.write_tx() as db:
        stored.add_revision(db, admin, unreadable, "A note", now)
    correct(store, admin, "ncia-2025", lambda tree: tree.update(title="Another"), now)
    assert [one.is_readable for one in told(store, admin, "ncia")] == [False, False]


def test_nobody_else_reads_what_was_changed(store: Store, somebody_else: Account) -> None:
    with pytest.raises(NotAllowed):
        scheme_history.tell_history(store, somebody_else, "ncia", ())
