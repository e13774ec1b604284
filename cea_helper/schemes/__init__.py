"""Award schemes and their rounds, as dated facts: each with a status and a source."""

from cea_helper.schemes.awards import award_kind, award_title, held_awards
from cea_helper.schemes.catalogue import get_scheme, list_schemes, source_address
from cea_helper.schemes.model import (
    AwardKind,
    Box,
    Domain,
    Fact,
    Field,
    Level,
    Limit,
    Mark,
    Scheme,
    default_domain,
)

__all__ = [
    "AwardKind",
    "Box",
    "Domain",
    "Fact",
    "Field",
    "Level",
    "Limit",
    "Mark",
    "Scheme",
    "award_kind",
    "award_title",
    "default_domain",
    "get_scheme",
    "held_awards",
    "list_schemes",
    "source_address",
]
