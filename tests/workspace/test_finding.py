"""Pages of what is found in a bank."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cea_helper.evidence import Area, EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.storage.evidence_search import Wanted
from cea_helper.strength import Conditions
from cea_helper.workspace import applications, bank, finding

CONDITIONS = Conditions("national", None, date(2026, 11, 21))


@pytest.fixture
def many(store: Store, account: Account, now: datetime) -> None:
    for number in range(1, finding.PAGE + 3):
        area: Area = "research" if number <= 2 else "teaching"
        item = EvidenceItem(f"n{number}", f"Item {number}", (area,))
        bank.add_evidence(store, account, item, now)


@pytest.mark.parametrize(
    ("asked", "shown", "first"), [(1, 1, "n52"), (2, 2, "n2"), (0, 1, "n52"), (10**30, 2, "n2")]
)
def test_there_is_always_a_page(
    store: Store, account: Account, many: None, asked: int, shown: int, first: str
) -> None:
    page = finding.find_page(store, account, Wanted(), CONDITIONS, asked)
    assert (page.page, page.pages, page.items[0].id) == (shown, 2, first)
    assert (page.found, page.total) == (52, 52)


def test_page_beyond_what_fits_is_the_last_that_does(
    store: Store, account: Account, many: None
) -> None:
    page = finding.find_page(store, account, Wanted(area="research"), CONDITIONS, 2)
    assert [item.id for item in page.items] == ["n2", "n1"]
    assert (page.page, page.pages, page.found, page.total) == (1, 1, 2, 52)


def test_item_is_used_where_it_was_put_by_hand_or_a_text_names_it(
    store: Store, account: Account, many: None, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    applications.place_evidence(store, account, number, "n7", "leadership")

    def found(wanted: Wanted) -> tuple[str, ...]:
        return finding.find_names(store, account, wanted, CONDITIONS)

    assert found(Wanted(used_in=number)) == ("n7",)
    assert found(Wanted(used_in=number + 1)) == ()
    assert len(found(Wanted(used_in="none"))) == 51
