"""Make a scheme of another one, add a round, take a scheme from a file."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cea_helper.errors import (
    BrokenSchemeFile,
    CeaHelperError,
    SchemeIdTaken,
    SchemeInUse,
    StaleScheme,
)
from cea_helper.schemes import SchemeFamily, read_file, write_file
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.schemes_making import (
    ImportSchemeForm,
    SchemeFileForm,
    new_round_form,
    new_scheme_form,
)
from cea_helper.web.presenters.schemes import changed_rounds, import_words
from cea_helper.web.views.schemes.area import ONE_SCHEME, blueprint
from cea_helper.workspace import new_schemes, schemes, schemes_import
from cea_helper.workspace.schemes_import import ImportEffect

_START = "cea-local"
_REFUSED = (BrokenSchemeFile, SchemeIdTaken, SchemeInUse)


@blueprint.route("/new-scheme", methods=["GET", "POST"])
@access("admin")
def make_scheme() -> str | Response:
    """Make a scheme with all rules of another one."""
    rounds = schemes.all_rounds(current.store(), current.account())
    form = new_scheme_form(rounds, request.args.get("source", _START))
    if form.validate_on_submit():
        made = new_schemes.copy_scheme(
            current.store(),
            current.account(),
            form.source.data,
            form.title.data,
            form.awarding_body.data,
            form.first_round(),
            current.now(),
        )
        flash("The scheme has been made. Only administrators see it until you publish it.")
        return redirect(url_for("schemes.show_rules", round_id=made), 303)
    return render_template("schemes/make_scheme.html", form=form)


@blueprint.route(f"{ONE_SCHEME}/add-round", methods=["GET", "POST"])
@access("admin")
def add_round(family_id: str) -> str | Response | tuple[str, int]:
    """Add a round that inherits the rules of another one of the scheme."""
    store, account = current.store(), current.account()
    known = schemes.open_family(store, account, family_id)
    rounds = [one for one in schemes.all_rounds(store, account) if one.family == family_id]
    form, status = new_round_form(rounds, known.revision), 200
    if form.validate_on_submit():
        try:
            added = new_schemes.add_round(
                store,
                account,
                form.base.data,
                form.new_round(),
                form.began_from.data,
                current.now(),
            )
        except StaleScheme as stale:
            form.began_from.data, status = stale.newest, 409
            form.add_error("title", f"{stale}. Look at what changed, then send it again")
        else:
            flash("The round has been added. Only administrators see it until you publish it.")
            return redirect(url_for("schemes.show_rules", round_id=added), 303)
    page = render_template("schemes/add_round.html", form=form, family=known.family)
    return page, status


@blueprint.route("/import-scheme", methods=["GET", "POST"])
@access("admin", takes_file=True)
def import_scheme() -> str | Response | tuple[str, int]:
    """Look at a scheme file and show what its import would do; then import what was looked at."""
    if "document" in request.form:
        return _import(ImportSchemeForm())
    form = SchemeFileForm()
    if form.validate_on_submit():
        try:
            return _look(read_file("The file", form.file.data))
        except _REFUSED as refusal:
            form.add_error("file", _told(refusal))
    return render_template("schemes/choose_file.html", form=form)


def _import(form: ImportSchemeForm) -> str | Response | tuple[str, int]:
    store, account = current.store(), current.account()
    file, status = read_file("The file", form.document.data.encode()), 200
    effect = schemes_import.try_import(store, account, file)
    form.ask_how(effect.asks_how)
    if form.validate():
        try:
            family_id = _keep(form, file)
        except StaleScheme as stale:
            form.began_from.data, status = stale.newest, 409
            form.add_error("note", f"{stale}. Look at what would change, then send it again")
        else:
            flash("The scheme has been imported")
            return redirect(url_for("schemes.show_scheme", family_id=family_id), 303)
    return _show_effect(effect, form), status


def _keep(form: ImportSchemeForm, file: SchemeFamily) -> str:
    """Import the file as the form says, and return the identifier of its scheme."""
    store, account, now = current.store(), current.account(), current.now()
    began_from, note = form.began_from.data, form.note.data
    if form.is_own:
        title = form.title.data
        return schemes_import.import_as_own(store, account, file, title, note, now)
    schemes_import.import_scheme(store, account, file, began_from, note, now)
    return file.id


def _look(file: SchemeFamily) -> str:
    effect = schemes_import.try_import(current.store(), current.account(), file)
    document = write_file(file.tree).decode()
    form = ImportSchemeForm(formdata=None, document=document, began_from=effect.began_from)
    form.ask_how(effect.asks_how)
    return _show_effect(effect, form)


def _show_effect(effect: ImportEffect, form: ImportSchemeForm) -> str:
    return render_template(
        "schemes/import_scheme.html",
        form=form,
        effect=effect,
        words=import_words(effect),
        changed=changed_rounds(effect.changed),
    )


def _told(refusal: CeaHelperError) -> str:
    if isinstance(refusal, BrokenSchemeFile):
        return f"The file was not imported. At {refusal.place}: it {refusal.reason}"
    return f"The file was not imported. {refusal}"
