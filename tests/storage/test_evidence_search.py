"""Finding items: by words as people write them, by what is known of them, and nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.dates import parse_partial
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.storage import Store, evidence, evidence_index, evidence_search, people
from cea_helper.storage.evidence_search import Wanted
from cea_helper.strength import Conditions

NOW = datetime(2026, 11, 21, tzinfo=UTC)
NATIONAL = Conditions("national", date(2021, 11, 21), date(2026, 11, 21))
LOCAL = replace(NATIONAL, kind="local")
FULL = EvidenceItem(
    id="full",
    title="Sepsis pathway",
    areas=("developing", "leading"),
    start=parse_partial("2023-02"),
    end=parse_partial("2025"),
    role="I designed the well-being rota",
    excess="Unpaid evenings",
    reach="local",
    impact=Impact("Fewer deaths", "mortality", 12, 4, "deaths", "median 9"),
    proof=(Proof("doi", "10.1136/bmj.m694", "in print"),),
    citation={"title": "Septic shock", "author": [{"family": "M\u00fcller"}], "page": "unfindable"},
    notes="Ask Jo",
)


def bank(store: Store, *items: EvidenceItem, email: str = "a@example.org") -> int:
    """Return the number of a new person with these items."""
    with store.data.write_tx() as db:
        owner = people.add_account(db, email, "A", None, NOW).id
        for item in items:
            evidence.add(db, owner, item, NOW)
    return owner


def found(
    store: Store, owner: int, conditions: Conditions = NATIONAL, **wanted: Any
) -> Sequence[str]:
    """Return which of the person's items are found; their count must agree."""
    asked = Wanted(**wanted)
    with store.data.read_tx() as db:
        answer = evidence_search.find(db, owner, asked, conditions)
    assert answer.count == len(answer.names)
    return answer.names


def noted(name: str, **said: Any) -> EvidenceItem:
    """Return an item with little more than a title."""
    return replace(EvidenceItem(name, name, ("teaching",)), **said)


@pytest.mark.parametrize(
    "words",
    [
        "sepsis",
        "SEPSIS path",
        "pathway sepsis",
        "well-being",
        "10.1136/bmj.m694",
        "10.1136/bm",
        "muller",
        "M\u00dcLLER septic",
        "unpaid deaths mortality median print jo",
        "sepsis & -",
        "evening",
    ],
)
def test_item_is_found_by(store: Store, words: str) -> None:
    owner = bank(store, FULL, noted("Other"))
    assert found(store, owner, words=words) == ("full",)


@pytest.mark.parametrize(
    "words",
    ["s", "seps pathway", "bmj 10.1136/m694", "unfindable", "sepsis nothing", "-", '"', "NOT"],
)
def test_item_is_not_found_by(store: Store, words: str) -> None:
    assert found(store, bank(store, FULL), words=words) == ()


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ("both", "future", "old", "full")),
        ({"area": "leading"}, ("full",)),
        ({"reach": "national"}, ("both",)),
        ({"year": 2024}, ("both", "full")),
        ({"year": 2010}, ("old",)),
        ({"year": 2030}, ("both", "future")),
        ({"lacks": "dated"}, ("future", "old")),
        ({"lacks": "reach"}, ("future", "old", "full")),
        ({"lacks": "proof", "year": 2024}, ("both",)),
        ({"words": "sepsis", "lacks": "result"}, ()),
    ],
)
def test_items_are_filtered_by(store: Store, wanted: dict[str, Any], names: Sequence[str]) -> None:
    old = noted("old", start=parse_partial("2009"), end=parse_partial("2011"))
    future = noted("future", start=parse_partial("2030-01"))
    both = noted("both", start=parse_partial("2024"), end="present", reach="national")
    assert found(store, bank(store, FULL, old, future, both), **wanted) == names


def test_local_reach_is_enough_for_a_local_award(store: Store) -> None:
    owner = bank(store, FULL)
    assert found(store, owner, lacks="reach") == ("full",)
    assert found(store, owner, LOCAL, lacks="reach") == ()


def test_pages_follow_each_other(store: Store) -> None:
    owner = bank(store, *(noted(f"item-{number}") for number in range(5)))
    with store.data.read_tx() as db:
        page = evidence_search.find(db, owner, Wanted(), NATIONAL, first=1, most=2)
    assert (page.count, page.names) == (5, ("item-3", "item-2"))


def test_others_are_neither_found_nor_counted(store: Store) -> None:
    owner = bank(store, FULL)
    other = bank(store, replace(FULL, id="theirs"), email="b@example.org")
    assert found(store, owner, words="sepsis") == ("full",)
    assert found(store, other, words="sepsis") == ("theirs",)
    with store.data.read_tx() as db:
        assert evidence_search.count(db, owner) == 1


def test_saved_words_replace_the_old_ones(store: Store) -> None:
    owner = bank(store, FULL)
    with store.data.write_tx() as db:
        evidence.save(db, owner, replace(FULL, title="Stroke unit", areas=("wider",)), 2, NOW)
    assert found(store, owner, words="sepsis") == ()
    assert found(store, owner, words="stroke", area="wider") == ("full",)


def test_deleted_words_are_gone_from_the_file(store: Store, tmp_path: Path) -> None:
    owner = bank(store, noted("kept"), noted("gone", title="Quokkasurvey"))
    with store.data.write_tx() as db:
        evidence.delete(db, owner, "gone")
    assert found(store, owner, words="quokkasurvey") == ()
    store.data.read_once().execute("pragma wal_checkpoint(truncate)")
    files = [file.read_bytes().lower() for file in tmp_path.rglob("cea.sqlite*")]
    assert not any(b"quokka" in file for file in files)


def test_account_takes_the_words_of_its_items_with_it(store: Store) -> None:
    owner = bank(store, FULL)
    with store.data.write_tx() as db:
        db.execute("delete from account where id = ?", (owner,))
        assert db.execute("select count(*) from evidence_words").fetchone()[0] == 0
        assert db.execute("select count(*) from evidence_card").fetchone()[0] == 0


def test_items_of_an_earlier_program_are_found_once_the_store_opens(tmp_path: Path) -> None:
    store = Store(tmp_path)
    owner = bank(store, FULL)
    with store.data.write_tx() as db:
        for table in ("evidence_index", "evidence_card", "evidence_words"):
            db.execute(f"delete from {table}")
    store.close()
    again = Store(tmp_path)
    assert found(again, owner, words="sepsis", area="leading") == ("full",)
    with again.data.read_tx() as db:
        assert evidence_index.is_current(db)
    again.close()


def test_years_are_those_of_dated_items(store: Store) -> None:
    owner = bank(store, FULL, noted("undated"))
    with store.data.read_tx() as db:
        assert evidence_search.years(db, owner) == (2023, 2025)
        assert evidence_search.years(db, owner + 1) is None


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, int]:
    store = Store(tmp_path_factory.mktemp("searched"))
    return store, bank(store, FULL)


@settings(max_examples=60)
@given(words=st.text(max_size=60) | st.lists(st.sampled_from('"* ()^:+-NOTORANDa{}'), max_size=40))
def test_nothing_that_is_typed_breaks_the_search(
    searched: tuple[Store, int], words: str | list[str]
) -> None:
    typed = "".join(words).replace("\x00", "").encode("utf-8", "ignore").decode()
    found(*searched, words=typed)


def test_many_words_are_a_search_too(searched: tuple[Store, int]) -> None:
    assert found(*searched, words="sepsis " * 300) == ("full",)
