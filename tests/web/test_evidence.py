"""The list of evidence, its filter, and the line to note something."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from cea_helper.dates import PartialDate
from cea_helper.evidence import AREAS, Area, EvidenceItem, Impact, Proof
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.forms.evidence import AREA_HELP
from cea_helper.web.presenters.evidence import EvidenceList, pagination
from cea_helper.workspace import applications, bank
from tests.page_check import CheckingClient, find, find_all, words_of
from tests.workspace.accounts import new_account

LINE = "app-evidence__item"
FULL: dict[str, Any] = {
    "start": PartialDate(2023, 2),
    "end": "present",
    "contribution": "led",
    "role": "I wrote the pathway and trained 40 nurses.",
    "basis": "over_and_above",
    "excess": "Two unpaid evenings a week.",
    "reach": "national",
    "impact": Impact("Fewer people die.", "deaths a year", 12, 4),
    "proof": (Proof("audit", "Sepsis audit 2025"),),
}


class Bank:
    """The bank of the person who is signed in."""

    def __init__(self, store: Store, account: Account, now: datetime) -> None:
        self.store, self.account, self.now = store, account, now

    def add(self, title: str, area: Area = "teaching", **fields: Any) -> str:
        """Add an item with nothing but a title and an area, unless `fields` say more."""
        item = EvidenceItem("", title, (area,), **fields)
        return bank.add_evidence(self.store, self.account, item, self.now)

    def items(self) -> tuple[EvidenceItem, ...]:
        """Return what the bank holds."""
        return bank.list_evidence(self.store, self.account)


@pytest.fixture
def own(store: Store, account: Account, now: datetime) -> Bank:
    return Bank(store, account, now)


def titles(page: Element) -> list[str]:
    """Return the titles that a list shows, in order."""
    return [words_of(link) for link in find_all(page, "a", **{"class": "app-evidence__title"})]


def chosen(page: Element) -> list[str]:
    """Return what is chosen in the lists of a page that open."""
    return [option.get("value") or "" for option in find_all(page, "option", selected="")]


def test_empty_bank_says_how_to_begin(signed_in: CheckingClient) -> None:
    page = signed_in.page("/evidence")
    assert "Nothing is here yet" in words_of(find(page, "main"))
    assert not list(find_all(page, "h2"))


def test_newest_item_stands_first(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Older")
    own.add("Newer")
    page = signed_in.page("/evidence")
    assert titles(page) == ["Newer", "Older"]
    assert words_of(find(page, "h2")) == "2 items"


def test_line_says_what_is_missing_most(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds", reach="local")
    own.add("Sepsis pathway", "developing", **FULL)
    page = signed_in.page("/evidence")
    strong, thin = (words_of(item) for item in find_all(page, "li", **{"class": LINE}))
    assert strong == "Sepsis pathway Developing a service February 2023 to present National Strong"
    assert "Missing: a result, your own part and 4 more" in thin
    assert thin.endswith("Thin")


def test_note_just_taken_is_not_told_off(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds", notes="Ask the nurses")
    line = find(signed_in.page("/evidence"), "li", **{"class": LINE})
    assert words_of(line) == "Ward rounds Teaching and training To complete Noted"


def test_each_area_is_explained_where_one_is_chosen(signed_in: CheckingClient) -> None:
    for path in ("/", "/evidence", "/evidence/add"):
        words = words_of(find(signed_in.page(path), "main"))
        assert "Which area? Delivering a service Care that you give" in words
    assert AREA_HELP.keys() == AREAS.keys()


def test_item_before_the_look_back_is_told(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Long ago", **{**FULL, "start": PartialDate(2001), "end": PartialDate(2002)})
    line = find(signed_in.page("/evidence"), "li", **{"class": LINE})
    assert words_of(line).endswith("Strong")
    applications.start_application(own.store, own.account, "ncia-2026", own.now)
    line = find(signed_in.page("/evidence"), "li", **{"class": LINE})
    assert words_of(line).endswith("Missing: dates that count Before the look-back")


def test_list_is_filtered_by_area(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds")
    own.add("A trial", "research")
    page = signed_in.page("/evidence?area=research")
    assert titles(page) == ["A trial"]
    assert words_of(find(page, "h2")) == "1 of 2 items"
    assert chosen(page) == ["research"]


def test_list_is_filtered_by_what_is_missing(signed_in: CheckingClient, own: Bank) -> None:
    own.add("No proof", **{**FULL, "proof": ()})
    own.add("No result", **{**FULL, "impact": None})
    assert titles(signed_in.page("/evidence?lacks=proof")) == ["No proof"]
    assert titles(signed_in.page("/evidence?lacks=result&area=teaching")) == ["No result"]
    assert titles(signed_in.page("/evidence?lacks=reach")) == []


def test_filter_that_nothing_fits_leads_back(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds")
    page = signed_in.page("/evidence?area=wider")
    assert "0 of 1 item" in words_of(find(page, "main"))
    assert "Nothing fits" in words_of(find(page, "main"))


def test_filter_that_is_not_known_is_passed_over(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds")
    assert titles(signed_in.page("/evidence?area=cooking&lacks=&page=x")) == ["Ward rounds"]


def test_long_list_has_pages(signed_in: CheckingClient, own: Bank) -> None:
    for number in range(1, 53):
        own.add(f"Item {number}")
    first, second = signed_in.page("/evidence?area=teaching"), signed_in.page("/evidence?page=2")
    assert len(titles(first)) == 50
    assert titles(second) == ["Item 2", "Item 1"]
    assert titles(signed_in.page("/evidence?page=99")) == ["Item 2", "Item 1"]
    assert find(first, "a", rel="next").get("href") == "/evidence?area=teaching&page=2"


def test_list_is_searched_by_words(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds", role="I taught M\u00fcller's method")
    own.add("A trial", "research")
    page = signed_in.page("/evidence?words=muller+teach")
    assert titles(page) == []
    page = signed_in.page("/evidence?words=++method+mull")
    assert titles(page) == ["Ward rounds"]
    assert find(page, "input", id="filter-words").get("value") == "method mull"


def test_list_is_filtered_by_year_reach_and_use(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Long", **FULL)
    own.add("Short", start=PartialDate(2021), end=PartialDate(2022), reach="local")
    years = find(signed_in.page("/evidence"), "select", id="filter-year")
    shown = [option.get("value") for option in years.iter("option")]
    assert shown == ["", "2026", "2025", "2024", "2023", "2022", "2021"]
    assert titles(signed_in.page("/evidence?year=2022")) == ["Short"]
    assert titles(signed_in.page("/evidence?year=2024&reach=national")) == ["Long"]
    assert titles(signed_in.page("/evidence?used=none")) == ["Short", "Long"]
    assert titles(signed_in.page("/evidence?used=1")) == []


def test_filter_is_open_only_where_it_is_used(signed_in: CheckingClient, own: Bank) -> None:
    own.add("Ward rounds")
    for query, is_open in (("words=ward", False), ("area=teaching", True)):
        page = signed_in.page(f"/evidence?{query}")
        filters = [one for one in page.iter("details") if "Filter" in words_of(one)]
        assert ["open" in one.attrib for one in filters] == [is_open]


def test_of_many_pages_the_near_ones_are_named() -> None:
    page = EvidenceList((), 5_000, 5_000, 50, 100)
    items = pagination(page, str)["items"]
    numbers = [item.get("number", "...") for item in items]
    assert numbers == [1, "...", 49, 50, 51, "...", 100]
    first = pagination(EvidenceList((), 200, 200, 1, 4), str)["items"]
    assert [item["number"] for item in first] == [1, 2, 3, 4]


def test_evidence_of_others_is_not_shown(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    Bank(store, new_account(store, "rival@example.org"), now).add("Secret work")
    assert "Secret work" not in signed_in.get("/evidence?noted=secret-work").text
