"""Slow down guessing, without letting anybody lock a colleague out."""

from __future__ import annotations

import hashlib
import math
from datetime import datetime, timedelta

from cea_helper.errors import TooManyTries
from cea_helper.storage import Database, Store, sessions

WINDOW = timedelta(minutes=5)
MOST_FOR_ONE_PERSON = 10
MOST_FOR_ONE_ADDRESS = 100

# Guessing from many addresses at once shows in an hour's tries. While it lasts, addresses from
# which nobody is known to sign in have a tenth of their tries. Nobody is refused by it: whoever
# knows the password gets in with the first one.
MEMORY = timedelta(hours=1)
MANY_FOR_ONE_PERSON = 50
MANY_FOR_ALL = 1_000
_SLOWER = 10


def begin_try(store: Store, email: str, address: str, now: datetime) -> None:
    """Count a try to sign in before its password is looked at; raise TooManyTries over the limit.

    Tries at the same moment are each counted first, so that together they cannot pass the limit.
    A person's tries are counted for each address apart: the owner can still get in from another.
    """
    person = _digest(email)
    with store.sessions.write_tx() as db:
        sessions.delete_old_tries(db, now - MEMORY)
        tries = sessions.list_tries(db, address, since=now - WINDOW)
        of_person = [tried_at for tried_as, tried_at in tries if tried_as == person]
        _refuse_over(of_person, _most_for_person(db, person, address), now)
        _refuse_over([tried_at for _, tried_at in tries], _most_for_address(db, address), now)
        sessions.add_try(db, person, address, now)


def note_success(store: Store, email: str, address: str) -> None:
    """Forget the tries of somebody who has now given the right password, and note from where."""
    person = _digest(email)
    with store.sessions.write_tx() as db:
        sessions.delete_tries(db, person, address)
        sessions.note_place(db, person, address)


def _most_for_person(db: Database, person: str, address: str) -> int:
    is_attacked = sessions.count_tries_as(db, person, MANY_FOR_ONE_PERSON) >= MANY_FOR_ONE_PERSON
    is_slow = is_attacked and not sessions.is_place_of(db, address, person)
    return MOST_FOR_ONE_PERSON // _SLOWER if is_slow else MOST_FOR_ONE_PERSON


def _most_for_address(db: Database, address: str) -> int:
    is_attacked = sessions.count_tries(db, MANY_FOR_ALL) >= MANY_FOR_ALL
    is_slow = is_attacked and not sessions.is_place_of(db, address)
    return MOST_FOR_ONE_ADDRESS // _SLOWER if is_slow else MOST_FOR_ONE_ADDRESS


def _refuse_over(newest_first: list[datetime], most: int, now: datetime) -> None:
    if len(newest_first) >= most:
        wait = newest_first[most - 1] + WINDOW - now
        raise TooManyTries(math.ceil(wait / timedelta(minutes=1)))


def _digest(email: str) -> str:
    # Whatever was typed as an e-mail address, a password among them, is not kept as it is.
    return hashlib.sha256(email.encode("utf-8", "surrogatepass")).hexdigest()
