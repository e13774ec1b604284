"""Schemes and rounds that an administrator adds: from others, or from a scheme file."""

from __future__ import annotations

import re
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
    round_tree,
)
from cea_helper.schemes.inheritance import carried
from cea_helper.schemes.scheme_file import FORMAT
from cea_helper.storage import Database, Store, schemes
from cea_helper.workspace import naming
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

_YEAR = re.compile("(?:19|20|21)[0-9]{2}")


@dataclass(frozen=True)
class NewRound:
    """What is asked of a new round; all else comes from the one that it is built on."""

    title: str
    status: str


@dataclass(frozen=True)
class ImportEffect:
    """What the import of a scheme file would do.

    `began_from` is the revision to name when it is done; `changed` are the rounds that are known
    already and would change, with what their applicants are told.
    """

    family: SchemeFamily
    is_new: bool
    began_from: int
    added: tuple[Scheme, ...]
    changed: tuple[tuple[Scheme, tuple[str, ...]], ...]
    gone: tuple[Scheme, ...]


def copy_scheme(
    store: Store,
    account: Account,
    source: str,
    title: str,
    awarding_body: str,
    first: NewRound,
    now: datetime,
) -> str:
    """Make a scheme of its own with all rules of the round `source`; return its first round.

    Nothing of it is sure until somebody says so. Raises NotAllowed or SchemeNotFound.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        known = store.schemes(db)
        rules = carried(round_tree(known.family(known.get(source).family), source), [])
        family_id = naming.free(_slug(title), {family.id for family in known.families})
        round_id = _round_id(family_id, first.title, known)
        said = {"title": first.title, "awarding_body": awarding_body, "status": first.status}
        tree = {
            "format": FORMAT,
            "id": family_id,
            "title": title,
            "rounds": {round_id: {**rules, **said, "takes_applications": True}},
        }
        keep(store, db, account, tree, f"Made from {known.get(source).title}", now)
    return round_id


def add_round(
    store: Store, account: Account, base: str, wanted: NewRound, began_from: int, now: datetime
) -> str:
    """Add a round that inherits from the round `base`; return its identifier.

    Raises NotAllowed, SchemeNotFound or StaleScheme.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        known = store.schemes(db)
        family = known.get(base).family
        check_fresh(schemes.newest_revisions(db).get(family), began_from)
        round_id = _round_id(family, wanted.title, known)
        said = {"inherits": base, "title": wanted.title, "status": wanted.status}
        stored = schemes.corrections(db, family) or {"id": family, "rounds": {}}
        tree = {**stored, "rounds": {**stored["rounds"], round_id: said}}
        keep(store, db, account, tree, f"Added {wanted.title}", now)
    return round_id


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
    """Let a scheme say what a file says from now on.

    Raises what `try_import` does, or StaleScheme.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        check_fresh(schemes.newest_revisions(db).get(file.id), began_from)
        _effect(store, db, file)
        keep(store, db, account, _tree_to_store(file), note, now)


def _effect(store: Store, db: Database, file: SchemeFamily) -> ImportEffect:
    before = store.schemes(db)
    _check_ids(before, file)
    after = with_tree(db, _tree_to_store(file))
    _check_boxes(db, before, after, file.id)
    last = schemes.newest_revisions(db).get(file.id)
    old = _family_or_none(before, file.id)
    new = after.family(file.id)
    return ImportEffect(
        family=new,
        is_new=old is None,
        began_from=last.number if last else 0,
        added=_without(new.rounds, old.rounds if old else ()),
        changed=rounds_changed(old, new) if old else (),
        gone=_without(old.rounds, new.rounds) if old else (),
    )


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


def _round_id(family_id: str, title: str, known: Catalogue) -> str:
    """Return the identifier of a new round: that of its scheme and the year in its title."""
    year = _YEAR.search(title)
    wanted = f"{family_id}-{year[0]}" if year else _slug(title)
    return naming.free(wanted, {*(scheme.id for scheme in known), *known.held_awards()})


def _slug(title: str) -> str:
    return naming.from_title(title, "scheme")
