"""A line noted in a corridor: what it may mean, as suggestions that a person takes or refuses."""

from cea_helper.capture.keeping import keep, offers
from cea_helper.capture.suggestions import Suggestions, beyond, suggest

__all__ = ["Suggestions", "beyond", "keep", "offers", "suggest"]
