"""Whether an application file is about another person than the one who brings it in."""

from __future__ import annotations

from cea_helper import text
from cea_helper.people import Account, Applicant
from cea_helper.storage import Store, evidence, people

_TITLES = frozenset(
    ["dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame"]
    + ["lord", "lady", "baron", "baroness"]
)


def would_mix(store: Store, account: Account, applicant: Applicant) -> bool:
    """Whether evidence of somebody else would come to stand among the person's own.

    In an account without a profile and without evidence there is nothing to mix it with.
    """
    with store.data.read_tx() as db:
        own = people.get_applicant(db, account.id)
        has_evidence = bool(evidence.list_for(db, account.id))
    if own is None and not has_evidence:
        return False
    return are_different(own or Applicant(account.name), applicant)


def are_different(one: Applicant, other: Applicant) -> bool:
    """Whether the names differ, titles and case apart, or the GMC numbers, where both are given."""
    if one.gmc_number and other.gmc_number and one.gmc_number != other.gmc_number:
        return True
    return _bare(one.name) != _bare(other.name)


def _bare(name: str) -> list[str]:
    """Return the words of a name without the titles that it begins with."""
    words = [word.strip(".,") for word in text.name(name).casefold().split()]
    first = next((n for n, word in enumerate(words) if word not in _TITLES), len(words))
    return words[first:]
