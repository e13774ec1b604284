"""Addresses that pages of several areas lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import request, url_for

from cea_helper.evidence import Area
from cea_helper.strength import RolePrompt
from cea_helper.web.evidence_address import name_of
from cea_helper.web.places import place

# What an address carries where the page before it is to be found again: see web/came_from.py.
Carried = Mapping[str, Any]
COMPLETING: Carried = {"completing": "yes"}
_NOTHING: Carried = {}


def answering(application_id: int, domain_id: str) -> Carried:
    """Return what an address carries that answers a question about this domain."""
    return {"application": str(application_id), "domain": domain_id}


def writing(application_id: int, domain_id: str) -> Carried:
    """Return what an address carries that is opened beside the statement for this domain."""
    return {**answering(application_id, domain_id), "writing": "yes"}


def evidence_item(evidence_id: str, carried: Carried = _NOTHING) -> str:
    """Return the address of the page of one item."""
    return _address("evidence.show_evidence", evidence_id=evidence_id, **carried)


def evidence_list(query: Carried = _NOTHING) -> str:
    """Return the address of the list of evidence, which the query may narrow."""
    return _address("evidence.list_evidence", **query)


def choose_evidence(query: Carried = _NOTHING) -> str:
    """Return the address at which items are chosen, of those that the query finds."""
    return _address("bulk.choose_evidence", **query)


def publication_authors(
    evidence_id: str, application_id: int | None = None, chosen: Sequence[str] = ()
) -> str:
    """Return the address at which a person says which author of a publication they are.

    It leads back to the item, or to the publications that are chosen for an application.
    """
    return url_for(
        "publications.choose_author",
        evidence_id=evidence_id,
        application=application_id,
        item=[name_of(name) for name in chosen],
    )


def publications(application_id: int, chosen: Sequence[str]) -> str:
    """Return the address at which publications are chosen, these being chosen in this order."""
    return url_for(
        "publications.choose_publications",
        application_id=application_id,
        item=[name_of(name) for name in chosen],
    )


def edit_evidence(evidence_id: str, carried: Carried = _NOTHING) -> str:
    """Return the address at which one item is changed."""
    return _address("evidence.edit_evidence", evidence_id=evidence_id, **carried)


def add_evidence(area: Area, carried: Carried = _NOTHING) -> str:
    """Return the address at which an item begins with its area filled in."""
    return _address("evidence.add_evidence", area=area, **carried)


def answer_question(prompt: RolePrompt, carried: Carried = _NOTHING) -> str:
    """Return the address at which an item begins as the answer to a question."""
    return _address("evidence.add_evidence", area=prompt.area, question=prompt.key, **carried)


def job_plan() -> str:
    """Return the address of the lines of the job plan."""
    return f"{place('about_you')}/job-plan"


def application(application_id: int) -> str:
    """Return the address of an application's task list."""
    return _address("applications.show_application", application_id=application_id)


def round_page(round_id: str) -> str:
    """Return the address of all that is known about a round."""
    return _address("rounds.show_round", round_id=round_id)


def closing_time(round_id: str) -> str:
    """Return the address at which the closing time of a round is taken into a calendar."""
    return _address("rounds.choose_reminders", round_id=round_id)


def carry_choices(application_id: int) -> str:
    """Return the address at which the round is chosen that an application is taken into."""
    return _address("carrying.choose_target", application_id=application_id)


def carry(application_id: int, scheme_id: str) -> str:
    """Return the address at which an application is taken into this round."""
    return _address(
        "carrying.carry_application", application_id=application_id, scheme_id=scheme_id
    )


def kept_text(application_id: int, box_id: str) -> str:
    """Return the address of a text whose box is no longer on the form."""
    return _address("corrections.show_kept_text", application_id=application_id, box_id=box_id)


def look_back(application_id: int) -> str:
    """Return the address at which the day is chosen from which the look-back is counted."""
    return _address("applications.edit_look_back", application_id=application_id)


def strength(application_id: int, domain_id: str = "") -> str:
    """Return the address of the strength page, or of one domain on it."""
    anchor = f"domain-{domain_id}" if domain_id else None
    return _address("strength.show_strength", application_id=application_id, _anchor=anchor)


def box(application_id: int, box_id: str) -> str:
    """Return the address at which the text of a box is written."""
    return _address("statements.edit_text", application_id=application_id, box_id=box_id)


def words_in_box(application_id: int, box_id: str, start: int, end: int) -> str:
    """Return the address at which these words of a text are changed."""
    return f"{box(application_id, box_id)}#words-{start}-{end}"


def checks(application_id: int, box_id: str = "") -> str:
    """Return the address of what was found in all texts of an application, or in one."""
    if box_id:
        return _address("checks.show_box_checks", application_id=application_id, box_id=box_id)
    return _address("checks.show_checks", application_id=application_id)


def outline(application_id: int, box_id: str) -> str:
    """Return the address at which a first text is put together from the evidence."""
    return _address("outline.show_outline", application_id=application_id, box_id=box_id)


def sign_in_for_text(application_id: int, box_id: str) -> str:
    """Return the address at which one signs in, in another tab, to have a text saved."""
    back = _address("statements.return_to_text", application_id=application_id, box_id=box_id)
    return place("sign_in") + "?" + urlencode({"next": back.removeprefix(request.script_root)})


def claims(application_id: int, box_id: str) -> str:
    """Return the address of what each sentence of a statement rests on."""
    return url_for("claims.list_claims", application_id=application_id, box_id=box_id)


def claim(application_id: int, box_id: str, start: int, end: int) -> str:
    """Return the address at which one says what a stretch of a statement rests on."""
    return url_for(
        "claims.choose_evidence",
        application_id=application_id,
        box_id=box_id,
        start=start,
        end=end,
    )


def versions(application_id: int, box_id: str, query: Carried = _NOTHING) -> str:
    """Return the address of the list of versions of a text, or of one sitting or page of it."""
    return _address("versions.list_versions", application_id=application_id, box_id=box_id, **query)


def comparison(application_id: int, box_id: str, old: int, new: int) -> str:
    """Return the address at which two versions of a text are compared."""
    return _address(
        "versions.compare_versions",
        application_id=application_id,
        box_id=box_id,
        old=old,
        new=new,
    )


def version(application_id: int, box_id: str, number: int) -> str:
    """Return the address of one version of a text."""
    return _address(
        "versions.show_version", application_id=application_id, box_id=box_id, version=number
    )


def read(application_id: int) -> str:
    """Return the address at which the statements stand as an assessor reads them."""
    return url_for("assessor.read_statements", application_id=application_id)


def portal(application_id: int) -> str:
    """Return the address from which the boxes are copied to the portal."""
    return url_for("portal.list_boxes", application_id=application_id)


def portal_tick(application_id: int, box_id: str) -> str:
    """Return the address at which a box is ticked as copied."""
    return url_for("portal.tick_box", application_id=application_id, box_id=box_id)


def portal_check(application_id: int, box_id: str) -> str:
    """Return the address at which what the portal shows of a box is compared."""
    return url_for("portal.check_box", application_id=application_id, box_id=box_id)


def word(application_id: int) -> str:
    """Return the address at which the parts of the Word document are chosen."""
    return _address("word.choose_parts", application_id=application_id)


def bring_back(application_id: int) -> str:
    """Return the address at which a Word document is brought back."""
    return url_for("returning.choose_document", application_id=application_id)


def returned(application_id: int) -> str:
    """Return the address of what a Word document that came back would change."""
    return url_for("returning.show_document", application_id=application_id)


def returned_box(application_id: int, box_id: str) -> str:
    """Return the address at which one text of such a document is taken or left."""
    return url_for("returning.show_box", application_id=application_id, box_id=box_id)


def export(application_id: int) -> str:
    """Return the address of the application file."""
    return _address("transfer.export_application", application_id=application_id)


def version_name(application_id: int, box_id: str, number: int) -> str:
    """Return the address to which the name of a version is sent."""
    return _address(
        "versions.name_version", application_id=application_id, box_id=box_id, version=number
    )


def _address(endpoint: str, **values: Any) -> str:
    return _built(request.script_root, endpoint, tuple(values.items()))


# A page names many addresses, and to build one takes as long as to print twenty words. What an
# address is depends on nothing but what it is told here.
@lru_cache(maxsize=8192)
def _built(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))
