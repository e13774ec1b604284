"""An applicant shares a draft with a colleague, shares it again, takes it back, closes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from cea_helper import text
from cea_helper.application import Application, BoxVersion
from cea_helper.dates import uk_day
from cea_helper.errors import ApplicationNotFound, NothingShared, ReviewerRefused, ShareNotFound
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.review import DomainStanding, Part, Share, Standing, conflicts, standing
from cea_helper.storage import Database, Store, people, sharing, whole_application
from cea_helper.strength import DomainStrength, analyse, condensed
from cea_helper.workspace.accounts import lower_email
from cea_helper.workspace.applications import load_within, own_application

_LIVE: tuple[Standing, ...] = ("asked", "reading", "sent")


@dataclass(frozen=True)
class Terms:
    """What a reviewer is let see, the last day on which they can, and a note to them."""

    shows: tuple[Part, ...]
    ends_on: date
    note: str


@dataclass(frozen=True)
class Changed:
    """A text that is another now than when it was shared; version 0 is the empty text."""

    box: str
    then: BoxVersion
    now: BoxVersion


@dataclass(frozen=True)
class Sharing:
    """A share as its applicant sees it: how its reviewer stands to it, and what changed since.

    `conflicts` are those that the reviewer declared, in words; `marks` the advice that they sent.
    """

    share: Share
    standing: Standing
    changed: tuple[Changed, ...]
    conflicts: tuple[str, ...]
    marks: Mapping[str, int]

    @property
    def is_live(self) -> bool:
        """Whether the reviewer can read today."""
        return self.standing in _LIVE


def share(
    store: Store, account: Account, application_id: int, email: str, terms: Terms, now: datetime
) -> int:
    """Share the application as it is now with the person of this address; return the share.

    Raises ApplicationNotFound; ReviewerRefused where nobody here has the address, it is the
    applicant's own, or the two have a share already that can be read or was ended by a conflict;
    NothingShared.
    """
    with store.data.write_tx() as db:
        own_application(store, db, account, application_id)
        reviewer = _reviewer(db, account, email)
        known = sharing.find(db, application_id, reviewer.id)
        if known is not None:
            _check_can_begin_anew(known, now)
        share_id = (
            known.id
            if known
            else sharing.add(db, application_id, account.id, reviewer.id, terms.ends_on)
        )
        _freeze(store, db, account, application_id, share_id, terms, now)
    return share_id


def share_again(
    store: Store,
    account: Account,
    application_id: int,
    share_id: int,
    terms: Terms,
    now: datetime,
) -> None:
    """Let the reviewer see the application as it is now; they can review it once more.

    Raises ShareNotFound, ReviewerRefused where a conflict of interest ended the share, or
    NothingShared.
    """
    with store.data.write_tx() as db:
        known = _own_share(db, account, application_id, share_id)
        _check_no_conflict(known)
        _freeze(store, db, account, application_id, share_id, terms, now)


def take_back(
    store: Store, account: Account, application_id: int, share_id: int, now: datetime
) -> None:
    """End the share at once: the reviewer's next request finds nothing. Raises ShareNotFound."""
    with store.data.write_tx() as db:
        _own_share(db, account, application_id, share_id)
        sharing.take_back(db, share_id, now)


def close(
    store: Store,
    account: Account,
    application_id: int,
    share_id: int,
    thanks: str,
    now: datetime,
) -> None:
    """End the share with a word of thanks, which the reviewer reads on their home page.

    Raises ShareNotFound.
    """
    with store.data.write_tx() as db:
        _own_share(db, account, application_id, share_id)
        sharing.close(db, share_id, text.normalise(thanks).strip(), now)


def list_shares(
    store: Store, account: Account, application_id: int, now: datetime
) -> tuple[Sharing, ...]:
    """Return with whom the application was ever shared, the latest first.

    Raises ApplicationNotFound.
    """
    with store.data.read_tx() as db:
        newest = _newest(store, db, account, application_id)
        shares = sharing.list_of(db, application_id)
        return tuple(_told(db, one, newest, now) for one in shares)


def get_share(
    store: Store, account: Account, application_id: int, share_id: int, now: datetime
) -> Sharing:
    """Return one share of the person's application. Raises ShareNotFound."""
    with store.data.read_tx() as db:
        known = _own_share(db, account, application_id, share_id)
        return _told(db, known, _newest(store, db, account, application_id), now)


def _told(db: Database, known: Share, newest: Mapping[str, BoxVersion], now: datetime) -> Sharing:
    return Sharing(
        share=known,
        standing=standing(known, known.reviewer_id, uk_day(now)),
        changed=tuple(_changes(sharing.texts(db, known.id, known.draft), newest, known.shows)),
        conflicts=tuple(one.label for kind, one in conflicts().items() if kind in known.conflicts),
        marks=sharing.marks(db, known.id, known.draft) if known.sent_at else {},
    )


def _changes(
    then: Mapping[str, BoxVersion], newest: Mapping[str, BoxVersion], shows: tuple[Part, ...]
) -> Iterator[Changed]:
    if "statements" not in shows:
        return
    for box, version in newest.items():
        before = then.get(box, BoxVersion(box, 0, "", None, None))
        if before.text != version.text:
            yield Changed(box, before, version)


def _reviewer(db: Database, account: Account, email: str) -> Account:
    address = lower_email(email)
    if address == account.email:
        raise ReviewerRefused("This is your own address. Nobody reviews their own application")
    found = people.find_account(db, address)
    if found is None or found[0].disabled_at is not None:
        raise ReviewerRefused(
            "Nobody here has this email address. Check it, or ask your administrator to invite them"
        )
    return found[0]


def _check_can_begin_anew(known: Share, now: datetime) -> None:
    _check_no_conflict(known)
    if standing(known, known.reviewer_id, uk_day(now)) in _LIVE:
        raise ReviewerRefused(
            f"You are sharing this application with {known.reviewer_name} already. "
            "Choose share again there"
        )


def _check_no_conflict(known: Share) -> None:
    if known.is_conflicted:
        raise ReviewerRefused(
            f"{known.reviewer_name} has a conflict of interest and cannot review this application"
        )


def _own_share(db: Database, account: Account, application_id: int, share_id: int) -> Share:
    known = sharing.get(db, share_id)
    if known is None or (known.owner_id, known.application_id) != (account.id, application_id):
        raise ShareNotFound(share_id)
    return known


def _newest(
    store: Store, db: Database, account: Account, application_id: int
) -> dict[str, BoxVersion]:
    """Return the newest text of each box that is on the form. Raises ApplicationNotFound."""
    found = whole_application.get(db, partial(store.schemes, db), account.id, application_id)
    if found is None:
        raise ApplicationNotFound(application_id)
    on_form = [box.id for box in found.stored.scheme.boxes()]
    return {box: found.newest[box] for box in on_form if box in found.newest}


def _freeze(
    store: Store,
    db: Database,
    account: Account,
    application_id: int,
    share_id: int,
    terms: Terms,
    now: datetime,
) -> None:
    _, application = load_within(store, db, account, application_id)
    written = [one for one in _newest(store, db, account, application_id).values() if one.text]
    texts = written if "statements" in terms.shows else []
    items = [_seen(item, terms.shows) for item in application.evidence]
    strength = list(_strength(application, terms.shows, uk_day(now)))
    kept = items if "evidence" in terms.shows else []
    if not (texts or kept or strength):
        raise NothingShared("Nothing is written yet that could be shown")
    sharing.set_terms(db, share_id, terms.shows, terms.ends_on, terms.note)
    sharing.add_draft(db, share_id, application_id, texts, kept, strength, now)


def _seen(item: EvidenceItem, shows: tuple[Part, ...]) -> EvidenceItem:
    """Return what a reviewer sees of an item: never the private notes."""
    proof = item.proof if "proof" in shows else ()
    return replace(item, notes=None, proof=proof)


def _strength(
    application: Application, shows: tuple[Part, ...], today: date
) -> Iterator[DomainStanding]:
    if "strength" in shows:
        for domain in analyse(application, today).domains:
            yield DomainStanding(domain.id, domain.strength, _reasons(domain, shows))


def _reasons(domain: DomainStrength, shows: tuple[Part, ...]) -> tuple[str, ...]:
    """Return why; without the evidence no reason that names any of it."""
    named = "evidence" in shows
    return condensed([one for one in domain.reasons if named or not one.evidence])
