"""A first text for each domain, put together from the applicant's own words.

Nothing is written for the applicant. A text consists of the words of their evidence (title, role,
result, measure, what went beyond the job), the dates of it, numbers as they were entered,
punctuation, a bullet for each item, and `JOINING_WORDS`. Private notes are never read.
"""

from cea_helper.drafting.model import (
    DomainOutline,
    LeftOut,
    OutlineSentence,
    Wishes,
    outline_as_json,
)
from cea_helper.drafting.putting_together import BULLET, outline, outline_domain
from cea_helper.drafting.sentences import JOINING_WORDS, words_of

__all__ = [
    "BULLET",
    "JOINING_WORDS",
    "DomainOutline",
    "LeftOut",
    "OutlineSentence",
    "Wishes",
    "outline",
    "outline_as_json",
    "outline_domain",
    "words_of",
]
