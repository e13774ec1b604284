"""The form in which many facts of a round are confirmed at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cea_helper.schemes.facts import FOR_ALL, RoundFact
from cea_helper.web.choice_fields import Checkboxes, Choice, Radios
from cea_helper.web.forms.schemes import HOW_SURE, FactForm
from cea_helper.workspace.scheme_tree import evidence_at, table_at


class ConfirmForm(FactForm):
    """Which facts were checked, and one source for all of them; `offer` gives the facts."""

    facts = Checkboxes(
        "What have you checked?",
        missing="Select what you have checked",
        called="What you have checked",
        shown={"classes": "nhsuk-checkboxes--small app-facts-to-check"},
    )
    how_sure = Radios("How sure is it?", choices=HOW_SURE[:2], missing="Select how sure it is")

    known_facts: Sequence[RoundFact] = ()

    def offer(self, facts: Iterable[RoundFact], choices: Iterable[Choice]) -> None:
        """Take the facts of the round, and those of them that can be ticked."""
        self.known_facts = tuple(facts)
        self.facts.choices = tuple(choices)

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree vouch for what was ticked; where no page is named, a known one stays."""
        ticked = self.facts.chosen()
        for place in ticked:
            fact = evidence_at(tree, place)
            source = fact.get("source")
            self.vouch(fact)
            if source and not self.source.data:
                fact["source"] = source
        for general, ending in FOR_ALL.items():
            if self._are_all_sure(ticked, ending):
                self.vouch(table_at(tree, general))

    def _are_all_sure(self, ticked: Sequence[str], ending: str) -> bool:
        """Whether with this every box is vouched for, so that what is said of all holds too."""
        boxes = ("domains.", "fields.")
        like = [one for one in self.known_facts if one.place.startswith(boxes)]
        like = [one for one in like if one.place.endswith(ending)]
        is_one_ticked = any(one.place in ticked for one in like)
        open_ones = [one for one in like if one.fact.needs_checking]
        return is_one_ticked and all(one.place in ticked for one in open_ones)
