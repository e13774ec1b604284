"""What a person says about themselves."""

from __future__ import annotations

from datetime import datetime

from cea_helper.dates import PartialDate
from cea_helper.people import Account, Applicant, CurrentAward, JobPlanLine
from cea_helper.storage import Store
from cea_helper.workspace import profile

FULL = Applicant(
    name="Dr Imogen Fictional",
    gmc_number="0000001",
    specialty="Renal medicine",
    employer="R&D Hospital <of nowhere>",
    post="Consultant",
    consultant_since=PartialDate(2012, 9, 1),
    whole_time_equivalent=0.8,
    roles=("medical_director", "consultant"),
    current_award=CurrentAward("local 5", PartialDate(2016, 4), "cea-local"),
    job_plan=(
        JobPlanLine("Clinic", "direct_clinical_care", 7.5),
        JobPlanLine("Director", "management", 2, paid_extra=True),
    ),
)


def test_before_it_is_written_the_profile_is_the_name(store: Store, account: Account) -> None:
    assert profile.get_applicant(store, account) == Applicant("Imogen")


def test_a_profile_comes_back_as_it_was(store: Store, account: Account, now: datetime) -> None:
    profile.save_applicant(store, account, FULL, now)
    assert profile.get_applicant(store, account) == FULL


def test_a_save_leaves_nothing_of_the_old_profile(
    store: Store, account: Account, now: datetime
) -> None:
    profile.save_applicant(store, account, FULL, now)
    profile.save_applicant(store, account, Applicant("Dr Imogen Renamed"), now)
    assert profile.get_applicant(store, account) == Applicant("Dr Imogen Renamed")


def test_everybody_has_their_own(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    profile.save_applicant(store, account, FULL, now)
    assert profile.get_applicant(store, somebody_else) == Applicant("Rival")
