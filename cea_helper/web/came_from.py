"""Where a person came from before they opened an item of evidence, carried in the address.

Whoever answers a question of the strength page goes back to it, and whoever writes a statement to
the statement; whoever completes one item after another goes on to the next. What the address says
is checked: it names nothing of anybody else's.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from cea_helper.errors import ApplicationNotFound
from cea_helper.schemes import Domain
from cea_helper.web import current
from cea_helper.web.places import place
from cea_helper.web.presenters import links
from cea_helper.workspace import applications

_LONGEST_NUMBER = 12

# The address of a page, and the words that lead there.
Link = tuple[str, str]


@dataclass(frozen=True)
class CameFrom:
    """Where to go back to, and what an address must carry for the next page to know it too.

    The person answers what the `domain` of an application lacks, from its questions or beside its
    statement, or `is_completing` one item after another.
    """

    back: Link
    carried: links.Carried
    application_id: int = 0
    domain: Domain | None = None
    is_completing: bool = False

    @property
    def is_answering(self) -> bool:
        """Whether the person answers what a domain lacks."""
        return self.domain is not None


def came_from() -> CameFrom:
    """Return where the person came from, as the address at hand says."""
    number, domain_id = request.args.get("application", ""), request.args.get("domain", "")
    domain = _domain(number, domain_id)
    if domain is not None:
        return _from_domain(int(number), domain)
    if "completing" in request.args:
        return CameFrom((place("home"), "Home"), links.COMPLETING, is_completing=True)
    return CameFrom((place("evidence"), "Evidence"), {})


def _from_domain(number: int, domain: Domain) -> CameFrom:
    if "writing" in request.args:
        words = f"Back to your statement for domain {domain.number}"
        carried = links.writing(number, domain.id)
        return CameFrom((links.box(number, domain.id), words), carried, number, domain)
    words = f"Back to the questions for domain {domain.number}"
    carried = links.answering(number, domain.id)
    return CameFrom((links.strength(number, domain.id), words), carried, number, domain)


def _domain(number: str, domain_id: str) -> Domain | None:
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        return None
    try:
        stored = applications.get_application(current.store(), current.account(), int(number))
    except ApplicationNotFound:
        return None
    return stored.scheme.domain(domain_id)
