"""When evidence was, and when it falls out of the look-back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.application import Application
from cea_helper.dates import PartialDate, parse_partial
from cea_helper.evidence import EvidenceItem
from cea_helper.people import CurrentAward
from cea_helper.strength import look_back_from, timeline
from cea_helper.strength.look_back import is_outside
from cea_helper.strength.timeline import falls_out_on
from tests.strength.making import AS_OF, LOOK_BACK, applications, make_application, make_item

SCHEME = make_application().scheme

YEARS = st.integers(1, 9999)
LEAP_DAYS = st.sampled_from([(2, 28), (2, 29), (3, 1), (12, 31), (1, 1), (6, 15)])


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.one_of(st.integers(2015, 2030), YEARS))
    month, day = draw(LEAP_DAYS)
    month_or_none = draw(st.sampled_from([None, month]))
    if month_or_none is None:
        return PartialDate(year)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return PartialDate(
        year,
        month,
        draw(st.sampled_from([None, day if is_leap or (month, day) != (2, 29) else 28])),
    )


@st.composite
def items(draw: st.DrawFn) -> EvidenceItem:
    return make_item(
        start=draw(st.none() | partial_dates()),
        end=draw(st.none() | st.just("present") | partial_dates()),
    )


DAYS = st.one_of(
    st.dates(date(2015, 1, 1), date(2040, 12, 31)),
    st.dates(),
    st.sampled_from([date(2028, 2, 29), date(2028, 2, 28), date(2029, 3, 1), date(2029, 2, 28)]),
)
AWARDS = st.none() | st.builds(
    CurrentAward, st.just("bronze"), partial_dates(), st.sampled_from(["ncia-2023", "cea-local"])
)


@given(items(), AWARDS, DAYS, st.sampled_from([None, 1, 4, 5]))
def test_an_item_is_outside_from_the_day_on_which_it_falls_out(
    item: EvidenceItem, award: CurrentAward | None, day: date, years: int | None
) -> None:
    scheme = replace(SCHEME, look_back_years=years)
    falls_out = falls_out_on(item, scheme, award)
    outside = is_outside(item, look_back_from(scheme, award, day))
    assert outside == (falls_out is not None and falls_out <= day)


@pytest.mark.parametrize(
    ("start", "end", "falls_out"),
    [
        ("2022-03-12", None, date(2027, 3, 13)),
        ("2020", "2022", date(2028, 1, 1)),
        ("2020", "2023-02", date(2028, 3, 1)),
        ("2020", "2024-02-28", date(2029, 3, 1)),
        ("2020", None, None),
        ("2020", "present", None),
    ],
)
def test_it_falls_out_on_the_day_after_its_last_day_came_round(
    start: str, end: str | None, falls_out: date | None
) -> None:
    ends = end if end in (None, "present") else parse_partial(end)
    item = make_item(start=parse_partial(start), end=ends)
    assert falls_out_on(item, SCHEME, None) == falls_out


def test_an_award_that_is_held_shuts_earlier_work_out_for_good() -> None:
    item = make_item(start=parse_partial("2022-03-12"))
    held = CurrentAward("bronze", parse_partial("2023-04"), "ncia-2023")
    assert falls_out_on(item, SCHEME, held) == date.min
    assert next(timeline(SCHEME, [item], held, AS_OF).spans()).is_outside


@given(applications())
def test_each_item_is_dated_in_one_row_or_undated(application: Application) -> None:
    evidence = tuple(replace(item, id=f"e{n}") for n, item in enumerate(application.evidence))
    found = timeline(application.scheme, evidence, None, AS_OF)
    names = [span.item.id for span in found.spans()] + [item.id for item in found.undated]
    assert sorted(names) == sorted(item.id for item in evidence)


def test_rows_are_the_domains_in_their_order_with_the_earliest_first() -> None:
    late = make_item("late", "Ward", areas=("teaching",), start=parse_partial("2024"))
    early = make_item("early", "Clinic", areas=("teaching",), start=parse_partial("2022"))
    found = timeline(SCHEME, [late, early], None, AS_OF)
    assert found.look_back_from == LOOK_BACK
    assert [row.domain for row in found.rows] == sorted(SCHEME.domains, key=lambda one: one.number)
    assert [[span.item.id for span in row.spans] for row in found.rows][4] == ["early", "late"]


def test_an_end_alone_dates_an_item_and_a_beginning_may_go_on() -> None:
    ended = make_item("ended", "Clinic", end=parse_partial("2023"))
    began = make_item("began", "Ward", start=parse_partial("2024"))
    goes_on = make_item("goes-on", "Unit", end="present")
    found = timeline(SCHEME, [ended, began, goes_on], None, AS_OF)
    assert {span.item.id: (span.first, span.last) for span in found.spans()} == {
        "ended": (date(2023, 1, 1), date(2023, 12, 31)),
        "began": (date(2024, 1, 1), None),
    }
    assert [item.id for item in found.undated] == ["goes-on"]


def test_what_no_domain_draws_on_has_a_row_at_the_end() -> None:
    scheme = replace(SCHEME, domains=SCHEME.domains[:1])
    item = make_item(areas=("teaching",), start=parse_partial("2024"))
    found = timeline(scheme, [item], None, AS_OF)
    assert found.rows[-1].domain is None
    assert [span.item.id for span in found.rows[-1].spans] == [item.id]
