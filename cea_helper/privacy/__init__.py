"""Find what may identify a patient: hints for the person who writes, never a refusal."""

from __future__ import annotations

from cea_helper.privacy.finding import find_identifiers
from cea_helper.privacy.model import KINDS, Identifier, Kind

__all__ = ["KINDS", "Identifier", "Kind", "find_identifiers"]
