"""Award schemes and their rounds, as dated facts: each with a status and a source."""

from cea_helper.schemes.catalogue import Catalogue, shipped, with_corrections, with_what_fits
from cea_helper.schemes.model import (
    AwardKind,
    Box,
    Domain,
    Fact,
    Field,
    Guide,
    Level,
    Limit,
    Mark,
    Note,
    Question,
    RoundStatus,
    Scheme,
    default_domain,
)
from cea_helper.schemes.scheme_file import (
    MAX_BYTES,
    SchemeFamily,
    corrected,
    family_of,
    read_file,
    round_tree,
    write_file,
)
from cea_helper.schemes.sources import source_address

__all__ = [
    "MAX_BYTES",
    "AwardKind",
    "Box",
    "Catalogue",
    "Domain",
    "Fact",
    "Field",
    "Guide",
    "Level",
    "Limit",
    "Mark",
    "Note",
    "Question",
    "RoundStatus",
    "Scheme",
    "SchemeFamily",
    "corrected",
    "default_domain",
    "family_of",
    "read_file",
    "round_tree",
    "shipped",
    "source_address",
    "with_corrections",
    "with_what_fits",
    "write_file",
]
