"""What time it is for a command."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from cea_helper.errors import BrokenSettings

_LONDON = ZoneInfo("Europe/London")


def now(environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the time as aware UTC. Tests freeze it with CEA_HELPER_NOW."""
    frozen = environment.get("CEA_HELPER_NOW")
    if not frozen or environment.get("CEA_HELPER_TESTING") != "1":
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(frozen)
    except ValueError as error:
        raise BrokenSettings("CEA_HELPER_NOW", f'"{frozen}" is not a date and time') from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def today(moment: datetime) -> date:
    """Return the day that it is in London."""
    return moment.astimezone(_LONDON).date()
