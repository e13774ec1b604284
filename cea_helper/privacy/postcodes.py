"""Find postcodes of patients: those behind an address or a patient, not an organisation's."""

from __future__ import annotations

import re
from functools import cache

from cea_helper.privacy import context
from cea_helper.privacy.model import Span, Spans
from cea_helper.privacy.tables import any_of, table

# The shape of a postcode (Royal Mail): area and district, then a digit and two letters of which
# none is C, I, K, M, O or V.
_POSTCODE = re.compile(
    r"[a-pr-uwyz](?<![^\W_].)[a-hk-y]?\d[a-z\d]?\s{0,2}\d[abd-hjlnp-uw-z]{2}(?![^\W_])"
)
# "Mrs Placeholder of 3 Sample Lane".
_TITLED_OF = r"m(?:rs?|s|iss)\.?\s[^\W\d_]{1,30}\sof"
_WIDTH = 110


def find_postcodes(text: str) -> Spans:
    """Yield the postcodes of patients in `text`."""
    for found in _POSTCODE.finditer(context.lowered(text)):
        cue = context.last_cue(_cues(), context.before(text, found.start(), _WIDTH))
        if cue and cue[0] == "patient":
            yield Span(found.start(), found.end(), "postcode")


@cache
def _cues() -> re.Pattern[str]:
    words = table("postcodes.toml")
    organisation, patient = any_of(words["organisations"]), any_of(words["patients"])
    # "Clinic address" and "hospital postcode" are one cue, or the second word would decide.
    whose = rf"(?P<organisation>{organisation})\b(?:['’]?s)?(?:\s+(?:post)?(?:code|address))?"
    return re.compile(rf"\b(?:{whose}|(?P<patient>{patient}|{_TITLED_OF})\b)")
