"""The checks, as the table says them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from cea_helper.checks.model import Check
from cea_helper.checks.tables import table

_LISTS = ("fires", "quiet", "families")


@cache
def checks() -> Mapping[str, Check]:
    """Return every check by its slug, in the order of the table."""
    return {slug: _check(slug, dict(row)) for slug, row in table("checks.toml").items()}


def _check(slug: str, row: dict[str, Any]) -> Check:
    row.update({name: tuple(row.get(name, ())) for name in _LISTS})
    return Check(slug=slug, **row)


def source_address(key: str) -> str:
    """Return the address of a source by its key in `sources.toml`."""
    address: str = table("sources.toml")[key]
    return address
