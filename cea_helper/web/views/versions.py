"""The earlier versions of a text: look at one, and make it the newest again."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from cea_helper.application import BoxVersion
from cea_helper.errors import StaleVersion
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.filters import number
from cea_helper.web.forms.statements import RestoreForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.statements import box_of
from cea_helper.web.presenters.versions import version_row, versions_page
from cea_helper.web.views.statements import ONE_BOX
from cea_helper.workspace import applications, versions

blueprint = Blueprint("versions", __name__)

_ONE_VERSION = f"{ONE_BOX}/versions/<int(max=999999999999):version>"


@blueprint.get(f"{ONE_BOX}/versions")
@access("signed_in")
def list_versions(application_id: int, box_id: str) -> str:
    """Show every saved version of a text, the newest first."""
    store, account = current.store(), current.account()
    found = applications.list_versions(store, account, application_id, box_id)
    scheme = applications.get_application(store, account, application_id).scheme
    page = versions_page(application_id, scheme, box_of(scheme, box_id), found)
    return render_template("versions/list_versions.html", page=page)


@blueprint.get(_ONE_VERSION)
@access("signed_in")
def show_version(application_id: int, box_id: str, version: int) -> str:
    """Show one version as it was saved."""
    return _page(application_id, _version(application_id, box_id, version), is_stale=False)


@blueprint.post(_ONE_VERSION)
@access("signed_in")
def restore_version(application_id: int, box_id: str, version: int) -> Response | tuple[str, int]:
    """Save the text of this version as the newest; where another came meanwhile, say so."""
    form = RestoreForm()
    earlier = _version(application_id, box_id, version)
    try:
        saved = applications.save_text(
            current.store(),
            current.account(),
            application_id,
            box_id,
            earlier.text,
            form.began_from.data,
            current.now(),
        )
    except StaleVersion:
        return _page(application_id, earlier, is_stale=True), 409
    flash(_told(version, saved, form.began_from.data))
    return redirect(links.box(application_id, box_id), 303)


def _told(restored: int, saved: BoxVersion, began_from: int) -> str:
    if saved.version == began_from:
        return "There was nothing new to save"
    return (
        f"Version {number(restored)} is the newest again, saved as version {number(saved.version)}"
    )


def _version(application_id: int, box_id: str, version: int) -> BoxVersion:
    store, account = current.store(), current.account()
    return versions.get_version(store, account, application_id, box_id, version)


def _page(application_id: int, version: BoxVersion, is_stale: bool) -> str:
    store, account = current.store(), current.account()
    newest = applications.newest_version(store, account, application_id, version.box)
    scheme = applications.get_application(store, account, application_id).scheme
    box = box_of(scheme, version.box)
    return render_template(
        "versions/show_version.html",
        form=RestoreForm(formdata=None, began_from=newest.version),
        is_stale=is_stale,
        newest=newest.version,
        page=versions_page(application_id, scheme, box, ()),
        row=version_row(application_id, box, version, newest.version),
        text=version.text,
        versions=links.versions(application_id, version.box),
    )
