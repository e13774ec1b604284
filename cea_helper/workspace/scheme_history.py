"""What was changed in a scheme, revision by revision, and how a change is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper.errors import BrokenSchemeFile, SchemeInUse, SchemeNotFound, VersionNotFound
from cea_helper.people import Account
from cea_helper.schemes import Scheme, SchemeFamily, corrected_family, round_tree, shipped
from cea_helper.schemes.changes import changes
from cea_helper.schemes.record_changes import record_changes
from cea_helper.storage import Database, Store, schemes
from cea_helper.storage.schemes import Revision
from cea_helper.workspace.schemes import (
    check_admin,
    check_fresh,
    check_in_use,
    keep,
    rounds_changed,
    shipped_tree,
    with_tree,
)

Tree = Mapping[str, Any]


@dataclass(frozen=True)
class RoundChange:
    """What a revision changed in one round: what applicants are told, and the rest."""

    title: str
    told: tuple[str, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True)
class ToldRevision:
    """A revision with what it changed; `added` and `gone` are titles of rounds.

    `is_readable` is false where this program cannot read the scheme as it stood then.
    """

    revision: Revision
    is_readable: bool
    renamed_to: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    rounds: tuple[RoundChange, ...]


def tell_history(
    store: Store, account: Account, family_id: str, wanted: Sequence[Revision]
) -> tuple[ToldRevision, ...]:
    """Return what each of these revisions of a scheme changed. Raises NotAllowed."""
    check_admin(account)
    with store.data.read_tx() as db:
        states = {
            number: _state(db, family_id, number)
            for one in wanted
            for number in (one.number - 1, one.number)
        }
    return tuple(_told(one, states[one.number - 1], states[one.number]) for one in wanted)


def history(store: Store, account: Account, family_id: str) -> tuple[Revision, ...]:
    """Return every change that was made here to a scheme, the latest first. Raises NotAllowed."""
    check_admin(account)
    with store.data.read_tx() as db:
        return schemes.list_revisions(db, store.schemes(db).family(family_id).id)


def try_taking_back(
    store: Store, account: Account, family_id: str, number: int
) -> tuple[tuple[Scheme, tuple[str, ...]], ...]:
    """Return each round that would change if a revision and all after it were taken back, and how.

    Raises NotAllowed, SchemeNotFound, VersionNotFound or SchemeInUse.
    """
    check_admin(account)
    with store.data.read_tx() as db:
        before, after = store.schemes(db), with_tree(db, _tree_before(db, family_id, number))
        check_in_use(db, before, after)
    return rounds_changed(before.family(family_id), after.family(family_id))


def take_back(
    store: Store,
    account: Account,
    family_id: str,
    number: int,
    began_from: int,
    note: str,
    now: datetime,
) -> None:
    """Let a scheme stand as before a revision, as a new revision.

    Raises NotAllowed, SchemeNotFound, VersionNotFound, StaleScheme or SchemeInUse.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        tree = _tree_before(db, family_id, number)
        check_fresh(schemes.newest_revisions(db).get(family_id), began_from)
        keep(store, db, account, tree, note, now)


def _state(db: Database, family_id: str, number: int) -> SchemeFamily | BrokenSchemeFile | None:
    """Return the scheme as it stood after a revision; None where it was not there yet."""
    tree = schemes.corrections(db, family_id, number)
    try:
        return corrected_family(tree) if tree else shipped().family(family_id)
    except SchemeNotFound:
        return None
    except BrokenSchemeFile as error:
        return error


def _told(
    revision: Revision,
    then: SchemeFamily | BrokenSchemeFile | None,
    now: SchemeFamily | BrokenSchemeFile | None,
) -> ToldRevision:
    if not isinstance(now, SchemeFamily) or isinstance(then, BrokenSchemeFile):
        return ToldRevision(revision, False, "", (), (), ())
    before = {scheme.id: scheme for scheme in then.rounds} if then else {}
    after = {scheme.id: scheme for scheme in now.rounds}
    return ToldRevision(
        revision=revision,
        is_readable=True,
        renamed_to=now.title if then and then.title != now.title else "",
        added=tuple(one.title for one in now.rounds if one.id not in before),
        gone=tuple(one.title for one in before.values() if one.id not in after),
        rounds=tuple(
            _round_change(old, after[old.id], then, now)
            for old in (then.rounds if then else ())
            if after.get(old.id, old) != old
        )
        if then
        else (),
    )


def _round_change(old: Scheme, new: Scheme, then: SchemeFamily, now: SchemeFamily) -> RoundChange:
    rest = record_changes(old, new, round_tree(then, old.id), round_tree(now, new.id))
    return RoundChange(new.title, changes(old, new), rest)


def _tree_before(db: Database, family_id: str, number: int) -> Tree:
    numbers = [one.number for one in schemes.list_revisions(db, family_id)]
    if number not in numbers:
        raise VersionNotFound(family_id, number)
    earlier = schemes.all_corrections(db, number - 1).get(family_id)
    if earlier is None and shipped_tree(family_id) is None:
        raise SchemeInUse("The scheme began with this change, so it cannot be taken back")
    return earlier or {"id": family_id, "rounds": {}}
