"""What reading a file of evidence gives: items, duplicates, and what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import EvidenceItem

Format = Literal["ris", "bibtex", "nbib", "csl-json", "csv", "xlsx", "application"]
Progress = Callable[[int, int], None]

FORMATS: dict[Format, str] = {
    "ris": "RIS",
    "bibtex": "BibTeX",
    "nbib": "PubMed (.nbib)",
    "csl-json": "CSL-JSON",
    "csv": "CSV",
    "xlsx": "Excel (.xlsx)",
    "application": "CEA Helper application",
}

MAX_BYTES = 20 * 1024 * 1024

# Nobody has published this much; a hostile file of 20 MiB could hold millions of empty records.
MAX_RECORDS = 50_000


class BrokenRecord(Exception):
    """One record that cannot be read. The message is the reason, as the end of a sentence."""


def too_many_records() -> UnreadableEvidenceFile:
    """Return the error of a file with more records than anybody has."""
    return UnreadableEvidenceFile(f"the file holds more than {MAX_RECORDS:,} records: split it")


@dataclass(frozen=True)
class Columns:
    """How the columns of a sheet were understood.

    `header_row` counts from 1. Without `titles`, it only says which sheet and row are meant, 0 for
    whichever row it is. `fields` holds, for each column of the header in order, the field it
    fills, or None where it is not read. `sheet` is None in a CSV file.
    """

    sheet: str | None
    header_row: int
    titles: tuple[str, ...]
    fields: tuple[str | None, ...]

    @property
    def places(self) -> Mapping[str, int]:
        """The position of each field that is read."""
        return {field: place for place, field in enumerate(self.fields) if field}


@dataclass(frozen=True)
class Sheet:
    """How a sheet was understood, and what a person is shown who understands it otherwise.

    `examples` holds, for each column, its first cells that say anything. `headers` are the rows
    that can be the header, each with its number. `others` names the sheets that were not read.
    """

    columns: Columns
    examples: tuple[tuple[str, ...], ...]
    headers: tuple[tuple[int, str], ...] = ()
    others: tuple[str, ...] = ()


class NoColumnOfTitles(UnreadableEvidenceFile):
    """A sheet in which no column holds titles, as far as its header says; a person can say it."""

    def __init__(self, reason: str, sheet: Sheet) -> None:
        super().__init__(reason)
        self.sheet = sheet


@dataclass(frozen=True)
class Duplicate:
    """A record that is the same as an earlier one, `of`, which was kept."""

    record: int
    of: int


@dataclass(frozen=True)
class Skipped:
    """A record that was left out, and why in plain words."""

    record: int
    why: str


@dataclass(frozen=True)
class Unread:
    """A cell that its column's field cannot take, kept in the notes of the item word for word."""

    record: int
    column: str
    words: str


@dataclass(frozen=True)
class FoundEvidence:
    """The items of a file. Where they stand in it is told by `records`, one number an item.

    `sheet` says how its columns were understood, where the file is a sheet.
    """

    format: Format
    items: tuple[EvidenceItem, ...]
    records: tuple[int, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    sheet: Sheet | None = None
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True)
class Record:
    """A record of the file before it is understood. `read` may raise BrokenRecord.

    While it reads, it puts into `unread` the columns and cells that it cannot understand.
    """

    number: int
    read: Callable[[], EvidenceItem]
    unread: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """All records of a file in its order, and what a person should know about the whole."""

    records: Sequence[Record]
    notes: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    sheet: Sheet | None = None
