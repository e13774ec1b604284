"""The names that a scheme file knows, table by table; docs/schemes.md says what each means."""

from __future__ import annotations

from collections.abc import Mapping

_FACT = ("status", "source", "note", "checked_on")

# fmt: off
KEYS: Mapping[str, tuple[str, ...]] = {
    "file": ("format", "id", "title", "rounds"),
    "round": (
        "title", "draft", "kind", "nations", "awarding_body", "status", "takes_applications",
        "opens_on", "closes_at", "look_back_years", "look_back_from", "level_chosen_by_applicant",
        "own_words_only", "authorship", "guides", "eligibility", "notes", "domains", "fields",
        "form", "scale", "levels", "employer", "became", "replaced_by", "checked_on", "facts",
        "portal",
    ),
    "domain": ("number", "title", "areas", "limit", "fact", "shows", "fits"),
    "field": ("title", "limit", "hint", "filled_in_by_others", "optional", "short"),
    "limit": ("maximum", "counting_rule", *_FACT),
    "form": ("order",),
    "portal": ("bullets", "signs", "line_ends", *_FACT),
    "mark": ("mark", "label"),
    "level": ("title", "nations", "values"),
    "value": ("gbp", "from", "until", "years", "guidance_of", "nation", *_FACT),
    "employer": ("part", "before_submission"),
    "question": ("ask", "needed", "otherwise", "fact"),
    "note": ("text", "fact"),
    "guide": ("title", "url", "year", *_FACT),
    "fact": _FACT,
}
# fmt: on

# How a round is put together, which is no rule of it.
HOW = ("inherits", "leave_out", "still_true")
