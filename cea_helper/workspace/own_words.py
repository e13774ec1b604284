"""How much of each text was typed, pasted, or put together from evidence, kept with each save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cea_helper.application import BoxVersion
from cea_helper.drafting import own_words
from cea_helper.drafting.own_words import Inserted, Parts
from cea_helper.people import Account
from cea_helper.storage import Database, Store
from cea_helper.storage import own_words as stored


def get_parts(store: Store, account: Account, application_id: int, saved: BoxVersion) -> Parts:
    """Return how much of a saved text comes from where; of another person's text, nothing known."""
    db = store.data.read_once()
    found = stored.get(db, account.id, application_id, saved.box, saved.version)
    return own_words.parts_of(found or own_words.none_known(saved.text))


def list_parts(
    db: Database, application_id: int, box_id: str, texts: Mapping[int, str]
) -> dict[int, Parts]:
    """Return for each of these versions how much of its text comes from where."""
    found = stored.list_for(db, application_id, box_id, list(texts))
    return {
        version: own_words.parts_of(found.get(version) or own_words.none_known(written))
        for version, written in texts.items()
    }


def note(
    db: Database,
    account: Account,
    application_id: int,
    before: BoxVersion,
    saved: BoxVersion,
    inserted: Sequence[Inserted] | None,
) -> None:
    """Keep where the words of a text that was just saved come from, as `own_words.carry` says.

    Where nothing at all is known, there is nothing to keep.
    """
    was = stored.get(db, account.id, application_id, before.box, before.version)
    if was is None and inserted is None:
        return
    origins = own_words.carry(
        before.text, was or own_words.none_known(before.text), saved.text, inserted
    )
    stored.add(db, application_id, saved.box, saved.version, origins)


def note_again(
    db: Database, account: Account, application_id: int, earlier: int, saved: BoxVersion
) -> None:
    """Keep of a text that was just restored what was known of that earlier version."""
    was = stored.get(db, account.id, application_id, saved.box, earlier)
    if was is not None and len(was) == len(saved.text):
        stored.add(db, application_id, saved.box, saved.version, was)
