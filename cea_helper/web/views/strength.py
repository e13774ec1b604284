"""How strong the evidence of an application is, and what to do about it."""

from __future__ import annotations

from flask import Blueprint, render_template

from cea_helper.strength import DOMAIN_RULE, ITEM_RULE, analyse
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.evidence import place_prefix
from cea_helper.web.presenters.strength import strength_page
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications

blueprint = Blueprint("strength", __name__)


@blueprint.get(f"{ONE_APPLICATION}/strength")
@access("signed_in")
def show_strength(application_id: int) -> str:
    """Show the five domains, the weakest first, with reasons and next actions."""
    store, account = current.store(), current.account()
    application = applications.load(store, account, application_id)
    others = [
        one for one in applications.list_applications(store, account) if one.id != application_id
    ]
    report = analyse(application, current.today())
    return render_template(
        "strength/show_strength.html",
        application_id=application_id,
        prefix=place_prefix(application_id),
        rules=(DOMAIN_RULE, ITEM_RULE),
        page=strength_page(application_id, application, others, report, current.now()),
    )
