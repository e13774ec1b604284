"""How strong the domains were: what had begun by then, under the look-back of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from cea_helper.application import Application
from cea_helper.dates import parse_partial
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant, CurrentAward
from cea_helper.strength import DomainLevel, analyse, trend
from tests.strength.making import AS_OF, applications, make_application, make_strong_item

DAYS = [date(year, 11, 21) for year in (2024, 2025, 2026, 2027)]


def developing(application: Application, *earlier: date) -> list[DomainLevel]:
    return [moment.levels["developing"] for moment in trend(application, AS_OF, earlier)]


def begun(identity: str, start: str, **fields: object) -> EvidenceItem:
    return make_strong_item(identity, f"Clinic {identity}", start=parse_partial(start), **fields)


def test_what_had_not_begun_does_not_count_on_an_earlier_day() -> None:
    application = make_application(begun("x", "2023-02"), begun("y", "2025-03", end="present"))
    assert [moment.day for moment in trend(application, AS_OF)] == DAYS
    assert developing(application) == ["adequate", "strong", "strong", "strong"]


def test_what_falls_out_of_the_look_back_is_seen_coming() -> None:
    old = begun("x", "2021-01", end=parse_partial("2022-03"))
    assert developing(make_application(old)) == ["adequate", "adequate", "adequate", "empty"]


def test_what_has_no_date_was_there_all_along() -> None:
    undated = make_strong_item(start=None, end=None)
    assert developing(make_application(undated)) == ["weak"] * 4


def test_the_day_of_an_earlier_round_is_one_of_the_days() -> None:
    application = make_application(begun("x", "2025-01", end="present"))
    last_round = date(2025, 5, 20)
    days = [moment.day for moment in trend(application, AS_OF, [last_round, date(2027, 1, 1)])]
    assert days == sorted([*DAYS, last_round])
    assert developing(application, last_round)[:2] == ["empty", "adequate"]


def test_an_award_that_came_later_does_not_shorten_an_earlier_look_back() -> None:
    award = CurrentAward("bronze", parse_partial("2025-12"), "ncia-2025")
    old = begun("x", "2022-01", end=parse_partial("2024-01"))
    applicant = Applicant("Dr Test Sample", current_award=award)
    application = replace(make_application(old), applicant=applicant)
    assert developing(application) == ["adequate", "adequate", "empty", "empty"]


@given(applications())
def test_on_the_day_of_judging_it_says_what_the_report_says(application: Application) -> None:
    (now,) = (moment for moment in trend(application, AS_OF) if moment.day == AS_OF)
    report = analyse(application, AS_OF)
    award = application.applicant.current_award
    if award is None or award.granted.first_day <= AS_OF:
        assert now.levels == {domain.id: domain.strength for domain in report.domains}
