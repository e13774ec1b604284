"""What a line that was noted in passing suggests."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.capture import Suggestions, beyond, suggest
from cea_helper.dates import parse_partial
from cea_helper.evidence import EvidenceItem

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Sepsis pathway live on 12 March 2024", "2024-03-12", None),
        ("Talk to the ward, 3rd of May 2025", "2025-05-03", None),
        ("March 12, 2024: pathway live", "2024-03-12", None),
        ("Pathway live 12/03/2024", "2024-03-12", None),
        ("Pathway live 12.3.24", "2024-03-12", None),
        ("Pathway live 2024-03-12", "2024-03-12", None),
        ("Clinic opened in Sept 2023", "2023-09", None),
        ("Clinic opened Sep '23", "2023-09", None),
        ("Clinic opened 09/2023", "2023-09", None),
        ("Chair of the group 2019 to 2021", "2019", "2021"),
        ("Chair of the group 2019-21", "2019", "2021"),
        ("Chair of the group 2019/20", "2019", "2020"),
        ("Chair of the group 2019-2021", "2019", "2021"),
        ("Chair of the group, 2019/2020", "2019", "2020"),
        ("Chair of the group, 2022 onwards", "2022", "present"),
        ("Chair of the group (2022-)", "2022", "present"),
        ("Chair of the group, Jan 2019 - Mar 2021", "2019-01", "2021-03"),
        ("Chair of the group since 2022", "2022", "present"),
        ("Chair of the group, 2022 to present", "2022", "present"),
        ("From May 2021 until June 2023 I led the audit", "2021-05", "2023-06"),
        ("Published 2024-03", "2024-03", None),
        ("Taught yesterday", "2026-11-23", None),
        ("Met the commissioners last month", "2026-10", None),
        ("Won the prize last year", "2025", None),
    ],
)
def test_a_date_is_read_as_people_write_it(line: str, start: str, end: str | None) -> None:
    found = suggest(line, TODAY)
    assert str(found.start) == start
    assert (None if found.end is None else str(found.end)) == end


@pytest.mark.parametrize(
    "line",
    [
        "2,024 patients seen",
        "Saved £2024000",
        "Version 2024.3.1 of the protocol",
        "Cut falls from 45 to 12",
        "31 February 2024 is no day, 31/31/2024 neither",
        "Room 1984a",
        "Will chair the group in 2031",
        "Will chair the group 2031-33 or 2031-2033",
        "I may march for this",
        "DOI 10.1136/bmj.2019.1234",
    ],
)
def test_what_is_no_date_in_the_past_is_none(line: str) -> None:
    assert suggest(line, TODAY).start is None


@pytest.mark.parametrize(
    ("line", "reach"),
    [
        ("Spoke at the European congress and the national meeting", "international"),
        ("Wrote the NICE guideline on sepsis", "national"),
        ("Ran a nice clinic", None),
        ("Led the deanery's training day", "regional"),
        ("New rota on the ward", "local"),
        ("Wrote something", None),
    ],
)
def test_the_widest_reach_that_is_named_is_suggested(line: str, reach: str | None) -> None:
    assert suggest(line, TODAY).reach == reach


@pytest.mark.parametrize(
    ("line", "areas"),
    [
        ("Taught 40 students on a simulation course", ("teaching",)),
        ("Co-investigator on an NIHR grant for a trial", ("research",)),
        ("Chaired the governance committee", ("leading",)),
        ("Redesigned the stroke pathway", ("developing",)),
        ("Mortality audit of 200 procedures", ("delivering",)),
        ("Volunteered for a charity", ("wider",)),
        ("Peer reviewer, and a poster", ("research",)),
        ("Serious incident review with the M&M group", ("delivering",)),
        ("Keynote and a podcast", ("teaching",)),
        ("Opened a one-stop service", ("developing",)),
        ("Guardian who rewrote the policy", ("leading",)),
        ("Wrote the GIRFT report", ("wider",)),
        ("Had lunch", ()),
    ],
)
def test_the_area_most_spoken_of_comes_first(line: str, areas: tuple[str, ...]) -> None:
    assert suggest(line, TODAY).areas[: len(areas)] == areas
    assert areas or not suggest(line, TODAY).areas


def test_what_the_item_says_already_is_not_suggested_again() -> None:
    item = EvidenceItem("e1", "Taught", ("teaching",), start=parse_partial("2020"), reach="local")
    whole = Suggestions(parse_partial("2024"), "present", "national", ("teaching", "research"))
    assert beyond(whole, item) == Suggestions(areas=("research",))


@given(st.text(max_size=300), st.dates())
def test_any_line_at_all_gives_suggestions(line: str, today: date) -> None:
    assert len(suggest(line, today).areas) <= 2


@given(st.dates(date(1990, 1, 1), TODAY), st.sampled_from(("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y")))
def test_a_day_in_the_past_is_found_in_any_usual_form(day: date, form: str) -> None:
    assert suggest(f"Ran the course on {day.strftime(form)}.", TODAY).start == parse_partial(
        day.isoformat()
    )


@given(st.dates(date(2026, 11, 25), date(2049, 12, 31)))
def test_a_day_that_lies_ahead_is_a_plan_and_not_taken(day: date) -> None:
    assert suggest(f"Course on {day:%d %B %Y}", TODAY).start is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Not a national audit, only a local clinic", (None, ("delivering",))),
        ("No international reach, did not lead the trial", (None, ())),
        ("Never taught, without any research: ran a ward audit", ("local", ("delivering",))),
        ("Didn't chair the national group but taught in the region", ("regional", ("teaching",))),
        ("Not only a regional course", ("regional", ("teaching",))),
        ("No 10 national policy unit", ("national", ("wider",))),
    ],
)
def test_what_is_denied_is_not_suggested(line: str, expected: tuple[str | None, object]) -> None:
    found = suggest(line, TODAY)
    assert (found.reach, found.areas) == expected


def test_words_beside_a_patient_suggest_nothing() -> None:
    line = "Patient Ada Example, DOB 12/03/1954, national trial. Taught a course in 2024"
    found = suggest(line, TODAY)
    assert (str(found.start), found.reach, found.areas) == ("2024", None, ("teaching",))


def test_onwards_is_stronger_than_the_range_before_it() -> None:
    found = suggest("Chair of the group, 2019-21 onwards", TODAY)
    assert (str(found.start), found.end) == ("2019", "present")
