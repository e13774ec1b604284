"""Identifiers of new schemes and rounds, made from their titles; none is taken already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cea_helper.schemes import Catalogue
from cea_helper.workspace import naming

_YEAR = re.compile("(?:19|20|21)[0-9]{2}")


def new_family_id(title: str, known: Catalogue) -> str:
    """Return the identifier of a new scheme."""
    return naming.free(_slug(title), {family.id for family in known.families})


def new_round_id(family_id: str, title: str, known: Catalogue, besides: Iterable[str] = ()) -> str:
    """Return the identifier of a new round: that of its scheme and the year in its title.

    Those of `besides` are taken too.
    """
    year = _YEAR.search(title)
    wanted = f"{family_id}-{year[0]}" if year else _slug(title)
    taken = {*(scheme.id for scheme in known), *known.held_awards(), *besides}
    return naming.free(wanted, taken)


def _slug(title: str) -> str:
    return naming.from_title(title, "scheme")
