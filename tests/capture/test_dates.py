"""Dates that stand alone: in the cell of a sheet, or in a box that asks for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.capture import read_end, read_period, suggest
from tests import strategies

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2019/20", "2019", "2020"),
        ("2019-20", "2019", "2020"),
        ("2019 - 2020", "2019", "2020"),
        ("20/21", "2020", "2021"),
        ("FY23/24", "2023", "2024"),
        ("FY 2023/24", "2023", "2024"),
        ("AY 2021-22", "2021", "2022"),
        ("AY 2011-12", "2011", "2012"),
        ("Academic year 2021/22", "2021", "2022"),
        ("1999/00", "1999", "2000"),
        ("1.2.22-30.9.22", "2022-02-01", "2022-09-30"),
        ("01/02/2022 - 30/09/2022", "2022-02-01", "2022-09-30"),
        ("annually 2019 to date", "2019", "present"),
        ("Annually since 2019", "2019", "present"),
        ("01/09/22 to date", "2022-09-01", "present"),
        ("Q2 2024", "2024", None),
        ("Q2 2024/25", "2024", "2025"),
        ("until 2023", None, "2023"),
        ("to March 2023", None, "2023-03"),
        ("March-May 2023", "2023-03", "2023-05"),
        ("March to May 2023", "2023-03", "2023-05"),
        ("12-14 March 2024", "2024-03-12", "2024-03-14"),
        ("2021-2023", "2021", "2023"),
        ("2021, 2022 and 2024", "2021", "2024"),
        ("April 2022-", "2022-04", "present"),
        ("Autumn 2022 onwards", "2022", "present"),
        ("2022/23 onwards", "2022", "present"),
        ("Spring 2021", "2021", None),
        ("Mar-21", "2021-03", None),
        ("Mar 2019 to now", "2019-03", "present"),
        ("Jan 2019-Mar 2021", "2019-01", "2021-03"),
        ("since 2019", "2019", "present"),
        ("From 2019", "2019", "present"),
        ("2019 (ongoing)", "2019", "present"),
        ("2019 \u2013 June 2020", "2019", "2020-06"),
        ("2009-10", "2009-10", None),
        ("ongoing", None, "present"),
    ],
)
def test_when_it_was_is_read_as_people_write_it(
    written: str, start: str | None, end: str | None
) -> None:
    period = read_period(written)
    assert period is not None
    found = (period.start, period.end)
    assert tuple(None if part is None else str(part) for part in found) == (start, end)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "last spring", "12", "2 years", "31 February 2021", "24/25 patients", "4/5"]
    + ["after Easter 2021", "2019 AGM", "21/24", "FY24", "spring", "Year 2", "2021-13"],
)
def test_what_says_more_than_a_date_or_none_is_no_date(written: str) -> None:
    assert read_period(written) is None


@pytest.mark.parametrize(
    ("written", "end"),
    [("to date", "present"), ("Ongoing", "present"), ("2019/20", "2020"), ("May 2021", "2021-05")]
    + [("currently", "present"), ("until 2023", "2023"), ("never", "None")],
)
def test_an_end_is_a_date_or_the_present(written: str, end: str) -> None:
    assert str(read_end(written)) == end


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Chair of the group, AY 2021-22", "2021", "2022"),
        ("Ran the course 12-14 March 2024 in Leeds", "2024-03-12", "2024-03-14"),
        ("Taught March to May 2023", "2023-03", "2023-05"),
        ("Secondment 1.2.22-30.9.22", "2022-02-01", "2022-09-30"),
        ("Chair until 2023", None, "2023"),
        ("Chair, autumn 2022 onwards", "2022", "present"),
    ],
)
def test_a_noted_line_knows_the_same_forms(line: str, start: str | None, end: str) -> None:
    found = suggest(line, TODAY)
    assert (found.start and str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize("line", ["Seen 20/21 patients", "Contributed to 2,023 visits", "v1.2.22"])
def test_figures_in_a_line_are_no_dates(line: str) -> None:
    assert suggest(line, TODAY).start is None


@given(strategies.partial_dates())
def test_our_own_dates_read_back(written: object) -> None:
    period = read_period(str(written))
    assert period is None or str(period.start) == str(written)


@given(st.text(max_size=80))
def test_any_words_are_a_period_or_none(written: str) -> None:
    read_period(written)
    read_end(written)
