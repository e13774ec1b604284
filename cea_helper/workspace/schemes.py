"""The award rounds that this installation knows."""

from __future__ import annotations

from cea_helper.schemes import Catalogue
from cea_helper.storage import Store


def catalogue(store: Store) -> Catalogue:
    """Return the program's rounds with the trust's own and its corrections."""
    with store.data.read_tx() as db:
        return store.schemes(db)
