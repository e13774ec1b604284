"""Correct the rules of a round, one page for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cea_helper.errors import BrokenSchemeFile, StaleScheme
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.schemes import PartForm
from cea_helper.web.forms.schemes_facts import ConfirmForm
from cea_helper.web.forms.schemes_members import RemoveForm
from cea_helper.web.forms.schemes_round import OrderForm
from cea_helper.web.forms.schemes_table import KINDS, PARTS, Kind
from cea_helper.web.presenters.round_page import round_page
from cea_helper.web.presenters.schemes import used_words
from cea_helper.web.presenters.schemes_facts import facts_to_check
from cea_helper.web.presenters.schemes_round import removal_words
from cea_helper.web.views.schemes.area import ONE_ROUND, blueprint
from cea_helper.workspace import scheme_tree, schemes
from cea_helper.workspace.scheme_tree import Tree, member_at, moved, new_id
from cea_helper.workspace.schemes import Change, Effect, OpenRound

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Task:
    """A change to a round in the making: its form, its words, and what it does to the tree.

    `holder` is where in the tree the places of the form begin.
    """

    opened: OpenRound
    form: PartForm
    heading: str
    change: Change
    holder: str = ""
    template: str = "schemes/edit_part.html"


@blueprint.route(f"{ONE_ROUND}/<part>", methods=["GET", "POST"])
@access("admin")
def edit_part(round_id: str, part: str) -> Answer:
    """Change something that is said of the round as a whole."""
    opened = _open(round_id)
    if part not in PARTS:
        abort(404)
    form = _form(PARTS[part].form, opened, opened.tree)
    return _do(Task(opened, form, PARTS[part].heading, form.put))


@blueprint.route(f"{ONE_ROUND}/<kind>/add", methods=["GET", "POST"])
@access("admin")
def add_member(round_id: str, kind: str) -> Answer:
    """Add a domain, another box, a question, a level or a link."""
    opened, of_kind = _open(round_id), _kind(kind)
    form = _form(of_kind.new, opened, {})
    form.other_titles = _titles(opened, kind)
    title = str(form[of_kind.named_by].data or "")
    member = new_id(title, of_kind.one, opened.taken | set(opened.tree.get(kind, ())))

    def change(tree: dict[str, Any]) -> None:
        form.put(scheme_tree.add_member(tree, kind, member))

    return _do(Task(opened, form, f"Add a {of_kind.one}", change, f"{kind}.{member}"))


@blueprint.route(f"{ONE_ROUND}/<kind>/<member>/<any(change, length):page>", methods=["GET", "POST"])
@access("admin")
def edit_member(round_id: str, kind: str, member: str, page: str) -> Answer:
    """Change a domain or another member of the round; its identifier stays."""
    opened, of_kind = _open(round_id), _kind(kind)
    known = _member(opened, kind, member)
    if page not in of_kind.pages:
        abort(404)
    part = of_kind.pages[page]
    form = _form(part.form, opened, known)
    form.other_titles = _titles(opened, kind, member)

    def change(tree: dict[str, Any]) -> None:
        form.put(tree[kind][member])

    heading = f"{part.heading}: {known['title']}" if of_kind.named_by == "title" else part.heading
    return _do(Task(opened, form, heading, change, f"{kind}.{member}"), identifier=member)


@blueprint.route(f"{ONE_ROUND}/<kind>/<member>/remove", methods=["GET", "POST"])
@access("admin")
def remove_member(round_id: str, kind: str, member: str) -> Answer:
    """Ask whether to take a member out of the round, and why; then do it."""
    opened, of_kind = _open(round_id), _kind(kind)
    known = _member(opened, kind, member)
    form = _form(RemoveForm, opened, {})
    form.submit.label.text = f"Remove the {of_kind.one}"
    form.submit.shown["variant"] = "warning"

    def change(tree: dict[str, Any]) -> None:
        scheme_tree.remove_member(tree, kind, member)

    task = Task(opened, form, f"Remove this {of_kind.one}?", change, "", "schemes/remove.html")
    title = known[of_kind.named_by]
    return _do(task, title=title, texts=removal_words(opened.texts.get(member, 0)))


@blueprint.route(f"{ONE_ROUND}/order", methods=["GET", "POST"])
@access("admin")
def edit_order(round_id: str) -> Answer:
    """Move the boxes of the form up and down, then save their order."""
    opened = _open(round_id)
    form = _form(OrderForm, opened, opened.tree)
    titles = {box.id: box.title for box in opened.scheme.boxes()}
    task = Task(opened, form, "Order of the form", form.put, "", "schemes/order.html")
    for direction, by in (("up", -1), ("down", 1)):
        if box_id := request.form.get(direction):
            form.order.data = ",".join(moved(form.boxes(), box_id, by))
            return _show(task, None, titles=titles)
    return _do(task, titles=titles)


@blueprint.route(f"{ONE_ROUND}/confirm", methods=["GET", "POST"])
@access("admin")
def confirm_facts(round_id: str) -> Answer:
    """Show every fact that is not confirmed, and confirm those that were checked together."""
    opened = _open(round_id)
    form = _form(ConfirmForm, opened, {})
    form.offer(opened.facts, facts_to_check(opened))
    heading = "Confirm what you have checked"
    return _do(Task(opened, form, heading, form.put, "", "schemes/confirm_facts.html"))


def _open(round_id: str) -> OpenRound:
    return schemes.open_round(current.store(), current.account(), round_id)


def _kind(kind: str) -> Kind:
    if kind not in KINDS:
        abort(404)
    return KINDS[kind]


def _member(opened: OpenRound, kind: str, member: str) -> Tree:
    if member not in opened.tree.get(kind, {}):
        abort(404)
    return member_at(opened.tree, kind, member)


def _titles(opened: OpenRound, kind: str, but: str = "") -> frozenset[str]:
    """Return what the boxes of the round are called, in small letters; nothing of other kinds."""
    if kind not in ("domains", "fields"):
        return frozenset()
    boxes = (box for box in opened.scheme.boxes() if box.id != but)
    return frozenset(box.title.casefold() for box in boxes)


def _form(form: type[PartForm], opened: OpenRound, tree: Tree) -> Any:
    known = {"checked_on": current.today(), **form.known(tree)}
    made = form(**known, began_from=opened.known.revision)
    made.offer_alone([later.title for later in opened.later])
    return made


def _do(task: Task, **shown: Any) -> Answer:
    """Keep the change or show what it would do; where it cannot be, say why at the field."""
    form, effect, status = task.form, None, 200
    if form.validate_on_submit():
        try:
            if not form.preview.data:
                return _save(task)
            effect = schemes.try_change(
                current.store(),
                current.account(),
                task.opened.scheme.id,
                task.change,
                form.is_alone,
            )
        except BrokenSchemeFile as error:
            _blame(task, error)
        except StaleScheme as stale:
            form.tell_stale(stale)
            status = 409
    return _show(task, effect, **shown), status


def _blame(task: Task, error: BrokenSchemeFile) -> None:
    for later in task.opened.later:
        if f"{error.place}.".startswith(f"rounds.{later.id}."):
            task.form.blame_later(error, later.id, later.title)
            return
    task.form.blame(error, f"rounds.{task.opened.scheme.id}.{task.holder}")


def _save(task: Task) -> Response:
    is_new = schemes.correct_round(
        current.store(),
        current.account(),
        task.opened.scheme.id,
        task.change,
        task.form.began_from.data,
        task.form.note.data,
        current.now(),
        task.form.is_alone,
    )
    flash("Saved" if is_new else "There was nothing new to save")
    return redirect(url_for("schemes.show_rules", round_id=task.opened.scheme.id), 303)


def _show(task: Task, effect: Effect | None, **shown: Any) -> str:
    scheme = task.opened.scheme
    known = schemes.all_rounds(current.store(), current.account())
    return render_template(
        task.template,
        form=task.form,
        heading=task.heading,
        scheme=scheme,
        used=used_words(task.opened.applications),
        effect=effect,
        page=round_page(effect.scheme, known, (), current.now()) if effect else None,
        **shown,
    )
