"""Look for evidence as the address at hand says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from cea_helper.application import StoredApplication
from cea_helper.web import current
from cea_helper.web.forms.evidence import FilterForm, filter_form
from cea_helper.web.presenters.evidence import EvidenceList, list_page
from cea_helper.web.presenters.evidence_filter import (
    is_filtered,
    list_rounds,
    list_years,
    query_of,
    wanted_from,
)
from cea_helper.web.presenters.links import Carried
from cea_helper.web.presenters.yardstick import Yardstick, yardstick_for
from cea_helper.workspace import applications, finding, profile


@dataclass(frozen=True)
class Search:
    """What is looked for, the form that says so, and a page of what was found.

    `query` is what an address carries to look for the same; `is_open` where the filter is used.
    """

    form: FilterForm
    page: EvidenceList
    query: Carried
    is_open: bool


def searched() -> Search:
    """Return what the address at hand looks for, and what was found."""
    started = applications.list_applications(current.store(), current.account())
    rule = _yardstick_of(started)
    wanted = wanted_from(request.args)
    number = request.args.get("page", 1, type=int)
    found = finding.find_page(current.store(), current.account(), wanted, rule.conditions, number)
    years = list_years(found.years, current.today().year)
    return Search(
        form=filter_form(wanted, years, list_rounds(started)),
        page=list_page(found, rule),
        query=query_of(wanted),
        is_open=is_filtered(wanted),
    )


def all_wanted() -> tuple[str, ...]:
    """Return the identifiers of all items that the address at hand looks for."""
    wanted = wanted_from(request.args)
    return finding.find_names(current.store(), current.account(), wanted, yardstick().conditions)


def yardstick() -> Yardstick:
    """Return what the items of the person who is signed in are judged against."""
    return _yardstick_of(applications.list_applications(current.store(), current.account()))


def _yardstick_of(started: Sequence[StoredApplication]) -> Yardstick:
    applicant = profile.get_applicant(current.store(), current.account())
    return yardstick_for(started, applicant, current.today())
