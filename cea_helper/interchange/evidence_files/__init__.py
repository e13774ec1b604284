"""Evidence from other programs: publications and lists, read from the files that people have.

Apart from `interchange` itself, since the libraries for these formats take time to load.
"""

from cea_helper.interchange.evidence_files.columns import known_columns
from cea_helper.interchange.evidence_files.duplicates import already_held
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

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Columns",
    "Duplicate",
    "Format",
    "FoundEvidence",
    "NoColumnOfTitles",
    "Sheet",
    "Skipped",
    "Unread",
    "already_held",
    "known_columns",
    "read_columns",
    "read_evidence",
    "write_evidence_table",
]
