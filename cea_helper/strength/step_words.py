"""The steps that would help most, in words: what to do, why, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.strength.best_steps import BestStep
from cea_helper.strength.domains import source
from cea_helper.strength.gaps import gaps_in
from cea_helper.strength.items import quoted
from cea_helper.strength.model import DOMAIN_LEVELS, ITEM_LEVELS, DomainLevel
from cea_helper.strength.tables import table

_MOST_NAMED = 3
_ABOVE: dict[DomainLevel, DomainLevel] = {
    "empty": "weak",
    "weak": "adequate",
    "adequate": "strong",
    "strong": "strong",
}


@dataclass(frozen=True)
class StepWords:
    """What to do, why it helps and who says so, and what it would change."""

    text: str
    why: str
    source: str
    change: str


def step_in_words(step: BestStep) -> StepWords:
    """Return the step in sentences."""
    why, said_by = _why(step)
    return StepWords(_text(step), why, said_by, _change(step))


def _text(step: BestStep) -> str:
    template: str = table("actions.toml")["steps"][step.kind]
    return template.format(
        item=quoted(step.item.title) if step.item else "",
        wants=_wants(step),
        domain=step.domain.number,
        title=step.domain.title,
    )


def _wants(step: BestStep) -> str:
    words = table("actions.toml")["wants"]
    said = [words[name][step.states[name]] for name in step.wants]
    if len(said) > _MOST_NAMED:
        said = [*said[:2], words["more"].format(count=len(said) - 2)]
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)


def _why(step: BestStep) -> tuple[str, str]:
    actions = table("actions.toml")
    if step.kind == "use_here" and step.leaves:
        why: str = actions["steps"]["use_here_why"].format(left=step.leaves.number)
        return why, source("OWN")
    if step.kind == "add":
        words = actions["add_first" if step.before == "empty" else "add_another"]
    else:
        words = next(gap.words for gap in gaps_in(step.states) if gap.quality in step.wants)
    return words["why"], source(words["source"])


def _change(step: BestStep) -> str:
    has_risen = step.before != step.after
    case = "comes_closer" if not has_risen else "rises" if step.item else "rises_if_strong"
    template: str = table("actions.toml")["steps"][case]
    return template.format(
        domain=step.domain.number,
        before=DOMAIN_LEVELS[step.before].lower(),
        after=DOMAIN_LEVELS[step.after].lower(),
        next=DOMAIN_LEVELS[_ABOVE[step.after]].lower(),
        becomes=ITEM_LEVELS[step.becomes].lower(),
    )
