"""An administrator's pages about schemes: look, correct a round, make one, import one."""

from cea_helper.web.views.schemes import correcting, looking, making, publishing, taking_back
from cea_helper.web.views.schemes.area import blueprint

__all__ = ["blueprint", "correcting", "looking", "making", "publishing", "taking_back"]
