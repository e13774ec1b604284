"""Many items at once: choosing them, setting their areas, deleting and exporting them."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

import pytest

from cea_helper.evidence import Area, EvidenceItem
from cea_helper.interchange import read_application
from cea_helper.interchange.evidence_files import read_evidence
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank
from tests.page_check import CheckingClient, find, find_all, parse, words_of
from tests.workspace.accounts import new_account

AREAS = "/evidence/chosen/areas"
DELETE = "/evidence/chosen/delete"
DOWNLOAD = "/evidence/chosen/download"


@pytest.fixture
def items(store: Store, account: Account, now: datetime) -> list[str]:
    """Three items of the person who is signed in: one, two and three."""
    return [add(store, account, now, name) for name in ("One", "Two", "Three")]


def add(store: Store, account: Account, now: datetime, title: str, area: Area = "teaching") -> str:
    return bank.add_evidence(store, account, EvidenceItem("", title, (area,)), now)


def areas_of(store: Store, account: Account) -> dict[str, tuple[Area, ...]]:
    return {item.id: item.areas for item in bank.list_evidence(store, account)}


def named(path: str, *names: str) -> str:
    return path + "?" + "&".join(f"item={name}" for name in names)


def test_list_leads_to_choosing_with_the_same_filter(
    signed_in: CheckingClient, items: list[str]
) -> None:
    links = [link.get("href") for link in signed_in.page("/evidence?words=one").iter("a")]
    assert "/evidence/choose?words=one" in links


def test_each_item_has_a_box_to_tick(signed_in: CheckingClient, items: list[str]) -> None:
    page = signed_in.page("/evidence/choose")
    boxes = find_all(page, "input", type="checkbox", name="item")
    assert [box.get("value") for box in boxes] == ["three", "two", "one"]
    assert find(page, "input", name="all").get("value") == "yes"


def test_ticks_go_along_to_other_pages(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for number in range(60):
        add(store, account, now, f"Taught {number}")
    page = signed_in.page("/evidence/choose?item=taught-59&item=taught-3")
    ticked = [box.get("value") for box in find_all(page, "input", name="item", checked="")]
    assert ticked == ["taught-59"]
    assert find(page, "input", type="hidden", name="item").get("value") == "taught-3"
    assert "1 ticked on other pages" in words_of(find(page, "main"))
    go = find(page, "button", name="page", value="2")
    assert go.get("formaction") == "/evidence/choose"


def test_buttons_stand_above_the_list_and_below(
    signed_in: CheckingClient, items: list[str]
) -> None:
    page = signed_in.page("/evidence/choose")
    form = find(page, "form", **{"aria-label": "Chosen evidence"})
    assert [words_of(one) for one in form.iter("button")] == ["Set areas", "Export", "Delete"] * 2
    every = find(page, "form", **{"aria-label": "All that was found"})
    assert "Delete all 3 items" in [words_of(one) for one in every.iter("button")]


def test_cancel_keeps_what_was_ticked(signed_in: CheckingClient, items: list[str]) -> None:
    links = [link.get("href") for link in signed_in.page(named(DELETE, "one", "two")).iter("a")]
    assert "/evidence/choose?item=one&item=two" in links


def test_to_delete_many_asks_for_their_number(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for number in range(21):
        add(store, account, now, f"Taught {number}")
    address = f"{DELETE}?all=yes"
    assert "cannot be undone" in words_of(find(signed_in.page(address), "main"))
    page = parse(signed_in.send(address, {"count": "20"}).text)
    assert "Enter 21 to delete them" in words_of(find(page, "main"))
    assert len(areas_of(store, account)) == 21
    assert signed_in.send(address, {"count": "21"}).status_code == 303
    assert not areas_of(store, account)


def test_areas_are_kept_unless_one_says_otherwise(
    signed_in: CheckingClient, items: list[str]
) -> None:
    page = signed_in.page(named(AREAS, "one"))
    assert find(page, "input", name="how", checked="").get("value") == "add"


@pytest.mark.parametrize("path", [AREAS, DELETE, "/evidence/chosen/export", DOWNLOAD])
def test_choosing_nothing_is_told(signed_in: CheckingClient, items: list[str], path: str) -> None:
    page = signed_in.page(path)
    assert words_of(find(page, "title")).startswith("Error: ")
    assert "Select at least one item" in words_of(find(page, "main"))


@pytest.mark.parametrize(
    ("how", "expected"), [("add", ("teaching", "wider")), ("replace", ("wider",))]
)
def test_areas_are_set(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    items: list[str],
    how: str,
    expected: tuple[Area, ...],
) -> None:
    sent = signed_in.send(named(AREAS, "one", "three"), {"areas": "wider", "how": how})
    assert sent.status_code == 303
    assert "2 items changed" in words_of(find(signed_in.page("/evidence"), "main"))
    assert areas_of(store, account) == {"one": expected, "two": ("teaching",), "three": expected}


@pytest.mark.parametrize(
    ("how", "expected"),
    [("add", ("wider", "teaching", "leading")), ("replace", ("wider", "leading"))],
)
def test_main_area_is_the_one_that_is_said(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    items: list[str],
    how: str,
    expected: tuple[Area, ...],
) -> None:
    fields = {"areas": ["leading", "wider"], "how": how, "main": "wider"}
    assert signed_in.send(named(AREAS, "one"), fields).status_code == 303
    assert areas_of(store, account)["one"] == expected


@pytest.mark.parametrize(
    ("main", "told"),
    [
        ("", "Select which of these is the main area"),
        ("teaching", "The main area must be one of the areas that you tick"),
    ],
)
def test_main_area_that_is_not_plain_is_asked_for(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    items: list[str],
    main: str,
    told: str,
) -> None:
    fields = {"areas": ["leading", "wider"], "how": "replace", "main": main}
    assert told in words_of(find(parse(signed_in.send(named(AREAS, "one"), fields).text), "main"))
    assert areas_of(store, account)["one"] == ("teaching",)


def test_what_is_missing_in_the_form_is_told(
    signed_in: CheckingClient, store: Store, account: Account, items: list[str]
) -> None:
    sent = signed_in.send(named(AREAS, "one"), {"how": ""})
    words = words_of(find(parse(sent.text), "main"))
    assert "Select at least one area" in words
    assert "Select what happens to the areas that they have" in words
    assert areas_of(store, account)["one"] == ("teaching",)


def test_chosen_items_are_deleted_and_no_others(
    signed_in: CheckingClient, store: Store, account: Account, items: list[str]
) -> None:
    page = signed_in.page(named(DELETE, "one", "two"))
    assert [words_of(item) for item in find(page, "main").iter("li")] == ["One", "Two"]
    assert signed_in.send(named(DELETE, "one", "two")).status_code == 303
    assert list(areas_of(store, account)) == ["three"]


def test_page_that_asks_names_what_applications_rest_on(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, items: list[str]
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    applications.place_evidence(store, account, number, "two", "leadership")
    words = words_of(find(signed_in.page(named(DELETE, "one", "two")), "main"))
    assert "your applications rest on some: National Clinical Impact Award" in words
    assert words.count("Two") == 2 and words.count("One") == 1


def test_all_that_fit_are_meant(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, items: list[str]
) -> None:
    add(store, account, now, "A trial", "research")
    assert signed_in.send(f"{DELETE}?all=yes&area=teaching").status_code == 303
    assert list(areas_of(store, account)) == ["a-trial"]


def test_what_came_after_the_page_was_shown_is_not_deleted_unseen(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, items: list[str]
) -> None:
    address = f"{DELETE}?all=yes"
    form = find(find(signed_in.page(address), "main"), "form")
    add(store, account, now, "Later")
    page = parse(signed_in.send_form(form).text)
    assert "what fits your search has changed since" in words_of(find(page, "main"))
    assert len(areas_of(store, account)) == 4
    assert signed_in.send_form(find(find(page, "main"), "form")).status_code == 303


@pytest.mark.parametrize("path", [AREAS, DELETE, "/evidence/chosen/export", DOWNLOAD])
def test_nobody_elses_item_can_be_chosen(
    signed_in: CheckingClient, store: Store, now: datetime, items: list[str], path: str
) -> None:
    rival = new_account(store, "rival@example.org")
    add(store, rival, now, "Secret")
    assert signed_in.get(named(path, "one", "secret")).status_code == 404


def test_table_holds_the_chosen_items(signed_in: CheckingClient, items: list[str]) -> None:
    answer = signed_in.get(named(DOWNLOAD, "one", "three") + "&kind=csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="evidence.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["Title"] for row in rows] == ["One", "Three"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_exported_items_read_back(
    signed_in: CheckingClient, store: Store, account: Account, items: list[str], kind: str
) -> None:
    answer = signed_in.get(f"{DOWNLOAD}?all=yes&kind={kind}")
    found = read_evidence(answer.data)
    assert {item.title for item in found.items} == {"One", "Two", "Three"}


def test_json_is_an_application_file_without_what_one_said_of_oneself(
    signed_in: CheckingClient, items: list[str]
) -> None:
    written: Any = read_application(signed_in.get(f"{DOWNLOAD}?all=yes&kind=json").data)
    assert written.applicant.name == "Avery Example"
    assert len(written.evidence) == 3 and not written.statements


def test_export_page_says_what_goes_along(signed_in: CheckingClient, items: list[str]) -> None:
    page = signed_in.page(named("/evidence/chosen/export", "one"))
    assert "Files that you attached do not" in words_of(find(page, "main"))
    assert find(page, "input", name="item").get("value") == "one"
