"""Which evidence a stretch of a statement rests on, said by the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cea_helper.drafting import claims as links
from cea_helper.errors import BoxNotFound, StaleVersion
from cea_helper.people import Account
from cea_helper.storage import Store, applications
from cea_helper.workspace import bank
from cea_helper.workspace.applications import own_application


@dataclass(frozen=True)
class Stretch:
    """Words of a statement, and where they begin in the version that was on the screen.

    Positions count code points of the normalised text.
    """

    version: int
    start: int
    words: str

    @property
    def end(self) -> int:
        """The position after the last of the words."""
        return self.start + len(self.words)


Choose = Callable[[tuple[str, ...]], Sequence[str]]


def rest_on(
    store: Store,
    account: Account,
    application_id: int,
    domain_id: str,
    stretch: Stretch,
    choose: Choose,
) -> None:
    """Let the stretch rest on what `choose` makes of the items that it rests on now.

    The text around it rests on what it did, and no version is added, since no word changes. Where
    the version is not the newest any more or the words do not stand there, StaleVersion is raised
    and nothing changes. Raises ApplicationNotFound, BoxNotFound where it is no domain, or
    EvidenceNotFound.
    """
    with store.data.write_tx() as db:
        scheme = own_application(store, db, account, application_id).scheme
        if scheme.domain(domain_id) is None:
            raise BoxNotFound(domain_id)
        newest = applications.newest_version(db, application_id, domain_id)
        stands_there = newest.text[stretch.start : stretch.end] == stretch.words != ""
        if newest.version != stretch.version or not stands_there:
            raise StaleVersion(stretch.words, newest.text, newest.version)
        numbered = applications.newest_claims(db, application_id, [domain_id])
        before = [claim for _, claim in numbered]
        named = choose(links.evidence_of(before, stretch.start, stretch.end))
        for evidence_id in named:
            bank.own_item(db, account, evidence_id)
        items = tuple(dict.fromkeys(named))
        claims = links.link(before, domain_id, stretch.start, stretch.end, items)
        applications.set_claims(db, account, application_id, newest, claims)
