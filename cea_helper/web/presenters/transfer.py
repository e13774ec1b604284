"""What an import did, and what was wrong with a file, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from cea_helper import text
from cea_helper.people import Applicant
from cea_helper.web.filters import number, plural
from cea_helper.workspace.transfer import ImportResult

# Messages travel in a cookie, so they are short; nobody mends more faults than this at once.
_MOST_RENAMED = 5
_MOST_FAULTS = 20


def told(result: ImportResult) -> str:
    """Return what the import did."""
    sentences = [
        "The application has been imported.",
        f"{plural(len(result.added), 'evidence item')} added.",
        _reused(len(result.reused)),
        _renamed(result.renamed),
        "About you was left as it is." if result.profile_kept else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def about_another(applicant: Applicant) -> str:
    """Return why a file was stopped that is about somebody else, and how to bring it in."""
    number = f" (GMC number {applicant.gmc_number})" if applicant.gmc_number else ""
    return (
        f"This file is about {text.name(applicant.name)}{number}. Its evidence would stand among "
        "yours. To bring it in all the same, choose the file again and tick the box below"
    )


def faults_to_show(faults: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first faults of a file, and how many more there are."""
    more = len(faults) - _MOST_FAULTS
    shown = tuple(_as_sentence(fault) for fault in faults[:_MOST_FAULTS])
    return (*shown, f"And {number(more)} more") if more > 0 else shown


def _as_sentence(fault: str) -> str:
    # One that begins with a place in the file names it to the letter.
    return f"The file{fault.removeprefix('the file')}" if fault.startswith("the file") else fault


def _reused(count: int) -> str:
    was = "was" if count == 1 else "were"
    return f"{number(count)} {was} already there." if count else ""


def _renamed(renamed: Mapping[str, str]) -> str:
    pairs = [f"{old} is now {new}" for old, new in renamed.items()]
    more = len(pairs) - _MOST_RENAMED
    listed = ", ".join(
        [*pairs[:_MOST_RENAMED], *([f"and {number(more)} more"] if more > 0 else [])]
    )
    return f"Some have a new name here, as theirs was taken: {listed}." if pairs else ""
