"""Read a table of a scheme file key by key: each fault is one sentence that names the place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

from cea_helper import text
from cea_helper.errors import BrokenSchemeFile

LONGEST_LINE = 300
LONGEST_TEXT = 2_000
MOST_MEMBERS = 60
# The health service began in 1948; far beyond both years no calendar can be reckoned with.
FIRST_YEAR = 1948
LAST_YEAR = 2100

# What `text.name` makes of any text.
_LINE = "one line, with single blanks and no signs that turn the reading direction"

_LONGEST_IDENTIFIER = 64
_LONGEST_SHOWN = 60

_IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")


def is_name(value: str) -> bool:
    """Whether `text.name` would leave a text as it is.

    The program reads thousands as it starts. Nearly all are plain, and those need no closer look.
    """
    if value.isascii() and value.isprintable():
        return value == " ".join(value.split())
    return text.name(value) == value


@dataclass(frozen=True)
class Table:
    """A table of the file and where it stands there."""

    file_name: str
    place: str
    values: Mapping[str, Any]

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Raise BrokenSchemeFile for what stands under this key."""
        raise BrokenSchemeFile(self.file_name, self._at(key), reason)

    def check_keys(self, known: Collection[str]) -> None:
        """Refuse a key that means nothing: it is most likely misspelt."""
        for key in self.values:
            if key not in known:
                self.refuse(key, "is not a name that a scheme file knows")

    def text(self, key: str, default: str | None = None, longest: int = LONGEST_LINE) -> str:
        """Return a text of 1 to `longest` characters; where it is missing, the default.

        A text as long as a line is one: what it is called must not pose as something else.
        """
        value = self._value(key, default)
        if value is default is not None:
            return default
        if not isinstance(value, str):
            self.refuse(key, "must be text in quotes")
        if not value.strip():
            self.refuse(key, "is empty")
        if len(value) > longest:
            self.refuse(key, f"must be {longest:,} characters or fewer")
        if longest == LONGEST_LINE and not is_name(value):
            self.refuse(key, f"must be {_LINE}")
        return value

    def one_of(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        """Return one of the known words."""
        value = self._value(key, default)
        if not isinstance(value, str) or value not in known:
            self.refuse(key, f"must be one of {', '.join(known)}")
        return value

    def whole(self, key: str, least: int, most: int) -> int | None:
        """Return a whole number in this range, or None where there is none."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(key, "must be a whole number")
        if not least <= value <= most:
            self.refuse(key, f"must be {least:,} to {most:,}")
        return value

    def number(self, key: str, least: int, most: int) -> int:
        """Return a whole number in this range, which must be there."""
        found = self.whole(key, least, most)
        if found is None:
            self.refuse(key, "is missing")
        return found

    def truth(self, key: str, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false")
        return value

    def day(self, key: str) -> date | None:
        """Return a day, or None where there is none."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self.refuse(key, "must be a day such as 2027-04-01, without quotes")
        self._check_year(key, value)
        return value

    def moment(self, key: str) -> datetime | None:
        """Return a time as the clocks of the United Kingdom show it, or None."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, datetime) or value.tzinfo is not None:
            self.refuse(key, "must be a time such as 2027-05-20T17:00:00, as clocks in the UK show")
        self._check_year(key, value)
        return value

    def texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        """Return a list of at least so many different texts."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(_is_line(member) for member in value):
            self.refuse(key, "must be a list of texts in quotes")
        if any(text.name(member) != member for member in value):
            self.refuse(key, f"must be a list of texts, each {_LINE}")
        if len(set(value)) != len(value):
            self.refuse(key, "names something twice")
        if not least <= len(value) <= MOST_MEMBERS:
            self.refuse(key, f"must have {least} to {MOST_MEMBERS} members")
        return tuple(value)

    def address(self, key: str) -> str:
        """Return a web address."""
        value = self.text(key)
        if not is_address(value):
            self.refuse(key, "must be a web address that begins with https:// or http://")
        return value

    def table(self, key: str) -> Table:
        """Return the table under this key; an empty one where there is none."""
        return self._inside(key, self.values.get(key, {}))

    def has(self, key: str) -> bool:
        """Whether anything stands under this key."""
        return key in self.values

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield each table inside the one under this key, with its identifier."""
        holder = self.table(key)
        if len(holder.values) > MOST_MEMBERS:
            self.refuse(key, f"must have {MOST_MEMBERS} members or fewer")
        for name, value in holder.values.items():
            if not _IDENTIFIER.fullmatch(name):
                holder.refuse(name, "must be a name of letters, digits, hyphens and underscores")
            yield name, holder._inside(name, value)

    def list_of_tables(self, key: str) -> Iterator[Table]:
        """Yield each table of the list under this key."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or len(value) > MOST_MEMBERS:
            self.refuse(key, f"must be a list of {MOST_MEMBERS} tables or fewer")
        for number, member in enumerate(value):
            yield self._inside(f"{key}[{number}]", member)

    def _check_year(self, key: str, day: date | None) -> None:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.refuse(key, f"must have a year from {FIRST_YEAR} to {LAST_YEAR}")

    def _inside(self, key: str, value: Any) -> Table:
        if not isinstance(value, Mapping):
            self.refuse(key, "must be a table")
        return Table(self.file_name, self._at(key), value)

    def _value(self, key: str, default: Any) -> Any:
        value = self.values.get(key, default)
        if value is None:
            self.refuse(key, "is missing")
        return value

    def _at(self, key: str) -> str:
        return f"{self.place}.{_shown(key)}" if self.place else _shown(key)


def is_address(value: str) -> bool:
    """Whether this can be the address of a page."""
    return re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", value) is not None


def _shown(key: str) -> str:
    """Return a name of the file as a sentence shows it: an identifier as it is, all else short."""
    short = key if len(key) <= _LONGEST_IDENTIFIER else f"{key[:_LONGEST_SHOWN]}..."
    return text.visible(short) or '""'


def _is_line(member: Any) -> bool:
    return isinstance(member, str) and len(member.strip()) > 0 and len(member) <= LONGEST_LINE
