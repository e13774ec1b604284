"""Slow down guessing, without letting anybody lock a colleague out."""

from __future__ import annotations

import hashlib
import math
from datetime import datetime, timedelta

from cea_helper.errors import TooManyTries
from cea_helper.storage import Store, sessions

WINDOW = timedelta(minutes=5)
MOST_FOR_ONE_PERSON = 10
MOST_FOR_ONE_ADDRESS = 100


def begin_try(store: Store, email: str, address: str, now: datetime) -> None:
    """Count a try to sign in before its password is looked at; raise TooManyTries over the limit.

    Tries at the same moment are each counted first, so that together they cannot pass the limit.
    A person's tries are counted for each address apart: the owner can still get in from another.
    """
    person = _digest(email)
    with store.sessions.write_tx() as db:
        sessions.delete_old_tries(db, now - WINDOW)
        tries = sessions.list_tries(db, address, since=now - WINDOW)
        of_person = [tried_at for tried_as, tried_at in tries if tried_as == person]
        _refuse_over(of_person, MOST_FOR_ONE_PERSON, now)
        _refuse_over([tried_at for _, tried_at in tries], MOST_FOR_ONE_ADDRESS, now)
        sessions.add_try(db, person, address, now)


def forget_tries(store: Store, email: str, address: str) -> None:
    """Forget the tries of somebody who has now given the right password."""
    with store.sessions.write_tx() as db:
        sessions.delete_tries(db, _digest(email), address)


def _refuse_over(newest_first: list[datetime], most: int, now: datetime) -> None:
    if len(newest_first) >= most:
        wait = newest_first[most - 1] + WINDOW - now
        raise TooManyTries(math.ceil(wait / timedelta(minutes=1)))


def _digest(email: str) -> str:
    # Whatever was typed as an e-mail address, a password among them, is not kept as it is.
    return hashlib.sha256(email.encode("utf-8", "surrogatepass")).hexdigest()
