"""What can be told of an item of evidence by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cea_helper.evidence import EvidenceItem, Impact, is_only_noted

NOTED = EvidenceItem("ward-rounds", "Ward rounds", ("teaching", "leading"))


def test_item_with_a_title_and_areas_is_only_noted() -> None:
    assert is_only_noted(NOTED)
    assert is_only_noted(replace(NOTED, domain="teaching", notes="Ask the nurses"))


@pytest.mark.parametrize(
    "said", [{"reach": "local"}, {"end": "present"}, {"impact": Impact("Safer")}, {"role": "I led"}]
)
def test_item_of_which_anything_was_said_is_more(said: dict[str, object]) -> None:
    assert not is_only_noted(replace(NOTED, **said))  # type: ignore[arg-type]
