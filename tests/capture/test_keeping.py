"""What is kept of that which was read from a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cea_helper.capture import Suggestions, keep, offers
from cea_helper.dates import parse_partial
from cea_helper.evidence import AREAS, EvidenceItem

ITEM = EvidenceItem("e1", "Taught", ("teaching", "wider"), notes="Ask Sam")
READ = Suggestions(parse_partial("2022"), "present", "national", ("research",))
NAMES = ("when", "reach", "research")


def test_each_thing_is_offered_in_plain_words() -> None:
    assert offers(READ) == {
        "when": "2022 to present as its dates",
        "reach": "National as its reach",
        "research": "Research and innovation as another area",
    }
    assert offers(Suggestions(parse_partial("2024-03"))) == {"when": "March 2024 as its date"}
    assert offers(Suggestions()) == {}


def test_all_of_it_can_be_kept() -> None:
    kept = keep(ITEM, READ, NAMES, "teaching")
    assert (str(kept.start), kept.end, kept.reach) == ("2022", "present", "national")
    assert kept.areas == ("teaching", "wider", "research")


def test_a_main_area_that_stood_further_back_is_named_once() -> None:
    assert keep(ITEM, READ, NAMES, "research").areas == ("research", "wider")


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from(list(AREAS)))
def test_what_is_not_kept_stays_as_it_was(names: set[str], main: str) -> None:
    area = next(one for one in AREAS if one == main)
    kept = keep(ITEM, READ, names, area)
    assert (kept.title, kept.notes, kept.areas[0]) == ("Taught", "Ask Sam", area)
    assert (kept.start is None) == ("when" not in names)
    assert (kept.reach is None) == ("reach" not in names)
