"""The application as a Word document: choose its parts, look at it, take it in some form."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, current_app, render_template, request
from flask.blueprints import BlueprintSetupState

from cea_helper import word
from cea_helper.application import Application
from cea_helper.errors import PreviewNotFound
from cea_helper.strength import analyse
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.forms.word import COMMENTS, EMPLOYER, OWN, PARTS, PartsForm
from cea_helper.web.presenters.word import texts_to_look_at
from cea_helper.web.presenters.word_preview import shown_blocks
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.word import office
from cea_helper.workspace import applications, comments
from cea_helper.workspace.previews import Preview, Previews
from cea_helper.workspace.word_comments import open_comments

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_PREVIEW = f"{ONE_APPLICATION}/word/preview"

_KNOWN_PARTS = {part.value for part in (*PARTS, COMMENTS)}

# Where drawing takes longer, the progress is shown.
_PATIENCE_SECONDS = 1.0

blueprint = Blueprint("word", __name__)


@blueprint.record
def _set_up(state: BlueprintSetupState) -> None:
    state.app.extensions["previews"] = Previews()


@blueprint.get(f"{ONE_APPLICATION}/word")
@access("signed_in")
def choose_parts(application_id: int) -> str:
    """Offer the parts that may be left out."""
    application = _load(application_id)
    has_open = comments.count_open(current.store(), current.account(), application_id)
    offered = (*PARTS, COMMENTS) if has_open else PARTS
    form = PartsForm(formdata=None, copy=OWN, parts=tuple(part.value for part in offered))
    form.parts.choices = offered
    return render_template(
        "word/choose_parts.html",
        application_id=application_id,
        scheme=application.scheme,
        form=form,
        to_look_at=texts_to_look_at(application_id, application),
    )


@blueprint.get(f"{ONE_APPLICATION}/word/download")
@access("signed_in")
def download_word(application_id: int) -> Response:
    """Send the document with the parts that the address names."""
    application = _load(application_id)
    document = _writer(application, _comments(application_id, application))()
    return attachment(document, WORD, word.file_name(application))


@blueprint.get(f"{ONE_APPLICATION}/word/plain")
@access("signed_in")
def download_plain(application_id: int) -> Response:
    """Send the document as plain text, with the parts that the address names."""
    application = _load(application_id)
    written = word.as_plain_text(_blocks(application)).encode()
    return attachment(written, "text/plain; charset=utf-8", word.file_name(application, "txt"))


@blueprint.get(_PREVIEW)
@access("signed_in")
def show_preview(application_id: int) -> str:
    """Show the pages as LibreOffice draws them, once it has; without it, what stands on them."""
    application = _load(application_id)
    preview = None if "words" in request.args else _drawn(application_id, application)
    if preview is not None and not preview.ended.is_set():
        return render_template(
            "word/show_progress.html", application_id=application_id, query=_query()
        )
    has_pages = preview is not None and bool(preview.pages)
    return render_template(
        "word/preview_pages.html" if has_pages else "word/preview_words.html",
        application_id=application_id,
        blocks=() if has_pages else shown_blocks(_blocks(application)),
        can_draw=office.can_draw_pages(),
        preview=preview if preview and preview.is_ready else None,
        query=_query(),
        scheme=application.scheme,
    )


@blueprint.get(f"{_PREVIEW}/<mark>/pages/<int(max=9999):page>")
@access("signed_in")
def show_page(application_id: int, mark: str, page: int) -> Response:
    """Send the picture of one page of the preview."""
    pages = _ready(application_id, mark).pages
    if not 1 <= page <= len(pages):
        raise PreviewNotFound
    return Response(pages[page - 1], content_type="image/png")


@blueprint.get(f"{_PREVIEW}/<mark>/pdf")
@access("signed_in")
def download_pdf(application_id: int, mark: str) -> Response:
    """Send the preview as PDF."""
    application = _load(application_id)
    preview = _ready(application_id, mark)
    return attachment(preview.pdf, "application/pdf", word.file_name(application, "pdf"))


def _load(application_id: int) -> Application:
    return applications.load(current.store(), current.account(), application_id)


def _previews() -> Previews:
    found: Previews = current_app.extensions["previews"]
    return found


def _drawn(application_id: int, application: Application) -> Preview | None:
    """Return the preview of the document as it now is, drawn or not yet; None: no LibreOffice."""
    if not office.can_write_pdf():
        return None
    said = _comments(application_id, application)
    told = repr((application_id, application, _parts(), said, current.today()))
    mark = hashlib.sha256(told.encode()).hexdigest()[:16]
    write = _writer(application, said)
    preview = _previews().begin(current.account(), f"{application_id}-{mark}", write)
    preview.ended.wait(_PATIENCE_SECONDS)
    return preview


def _ready(application_id: int, mark: str) -> Preview:
    applications.get_application(current.store(), current.account(), application_id)
    if not mark.startswith(f"{application_id}-"):
        raise PreviewNotFound
    return _previews().get(current.account(), mark)


def _writer(application: Application, said: tuple[word.WordComment, ...]) -> Callable[[], bytes]:
    """Return what writes the document with the parts that the address names, at any later time."""
    report = analyse(application, current.today())
    return partial(word.write_document, application, report, _parts(), current.now(), said)


def _comments(application_id: int, application: Application) -> tuple[word.WordComment, ...]:
    """Return the comments that belong into the copy that the address names."""
    is_own = request.args.get("copy") != EMPLOYER
    if not (is_own and COMMENTS.value in request.args.getlist("parts")):
        return ()
    return open_comments(current.store(), current.account(), application_id, application)


def _blocks(application: Application) -> tuple[word.Block, ...]:
    report = analyse(application, current.today())
    return word.document_blocks(application, report, _parts(), current.now())


def _query() -> dict[str, object]:
    """Return what an address carries so that it has the same parts."""
    chosen = [part for part in request.args.getlist("parts") if part in _KNOWN_PARTS]
    copy = EMPLOYER if request.args.get("copy") == EMPLOYER else OWN
    return {"copy": copy, "parts": chosen}


def _parts() -> word.Parts:
    """Return the parts that the address names."""
    if request.args.get("copy") == EMPLOYER:
        return word.EMPLOYERS_COPY
    chosen = request.args.getlist("parts")
    return word.Parts(
        weak_domains="weak-domains" in chosen,
        strength_profile="strength-profile" in chosen,
        evidence_schedule="evidence-schedule" in chosen,
    )
