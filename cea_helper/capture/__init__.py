"""What people write in few words, in a noted line or a cell of a sheet: dates, reach, areas."""

from cea_helper.capture.dates import Period, read_end, read_period
from cea_helper.capture.fixed_values import (
    has_fixed_values,
    is_read,
    plain,
    read_areas,
    read_basis,
    read_contribution,
    read_reach,
)
from cea_helper.capture.keeping import keep, offers
from cea_helper.capture.suggestions import (
    Suggestions,
    area_decided,
    areas_spoken_of,
    beyond,
    suggest,
)

__all__ = [
    "Period",
    "Suggestions",
    "area_decided",
    "areas_spoken_of",
    "beyond",
    "has_fixed_values",
    "is_read",
    "keep",
    "offers",
    "plain",
    "read_areas",
    "read_basis",
    "read_contribution",
    "read_end",
    "read_period",
    "read_reach",
    "suggest",
]
