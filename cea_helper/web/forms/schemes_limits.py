"""The forms for how long the texts of a round may be, and how they are counted."""

from __future__ import annotations

from typing import Any

from cea_helper.web.choice_fields import Radios
from cea_helper.web.forms.schemes import FactForm, said
from cea_helper.web.forms.schemes_fields import WholeNumber
from cea_helper.workspace.scheme_tree import Tree, put_at, table_at

COUNTING = {
    "words": "Words",
    "utf16_crlf": "Characters, a line end as 2: a form filled in on a web page",
    "word_with_spaces": "Characters with spaces, as Word counts: a form that is a Word file",
    "graphemes": "Characters as one sees them",
    "code_points": "Characters, strictly one by one",
    "utf16": "Characters, rare ones as 2 or more",
}
LARGEST_LIMIT = 100_000


class LimitForm(FactForm):
    """How long a text may be."""

    places = {"maximum": "limit.maximum", "counting_rule": "limit.counting_rule"}
    vouches = ("limit",)

    maximum = WholeNumber(
        "How long may it be?",
        least=1,
        most=LARGEST_LIMIT,
        called="Length",
        hint="A number, such as 900. Leave it empty where it is not known.",
    )
    counting_rule = Radios(
        "What is counted?", choices=COUNTING, missing="Select what is counted", called="Counting"
    )


class LimitsForm(LimitForm):
    """How long the text of each domain may be: the same for all."""

    vouches = ("facts.limits",)

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show: what is the same in all domains."""
        limits = [domain["limit"] for domain in tree.get("domains", {}).values()]
        keys = ("maximum", "counting_rule")
        values = {key: {limit.get(key) for limit in limits} for key in keys}
        same = {key: found.pop() for key, found in values.items() if len(found) == 1}
        return {**super().known(tree), **same}

    def put(self, tree: dict[str, Any]) -> None:
        """Let every domain have this limit, and vouch for each and for all."""
        for domain in tree["domains"].values():
            limit = table_at(domain, "limit")
            put_at(limit, "maximum", said(self.maximum))
            limit["counting_rule"] = self.counting_rule.data
            self.vouch(limit)
        self.vouch(table_at(tree, "facts.limits"))
