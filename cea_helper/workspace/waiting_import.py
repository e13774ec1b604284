"""What waits between the reading of a file of evidence and the choice of a person.

It is kept as documents, so each has a way there and back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cea_helper.interchange.evidence_files import (
    Columns,
    Duplicate,
    Format,
    FoundEvidence,
    Sheet,
    Skipped,
)

# A file of rubbish can have thousands of faults, and nobody reads more of them.
_MOST_NAMED = 100

_OF_PUBLICATIONS = {"authors", "journal", "doi", "pmid"}


@dataclass(frozen=True)
class Found:
    """What a file holds. Of what is there twice or was skipped, the first hundred are named.

    Where `needs_title` is true, nothing was read yet: a person has to match the columns. `unread`
    says by column how many cells were not understood and are kept as notes.
    """

    format: Format
    notes: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[Skipped, ...]
    twice: int
    not_read: int
    sheet: Sheet | None
    needs_title: bool
    unread: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_unsure(self) -> bool:
        """Whether a person should look at how the columns of the sheet are read.

        Exports of publications have dozens that nobody needs; a list that somebody keeps has not.
        """
        if self.sheet is None:
            return False
        columns = self.sheet.columns
        titles = zip(columns.titles, columns.fields, strict=True)
        is_export = bool(columns.places.keys() & _OF_PUBLICATIONS)
        return not is_export and any(title.strip() and not field for title, field in titles)


@dataclass(frozen=True)
class Added:
    """What became of an import: the items that are now in the bank, and how many are not."""

    names: tuple[str, ...]
    held: int
    left_out: int
    twice: int
    not_read: int
    unread: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Import:
    """A person's import. While its file is read, it has neither `found` nor `added`."""

    mark: str
    file_name: str
    found: Found | None
    added: Added | None


def about(found: FoundEvidence) -> Found:
    """Return what is kept of a file that was read, its items apart."""
    return Found(
        format=found.format,
        notes=found.notes,
        duplicates=found.duplicates[:_MOST_NAMED],
        skipped=found.skipped[:_MOST_NAMED],
        twice=len(found.duplicates),
        not_read=len(found.skipped),
        sheet=found.sheet,
        needs_title=False,
        unread=dict(Counter(cell.column for cell in found.unread)),
    )


def unmatched(sheet: Sheet) -> Found:
    """Return what is kept of a sheet whose columns a person has to match first."""
    told: Format = "csv" if sheet.columns.sheet is None else "xlsx"
    return Found(told, (), (), (), 0, 0, sheet, needs_title=True)


def to_document(kept: Found | Added | Columns) -> Mapping[str, Any]:
    """Return the document in which it is kept."""
    return asdict(kept)


def to_found(document: Mapping[str, Any]) -> Found:
    """Return what the document says of a file."""
    told: dict[str, Any] = {
        **document,
        "notes": tuple(document["notes"]),
        "duplicates": tuple(Duplicate(**twin) for twin in document["duplicates"]),
        "skipped": tuple(Skipped(**skip) for skip in document["skipped"]),
        "sheet": _to_sheet(document["sheet"]) if document["sheet"] else None,
    }
    return Found(**told)


def to_added(document: Mapping[str, Any]) -> Added:
    """Return what the document says became of an import."""
    return Added(**{**document, "names": tuple(document["names"])})


def to_columns(document: Mapping[str, Any]) -> Columns:
    """Return what the document says of the columns of a sheet."""
    told = {**document, "titles": tuple(document["titles"]), "fields": tuple(document["fields"])}
    return Columns(**told)


def _to_sheet(document: Mapping[str, Any]) -> Sheet:
    return Sheet(
        columns=to_columns(document["columns"]),
        examples=tuple(tuple(cells) for cells in document["examples"]),
        headers=tuple((number, cells) for number, cells in document["headers"]),
        others=tuple(document["others"]),
    )
