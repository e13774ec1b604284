"""Files as proof of an item of evidence: attach one, get it back, remove it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from cea_helper.errors import FileRefused, ProofFileNotFound
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.forms.files import LONGEST_NAME, AttachForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.files import attached_files
from cea_helper.workspace import bank, files

blueprint = Blueprint("files", __name__)

_FILES = "/evidence/<evidence:evidence_id>/files"
_ONE_FILE = f"{_FILES}/<string(length=64):digest>"

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@blueprint.route(f"{_FILES}/add", methods=["GET", "POST"])
@access("signed_in", takes_file=True)
def attach_file(evidence_id: str) -> str | AnyResponse:
    """Choose a file; keep it as a proof of the item."""
    stored = bank.get_evidence(current.store(), current.account(), evidence_id)
    form = AttachForm()
    if form.validate_on_submit():
        try:
            return _attach(evidence_id, form)
        except FileRefused as error:
            form.add_error(error.field_name, str(error))
    return render_template(
        "files/attach_file.html",
        back=(links.evidence_item(evidence_id), "Back to this evidence"),
        form=form,
        item=stored.item,
    )


@blueprint.get(_ONE_FILE)
@access("signed_in")
def download_file(evidence_id: str, digest: str) -> Response:
    """Send the file, to be saved and never to be shown in the browser."""
    file = files.read_file(current.store(), current.account(), evidence_id, digest)
    return attachment(file.content, MEDIA_TYPES[file.kind], file.name)


@blueprint.route(f"{_ONE_FILE}/remove", methods=["GET", "POST"])
@access("signed_in")
def remove_file(evidence_id: str, digest: str) -> str | AnyResponse:
    """Ask whether the file is to go; remove it."""
    store, account = current.store(), current.account()
    item = bank.get_evidence(store, account, evidence_id).item
    known = files.list_files(store, account, item)
    if digest not in known:
        raise ProofFileNotFound(digest)
    if request.method == "POST":
        files.detach_file(store, account, evidence_id, digest, current.now())
        flash("The file has been removed")
        return redirect(links.evidence_item(evidence_id), 303)
    file = attached_files(item, {digest: known[digest]})[0]
    back = (links.evidence_item(evidence_id), "Back to this evidence")
    return render_template("files/remove_file.html", back=back, file=file)


def _attach(evidence_id: str, form: AttachForm) -> AnyResponse:
    name = form.name.data or form.file.file_name[:LONGEST_NAME] or "A file"
    files.attach_file(
        current.store(), current.account(), evidence_id, name, form.file.data, current.now()
    )
    flash("The file has been attached")
    return redirect(links.evidence_item(evidence_id), 303)
