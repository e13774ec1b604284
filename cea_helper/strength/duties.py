"""The job plan beside the evidence: duties that no evidence speaks of, and those that it rests on.

Words are compared, and nothing more. A duty that is missed costs nobody anything: it becomes a
question, and no strength depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cea_helper.application import Application
from cea_helper.evidence import Area, EvidenceItem, written_number
from cea_helper.people import JobPlanLine
from cea_helper.schemes import Domain
from cea_helper.strength.duplicates import plain_word
from cea_helper.strength.placing import homes_of
from cea_helper.strength.tables import table

_WORD = re.compile(r"\w+")
_LONGEST_READ = 5000


@dataclass(frozen=True)
class DutyPrompt:
    """A question about a line of the job plan. A "yes" starts an evidence item in `area`."""

    line: JobPlanLine
    text: str
    area: Area


def duty_prompts(application: Application, domain: Domain) -> tuple[DutyPrompt, ...]:
    """Return a question for each duty of this domain that no evidence speaks of, the largest first.

    A duty belongs where evidence of its area goes first, so none is asked about twice.
    """
    homes = homes_of(application.scheme)
    return tuple(
        DutyPrompt(line, _question(line, area), area)
        for line in unspoken_duties(application)
        if homes.get(area := area_of(line)) is domain
    )


def unspoken_duties(application: Application) -> tuple[JobPlanLine, ...]:
    """Return the lines of the job plan that say a duty of which no evidence speaks."""
    known = [_words(_written(item)) for item in application.evidence]
    lines = [
        line
        for line in dict.fromkeys(application.applicant.job_plan)
        if (duty := _duty(line.activity)) and not any(_speaks(words, duty) for words in known)
    ]
    return tuple(sorted(lines, key=lambda line: -line.pas))


def lines_behind(item: EvidenceItem, job_plan: Sequence[JobPlanLine]) -> tuple[JobPlanLine, ...]:
    """Return the lines of the job plan that an item from the job or from paid work rests on."""
    if item.basis not in ("job_plan", "paid_extra"):
        return ()
    words = _words(_written(item))
    return tuple(
        line for line in job_plan if (duty := _duty(line.activity)) and _speaks(words, duty)
    )


def area_of(line: JobPlanLine) -> Area:
    """Return the area in which evidence of a duty would stand."""
    if line.category == "direct_clinical_care":
        return "delivering"
    words = _words(line.activity)
    for one in table("duties.toml")["areas"]:
        if any(word.startswith(tuple(one["begin"])) for word in words):
            area: Area = one["area"]
            return area
    area = table("duties.toml")["categories"][line.category]
    return area


def pas_in_words(line: JobPlanLine) -> str:
    """Return the programmed activities of a line, such as "1.5 PAs a week"."""
    return f"{written_number(line.pas)} PA{'' if line.pas == 1 else 's'} a week"


def _question(line: JobPlanLine, area: Area) -> str:
    template: str = table("duties.toml")["questions"][area]
    return template.format(activity=" ".join(line.activity.split()), pas=pas_in_words(line))


def _speaks(words: frozenset[str], duty: frozenset[str]) -> bool:
    """Return whether more than half of the words of a duty stand among these."""
    return 2 * len(words & duty) > len(duty)


@lru_cache(maxsize=1024)
def _duty(activity: str) -> frozenset[str]:
    """Return the words that say what a duty is; none where every job plan has it."""
    return _words(activity) - _plain()


@lru_cache(maxsize=1024)
def _words(written: str) -> frozenset[str]:
    return frozenset(plain_word(word) for word in _WORD.findall(written[:_LONGEST_READ].casefold()))


def _written(item: EvidenceItem) -> str:
    return " ".join(_parts(item))


def _parts(item: EvidenceItem) -> Iterator[str]:
    yield item.title
    yield item.role or ""
    yield item.excess or ""
    yield (item.impact.text or "") if item.impact else ""


@cache
def _plain() -> frozenset[str]:
    return frozenset(map(plain_word, table("duties.toml")["plain"]))
