"""A line noted in a corridor: what it may mean, as suggestions that a person takes or refuses."""

from cea_helper.capture.dates import Period, read_end, read_period
from cea_helper.capture.keeping import keep, offers
from cea_helper.capture.suggestions import Suggestions, beyond, suggest

__all__ = [
    "Period",
    "Suggestions",
    "beyond",
    "keep",
    "offers",
    "read_end",
    "read_period",
    "suggest",
]
