"""What a person says about themselves, and their job plan."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cea_helper.people import Applicant, JobPlanLine
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.profile import (
    JobPlanLineForm,
    about_you_form,
    as_typed,
    line_form,
    line_of,
)
from cea_helper.web.places import place
from cea_helper.web.presenters import links
from cea_helper.web.presenters import profile as presenter
from cea_helper.workspace import applications, profile

blueprint = Blueprint("profile", __name__)

_STALE = "This line was changed somewhere else while you were writing. Check it and save again"


@blueprint.route("/about-you", methods=["GET", "POST"])
@access("signed_in")
def edit_profile() -> str | Response:
    """Show and change what the person says about themselves."""
    applicant = _applicant()
    form = about_you_form(applicant, current.schemes())
    if form.validate_on_submit():
        _save(as_typed(form, applicant))
        flash("Your details have been saved")
        is_next = not applicant.job_plan
        return redirect(url_for("profile.edit_job_plan") if is_next else place("home"), 303)
    return render_template(
        "profile/edit_profile.html",
        adds_people=current.account().is_admin and not current.store().is_demo,
        form=form,
        job_plan=presenter.total(applicant),
    )


@blueprint.route("/about-you/job-plan", methods=["GET", "POST"])
@access("signed_in")
def edit_job_plan() -> str | Response:
    """Show the job plan and add a line to it."""
    applicant = _applicant()
    form = JobPlanLineForm()
    if form.validate_on_submit():
        line = line_of(form)
        _save(replace(applicant, job_plan=(*applicant.job_plan, line)))
        flash(f"Added {line.activity}")
        return redirect(url_for("profile.edit_job_plan"), 303)
    return render_template(
        "profile/edit_job_plan.html",
        continue_to=_next_place(),
        form=form,
        rows=presenter.line_rows(applicant),
        total=presenter.total(applicant),
    )


@blueprint.route("/about-you/job-plan/<int:number>/edit", methods=["GET", "POST"])
@access("signed_in")
def edit_line(number: int) -> str | Response:
    """Change a line of the job plan."""
    applicant = _applicant()
    line = _line(applicant, number)
    form = line_form(line)
    if form.validate_on_submit():
        if _is_as_shown(line):
            _save(_with_line(applicant, number, (line_of(form),)))
            flash(f"Saved {form.activity.data}")
            return redirect(url_for("profile.edit_job_plan"), 303)
        form.add_error("activity", _STALE)
    action = url_for("profile.edit_line", number=number, shown=presenter.mark_of(line))
    return render_template("profile/edit_line.html", form=form, action=action)


@blueprint.route("/about-you/job-plan/<int:number>/remove", methods=["GET", "POST"])
@access("signed_in")
def remove_line(number: int) -> str | Response:
    """Ask whether to remove a line of the job plan, then do it."""
    applicant = _applicant()
    line = _line(applicant, number)
    if request.method == "POST" and _is_as_shown(line):
        _save(_with_line(applicant, number, ()))
        flash(f"Removed {line.activity}")
        return redirect(url_for("profile.edit_job_plan"), 303)
    action = url_for("profile.remove_line", number=number, shown=presenter.mark_of(line))
    row = presenter.line_rows(applicant)[number - 1]
    return render_template("profile/remove_line.html", action=action, row=row)


def _applicant() -> Applicant:
    return profile.get_applicant(current.store(), current.account())


def _next_place() -> str:
    """Return where to go once the job plan is whole: to the newest application, or home."""
    started = applications.list_applications(current.store(), current.account())
    return links.application(started[0].id) if started else place("home")


def _save(applicant: Applicant) -> None:
    profile.save_applicant(current.store(), current.account(), applicant, current.now())


def _line(applicant: Applicant, number: int) -> JobPlanLine:
    if not 1 <= number <= len(applicant.job_plan):
        abort(404)
    return applicant.job_plan[number - 1]


def _with_line(applicant: Applicant, number: int, instead: tuple[JobPlanLine, ...]) -> Applicant:
    lines = applicant.job_plan
    return replace(applicant, job_plan=(*lines[: number - 1], *instead, *lines[number:]))


def _is_as_shown(line: JobPlanLine) -> bool:
    """Whether the line is still the one that the page showed, which the address names."""
    return request.args.get("shown") == presenter.mark_of(line)
