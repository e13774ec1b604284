"""Many items of evidence at once: choose them, then set their areas, delete or export them.

Which items are meant stands in the address: each by its identifier, or all that a search finds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from cea_helper import interchange
from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import write_evidence_table
from cea_helper.people import Applicant
from cea_helper.web import current, kept
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.evidence_address import named_by
from cea_helper.web.filters import plural
from cea_helper.web.forms.bulk import (
    ALL,
    NOTHING_CHOSEN,
    REPLACE,
    AreasForm,
    ChosenForm,
    ExportForm,
    choose_form,
    delete_form,
)
from cea_helper.web.presenters import bulk as presenter
from cea_helper.web.presenters import links
from cea_helper.web.presenters.evidence_filter import list_rounds, query_of, wanted_from
from cea_helper.web.searching import all_wanted, searched, yardstick
from cea_helper.workspace import applications, bulk

blueprint = Blueprint("bulk", __name__)

Items = tuple[EvidenceItem, ...]


@blueprint.get("/evidence/choose")
@access("signed_in")
def choose_evidence() -> str:
    """Show the list with a box to tick beside each item."""
    return _choose()


@blueprint.route("/evidence/chosen/areas", methods=["GET", "POST"])
@access("signed_in")
def set_areas() -> str | AnyResponse:
    """Ask which areas the chosen items get; give them these."""
    items = _chosen()
    form = AreasForm()
    if not items:
        return _choose(is_nothing_chosen=True)
    if form.validate_on_submit() and not _is_changed(form, items):
        count = bulk.set_areas(
            current.store(),
            current.account(),
            [item.id for item in items],
            form.areas.data,
            form.main.data,
            form.how.data == REPLACE,
            current.now(),
        )
        flash(presenter.changed(count))
        return redirect(links.evidence_list(), 303)
    return _ask("bulk/set_areas.html", form, items)


@blueprint.route("/evidence/chosen/delete", methods=["GET", "POST"])
@access("signed_in")
def delete_chosen() -> str | AnyResponse:
    """Ask before the chosen items are deleted, and say what they serve; delete them."""
    items = _chosen()
    form = delete_form(len(items))
    if not items:
        return _choose(is_nothing_chosen=True)
    if form.validate_on_submit() and not _is_changed(form, items):
        bulk.delete_chosen(current.store(), current.account(), [item.id for item in items])
        flash(f"{plural(len(items), 'item')} deleted")
        return redirect(links.evidence_list(), 303)
    return _ask("bulk/delete_chosen.html", form, items)


@blueprint.get("/evidence/chosen/export")
@access("signed_in")
def export_chosen() -> str:
    """Offer the kinds of file in which the chosen items can be exported."""
    items = _chosen()
    if not items:
        return _choose(is_nothing_chosen=True)
    return render_template(
        "bulk/export_chosen.html",
        asked=tuple(request.args.items(multi=True)),
        back=_back(),
        form=ExportForm(formdata=None, kind="csv"),
        chosen=presenter.named(plural(len(items), "item"), items),
    )


@blueprint.get("/evidence/chosen/download")
@access("signed_in")
def download_chosen() -> str | Response:
    """Send the chosen items as a file; without a known kind, as CSV."""
    items = _chosen()
    if not items:
        return _choose(is_nothing_chosen=True)
    kind = request.args.get("kind", "")
    write, media_type = _KINDS.get(kind, _KINDS["csv"])
    return attachment(write(items), media_type, f"evidence.{kind if kind in _KINDS else 'csv'}")


def _chosen() -> Items:
    """Return the items that the address names; raise EvidenceNotFound for another's."""
    is_every = request.args.get("all") == ALL
    ticked = dict.fromkeys(map(named_by, request.args.getlist("item")))
    names = all_wanted() if is_every else tuple(ticked)
    return bulk.list_chosen(current.store(), current.account(), names)


def _choose(is_nothing_chosen: bool = False) -> str:
    search = searched()
    ticked = tuple(dict.fromkeys(request.args.getlist("item")))
    form = choose_form(search.page, ticked)
    if is_nothing_chosen:
        form.add_error("item", NOTHING_CHOSEN)
    return render_template(
        "bulk/choose_evidence.html",
        back=(links.evidence_list(search.query), "Evidence"),
        form=form,
        elsewhere=[name for name in ticked if name not in form.item.data],
        here=links.choose_evidence(),
        search=search,
    )


def _ask(template: str, form: ChosenForm, items: Items) -> str:
    store, account = current.store(), current.account()
    is_changed = form.is_submitted() and _is_changed(form, items)
    form.seen.data = presenter.mark_of(items)
    titles = list_rounds(applications.list_applications(store, account))
    uses = bulk.list_uses(store, account, items, yardstick().conditions)
    return render_template(
        template,
        action=request.script_root + kept.here(),
        back=_back(),
        form=form,
        is_changed=is_changed,
        chosen=presenter.named(plural(len(items), "item"), items),
        uses=presenter.used(uses, titles),
    )


def _back() -> tuple[str, str]:
    asked: dict[str, Any] = query_of(wanted_from(request.args))
    ticked = request.args.getlist("item")
    return url_for("bulk.choose_evidence", **asked, item=ticked), "Choose evidence"


def _is_changed(form: ChosenForm, items: Items) -> bool:
    """Whether these are other items than the page showed: a search can find more meanwhile."""
    return bool(form.seen.data != presenter.mark_of(items))


def _as_application(items: Items) -> bytes:
    """Return the items as an application file that holds nothing else."""
    scheme = yardstick().scheme or next(iter(current.schemes()))
    applicant = Applicant(current.account().name)
    return interchange.write_application(Application(scheme, applicant, items))


_KINDS: dict[str, tuple[Callable[[Items], bytes], str]] = {
    "csv": (lambda items: write_evidence_table(items, "csv"), "text/csv; charset=utf-8"),
    "xlsx": (
        lambda items: write_evidence_table(items, "xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": (_as_application, "application/json"),
}
