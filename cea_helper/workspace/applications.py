"""A person's applications: their texts, version by version, and all of one put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from cea_helper import text
from cea_helper.application import (
    Application,
    BoxVersion,
    Claim,
    StoredApplication,
)
from cea_helper.drafting import claims as links
from cea_helper.drafting.own_words import Inserted
from cea_helper.errors import (
    ApplicationNotFound,
    BoxNotFound,
    StaleVersion,
)
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account, Applicant
from cea_helper.schemes import Scheme
from cea_helper.storage import (
    Database,
    Store,
    applications,
    evidence,
    people,
    whole_application,
)
from cea_helper.storage.whole_application import WholeApplication
from cea_helper.workspace import bank, own_words
from cea_helper.workspace.starting import open_round


def start_application(store: Store, account: Account, scheme_id: str, now: datetime) -> int:
    """Start an application for a round and return its number.

    Raises SchemeNotFound or TakesNoApplications.
    """
    with store.data.write_tx() as db:
        scheme = open_round(store, db, scheme_id)
        return applications.add(db, account.id, scheme.id, None, now)


def list_applications(store: Store, account: Account) -> tuple[StoredApplication, ...]:
    """Return the person's applications, the latest started first."""
    with store.data.read_tx() as db:
        return applications.list_for(db, store.schemes(db), account.id)


def get_application(store: Store, account: Account, application_id: int) -> StoredApplication:
    """Return the person's application as the list shows it. Raises ApplicationNotFound."""
    with store.data.read_tx() as db:
        return own_application(store, db, account, application_id)


def set_as_of(store: Store, account: Account, application_id: int, as_of: date | None) -> None:
    """Judge the application on this day, from which its look-back is counted; None: on each day.

    Raises ApplicationNotFound.
    """
    with store.data.write_tx() as db:
        own_application(store, db, account, application_id)
        applications.set_as_of(db, application_id, as_of)


def load(store: Store, account: Account, application_id: int) -> Application:
    """Return the whole application: profile, bank, newest texts and claims.

    The number of questions to the database is the same whatever it holds. Raises
    ApplicationNotFound.
    """
    return load_listed(store, account, application_id)[1]


def load_listed(
    store: Store, account: Account, application_id: int
) -> tuple[StoredApplication, Application]:
    """Return the application as the list shows it, and whole. Raises ApplicationNotFound."""
    return load_within(store, store.data.read_once(), account, application_id)


def load_within(
    store: Store, db: Database, account: Account, application_id: int
) -> tuple[StoredApplication, Application]:
    """Return what `load_listed` does, as a transaction sees it. Raises ApplicationNotFound."""
    found = _get_whole(store, db, account, application_id)
    return found.stored, _put_together(found, account)


def open_box(
    store: Store, account: Account, application_id: int, box_id: str
) -> tuple[Application, BoxVersion]:
    """Return the whole application and the newest text of one of its boxes, of the same moment.

    Raises ApplicationNotFound or BoxNotFound.
    """
    found = _get_whole(store, store.data.read_once(), account, application_id)
    check_box(found.stored, box_id)
    newest = found.newest.get(box_id) or BoxVersion(box_id, 0, "", None, None)
    return _put_together(found, account), newest


def _get_whole(
    store: Store, db: Database, account: Account, application_id: int
) -> WholeApplication:
    found = whole_application.get(db, partial(store.schemes, db), account.id, application_id)
    if found is None:
        raise ApplicationNotFound(application_id)
    return found


def _put_together(found: WholeApplication, account: Account) -> Application:
    applicant = found.applicant or Applicant(account.name)
    texts = {box: version.text for box, version in found.newest.items()}
    return _whole(found.stored, applicant, found.evidence, texts, found.claims)


def load_all(store: Store, account: Account) -> tuple[tuple[StoredApplication, Application], ...]:
    """Return each of the person's applications as the list shows it and whole, the latest first.

    The number of questions to the database is the same however many there are.
    """
    with store.data.read_tx() as db:
        started = applications.list_for(db, store.schemes(db), account.id)
        applicant = people.get_applicant(db, account.id) or Applicant(account.name)
        items = evidence.list_for(db, account.id)
        placed = applications.all_placements(db, account.id)
        texts = applications.all_newest_texts(db, account.id)
        claims = applications.all_newest_claims(db, account.id)
    return tuple(
        (
            stored,
            _whole(
                stored,
                applicant,
                _placed(items, placed.get(stored.id, {})),
                texts.get(stored.id, {}),
                claims.get(stored.id, ()),
            ),
        )
        for stored in started
    )


def _whole(
    stored: StoredApplication,
    applicant: Applicant,
    items: tuple[EvidenceItem, ...],
    texts: dict[str, str],
    claims: tuple[Claim, ...],
) -> Application:
    scheme = stored.scheme
    return Application(
        scheme=scheme,
        applicant=applicant,
        evidence=tuple(_on_form(item, scheme) for item in items),
        as_of=stored.as_of,
        statements=_written(texts, [domain.id for domain in scheme.domains]),
        fields=_written(texts, [field.id for field in scheme.fields]),
        claims=tuple(claim for claim in claims if scheme.domain(claim.domain)),
    )


def _on_form(item: EvidenceItem, scheme: Scheme) -> EvidenceItem:
    """Return the item without the domain chosen for it, if the round no longer has that one."""
    is_known = item.domain is None or scheme.domain(item.domain) is not None
    return item if is_known else replace(item, domain=None)


def _placed(items: tuple[EvidenceItem, ...], chosen: dict[str, str]) -> tuple[EvidenceItem, ...]:
    if not chosen:
        return items
    return tuple(
        replace(item, domain=chosen[item.id]) if item.id in chosen else item for item in items
    )


def newest_version(store: Store, account: Account, application_id: int, box_id: str) -> BoxVersion:
    """Return the newest text of a box; version 0 is the empty one before the first save.

    Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.read_tx() as db:
        check_box(own_application(store, db, account, application_id), box_id)
        return applications.newest_version(db, application_id, box_id)


def list_versions(
    store: Store, account: Account, application_id: int, box_id: str
) -> tuple[BoxVersion, ...]:
    """Return every saved text of a box, newest first. Raises ApplicationNotFound or BoxNotFound."""
    with store.data.read_tx() as db:
        check_box(own_application(store, db, account, application_id), box_id)
        return applications.list_versions(db, application_id, box_id)


def save_text(
    store: Store,
    account: Account,
    application_id: int,
    box_id: str,
    written: str,
    began_from: int,
    now: datetime,
    is_autosave: bool = False,
    inserted: Sequence[Inserted] | None = None,
    restores: int | None = None,
) -> BoxVersion:
    """Keep the text as a new version of the box and return the newest version.

    `began_from` is the version that was on the screen: where it is not the newest any more,
    StaleVersion is raised with both texts, and nothing changes. A text equal to the newest adds
    no version. Claims move along with their words. `is_autosave` says that nobody pressed a button,
    `inserted` what of the text was not typed (None: nobody knows), and `restores` of which version
    the text is. Raises ApplicationNotFound or BoxNotFound.
    """
    yours = text.normalise(written)
    with store.data.write_tx() as db:
        check_box(own_application(store, db, account, application_id), box_id)
        newest = applications.newest_version(db, application_id, box_id)
        if yours == newest.text:
            return newest
        if began_from != newest.version:
            raise StaleVersion(yours, newest.text, newest.version)
        claims = _carried(db, application_id, newest, yours)
        saved = applications.add_version(
            db, account, application_id, newest, yours, claims, now, is_autosave
        )
        if restores is None:
            own_words.note(db, account, application_id, newest, saved, inserted)
        else:
            own_words.note_again(db, account, application_id, restores, saved)
        return saved


def place_evidence(
    store: Store, account: Account, application_id: int, evidence_id: str, domain_id: str | None
) -> None:
    """Use an item in another domain of this application than its areas say; None undoes that.

    Raises ApplicationNotFound, EvidenceNotFound or BoxNotFound.
    """
    with store.data.write_tx() as db:
        stored = own_application(store, db, account, application_id)
        bank.own_item(db, account, evidence_id)
        if domain_id is not None and stored.scheme.domain(domain_id) is None:
            raise BoxNotFound(domain_id)
        applications.place(db, account.id, application_id, evidence_id, domain_id)


def delete_application(store: Store, account: Account, application_id: int) -> None:
    """Delete the application and every version of its texts; the evidence stays in the bank.

    Raises ApplicationNotFound.
    """
    with store.data.write_tx() as db:
        own_application(store, db, account, application_id)
        applications.delete(db, application_id)


def own_application(
    store: Store, db: Database, account: Account, application_id: int
) -> StoredApplication:
    """Return the person's application with this number. Raises ApplicationNotFound."""
    stored = applications.get(db, store.schemes(db), account.id, application_id)
    if stored is None:
        raise ApplicationNotFound(application_id)
    return stored


def check_box(stored: StoredApplication, box_id: str) -> None:
    """Raise BoxNotFound where the form of the application does not have this box."""
    if stored.scheme.box(box_id) is None:
        raise BoxNotFound(box_id)


def _written(texts: dict[str, str], boxes: list[str]) -> dict[str, str]:
    return {box: texts[box] for box in boxes if texts.get(box)}


def _carried(
    db: Database, application_id: int, newest: BoxVersion, new_text: str
) -> list[tuple[int, Claim]]:
    """Return the claims that hold in the new text, in the positions that the old ones had."""
    numbered = applications.newest_claims(db, application_id, [newest.box])
    carried = links.carry(newest.text, new_text, tuple(claim for _, claim in numbered))
    return list(zip((position for position, _ in numbered), carried, strict=False))
