"""A person says which evidence a stretch of their statement rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.application import Claim
from cea_helper.errors import ApplicationNotFound, BoxNotFound, EvidenceNotFound, StaleVersion
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank
from cea_helper.workspace.claims import Stretch, rest_on

BOX = "leadership"
TEXT = "I led the rota. I led the audit."
FIRST = Stretch(1, 0, "I led the rota.")
ITEM = EvidenceItem(id="rota", title="A fair rota", areas=("leading",))


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """An application with a statement, and two items in the bank."""
    number = applications.start_application(store, account, "ncia-2026", now)
    for item in (ITEM, replace(ITEM, id="audit")):
        bank.add_evidence(store, account, item, now)
    applications.save_text(store, account, number, BOX, TEXT, 0, now)
    return number


def claims(store: Store, account: Account, number: int) -> tuple[Claim, ...]:
    return applications.load(store, account, number).claims


def test_a_stretch_is_linked_without_a_version(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    rest_on(store, account, number, BOX, FIRST, lambda was: ["rota", "audit", "rota"])
    assert claims(store, account, number) == (Claim(BOX, 0, 15, ("rota", "audit")),)
    assert applications.newest_version(store, account, number, BOX).version == 1


def test_a_link_moves_with_its_words_and_can_be_taken_away(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    rest_on(store, account, number, BOX, FIRST, lambda was: [*was, "rota"])
    applications.save_text(store, account, number, BOX, f"In 2024: {TEXT} Twice.", 1, now)
    assert claims(store, account, number) == (Claim(BOX, 9, 24, ("rota",)),)
    rest_on(store, account, number, BOX, Stretch(2, 9, FIRST.words), lambda was: was[1:])
    assert claims(store, account, number) == ()


@pytest.mark.parametrize(
    "stretch",
    [Stretch(0, 0, "I led"), Stretch(1, 1, "I led"), Stretch(1, 90, "I led"), Stretch(1, 0, "")],
)
def test_words_that_do_not_stand_there_are_not_linked(
    store: Store, account: Account, number: int, stretch: Stretch
) -> None:
    with pytest.raises(StaleVersion):
        rest_on(store, account, number, BOX, stretch, lambda was: ["rota"])
    assert claims(store, account, number) == ()


def test_nobody_elses_item_application_or_box_is_linked(
    store: Store, account: Account, somebody_else: Account, number: int
) -> None:
    with pytest.raises(EvidenceNotFound):
        rest_on(store, account, number, BOX, FIRST, lambda was: ["rota", "theirs"])
    with pytest.raises(ApplicationNotFound):
        rest_on(store, somebody_else, number, BOX, FIRST, lambda was: was)
    with pytest.raises(BoxNotFound):
        rest_on(store, account, number, "personal_statement", FIRST, lambda was: was)
    assert claims(store, account, number) == ()
