"""Evidence from a file of another program: choose the file, then what of it is to be added."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from cea_helper.errors import NoImportWaiting
from cea_helper.evidence import AREAS, Area
from cea_helper.interchange.evidence_files import MAX_BYTES
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.filters import plural
from cea_helper.web.forms.importing import (
    ALL,
    NONE,
    CancelForm,
    EvidenceFileForm,
    FoundForm,
    areas_sent,
    columns_form,
    sheet_form,
)
from cea_helper.web.presenters import importing as presenter
from cea_helper.workspace import adding_found, importing, past_imports
from cea_helper.workspace.background_reader import BackgroundReader
from cea_helper.workspace.importing import FoundPage
from cea_helper.workspace.waiting_import import Added, Found, Import

blueprint = Blueprint("importing", __name__)

# Most files are read in less; of the others the progress is shown.
_PATIENCE_SECONDS = 1.0
_MOST_LINKED = 50
_INTERRUPTED = "The reading was interrupted. Choose the file again"


@blueprint.record
def _set_up(state: BlueprintSetupState) -> None:
    state.app.extensions["import_reader"] = BackgroundReader(
        state.app.extensions["store"], importing.read, importing.cancel
    )


@blueprint.route("/evidence/import", methods=["GET", "POST"])
@access("signed_in", takes_file=True, largest_file=MAX_BYTES)
def choose_file() -> str | Response:
    """Take a file to be read; where that takes long, lead to its progress."""
    form = EvidenceFileForm()
    if form.validate_on_submit():
        store, account = current.store(), current.account()
        name = form.file.file_name
        mark = importing.start(store, account, name, form.file.data, current.now())
        _read(mark)
        if not (failure := _reader().take_failure(account)):
            return redirect(url_for(_next()), 303)
        form.add_error("file", _sentence(failure))
    return _choose(form, _waiting())


@blueprint.get("/evidence/import/found")
@access("signed_in")
def show_import() -> str | Response:
    """Show how far the file is read, or what was found in it, or what became of it."""
    account = current.account()
    if reading := _reader().progress(account):
        return render_template(
            "importing/show_progress.html",
            cancel=CancelForm(formdata=None, mark=reading.mark),
            progress=presenter.progress(reading),
        )
    if failure := _reader().take_failure(account):
        return _failed(_sentence(failure))
    known = _get()
    if known.added:
        return _done(known.mark, known.added)
    if known.found is None:
        return _failed(_INTERRUPTED)
    if known.found.needs_title:
        return redirect(url_for("importing.match_columns"), 303)
    return _list(known, known.found, request.args.get("page", 1, type=int))


@blueprint.post("/evidence/import/found")
@access("signed_in")
def choose_items() -> str | Response:
    """Keep what is ticked on the page; then add it all, or go on to another page."""
    form, known = FoundForm(), _get()
    if known.found is None or known.mark != form.mark.data:
        return redirect(url_for("importing.show_import"), 303)
    page = importing.list_found(current.store(), current.account(), form.page.data)
    form.item.choices = presenter.choices(page.items)
    if not form.validate():
        return _list(known, known.found, page.page, form)
    go = request.form.get("go", "")
    if not go and not form.ticked() and not _ticked_elsewhere(page):
        form.say_nothing_is_ticked()
        return _list(known, known.found, page.page, form)
    areas = _areas(page)
    ticked = form.ticked()
    try:
        importing.tick(current.store(), current.account(), known.mark, page.page, ticked, areas)
        where = _go(go, known.mark, page.page, form.area.data)
    except NoImportWaiting:
        # It was added meanwhile by a second press of the button: what became of it is shown.
        where = url_for("importing.show_import")
    return redirect(where, 303)


@blueprint.route("/evidence/import/columns", methods=["GET", "POST"])
@access("signed_in")
def match_columns() -> str | Response:
    """Show what each column of a sheet was taken for; read it again as the person says."""
    known = _get()
    if known.found is None or known.found.sheet is None:
        raise NoImportWaiting
    sheet = known.found.sheet
    form = columns_form(sheet)
    if form.validate_on_submit() and form.check(sheet):
        fields = form.fields_of(sheet)
        _read(importing.match_columns(current.store(), current.account(), fields, current.now()))
        return redirect(url_for("importing.show_import"), 303)
    return render_template(
        "importing/match_columns.html",
        cancel=CancelForm(formdata=None, mark=known.mark),
        form=form,
        other=sheet_form(sheet),
        has_found=not known.found.needs_title,
        file=known.file_name,
    )


@blueprint.post("/evidence/import/sheet")
@access("signed_in")
def choose_sheet() -> Response:
    """Read another sheet of the file, or take another row for the header."""
    known = _get()
    if known.found is None or known.found.sheet is None:
        raise NoImportWaiting
    form = sheet_form(known.found.sheet)
    store, account = current.store(), current.account()
    if form.validate():
        header = int(form.header.data or 0)
        _read(importing.choose_sheet(store, account, form.sheet.data, header, current.now()))
    return redirect(url_for("importing.match_columns"), 303)


@blueprint.get("/evidence/import/added/<mark>")
@access("signed_in")
def show_added(mark: str) -> str:
    """Show what an import added and is still there."""
    added = past_imports.get_added(current.store(), current.account(), mark)
    return render_template("importing/added.html", mark=mark, page=presenter.past_list(added))


@blueprint.route("/evidence/import/added/<mark>/take-back", methods=["GET", "POST"])
@access("signed_in")
def take_back(mark: str) -> str | Response:
    """Ask, then delete what an import added, but for what was changed or used since."""
    store, account = current.store(), current.account()
    if request.method == "GET":
        page = presenter.past_list(past_imports.get_added(store, account, mark))
        return render_template("importing/take_back.html", mark=mark, page=page)
    gone, stayed = past_imports.take_back(store, account, mark)
    flash(f"{plural(gone, 'item')} taken back" + (f", {stayed} kept" if stayed else ""))
    return redirect(url_for("importing.choose_file"), 303)


@blueprint.post("/evidence/import/cancel")
@access("signed_in")
def cancel_import() -> Response:
    """Forget the file and what was found in it."""
    mark = CancelForm().mark.data
    _reader().stop(current.account(), mark)
    importing.cancel(current.store(), current.account(), mark)
    return redirect(url_for("importing.choose_file"), 303)


def _reader() -> BackgroundReader:
    reader: BackgroundReader = current_app.extensions["import_reader"]
    return reader


def _read(mark: str) -> None:
    _reader().begin(current.account(), mark)
    _reader().wait(current.account(), _PATIENCE_SECONDS)


def _get() -> Import:
    return importing.get_import(current.store(), current.account(), current.now())


def _waiting() -> Import | None:
    """Return the import that still waits for a choice, if there is one."""
    try:
        known = _get()
    except NoImportWaiting:
        return None
    return known if known.found else None


def _next() -> str:
    """Return where to go once a file was sent: to its columns first where they are in doubt."""
    known = _waiting()
    is_unsure = known is not None and known.found is not None and known.found.is_unsure
    return "importing.match_columns" if is_unsure else "importing.show_import"


def _ticked_elsewhere(page: FoundPage) -> int:
    """Return how many items are ticked on the other pages."""
    return page.counts.ticked - sum(one.is_ticked for one in page.items)


def _go(go: str, mark: str, page: int, area: Area | None) -> str:
    """Do what the button says, and return where that leads."""
    store, account = current.store(), current.account()
    if go in (ALL, NONE):
        importing.tick_all(store, account, mark, go == ALL)
        return url_for("importing.show_import", page=page)
    if go:
        return url_for("importing.show_import", page=go)
    adding_found.add_ticked(store, account, mark, area, current.now())
    return url_for("importing.show_import")


def _list(known: Import, found: Found, page: int, sent: FoundForm | None = None) -> str:
    shown = importing.list_found(current.store(), current.account(), page)
    form = sent or FoundForm(formdata=None, mark=known.mark, page=shown.page)
    form.item.choices = presenter.choices(shown.items)
    if sent is None:
        form.item.data = tuple(str(one.position) for one in shown.items if one.is_ticked)
    return render_template(
        "importing/choose_items.html",
        cancel=CancelForm(formdata=None, mark=known.mark),
        form=form,
        page=presenter.found_list(known, found, shown),
        rows=presenter.rows(shown.items, form.item.data or (), _areas(shown) if sent else {}),
        areas=AREAS,
    )


def _areas(page: FoundPage) -> dict[int, Area]:
    return areas_sent(request.form, [one.position for one in page.items])


def _done(mark: str, added: Added) -> str:
    items = importing.list_added(current.store(), current.account(), added, _MOST_LINKED)
    return render_template("importing/done.html", page=presenter.outcome(mark, added, items))


def _failed(sentence: str) -> str:
    form = EvidenceFileForm(formdata=None)
    form.add_error("file", sentence)
    return _choose(form, None)


def _choose(form: EvidenceFileForm, waiting: Import | None) -> str:
    return render_template(
        "importing/choose_file.html",
        action=url_for("importing.choose_file"),
        form=form,
        past=past_imports.list_past(current.store(), current.account()),
        waiting=waiting,
    )


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
