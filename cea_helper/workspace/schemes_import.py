"""A scheme file that an administrator takes in: what it would do, and to do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper.errors import SchemeIdTaken, SchemeInUse, SchemeNotFound
from cea_helper.people import Account
from cea_helper.schemes import (
    Catalogue,
    Scheme,
    SchemeFamily,
    corrected,
    family_of,
    round_tree,
)
from cea_helper.storage import Database, Store, schemes
from cea_helper.workspace.scheme_names import new_family_id, new_round_id
from cea_helper.workspace.schemes import (
    check_admin,
    check_fresh,
    keep,
    rounds_changed,
    shipped_tree,
    with_tree,
    without_empty,
)

Tree = Mapping[str, Any]


@dataclass(frozen=True)
class ImportEffect:
    """What the import of a scheme file would do.

    `began_from` is the revision to name when it is done; `changed` are the rounds that are known
    already and would change, with what their applicants are told. `corrects` is the title of a
    scheme that CEA Helper brings and that would be corrected: that may not be what is meant.
    """

    family: SchemeFamily
    is_new: bool
    corrects: str
    old_title: str
    began_from: int
    added: tuple[Scheme, ...]
    changed: tuple[tuple[Scheme, tuple[str, ...]], ...]
    gone: tuple[Scheme, ...]

    @property
    def asks_how(self) -> bool:
        """Whether it must be asked if the file corrects a scheme that CEA Helper brings."""
        return bool(self.corrects) and not self.is_the_same

    @property
    def is_renamed(self) -> bool:
        """Whether a scheme that is known would be called otherwise."""
        return not self.is_new and self.family.title != self.old_title

    @property
    def is_the_same(self) -> bool:
        """Whether the file says of a known scheme what is known."""
        return not (self.is_new or self.added or self.changed or self.gone or self.is_renamed)


def try_import(store: Store, account: Account, file: SchemeFamily) -> ImportEffect:
    """Return what the import of a scheme would do; nothing is kept.

    Raises NotAllowed, BrokenSchemeFile, SchemeIdTaken, or SchemeInUse where it would take a round
    or a box away that applications here use.
    """
    check_admin(account)
    with store.data.read_tx() as db:
        return _effect(store, db, file)


def import_scheme(
    store: Store,
    account: Account,
    file: SchemeFamily,
    began_from: int,
    note: str,
    now: datetime,
) -> None:
    """Let a scheme say what a file says from now on; rounds that are new begin as drafts.

    Raises what `try_import` does, or StaleScheme.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        check_fresh(schemes.newest_revisions(db).get(file.id), began_from)
        _effect(store, db, file)
        keep(store, db, account, _tree_to_store(_with_drafts(store.schemes(db), file)), note, now)


def import_as_own(
    store: Store, account: Account, file: SchemeFamily, title: str, note: str, now: datetime
) -> str:
    """Add what a file says as a scheme of the trust's own with this title; return its identifier.

    Scheme and rounds get identifiers of their own, so that nothing known here changes. Raises
    NotAllowed or BrokenSchemeFile.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        known = store.schemes(db)
        own = _with_drafts(known, _renamed(known, file, title))
        keep(store, db, account, own.tree, note, now)
    return own.id


def _renamed(known: Catalogue, file: SchemeFamily, title: str) -> SchemeFamily:
    family_id = new_family_id(title, known)
    names: dict[str, str] = {}
    for scheme in file.rounds:
        names[scheme.id] = new_round_id(family_id, scheme.title, known, names.values())
    rounds = {names[old]: _led_to(tree, names) for old, tree in file.tree["rounds"].items()}
    tree = {**file.tree, "id": family_id, "title": title, "rounds": rounds}
    return family_of(file.id, tree)


def _led_to(tree: Tree, names: Mapping[str, str]) -> Tree:
    """Return the tree of a round in which other rounds of its file have their new names."""
    led = dict(tree)
    if "inherits" in led:
        led["inherits"] = names[led["inherits"]]
    if "replaced_by" in led:
        led["replaced_by"] = [names.get(one, one) for one in led["replaced_by"]]
    return led


def _effect(store: Store, db: Database, file: SchemeFamily) -> ImportEffect:
    before = store.schemes(db)
    _check_ids(before, file)
    after = with_tree(db, _tree_to_store(_with_drafts(before, file)))
    _check_boxes(db, before, after, file.id)
    last = schemes.newest_revisions(db).get(file.id)
    old = _family_or_none(before, file.id)
    new = after.family(file.id)
    return ImportEffect(
        family=new,
        is_new=old is None,
        corrects=old.title if old and shipped_tree(file.id) else "",
        old_title=old.title if old else "",
        began_from=last.number if last else 0,
        added=_without(new.rounds, old.rounds if old else ()),
        changed=rounds_changed(old, new) if old else (),
        gone=_without(old.rounds, new.rounds) if old else (),
    )


def _with_drafts(known: Catalogue, file: SchemeFamily) -> SchemeFamily:
    """Return the scheme of the file with its new rounds as drafts; those known stay as they are.

    What an administrator did not publish here is nobody's business, whatever the file says.
    """
    published = {scheme.id for scheme in known.published}
    rounds = {
        round_id: _draft(tree, round_id not in published)
        for round_id, tree in file.tree["rounds"].items()
    }
    return family_of(file.id, {**file.tree, "rounds": rounds})


def _draft(tree: Tree, is_draft: bool) -> Tree:
    told = {key: value for key, value in tree.items() if key != "draft"}
    return {**told, "draft": True} if is_draft else told


def _check_ids(known: Catalogue, file: SchemeFamily) -> None:
    others = {scheme.id: scheme for scheme in known if scheme.family != file.id}
    for scheme in file.rounds:
        if scheme.id in others:
            title = known.family(others[scheme.id].family).title
            raise SchemeIdTaken(f'The round "{scheme.id}" belongs to {title} here')


def _check_boxes(db: Database, before: Catalogue, after: Catalogue, family_id: str) -> None:
    """Raise SchemeInUse where the file has no more a round or a box that applications use."""
    left = {scheme.id: scheme for scheme in after}
    numbers, texts = schemes.count_applications(db), schemes.count_texts(db)
    for scheme in before:
        if scheme.family != family_id or scheme.id not in numbers:
            continue
        if scheme.id not in left:
            raise SchemeInUse(_in_use(numbers[scheme.id], f"the round {scheme.title}"))
        for box in scheme.boxes():
            if box.id in texts.get(scheme.id, {}) and left[scheme.id].box(box.id) is None:
                number = texts[scheme.id][box.id]
                raise SchemeInUse(_in_use(number, f'the box "{box.title}" of {scheme.title}'))


def _in_use(number: int, what: str) -> str:
    use = "1 application here uses" if number == 1 else f"{number:,} applications here use"
    return f"{use} {what}, which the file does not have"


def _tree_to_store(file: SchemeFamily) -> Tree:
    """Return what to store so that the scheme says what the file says.

    A round comes after the one that it inherits from, since what it says besides depends on that.
    """
    own = shipped_tree(file.id)
    if own is None:
        return file.tree
    tree: dict[str, Any] = {"id": file.id, "title": file.title, "rounds": {}}
    for round_id in _oldest_first(file.tree["rounds"]):
        inherits = file.tree["rounds"][round_id].get("inherits")
        if inherits and round_id not in own["rounds"]:
            tree["rounds"][round_id] = {"inherits": inherits}
        tree = corrected(own, tree, round_id, round_tree(file, round_id))
    return without_empty(tree)


def _oldest_first(rounds: Mapping[str, Tree]) -> list[str]:
    def depth(round_id: str) -> int:
        inherits = rounds[round_id].get("inherits")
        return 1 + depth(inherits) if inherits else 0

    return sorted(rounds, key=depth)


def _without(rounds: Iterable[Scheme], others: Iterable[Scheme]) -> tuple[Scheme, ...]:
    ids = {scheme.id for scheme in others}
    return tuple(scheme for scheme in rounds if scheme.id not in ids)


def _family_or_none(known: Catalogue, family_id: str) -> SchemeFamily | None:
    try:
        return known.family(family_id)
    except SchemeNotFound:
        return None
