"""The pages about the applicant: who they are, the award they hold, their job plan."""

from __future__ import annotations

from cea_helper.people import JOB_PLAN_CATEGORIES, JOB_ROLES, Applicant, CurrentAward, JobPlanLine
from cea_helper.schemes import shipped
from cea_helper.word import wording
from cea_helper.word.blocks import Block, Heading, Paragraph, Table

NO_JOB_PLAN = "No job plan provided."
JOB_PLAN_HEADER = ("Activity", "Category", "PAs a week", "Paid separately")


def about(applicant: Applicant) -> list[Block]:
    """Return the section about the applicant and the award they hold; it opens a page."""
    return [
        Heading("About the applicant", new_page=True),
        Table(
            summary="Who applies, and what the form asks about their post.",
            header=("Question", "Answer"),
            rows=tuple(
                (label, answer or wording.NOT_PROVIDED) for label, answer in _rows(applicant)
            ),
            widths=(55, 105),
        ),
        Heading("Current award", level=2),
        Paragraph(_award(applicant.current_award)),
    ]


def _rows(applicant: Applicant) -> list[tuple[str, str | None]]:
    since, share = applicant.consultant_since, applicant.whole_time_equivalent
    return [
        ("Name", applicant.name),
        ("GMC number", applicant.gmc_number),
        ("Specialty", applicant.specialty),
        ("Employer", applicant.employer),
        ("Post", applicant.post),
        ("Roles", ", ".join(JOB_ROLES[role] for role in applicant.roles)),
        ("Consultant since", wording.partial(since) if since else None),
        ("Whole-time equivalent", wording.number(share) if share else None),
    ]


def _award(award: CurrentAward | None) -> str:
    if award is None:
        return "No current award."
    title = shipped().award_title(award.scheme) if award.scheme else None
    level = f"level {award.level}" if award.level.isdecimal() else award.level
    told = f"{title}: {level}" if title else level[:1].upper() + level[1:]
    return f"{told}, granted {wording.partial(award.granted)}."


def job_plan(applicant: Applicant) -> list[Block]:
    """Return the job plan as a table with its total, or a sentence where there is none."""
    if not applicant.job_plan:
        return [Paragraph(NO_JOB_PLAN)]
    total = ("Total", "", wording.number(round(applicant.total_pas, 2)), "")
    return [
        Table(
            summary="The job plan in programmed activities (PAs) a week, with their total.",
            header=JOB_PLAN_HEADER,
            rows=(*(_line(line) for line in applicant.job_plan), total),
            widths=(58, 49, 23, 30),
            numeric=(2,),
            has_total=True,
        )
    ]


def _line(line: JobPlanLine) -> tuple[str, ...]:
    paid = {True: "Yes", False: "No", None: "Not said"}[line.paid_extra]
    return (line.activity, JOB_PLAN_CATEGORIES[line.category], wording.number(line.pas), paid)
