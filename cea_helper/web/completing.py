"""What the person who is signed in has still to complete."""

from __future__ import annotations

from cea_helper.strength import Unfinished, list_unfinished
from cea_helper.web import current
from cea_helper.web.presenters.yardstick import Yardstick, yardstick_for
from cea_helper.workspace import applications, bank, profile


def unfinished() -> tuple[Unfinished, ...]:
    """Return the items to complete, for the newest application if there is one."""
    return rule_and_unfinished()[1]


def rule_and_unfinished() -> tuple[Yardstick, tuple[Unfinished, ...]]:
    """Return what the items are judged against, and those to complete, most useful first."""
    store, account = current.store(), current.account()
    started = applications.list_applications(store, account)
    rule = yardstick_for(started, profile.get_applicant(store, account), current.today())
    if started:
        evidence = applications.load(store, account, started[0].id).evidence
    else:
        evidence = bank.list_evidence(store, account)
    return rule, list_unfinished(evidence, rule.conditions, rule.scheme)
