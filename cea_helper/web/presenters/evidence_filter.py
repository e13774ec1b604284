"""What is looked for in the bank, as an address says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cea_helper import text
from cea_helper.application import StoredApplication
from cea_helper.evidence import AREAS, REACHES
from cea_helper.storage.evidence_search import Wanted
from cea_helper.web.filters import moment
from cea_helper.web.presenters.completing import LACKS

LONGEST_SEARCH = 200
UNUSED = "none"

_LONGEST_NUMBER = 12
# More years than these are no help to choose from.
_MOST_YEARS = 60


def wanted_from(asked: Mapping[str, str]) -> Wanted:
    """Return what an address asks for; what it does not know it passes over."""
    used, year = asked.get("used", ""), _number(asked.get("year", ""))
    return Wanted(
        words=text.one_line(text.typed(asked.get("words", "")))[:LONGEST_SEARCH].strip(),
        area=next((area for area in AREAS if area == asked.get("area")), None),
        reach=next((reach for reach in REACHES if reach == asked.get("reach")), None),
        year=year if year and year <= 9999 else None,
        lacks=next((name for name in LACKS if name == asked.get("lacks")), None),
        used_in="none" if used == UNUSED else _number(used),
    )


def query_of(wanted: Wanted) -> dict[str, str]:
    """Return what an address carries to ask for this."""
    asked = {
        "words": wanted.words,
        "area": wanted.area,
        "reach": wanted.reach,
        "year": wanted.year,
        "lacks": wanted.lacks,
        "used": wanted.used_in,
    }
    return {name: str(value) for name, value in asked.items() if value}


def is_filtered(wanted: Wanted) -> bool:
    """Whether anything but words is asked for."""
    return replace(wanted, words="") != Wanted()


def list_years(known: tuple[int, int] | None, this_year: int) -> range:
    """Return the years to choose from, the latest first; `known` are the bank's first and last."""
    if known is None:
        return range(0)
    first, last = known
    newest = max(min(last, this_year), min(first, this_year))
    return range(newest, max(first, newest - _MOST_YEARS) - 1, -1)


def list_rounds(applications: Sequence[StoredApplication]) -> dict[int, str]:
    """Return the titles of the applications, with the time of its start where two are alike."""
    titles = [application.scheme.title for application in applications]
    return {
        application.id: f"{title}, started {moment(application.created_at)}"
        if titles.count(title) > 1
        else title
        for application, title in zip(applications, titles, strict=True)
    }


def _number(written: str) -> int | None:
    is_number = written.isascii() and written.isdecimal() and len(written) <= _LONGEST_NUMBER
    return int(written) or None if is_number else None
