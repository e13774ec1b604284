"""The day on which an application is judged, and the look-back that is counted from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from cea_helper.dates import PartialDate
from cea_helper.people import Account, CurrentAward
from cea_helper.storage import Store
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, parse
from tests.web.applying import bring_in, errors_of, example, link, main_words


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application for a closed round, just started."""
    return applications.start_application(store, account, "cea-national-2019", now)


@pytest.fixture
def path(number: int) -> str:
    """Where its look-back is set."""
    return f"/applications/{number}/look-back"


def as_of(store: Store, account: Account, number: int) -> date | None:
    """Return the day on which the application is judged."""
    return applications.get_application(store, account, number).as_of


def test_closed_round_says_that_it_is_counted_from_today(
    signed_in: CheckingClient, number: int, path: str
) -> None:
    page = signed_in.page(f"/applications/{number}")
    words = main_words(page)
    assert "Look-back 21 November 2021 to 21 November 2026" in words
    assert "Counted back from today, since you practise on a closed round. Change" in words
    assert link(page, "Change from which day") == path


def test_look_back_is_counted_from_the_day_the_round_closed(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    answer = signed_in.send(path, {"counted_from": "closing"})
    assert (answer.status_code, answer.location) == (303, f"/applications/{number}")
    assert as_of(store, account, number) == date(2019, 4, 4)
    words = main_words(signed_in.page(f"/applications/{number}"))
    assert "Look-back 4 April 2014 to 4 April 2019" in words
    assert "Counted back from the day the round closed." in words
    strength = main_words(signed_in.page(f"/applications/{number}/strength"))
    assert "from 4 April 2014 to 4 April 2019. Counted back from the day the" in strength


def test_look_back_is_counted_from_any_day(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    signed_in.send(path, {"counted_from": "other", "day": "1 March 2018"})
    assert as_of(store, account, number) == date(2018, 3, 1)
    page = signed_in.page(path)
    assert find(page, "input", name="counted_from", checked="").get("value") == "other"
    assert find(page, "input", name="day").get("value") == "1 March 2018"
    words = main_words(signed_in.page(f"/applications/{number}"))
    assert "1 March 2013 to 1 March 2018" in words
    assert "Counted back from 1 March 2018, not from today." in words


def test_today_is_taken_again_whatever_stands_at_another_day(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    applications.set_as_of(store, account, number, date(2018, 3, 1))
    signed_in.send(path, {"counted_from": "today", "day": "some day"})
    assert as_of(store, account, number) is None


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"counted_from": "other", "day": ""}, "Enter the day to count from"),
        (
            {"counted_from": "other", "day": "2018"},
            "Day must be a whole date, such as 18 March 2024",
        ),
        ({"counted_from": "other", "day": "soon"}, "Day must be a real date, such as 2024, March"),
        ({"counted_from": "sunday"}, "Day to count from must be one of the choices shown"),
    ],
)
def test_what_is_no_day_is_shown_again(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    path: str,
    sent: dict[str, str],
    message: str,
) -> None:
    page = parse(signed_in.send(path, sent).text)
    assert errors_of(page)[0].startswith(message)
    assert find(page, "input", name="day").get("value", "") == sent.get("day", "")
    assert as_of(store, account, number) is None


def test_award_that_begins_the_look_back_is_told(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    award = CurrentAward("bronze", PartialDate(2024, 4), "ncia-2023")
    given = replace(example(), applicant=replace(example().applicant, current_award=award))
    words = main_words(signed_in.page(f"/applications/{bring_in(store, account, now, given)}"))
    assert "1 April 2024 to 21 November 2026" in words
    assert "It begins with the award that you hold." in words


def test_there_is_a_choice_for_each_day(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(path)
    words = main_words(page)
    assert "Evidence counts from the last 5 years." in words
    assert "The day the round closed: 4 April 2019" in words
    assert len(list(find_all(page, "input", name="counted_from"))) == 3
