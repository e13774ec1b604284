"""The evidence in time, against the look-back of a round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from time import perf_counter
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.dates import PartialDate, parse_partial
from cea_helper.evidence import Area, EvidenceItem, Impact
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.strength import timeline
from cea_helper.web.presenters.timeline_picture import TimelinePicture, timeline_picture
from cea_helper.workspace import applications, bank
from tests.page_check import CheckingClient, find, find_all, words_of
from tests.strength.making import AS_OF, make_application
from tests.web.applying import link, main_words
from tests.workspace.accounts import new_account

PATH = "/evidence/timeline"
SVG = "{http://www.w3.org/2000/svg}"
SCHEME = make_application().scheme


@pytest.fixture
def own(store: Store, account: Account, now: datetime) -> Store:
    """The bank of the first account, with three dated items and one that is undated."""
    for title, area, start in (
        ("Sepsis pathway", "developing", "2022-03-12"),
        ("Taught nurses", "teaching", "2024"),
        ("Old audit", "delivering", "2019-03-01"),
    ):
        add(store, account, now, title, area, parse_partial(start))  # type: ignore[arg-type]
    add(store, account, now, "Wrote a chapter", "teaching", None)
    return store


def add(
    store: Store, account: Account, now: datetime, title: str, area: Area, start: PartialDate | None
) -> str:
    return bank.add_evidence(store, account, EvidenceItem("", title, (area,), start=start), now)


def rows(page: Element) -> list[str]:
    return [words_of(row) for row in find_all(page, "tr", **{"class": "nhsuk-table__row"})]


def test_without_evidence_it_leads_to_noting(signed_in: CheckingClient) -> None:
    page = signed_in.page(PATH)
    assert link(page, "Note something") == "/note"
    assert not list(find(page, "main").iter(SVG + "svg"))


def test_without_an_application_any_known_round_can_be_chosen(
    signed_in: CheckingClient, own: Store
) -> None:
    page = signed_in.page(f"{PATH}?round=cea-national-2019")
    offered = [one.get("value") for one in find_all(page, "option")]
    assert {"ncia-2027", "cea-national-2019"} <= set(offered)
    assert [one.get("value") for one in find_all(page, "option", selected="")] == [
        "cea-national-2019"
    ]
    assert "What counts is from 21 November 2021 to 21 November 2026." in main_words(page)


def test_with_applications_their_rounds_are_offered_the_newest_first(
    signed_in: CheckingClient, own: Store, account: Account, now: datetime
) -> None:
    numbers = [
        applications.start_application(own, account, one, now)
        for one in ("cea-national-2019", "ncia-2026")
    ]
    page = signed_in.page(PATH)
    offered = [one.get("value") for one in find_all(page, "option")]
    assert offered == [str(number) for number in reversed(numbers)]
    assert link(signed_in.page(f"/applications/{numbers[0]}"), "in time") == (
        f"{PATH}?round={numbers[0]}"
    )


def test_the_table_says_when_each_item_was_and_when_it_falls_out(
    signed_in: CheckingClient, own: Store
) -> None:
    page = signed_in.page(f"{PATH}?round=cea-national-2019")
    assert rows(page) == [
        "Number 1 Evidence Old audit When 1 March 2019 Strength Before the look-back"
        " Falls out 2 March 2024",
        "Number 2 Evidence Sepsis pathway When 12 March 2022 Strength Thin Falls out 13 March 2027",
        "Number 3 Evidence Taught nurses When 2024 Strength Thin Falls out Add when it ended",
    ]


def test_what_falls_out_next_is_told(signed_in: CheckingClient, own: Store) -> None:
    words = main_words(signed_in.page(f"{PATH}?round=cea-national-2019"))
    assert "Sepsis pathway falls out on 13 March 2027" in words
    assert "Old audit falls out" not in words


def test_of_what_falls_out_the_strongest_is_told_first(
    signed_in: CheckingClient, own: Store, account: Account, now: datetime
) -> None:
    later = EvidenceItem(
        "",
        "Audit of falls",
        ("delivering",),
        start=PartialDate(2023, 1, 9),
        role="I designed and led it",
        reach="national",
        impact=Impact("Falls came down", "falls", 41, 12),
    )
    bank.add_evidence(own, account, later, now)
    falling = find_all(find(signed_in.page(f"{PATH}?round=cea-national-2019"), "main"), "li")
    told = [words_of(one) for one in falling if "falls out on" in words_of(one)]
    assert [one.split(" falls out")[0] for one in told] == ["Audit of falls", "Sepsis pathway"]


@pytest.mark.parametrize(("start", "days"), [("2023", 365), ("2023-02", 28)])
def test_what_has_a_year_or_a_month_alone_is_drawn_no_longer(start: str, days: int) -> None:
    item = EvidenceItem("1", "Taught", ("teaching",), start=parse_partial(start))
    (bar,) = drawn([item]).bars
    (goes_on,) = drawn([replace(item, end="present")]).bars
    years = len(drawn([item]).years)
    assert share(bar.width) == pytest.approx(max(3.6, 100 * days / (365.25 * years)), abs=0.5)
    assert share(goes_on.width) > share(bar.width)


def test_what_has_no_date_can_be_dated(signed_in: CheckingClient, own: Store) -> None:
    page = signed_in.page(PATH)
    assert link(page, "Say when: Wrote a chapter") == "/evidence/wrote-a-chapter/edit#start"


def test_the_picture_has_a_numbered_bar_for_each_item(
    signed_in: CheckingClient, own: Store
) -> None:
    picture = find(signed_in.page(f"{PATH}?round=cea-national-2019"), SVG + "svg")
    kinds = [group.get("class", "").rpartition("--")[2] for group in picture.iter(SVG + "g")]
    assert kinds == ["outside", "thin", "thin"]
    assert "Look-back begins 21 November 2021" in words_of(picture)
    assert "The table below says the same." in words_of(find(picture, SVG + "desc"))


def test_a_round_that_is_not_known_is_passed_over(signed_in: CheckingClient, own: Store) -> None:
    assert signed_in.get(f"{PATH}?round=cooking").status_code == 200


def test_evidence_of_others_is_not_shown(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    rival = new_account(store, "rival@example.org")
    add(store, rival, now, "Secret work", "teaching", PartialDate(2024))
    number = applications.start_application(store, rival, "ncia-2026", now)
    assert "Secret work" not in signed_in.get(f"{PATH}?round={number}").text


def share(written: str) -> float:
    return float(written.removesuffix("%"))


def drawn(items: list[EvidenceItem], as_of: date = AS_OF) -> TimelinePicture:
    found = timeline(SCHEME, items, None, as_of)
    return timeline_picture(found, [str(row.domain) for row in found.rows])


YEARS = st.one_of(st.integers(2015, 2030), st.sampled_from([1, 1950, 9999]))
DATES = st.builds(PartialDate, YEARS, st.none() | st.integers(1, 12))
ITEMS = st.builds(
    lambda area, start, end: EvidenceItem("", "T", (area,), start=start, end=end),
    st.sampled_from(["teaching", "research"]),
    DATES,
    st.none() | st.just("present") | DATES,
)


@given(st.lists(ITEMS, min_size=1, max_size=12))
def test_bars_lie_in_the_picture_and_none_covers_another(items: list[EvidenceItem]) -> None:
    named = [
        EvidenceItem(str(number), f"Item {number}", one.areas, start=one.start, end=one.end)
        for number, one in enumerate(items)
    ]
    picture = drawn(named)
    places = [(bar.y, share(bar.x), share(bar.x) + share(bar.width)) for bar in picture.bars]
    assert len(places) == len(items)
    for y, left, right in places:
        assert 0 <= left < right <= 100.02
        assert 0 < y <= picture.height - picture.bar_height
    for (y, _, right), (next_y, left, _) in zip(sorted(places), sorted(places)[1:], strict=False):
        assert y != next_y or right <= left


def test_two_hundred_items_are_quick() -> None:
    items = [
        EvidenceItem(
            str(number),
            f"Item {number}",
            ("teaching",),
            start=PartialDate(2020 + number % 7, 1 + number % 12),
            end=PartialDate(2024 + number % 3),
        )
        for number in range(200)
    ]
    began = perf_counter()
    assert len(drawn(items).bars) == 200
    assert perf_counter() - began < 1


def test_of_many_items_the_strongest_of_a_domain_are_shown(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for number in range(23):
        add(store, account, now, f"Taught {number}", "teaching", parse_partial("2025"))
        add(store, account, now, f"Undated {number}", "teaching", None)
    page = signed_in.page(PATH)
    assert len(rows(page)) == 20
    assert "3 more stand in your evidence" in main_words(page)
    assert "3 more without a date stand in your evidence" in main_words(page)
