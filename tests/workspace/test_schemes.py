"""An administrator corrects rounds: one save at a time, nothing that people use goes away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cea_helper.errors import (
    BrokenSchemeFile,
    NotAllowed,
    SchemeInUse,
    StaleScheme,
    VersionNotFound,
)
from cea_helper.people import Account
from cea_helper.schemes import shipped
from cea_helper.storage import Store, people
from cea_helper.workspace import applications, scheme_history, schemes
from cea_helper.workspace.new_schemes import NewRound, add_round
from tests.workspace.accounts import MADE_AT
from tests.workspace.correcting import Change, without_box

ROUND = "ncia-2026"


@pytest.fixture
def admin(store: Store) -> Account:
    with store.data.write_tx() as db:
        return people.add_account(db, "ada@example.org", "Ada Example", None, MADE_AT, True)


def set_maximum(maximum: int) -> Change:
    def change(tree: dict[str, Any]) -> None:
        tree["domains"]["service"]["limit"]["maximum"] = maximum

    return change


def save(
    store: Store, account: Account, change: Change, now: datetime, began_from: int = 0
) -> bool:
    return schemes.correct_round(store, account, ROUND, change, began_from, "Read the guide", now)


def maximum(store: Store) -> int | None:
    domain = schemes.catalogue(store).get(ROUND).domain("service")
    assert domain
    return domain.limit.maximum


def test_a_correction_holds_and_is_told_with_who_and_why(
    store: Store, admin: Account, now: datetime
) -> None:
    assert save(store, admin, set_maximum(1500), now)
    assert maximum(store) == 1500
    last = schemes.open_round(store, admin, ROUND).known.last
    assert last and (last.saved_by, last.note, last.saved_at) == (admin.name, "Read the guide", now)


def test_a_change_that_changes_nothing_is_no_revision(
    store: Store, admin: Account, now: datetime
) -> None:
    assert not save(store, admin, set_maximum(2000), now)
    assert scheme_history.history(store, admin, "ncia") == ()


def test_a_stale_save_changes_nothing(store: Store, admin: Account, now: datetime) -> None:
    save(store, admin, set_maximum(1500), now)
    with pytest.raises(StaleScheme, match="saved this scheme while you were writing") as caught:
        save(store, admin, set_maximum(900), now, began_from=0)
    assert maximum(store) == 1500
    assert save(store, admin, set_maximum(900), now, caught.value.newest)


def test_what_could_not_be_read_is_refused_by_its_place(
    store: Store, admin: Account, now: datetime
) -> None:
    with pytest.raises(BrokenSchemeFile) as caught:
        save(store, admin, set_maximum(0), now)
    assert caught.value.place == "rounds.ncia-2026.domains.service.limit.maximum"
    assert schemes.open_round(store, admin, ROUND).known.revision == 0


def test_a_try_tells_what_applicants_are_told_and_keeps_nothing(
    store: Store, admin: Account
) -> None:
    effect = schemes.try_change(store, admin, ROUND, set_maximum(900))
    assert effect.sentences == (
        "The limit of domain 1 was 2,000 characters and is now 900 characters.",
    )
    assert maximum(store) == 2000


def test_an_open_round_says_what_hangs_on_it(store: Store, admin: Account, now: datetime) -> None:
    number = applications.start_application(store, admin, ROUND, now)
    applications.save_text(store, admin, number, "service", "A text", 0, now)
    applications.save_text(store, admin, number, "education", "", 0, now)
    opened = schemes.open_round(store, admin, ROUND)
    assert (opened.applications, opened.texts) == (1, {"service": 1})
    assert [scheme.id for scheme in opened.later] == ["ncia-2027"]


def test_a_box_with_texts_can_be_taken_off_and_its_text_stays(
    store: Store, admin: Account, now: datetime
) -> None:
    number = applications.start_application(store, admin, ROUND, now)
    applications.save_text(store, admin, number, "personal_statement", "A text", 0, now)
    assert save(store, admin, without_box("personal_statement"), now)
    opened = schemes.open_round(store, admin, ROUND)
    assert opened.scheme.box("personal_statement") is None
    assert opened.texts == {"personal_statement": 1}
    assert "personal_statement" in opened.taken


def test_origins_say_whose_each_round_is(store: Store, admin: Account, now: datetime) -> None:
    save(store, admin, set_maximum(1500), now)
    known = schemes.open_family(store, admin, "ncia")
    assert (known.origins[ROUND], known.origins["ncia-2025"]) == ("corrected", "shipped")


def test_a_correction_is_taken_back_by_a_new_revision(
    store: Store, admin: Account, now: datetime
) -> None:
    save(store, admin, set_maximum(1500), now)
    first = scheme_history.history(store, admin, "ncia")[0].number
    ((scheme, sentences),) = scheme_history.try_taking_back(store, admin, "ncia", first)[:1]
    assert scheme.id == ROUND
    assert "is now 2,000 characters" in sentences[0]
    scheme_history.take_back(store, admin, "ncia", first, first, "It was wrong", now)
    assert maximum(store) == 2000
    assert [one.note for one in scheme_history.history(store, admin, "ncia")] == [
        "It was wrong",
        "Read the guide",
    ]


def test_only_what_was_saved_of_the_scheme_is_taken_back(store: Store, admin: Account) -> None:
    with pytest.raises(VersionNotFound):
        scheme_history.try_taking_back(store, admin, "ncia", 1)


def test_nobody_else_opens_or_changes_a_scheme(
    store: Store, somebody_else: Account, now: datetime
) -> None:
    other = somebody_else
    calls = (
        lambda: schemes.list_families(store, other),
        lambda: schemes.open_family(store, other, "ncia"),
        lambda: schemes.open_round(store, other, ROUND),
        lambda: schemes.try_change(store, other, ROUND, set_maximum(1)),
        lambda: save(store, other, set_maximum(1), now),
        lambda: scheme_history.history(store, other, "ncia"),
        lambda: scheme_history.take_back(store, other, "ncia", 1, 1, "", now),
    )
    for call in calls:
        with pytest.raises(NotAllowed):
            call()


def test_every_scheme_is_listed(store: Store, admin: Account) -> None:
    listed = {known.family.id for known in schemes.list_families(store, admin)}
    assert listed == {family.id for family in shipped().families}


def test_a_round_in_use_does_not_go_by_taking_back(
    store: Store, admin: Account, now: datetime
) -> None:
    added = add_round(store, admin, ROUND, NewRound("NCIA, 2028 round", "provisional"), 0, now)
    began_from = schemes.open_round(store, admin, added).known.revision
    schemes.publish(store, admin, added, began_from, "It is ready", now)
    applications.start_application(store, admin, added, now)
    number = scheme_history.history(store, admin, "ncia")[1].number
    with pytest.raises(SchemeInUse, match="1 application here in NCIA, 2028 round"):
        scheme_history.take_back(store, admin, "ncia", number, began_from + 1, "", now)
