"""Evidence from other programs: publications and lists, read from the files that people have.

Apart from `interchange` itself, since the libraries for these formats take time to load.
"""

from cea_helper.interchange.evidence_files.columns import known_columns
from cea_helper.interchange.evidence_files.duplicates import already_held, what_is_same
from cea_helper.interchange.evidence_files.evidence_table import write_evidence_table
from cea_helper.interchange.evidence_files.found import (
    FORMATS,
    MAX_BYTES,
    Columns,
    Duplicate,
    Format,
    FoundEvidence,
    NoColumnOfTitles,
    Sheet,
    Skipped,
    Unread,
)
from cea_helper.interchange.evidence_files.reading import read_columns, read_evidence
from cea_helper.interchange.evidence_files.resembling import KnownTitles

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Columns",
    "Duplicate",
    "Format",
    "FoundEvidence",
    "KnownTitles",
    "NoColumnOfTitles",
    "Sheet",
    "Skipped",
    "Unread",
    "already_held",
    "known_columns",
    "read_columns",
    "read_evidence",
    "what_is_same",
    "write_evidence_table",
]
