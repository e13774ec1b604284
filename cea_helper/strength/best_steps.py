"""The few things that would help an application most now, over all of its domains.

Nothing here is guessed: each step is tried on the evidence, and what it would change is what the
trial changed. A step that would make any domain weaker is not offered, and those that are offered
can all be done, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain
from cea_helper.strength.completing import ways_up
from cea_helper.strength.domains import Contents, domain_level, readiness
from cea_helper.strength.items import JudgedItem, judge_item
from cea_helper.strength.look_back import look_back_from
from cea_helper.strength.model import DomainLevel, ItemLevel, QualityName, QualityState
from cea_helper.strength.placing import Judge, contents
from cea_helper.strength.qualities import Conditions
from cea_helper.strength.trying import complete_item, new_item

StepKind = Literal["complete", "use_here", "add"]
Standing = Mapping[str, tuple[DomainLevel, int]]

MOST_STEPS = 3
LITTLE_TIME = 28

# What it is worth to reach a level, and what a step costs: a quality that needs only be said, one
# of which something else was said, moving an item, and finding something new. In little time that
# pays for an empty domain alone, which nothing else can make up for.
_WORTH: dict[DomainLevel, float] = {"empty": 0, "weak": 2, "adequate": 6, "strong": 7.5}
_CLOSER = 0.5
_TO_SAY, _TO_CHANGE, _TO_MOVE, _TO_FIND = 0.4, 0.8, 0.3, 3.2
_TO_FIND_IN_LITTLE_TIME = 4.8
_TRIED_OF_A_DOMAIN = 3


@dataclass(frozen=True)
class BestStep:
    """One thing to do for a domain, and from which level to which it would bring the domain.

    To "complete" an item in these `states` is to say what it `wants`, so that it `becomes`
    stronger; to "use_here" is to put it into this domain instead of `leaves`, which stays as
    strong; to "add" is to enter something new, which is no `item` yet.
    """

    kind: StepKind
    domain: Domain
    before: DomainLevel
    after: DomainLevel
    becomes: ItemLevel
    states: Mapping[QualityName, QualityState] = field(default_factory=dict)
    wants: tuple[QualityName, ...] = ()
    item: EvidenceItem | None = None
    leaves: Domain | None = None


@dataclass(frozen=True)
class _Trial:
    step: BestStep
    changed: EvidenceItem
    gain: float
    points: int


def best_steps(
    application: Application, today: date, days_left: int | None = None
) -> tuple[BestStep, ...]:
    """Return the three steps at most that would help most, the best first, one for a domain.

    There are none where every domain is strong. Where a round closes within `LITTLE_TIME` days,
    completing what is there goes before looking for something new.
    """
    conditions = _conditions(application, today)
    judge = _remembering()
    found = contents(application.scheme, application.evidence, conditions, judge=judge)
    is_hurried = days_left is not None and days_left <= LITTLE_TIME
    trials = [trial for inside in found for trial in _trials(inside, conditions, is_hurried)]
    return _that_go_together(application, conditions, sorted(trials, key=_best_first), judge)


def as_if_done(application: Application, step: BestStep, today: date) -> Application:
    """Return the application as it would be once somebody had done what the step says."""
    return _with(application, _changed(step, _conditions(application, today)))


def _conditions(application: Application, today: date) -> Conditions:
    scheme, as_of = application.scheme, application.as_of or today
    begins = look_back_from(scheme, application.applicant.current_award, as_of)
    return Conditions(scheme.judged_as, begins, as_of)


def _trials(inside: Contents, conditions: Conditions, is_hurried: bool) -> Iterator[_Trial]:
    if domain_level(inside.counting) == "strong":
        return
    unfinished = [judged for judged in inside.counting if judged.verdict.level != "strong"]
    for judged in unfinished[:_TRIED_OF_A_DOMAIN]:
        yield from _completing(inside, judged, conditions)
    for entry in inside.elsewhere[:_TRIED_OF_A_DOMAIN]:
        item = entry.judged.item
        step = replace(_step("use_here", inside, entry.judged), item=item, leaves=entry.domain)
        moved = replace(item, domain=inside.domain.id)
        yield _Trial(step, moved, _gain(step) - _TO_MOVE, entry.judged.verdict.points)
    added = judge_item(new_item(inside.domain, conditions), conditions)
    step = _step("add", inside, added)
    cost = _TO_FIND_IN_LITTLE_TIME if is_hurried else _TO_FIND
    yield _Trial(step, added.item, _gain(step) - cost, added.verdict.points)


def _completing(inside: Contents, judged: JudgedItem, conditions: Conditions) -> Iterator[_Trial]:
    states = judged.verdict.qualities
    for wants in ways_up(states):
        tried = judge_item(complete_item(judged.item, wants, conditions), conditions)
        cost = sum(_TO_CHANGE if states[name] == "not_met" else _TO_SAY for name in wants)
        reached = _step("complete", inside, tried, instead_of=judged)
        step = replace(reached, item=judged.item, states=states, wants=wants)
        yield _Trial(step, tried.item, _gain(step) - cost, judged.verdict.points)


def _step(
    kind: StepKind, inside: Contents, tried: JudgedItem, instead_of: JudgedItem | None = None
) -> BestStep:
    """Return the step that brings `tried` into the domain."""
    rest = [judged for judged in inside.counting if judged is not instead_of]
    before, after = domain_level(inside.counting), domain_level([*rest, tried])
    return BestStep(kind, inside.domain, before, after, tried.verdict.level)


def _gain(step: BestStep) -> float:
    return _WORTH[step.after] - _WORTH[step.before] or _CLOSER


def _changed(step: BestStep, conditions: Conditions) -> EvidenceItem:
    if step.item is None:
        return new_item(step.domain, conditions)
    if step.kind == "use_here":
        return replace(step.item, domain=step.domain.id)
    return complete_item(step.item, step.wants, conditions)


def _best_first(trial: _Trial) -> tuple[float, int, int, str, str]:
    item = trial.step.item
    said = (item.title, item.id) if item else ("", "")
    return -trial.gain, trial.step.domain.number, -trial.points, *said


def _that_go_together(
    application: Application, conditions: Conditions, trials: Sequence[_Trial], judge: Judge
) -> tuple[BestStep, ...]:
    """Return the first steps that do what they say, alone and after those before them."""
    steps: list[BestStep] = []
    at_first = _standing_of(application, conditions, judge)
    together, standing = application, at_first
    for trial in trials:
        if len(steps) == MOST_STEPS or _is_taken(trial.step, steps):
            continue
        alone = _standing_of(_with(application, trial.changed), conditions, judge)
        after = _standing_of(_with(together, trial.changed), conditions, judge)
        if _does(trial.step, at_first, alone) and _does(trial.step, standing, after):
            together, standing = _with(together, trial.changed), after
            steps.append(trial.step)
    return tuple(steps)


def _is_taken(step: BestStep, steps: Sequence[BestStep]) -> bool:
    """Return whether the domain or the item of the step has had its turn."""
    return any(
        step.domain == other.domain or (step.item is not None and step.item == other.item)
        for other in steps
    )


def _does(step: BestStep, before: Standing, after: Standing) -> bool:
    """Return whether the domain rises as the step says, and none falls."""
    level, reached = after[step.domain.id]
    has_risen = level == step.after and reached > before[step.domain.id][1]
    return has_risen and all(after[domain][1] >= ready for domain, (_, ready) in before.items())


def _standing_of(application: Application, conditions: Conditions, judge: Judge) -> Standing:
    found = contents(application.scheme, application.evidence, conditions, judge=judge)
    return {
        inside.domain.id: (domain_level(inside.counting), readiness(inside.counting))
        for inside in found
    }


def _remembering() -> Judge:
    """Return a judge that reads no item twice: most are the same in each trial."""
    known: dict[int, JudgedItem] = {}

    def judge(item: EvidenceItem, conditions: Conditions) -> JudgedItem:
        if id(item) not in known:
            known[id(item)] = judge_item(item, conditions)
        return known[id(item)]

    return judge


def _with(application: Application, changed: EvidenceItem) -> Application:
    """Return the application with the item in place of the one of that name, or added."""
    others = [item for item in application.evidence if item.id != changed.id]
    return replace(application, evidence=(*others, changed))
