"""About you, and the job plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.dates import PartialDate
from cea_helper.people import Account, Applicant, CurrentAward, JobPlanLine
from cea_helper.storage import Store
from cea_helper.workspace import accounts, applications, invitations, profile
from tests.conftest import PASSWORD
from tests.page_check import CheckingClient, find, find_all, find_form, held_by, parse, words_of
from tests.web.applying import link
from tests.workspace.accounts import new_account

CLINIC = JobPlanLine("Outpatient clinic", "direct_clinical_care", 2.5, False)
BOARD = JobPlanLine("Board and directorate", "management", 5, True)
EVERYTHING = Applicant(
    name="Dr Avery Example",
    gmc_number="7654321",
    specialty="General adult psychiatry",
    employer="Fictional Valley NHS Foundation Trust",
    post="Executive medical director",
    consultant_since=PartialDate(2012, 10),
    whole_time_equivalent=0.8,
    roles=("consultant", "medical_director"),
    current_award=CurrentAward("bronze", PartialDate(2021, 4), "cea-national-2019"),
    job_plan=(CLINIC, BOARD),
)


@pytest.fixture
def person(store: Store, account: Account, now: datetime) -> Applicant:
    """The profile of the first account, with everything in it."""
    profile.save_applicant(store, account, EVERYTHING, now)
    return EVERYTHING


def messages(html: str) -> list[str]:
    """Return the messages at the fields of a page."""
    spans = parse(html).iter("span")
    shown = [span for span in spans if "nhsuk-error-message" in (span.get("class") or "")]
    return [words_of(span).removeprefix("Error: ") for span in shown]


def test_new_person_is_asked_for_no_more_than_a_name(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    answer = signed_in.send("/about-you")
    assert answer.headers["Location"] == "/about-you/job-plan"
    assert profile.get_applicant(store, account) == Applicant("Avery Example")


def test_whole_profile_is_kept_as_typed(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    fields = {
        "name": "Dr Avery  Example",
        "gmc_number": "765 4321",
        "post": "Executive medical director",
        "specialty": "General adult psychiatry",
        "employer": "Fictional Valley NHS Foundation Trust",
        "consultant_since": "October 2012",
        "whole_time_equivalent": "0.80",
        "roles": ["medical_director", "consultant"],
        "award_scheme": "cea-national-2019",
        "award_level": "bronze",
        "award_granted": "4/2021",
    }
    signed_in.send("/about-you", fields)
    assert profile.get_applicant(store, account) == replace(EVERYTHING, job_plan=())


def test_profile_saved_untouched_stays_as_it_was(
    signed_in: CheckingClient, store: Store, account: Account, person: Applicant
) -> None:
    answer = signed_in.send("/about-you")
    assert answer.headers["Location"] == "/"
    assert profile.get_applicant(store, account) == person


def test_profile_can_be_emptied_again(
    signed_in: CheckingClient, store: Store, account: Account, person: Applicant
) -> None:
    held = held_by(find_form(signed_in.page("/about-you"), "/about-you"))
    emptied = {name: "" for name in held if name not in ("name", "csrf_token", "roles")}
    signed_in.send("/about-you", emptied | {"roles": []})
    kept = Applicant(person.name, job_plan=person.job_plan)
    assert profile.get_applicant(store, account) == kept


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "", "Enter your full name"),
        ("name", "x" * 201, "Full name must be 200 characters or fewer"),
        ("gmc_number", "123456", "GMC number must be 7 digits"),
        ("gmc_number", "12345678", "GMC number must be 7 digits"),
        ("gmc_number", "\u0661234567", "GMC number must be 7 digits"),
        ("gmc_number", "1" * 21, "GMC number must be 20 characters or fewer"),
        ("post", "x" * 301, "Post must be 300 characters or fewer"),
        ("specialty", "x" * 201, "Specialty must be 200 characters or fewer"),
        ("employer", "x" * 301, "Employer must be 300 characters or fewer"),
        (
            "consultant_since",
            "long ago",
            "Consultant since must be a real date, such as 2024, March 2024 or 18 March 2024",
        ),
        (
            "whole_time_equivalent",
            "0",
            "Whole-time equivalent must be a number from 0.1 to 1, such as 0.8",
        ),
        (
            "whole_time_equivalent",
            "1.1",
            "Whole-time equivalent must be a number from 0.1 to 1, such as 0.8",
        ),
        (
            "whole_time_equivalent",
            "x",
            "Whole-time equivalent must be a number from 0.1 to 1, such as 0.8",
        ),
        (
            "whole_time_equivalent",
            "0,1",
            "Whole-time equivalent must be a number from 0.1 to 1, such as 0.8",
        ),
        ("roles", "chief", "Roles must be one of the choices shown"),
        ("award_scheme", "chief", "Award you hold must be one of the choices shown"),
        ("award_level", "x" * 101, "Level must be 100 characters or fewer"),
    ],
)
def test_bad_field_is_shown_again_as_typed(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    person: Applicant,
    field: str,
    typed: str,
    message: str,
) -> None:
    answer = signed_in.send("/about-you", {field: typed})
    assert messages(answer.text) == [message]
    shown = held_by(find_form(parse(answer.text), "/about-you"))
    assert field in ("roles", "award_scheme") or shown[field] == typed
    assert profile.get_applicant(store, account) == person


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"award_scheme": "cea-local"}, ["level", "granted"]),
        ({"award_level": "6"}, ["which", "granted"]),
        ({"award_granted": "2021"}, ["which", "level"]),
        ({"award_scheme": "other", "award_level": "6"}, ["granted"]),
        ({"award_scheme": "other", "award_granted": "2021"}, ["level"]),
    ],
)
def test_award_is_told_in_full_or_not_at_all(
    signed_in: CheckingClient, given: dict[str, str], asked: list[str]
) -> None:
    sentences = {
        "which": "Select which award you hold",
        "level": "Enter the level of your award",
        "granted": "Enter when your award was granted",
    }
    answer = signed_in.send("/about-you", given)
    assert messages(answer.text) == [sentences[name] for name in asked]


def test_wrong_date_of_an_award_has_one_message(signed_in: CheckingClient) -> None:
    given = {"award_scheme": "cea-local", "award_level": "6", "award_granted": "13/2021"}
    assert messages(signed_in.send("/about-you", given).text) == [
        "Date of the award must be a real date, such as 2024, March 2024 or 18 March 2024"
    ]


@pytest.mark.parametrize("scheme", ["cea-local", "fictional-trust-2020", None])
def test_award_held_of_any_scheme_is_kept(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, scheme: str | None
) -> None:
    award = CurrentAward("6", PartialDate(2019), scheme)
    holder = replace(EVERYTHING, current_award=award)
    profile.save_applicant(store, account, holder, now)
    signed_in.send("/about-you")
    assert profile.get_applicant(store, account) == holder


def test_only_awards_that_somebody_can_hold_are_offered(signed_in: CheckingClient) -> None:
    options = find_all(signed_in.page("/about-you"), "option")
    offered = {str(option.get("value")): words_of(option) for option in options}
    assert offered["cea-national-earlier"] == (
        "National Clinical Excellence Award, a round before 2019"
    )
    assert "ncia-2027" not in offered


def test_medical_director_is_among_the_roles(signed_in: CheckingClient) -> None:
    boxes = list(find_all(signed_in.page("/about-you"), "input", name="roles"))
    assert len(boxes) == 9
    assert "medical_director" in [box.get("value") for box in boxes]


def test_empty_job_plan_says_what_to_do(signed_in: CheckingClient) -> None:
    page = signed_in.page("/about-you/job-plan")
    assert "Nothing in it yet. Add each activity" in words_of(find(page, "main"))
    assert not list(page.iter("table"))


def test_job_plan_shows_its_lines_and_their_total(
    signed_in: CheckingClient, person: Applicant
) -> None:
    page = signed_in.page("/about-you/job-plan")
    assert "7.5 PAs a week in 2 lines" in words_of(find(page, "main"))
    rows = [words_of(row) for row in find(page, "tbody").iter("tr")]
    assert "Outpatient clinic Category Direct clinical care PAs 2.5 Paid separately No" in rows[0]


def test_job_plan_leads_on_to_what_it_is_for(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    assert link(signed_in.page("/about-you/job-plan"), "Continue") == "/"
    number = applications.start_application(store, account, "ncia-2026", now)
    page = signed_in.page("/about-you/job-plan")
    assert link(page, "Continue") == f"/applications/{number}"


def test_administrator_alone_is_told_how_to_add_a_colleague(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    words = "To add a colleague, run: cea-helper user add EMAIL --name NAME"
    assert words in words_of(signed_in.page("/about-you"))
    token = invitations.invite(store, "other@example.org", "Dr Other", False, False, now)
    other = invitations.accept(store, token, PASSWORD, now)
    signed_in.set_cookie("cea", accounts.sign_in(store, other.email, PASSWORD, "", now))
    assert words not in words_of(signed_in.page("/about-you"))


@pytest.mark.parametrize(
    ("typed", "paid_extra"), [("yes", True), ("no", False), ("unsaid", None), ("", None)]
)
def test_line_is_added_at_the_end(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    person: Applicant,
    typed: str,
    paid_extra: bool | None,
) -> None:
    fields = {"activity": "Appraisals", "category": "supporting", "pas": "0.25"}
    answer = signed_in.send("/about-you/job-plan", fields | {"paid_extra": typed})
    assert answer.headers["Location"] == "/about-you/job-plan"
    line = JobPlanLine("Appraisals", "supporting", 0.25, paid_extra)
    assert profile.get_applicant(store, account).job_plan == (CLINIC, BOARD, line)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("activity", " ", "Enter the activity"),
        ("activity", "x" * 301, "Activity must be 300 characters or fewer"),
        ("category", "", "Select a category"),
        ("category", "leisure", "Category must be one of the choices shown"),
        ("pas", "", "Enter the programmed activities (PAs) a week"),
        ("pas", "-1", "Programmed activities (PAs) must be from 0 to 20"),
        ("pas", "20.5", "Programmed activities (PAs) must be from 0 to 20"),
        (
            "pas",
            "1.125",
            "Programmed activities (PAs) must have no more than 2 digits after the point",
        ),
        ("pas", "1,5", "Programmed activities (PAs) must be a number, such as 12 or 7.5"),
        ("paid_extra", "perhaps", "Paid separately must be one of the choices shown"),
    ],
)
@pytest.mark.parametrize("path", ["/about-you/job-plan", "/about-you/job-plan/1/edit"])
def test_bad_line_is_shown_again_as_typed(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    person: Applicant,
    path: str,
    field: str,
    typed: str,
    message: str,
) -> None:
    good = {"activity": "Appraisals", "category": "supporting", "pas": "0.25"}
    answer = signed_in.send(path, good | {field: typed})
    assert messages(answer.text) == [message]
    if field in ("activity", "pas"):
        shown = find(parse(answer.text), "input", name=field).get("value", "")
        assert shown.strip() == typed.strip()
    assert profile.get_applicant(store, account) == person


def test_line_is_changed_in_its_place(
    signed_in: CheckingClient, store: Store, account: Account, person: Applicant
) -> None:
    answer = signed_in.send("/about-you/job-plan/1/edit", {"pas": "3"})
    assert answer.headers["Location"] == "/about-you/job-plan"
    assert profile.get_applicant(store, account).job_plan == (replace(CLINIC, pas=3), BOARD)


def test_line_is_removed_once_that_is_confirmed(
    signed_in: CheckingClient, store: Store, account: Account, person: Applicant
) -> None:
    page = signed_in.page("/about-you/job-plan/1/remove")
    assert "Outpatient clinic" in words_of(find(page, "main"))
    assert profile.get_applicant(store, account) == person
    signed_in.send("/about-you/job-plan/1/remove")
    assert profile.get_applicant(store, account).job_plan == (BOARD,)


def test_old_page_removes_no_other_line(
    signed_in: CheckingClient, store: Store, account: Account, person: Applicant
) -> None:
    old = find_form(signed_in.page("/about-you/job-plan/1/remove"), "")
    signed_in.send_form(old)
    answer = signed_in.send_form(old)
    assert "Board and directorate" in words_of(find(parse(answer.text), "main"))
    assert profile.get_applicant(store, account).job_plan == (BOARD,)


def test_old_page_changes_no_other_line(
    signed_in: CheckingClient, store: Store, account: Account, person: Applicant
) -> None:
    old = find_form(signed_in.page("/about-you/job-plan/1/edit"), "")
    signed_in.send("/about-you/job-plan/1/remove")
    answer = signed_in.send_form(old, {"activity": "Ward round"})
    assert messages(answer.text) == [
        "This line was changed somewhere else while you were writing. Check it and save again"
    ]
    assert find(parse(answer.text), "input", name="activity").get("value") == "Ward round"
    assert profile.get_applicant(store, account).job_plan == (BOARD,)


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "9" * 40])
@pytest.mark.parametrize("what", ["edit", "remove"])
def test_line_that_is_none_is_not_found(
    signed_in: CheckingClient, person: Applicant, number: str, what: str
) -> None:
    assert signed_in.get(f"/about-you/job-plan/{number}/{what}").status_code == 404


def test_lines_of_somebody_else_are_not_found(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    rival = new_account(store, "rival@example.org")
    profile.save_applicant(store, rival, EVERYTHING, now)
    assert signed_in.get("/about-you/job-plan/1/edit").status_code == 404
    assert "Board and directorate" not in signed_in.get("/about-you/job-plan").text


def test_hostile_words_come_back_as_they_were_typed(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    typed = 'R&D <10% <script>alert(1)</script> "x"'
    line = {"activity": typed, "category": "academic", "pas": "1"}
    signed_in.send("/about-you/job-plan", line)
    page = signed_in.page("/about-you/job-plan")
    assert typed in words_of(find(page, "tbody"))
    assert profile.get_applicant(store, account).job_plan[0].activity == typed
