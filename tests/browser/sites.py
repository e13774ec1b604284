"""The data of the sites that the browser visits, each made once and served to many tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import shipped
from tests.pages.hostile import HOSTILE, hostile_application
from tests.pages.world import Seed, seed_demo, seed_new, seed_used

# One line noted and an application just begun: what a person sees on the first day.
_BEGUN = Application(
    shipped().get("cea-national-2019"),
    Applicant("Dr New Sample"),
    (EvidenceItem("e1", "A clinic", ("leading",)),),
)


def _with_long_words() -> Application:
    """Return an application that holds a word of 5,000 letters wherever a text can stand."""
    given = hostile_application(HOSTILE["5,000 letters"])
    evidence = (replace(given.evidence[0], id="long"),)
    return replace(given, evidence=evidence, fields={}, claims=())


SEEDS: Mapping[str, Callable[[Path], Seed]] = {
    "used": seed_used,
    "begun": lambda folder: seed_used(folder, _BEGUN),
    "long": lambda folder: seed_used(folder, _with_long_words()),
    "setup": seed_new,
    "demo": seed_demo,
}
