"""How values of the core stand in a column: times, dates and JSON documents as text."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from cea_helper.dates import PartialDate, parse_partial

_DECODER = json.JSONDecoder()

# The same few dates stand in most rows of a list.
_parsed = lru_cache(maxsize=1024)(parse_partial)


def from_moment(moment: datetime) -> str:
    """Return the moment in UTC, always of the same length, so that it sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_moment(written: str) -> datetime:
    """Return the moment that `from_moment` wrote."""
    return datetime.fromisoformat(written)


def from_partial(day: PartialDate | str | None) -> str | None:
    """Return the date as it is written; "present" and None stay what they are."""
    return None if day is None else str(day)


def to_partial(written: str | None) -> PartialDate | None:
    """Return the date that `from_partial` wrote."""
    return None if written is None else _parsed(written)


def from_document(document: Any) -> str:
    """Return the document as JSON."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_document(written: str) -> Any:
    """Return the document that `from_document` wrote."""
    # json.loads first looks for white space around it, which ours has not.
    return _DECODER.raw_decode(written)[0]


def from_maybe_document(document: Any | None) -> str | None:
    """Return the document as JSON, or None where there is none."""
    return None if document is None else from_document(document)


def present_fields(value: object) -> dict[str, Any]:
    """Return the fields of a frozen dataclass that are not None, by name."""
    return {name: field for name, field in vars(value).items() if field is not None}
