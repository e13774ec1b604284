"""The award rounds that this installation knows, and how an administrator corrects them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from cea_helper.errors import NotAllowed, SchemeInUse, SchemeNotFound, StaleScheme
from cea_helper.people import Account
from cea_helper.schemes import (
    Catalogue,
    Scheme,
    SchemeFamily,
    corrected,
    round_tree,
    shipped,
    with_corrections,
)
from cea_helper.schemes.changes import changes
from cea_helper.schemes.facts import RoundFact, round_facts
from cea_helper.storage import Database, Store, schemes
from cea_helper.storage.schemes import Revision

Tree = Mapping[str, Any]
Change = Callable[[dict[str, Any]], object]
Origin = Literal["shipped", "corrected", "added"]

LONGEST_NOTE = 500


@dataclass(frozen=True)
class KnownFamily:
    """A scheme as an administrator finds it; `last` is the latest change made here, if any.

    `origins` says of each round whose it is, `applications` how many it has here.
    """

    family: SchemeFamily
    is_shipped: bool
    origins: Mapping[str, Origin]
    applications: Mapping[str, int]
    last: Revision | None

    @property
    def revision(self) -> int:
        """The number that a change to the scheme begins from; 0 where nothing was changed yet."""
        return self.last.number if self.last else 0


@dataclass(frozen=True)
class OpenRound:
    """A round with all that holds for it as a tree, and what hangs on it.

    `texts` says in how many applications each box has a text; `later` are the rounds that inherit
    from this one.
    """

    known: KnownFamily
    scheme: Scheme
    tree: Tree
    texts: Mapping[str, int]
    later: tuple[Scheme, ...]

    @property
    def applications(self) -> int:
        """How many applications the round has here."""
        return self.known.applications.get(self.scheme.id, 0)

    @property
    def facts(self) -> tuple[RoundFact, ...]:
        """Every fact of the round, with how sure it is."""
        return round_facts(self.scheme, self.tree)

    @property
    def taken(self) -> frozenset[str]:
        """The identifiers that a new box must not have."""
        boxes = (box.id for scheme in self.known.family.rounds for box in scheme.boxes())
        return frozenset((*boxes, *self.texts))


@dataclass(frozen=True)
class Effect:
    """What a change does to a round: the round as it would be, and what its applicants are told."""

    scheme: Scheme
    sentences: tuple[str, ...]


def catalogue(store: Store) -> Catalogue:
    """Return the program's rounds with the trust's own and its corrections, without drafts."""
    with store.data.read_tx() as db:
        return store.schemes(db).published


def all_rounds(store: Store, account: Account) -> Catalogue:
    """Return all rounds, drafts included. Raises NotAllowed."""
    check_admin(account)
    with store.data.read_tx() as db:
        return store.schemes(db)


def check_admin(account: Account) -> None:
    """Raise NotAllowed unless the person may change schemes."""
    if not account.is_admin:
        raise NotAllowed("Only an administrator can change award schemes")


def list_families(store: Store, account: Account) -> tuple[KnownFamily, ...]:
    """Return every scheme: the trust's own first, those that have ended last. Raises NotAllowed."""
    check_admin(account)
    with store.data.read_tx() as db:
        families = store.schemes(db).families
        known = [_known(db, family) for family in families]
    return tuple(sorted(known, key=_own_first))


def open_family(store: Store, account: Account, family_id: str) -> KnownFamily:
    """Return a scheme. Raises NotAllowed or SchemeNotFound."""
    check_admin(account)
    with store.data.read_tx() as db:
        return _known(db, store.schemes(db).family(family_id))


def open_round(store: Store, account: Account, round_id: str) -> OpenRound:
    """Return a round to be corrected. Raises NotAllowed or SchemeNotFound."""
    check_admin(account)
    with store.data.read_tx() as db:
        return _opened(store, db, round_id)


def try_change(
    store: Store, account: Account, round_id: str, change: Change, is_alone: bool = False
) -> Effect:
    """Return what a change would do to the round; nothing is kept.

    With `is_alone`, the rounds that inherit from it would stay as they are. Raises NotAllowed,
    SchemeNotFound or BrokenSchemeFile.
    """
    check_admin(account)
    with store.data.read_tx() as db:
        opened = _opened(store, db, round_id)
        after = with_tree(db, _changed(db, opened, change, is_alone)).get(round_id)
    return Effect(after, changes(opened.scheme, after))


def correct_round(
    store: Store,
    account: Account,
    round_id: str,
    change: Change,
    began_from: int,
    note: str,
    now: datetime,
    is_alone: bool = False,
) -> bool:
    """Keep a change to a round as a new revision of its scheme; return whether there was any.

    With `is_alone`, the rounds that inherit from it stay as they are. Raises NotAllowed,
    SchemeNotFound, StaleScheme where the scheme was saved since `began_from`, or BrokenSchemeFile
    where the round, or one that inherits from it, could not be read any more.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        opened = _opened(store, db, round_id)
        check_fresh(opened.known.last, began_from)
        tree = _changed(db, opened, change, is_alone)
        if tree == _stored(db, opened.known.family):
            return False
        keep(store, db, account, tree, note, now)
    return True


def publish(
    store: Store, account: Account, round_id: str, began_from: int, note: str, now: datetime
) -> bool:
    """Let everybody see a draft from now on; return whether it was one.

    Raises NotAllowed, SchemeNotFound or StaleScheme.
    """
    return correct_round(store, account, round_id, _publish, began_from, note, now)


def rounds_changed(
    before: SchemeFamily, after: SchemeFamily
) -> tuple[tuple[Scheme, tuple[str, ...]], ...]:
    """Return each round that is there before and after and not the same, with what changes."""
    later = {scheme.id: scheme for scheme in after.rounds}
    pairs = [(then, later[then.id]) for then in before.rounds if then.id in later]
    return tuple((now, changes(then, now)) for then, now in pairs if then != now)


def keep(store: Store, db: Database, account: Account, tree: Tree, note: str, now: datetime) -> int:
    """Add a revision once all schemes were read anew with it; return its number.

    Raises BrokenSchemeFile or SchemeInUse.
    """
    check_in_use(db, store.schemes(db), with_tree(db, tree))
    return schemes.add_revision(db, account, tree, note, now)


def with_tree(db: Database, tree: Tree) -> Catalogue:
    """Return all rounds as they would be with this instead of what is stored of its scheme."""
    return with_corrections({**schemes.all_corrections(db), tree["id"]: tree}.values())


def check_fresh(last: Revision | None, began_from: int) -> None:
    """Raise StaleScheme where the latest change is not the one that somebody began from."""
    if last is not None and last.number != began_from:
        raise StaleScheme(last.saved_by, last.number)


def check_in_use(db: Database, before: Catalogue, after: Catalogue) -> None:
    """Raise SchemeInUse where a round that has applications would be gone, or be a draft."""
    left = {scheme.id for scheme in after}
    drafts = {scheme.id for scheme in after if scheme.is_draft}
    numbers = schemes.count_applications(db)
    for scheme in before:
        if scheme.id in numbers and scheme.id not in left:
            number = _applications(numbers[scheme.id])
            raise SchemeInUse(f"{number} here in {scheme.title}, which would be gone")
        if scheme.id in numbers and scheme.id in drafts:
            number = _applications(numbers[scheme.id])
            raise SchemeInUse(f"{number} here in {scheme.title}, which would be a draft again")


def shipped_tree(family_id: str) -> Tree | None:
    """Return what the program's own file says of a scheme; None where it has none."""
    try:
        return shipped().family(family_id).tree
    except SchemeNotFound:
        return None


def _own_first(known: KnownFamily) -> tuple[bool, bool, str]:
    has_ended = not any(scheme.takes_applications for scheme in known.family.rounds)
    return known.is_shipped, has_ended, known.family.title


def _applications(number: int) -> str:
    return "There is 1 application" if number == 1 else f"There are {number:,} applications"


def _known(db: Database, family: SchemeFamily) -> KnownFamily:
    own = shipped_tree(family.id)
    shipped_rounds = own["rounds"] if own else {}
    here = _stored(db, family)["rounds"]
    origins = {
        scheme.id: _origin(scheme.id in shipped_rounds, bool(here.get(scheme.id)))
        for scheme in family.rounds
    }
    last = schemes.newest_revisions(db).get(family.id)
    return KnownFamily(family, own is not None, origins, schemes.count_applications(db), last)


def _origin(is_shipped: bool, is_changed: bool) -> Origin:
    if not is_shipped:
        return "added"
    return "corrected" if is_changed else "shipped"


def _opened(store: Store, db: Database, round_id: str) -> OpenRound:
    found = store.schemes(db)
    scheme = found.get(round_id)
    family = found.family(scheme.family)
    return OpenRound(
        known=_known(db, family),
        scheme=scheme,
        tree=round_tree(family, round_id),
        texts=schemes.count_texts(db).get(round_id, {}),
        later=tuple(_later(family, round_id)),
    )


def _later(family: SchemeFamily, round_id: str) -> list[Scheme]:
    """Return the rounds that inherit from this one, those that do so through another included."""
    found: list[Scheme] = []
    for scheme in family.rounds:
        if scheme.carried_forward_from == round_id:
            found += [scheme, *_later(family, scheme.id)]
    return found


def _publish(tree: dict[str, Any]) -> None:
    tree.pop("draft", None)


def _changed(db: Database, opened: OpenRound, change: Change, is_alone: bool) -> dict[str, Any]:
    family = opened.known.family
    own = shipped_tree(family.id)
    wanted = round_tree(family, opened.scheme.id)
    change(wanted)
    tree = corrected(own, _stored(db, family), opened.scheme.id, wanted)
    for later in opened.later if is_alone else ():
        tree = corrected(own, tree, later.id, round_tree(family, later.id))
    return without_empty(tree)


def without_empty(tree: Tree) -> dict[str, Any]:
    """Return corrections without the rounds of which they say nothing."""
    return {**tree, "rounds": {name: said for name, said in tree["rounds"].items() if said}}


def _stored(db: Database, family: SchemeFamily) -> Tree:
    return schemes.corrections(db, family.id) or {"id": family.id, "rounds": {}}
