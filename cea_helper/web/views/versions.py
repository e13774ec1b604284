"""The earlier versions of a text: list, look at, name and compare them; make one the newest."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.application import BoxVersion
from cea_helper.errors import BoxNotFound, StaleVersion, VersionNotFound
from cea_helper.schemes import Box, Scheme
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.filters import number
from cea_helper.web.forms.statements import CompareForm, NameForm, RestoreForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.evidence import pagination
from cea_helper.web.presenters.versions import around, comparison, version_page, versions_page
from cea_helper.web.views.statements import ONE_BOX
from cea_helper.workspace import applications, versions
from cea_helper.workspace.versions import HistoryPage

blueprint = Blueprint("versions", __name__)

_VERSIONS = f"{ONE_BOX}/versions"
_ONE_VERSION = f"{_VERSIONS}/<int(max=999999999999):version>"


@blueprint.get(_VERSIONS)
@access("signed_in")
def list_versions(application_id: int, box_id: str) -> str:
    """Show the saved versions of a text, the newest first, or every save of one sitting."""
    sitting = request.args.get("sitting", type=int)
    history = _history(application_id, box_id, sitting)
    page = versions_page(application_id, *_box(application_id, box_id), history)
    query = {} if sitting is None else {"sitting": sitting}
    return render_template(
        "versions/list_versions.html",
        page=page,
        is_sitting=sitting is not None,
        pagination=pagination(
            page, lambda n: links.versions(application_id, box_id, {**query, "page": n})
        ),
    )


@blueprint.get(f"{_VERSIONS}/compare")
@access("signed_in")
def compare_versions(application_id: int, box_id: str) -> str:
    """Show two versions as one text with the words marked in which they differ."""
    scheme, box = _box(application_id, box_id)
    form = CompareForm(request.args)
    is_asked = bool(request.args) and form.validate()
    found = _compared(application_id, box_id, form) if is_asked else None
    return render_template(
        "versions/compare_versions.html",
        around=around(application_id, scheme, box),
        comparison=comparison(*found) if found else None,
        form=form,
    )


@blueprint.get(_ONE_VERSION)
@access("signed_in")
def show_version(application_id: int, box_id: str, version: int) -> str:
    """Show one version as it was saved."""
    return _page(application_id, _version(application_id, box_id, version))


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
            restores=version,
        )
    except StaleVersion:
        return _page(application_id, earlier, is_stale=True), 409
    flash(_told(version, saved, form.began_from.data))
    return redirect(links.box(application_id, box_id), 303)


@blueprint.post(f"{_ONE_VERSION}/name")
@access("signed_in")
def name_version(application_id: int, box_id: str, version: int) -> str | Response:
    """Give a version a name, or take its name away."""
    form = NameForm()
    named = _version(application_id, box_id, version)
    if not form.validate():
        return _page(application_id, named, form)
    store, account, name = current.store(), current.account(), form.name.data
    versions.name_version(store, account, application_id, box_id, version, name)
    flash(f'Version {number(version)} is now called "{name}"' if name else "The name is gone")
    return redirect(links.version(application_id, box_id, version), 303)


def _history(application_id: int, box_id: str, sitting: int | None) -> HistoryPage:
    store, account = current.store(), current.account()
    page = request.args.get("page", 1, type=int)
    if sitting is None:
        return versions.list_history(store, account, application_id, box_id, page)
    return versions.list_sitting(store, account, application_id, box_id, sitting, page)


def _compared(
    application_id: int, box_id: str, form: CompareForm
) -> tuple[BoxVersion, BoxVersion] | None:
    """Return the two versions that the form names; where one is not there, the form says so."""
    numbers = int(form.old.data), int(form.new.data)
    store, account = current.store(), current.account()
    try:
        return versions.get_two(store, account, application_id, box_id, numbers)
    except VersionNotFound as lost:
        field = "old" if lost.version == numbers[0] else "new"
        form.add_error(field, f"There is no version {number(lost.version)} of this text")
        return None


def _told(restored: int, saved: BoxVersion, began_from: int) -> str:
    if saved.version == began_from:
        return "There was nothing new to save"
    return (
        f"Version {number(restored)} is the newest again, saved as version {number(saved.version)}"
    )


def _box(application_id: int, box_id: str) -> tuple[Scheme, Box]:
    store, account = current.store(), current.account()
    scheme = applications.get_application(store, account, application_id).scheme
    box = scheme.box(box_id)
    if box is None:
        raise BoxNotFound(box_id)
    return scheme, box


def _version(application_id: int, box_id: str, version: int) -> BoxVersion:
    store, account = current.store(), current.account()
    return versions.get_version(store, account, application_id, box_id, version)


def _page(
    application_id: int, version: BoxVersion, naming: NameForm | None = None, is_stale: bool = False
) -> str:
    store, account, box_id = current.store(), current.account(), version.box
    newest = applications.newest_version(store, account, application_id, box_id).version
    name = versions.get_name(store, account, application_id, box_id, version.version)
    scheme, box = _box(application_id, box_id)
    return render_template(
        "versions/show_version.html",
        form=naming or NameForm(formdata=None, name=name),
        is_stale=is_stale,
        name_href=links.version_name(application_id, box_id, version.version),
        newest=newest,
        page=version_page(application_id, scheme, version, box, newest),
        restoring=RestoreForm(formdata=None, began_from=newest),
        text=version.text,
    )
