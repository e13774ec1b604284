"""What was changed in a scheme, by whom and why, and how it is taken back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cea_helper.errors import StaleScheme
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.schemes_making import TakeBackForm
from cea_helper.web.presenters.schemes import changed_rounds, revision_lines
from cea_helper.web.views.schemes.area import ONE_SCHEME, blueprint
from cea_helper.workspace import scheme_history, schemes

# So many changes stand on a page of the history.
_AT_ONCE = 20


@blueprint.get(f"{ONE_SCHEME}/history")
@access("admin")
def show_history(family_id: str) -> str:
    """Show the changes to a scheme with what each changed, the latest first, some at a time."""
    store, account = current.store(), current.account()
    known = schemes.open_family(store, account, family_id)
    revisions = scheme_history.history(store, account, family_id)
    before = request.args.get("before", 0, type=int)
    shown = [one for one in revisions if not before or one.number < before][:_AT_ONCE]
    told = scheme_history.tell_history(store, account, family_id, shown)
    first = revisions[-1].number if revisions else 0
    return render_template(
        "schemes/show_history.html",
        family=known.family,
        lines=revision_lines(known, told, first),
        earlier=shown[-1].number if shown and shown[-1].number != first else 0,
    )


@blueprint.route(
    f"{ONE_SCHEME}/history/<int(max=999999999999):number>/take-back", methods=["GET", "POST"]
)
@access("admin")
def take_back(family_id: str, number: int) -> str | Response | tuple[str, int]:
    """Show what taking a change back does, ask why, then do it."""
    store, account = current.store(), current.account()
    known = schemes.open_family(store, account, family_id)
    form, status = TakeBackForm(began_from=known.revision), 200
    if form.validate_on_submit():
        try:
            scheme_history.take_back(
                store,
                account,
                family_id,
                number,
                form.began_from.data,
                form.note.data,
                current.now(),
            )
        except StaleScheme as stale:
            form.began_from.data, status = stale.newest, 409
            form.add_error("note", f"{stale}. Look at what changed, then send it again")
        else:
            flash("The change has been taken back")
            return redirect(url_for("schemes.show_scheme", family_id=family_id), 303)
    revisions = scheme_history.history(store, account, family_id)
    changed = changed_rounds(scheme_history.try_taking_back(store, account, family_id, number))
    page = render_template(
        "schemes/take_back.html",
        form=form,
        family=known.family,
        note=next(one.note for one in revisions if one.number == number),
        later=sum(1 for one in revisions if one.number > number),
        changed=changed,
    )
    return page, status
