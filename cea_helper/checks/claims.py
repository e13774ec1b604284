"""Claims without evidence behind them, and strong evidence of which no sentence speaks.

A sentence rests on the evidence that it is linked to, or whose words it shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cea_helper.application import Application
from cea_helper.checks.model import Place
from cea_helper.checks.reading import Passage, Statement
from cea_helper.checks.repetition import Content, content
from cea_helper.checks.resting import entries_of, is_linked, speaks_of
from cea_helper.evidence import EvidenceItem
from cea_helper.strength import DomainStrength, ItemLevel, StrengthReport

_GOOD: tuple[ItemLevel, ...] = ("strong", "promising")


def unsupported_claims(application: Application) -> tuple[Place, ...]:
    """Return the sentences that claim something and rest on no evidence, domain by domain."""
    told = [entries_of(item) for item in application.evidence]
    return tuple(
        Place(statement.box, sentence.start, sentence.end)
        for statement in _statements(application)
        for sentence in statement.sentences
        if _is_claim(sentence)
        and not is_linked(sentence, application.claims, statement.box)
        and not any(speaks_of(content(sentence.text), words) for words in told)
    )


def unused_evidence(
    application: Application, report: StrengthReport
) -> tuple[tuple[str, EvidenceItem], ...]:
    """Return the strong items of which no sentence speaks, each after the domain it counts in."""
    sentences = _contents(application)
    return tuple(
        (domain.id, item)
        for domain in report.domains
        for item in _unused(application, domain, "strong", sentences)
    )


def unused_of_domain(application: Application, domain: DomainStrength) -> tuple[EvidenceItem, ...]:
    """Return the strong and promising items of a domain of which no sentence speaks, best first."""
    sentences = _contents(application)
    return tuple(item for level in _GOOD for item in _unused(application, domain, level, sentences))


def _unused(
    application: Application,
    domain: DomainStrength,
    level: ItemLevel,
    sentences: Sequence[Content],
) -> Iterator[EvidenceItem]:
    items = {item.id: item for item in application.evidence}
    linked = {name for claim in application.claims for name in claim.evidence}
    for found in domain.items:
        is_meant = found.counts and found.strength == level and found.id not in linked
        if is_meant and not _is_told(items[found.id], sentences):
            yield items[found.id]


def _contents(application: Application) -> Sequence[Content]:
    return [
        content(sentence.text)
        for statement in _statements(application)
        for sentence in statement.sentences
    ]


def _is_told(item: EvidenceItem, sentences: Sequence[Content]) -> bool:
    words = entries_of(item)
    return any(speaks_of(sentence, words) for sentence in sentences)


def _statements(application: Application) -> Iterator[Statement]:
    for domain in sorted(application.scheme.domains, key=lambda domain: domain.number):
        yield Statement(domain.id, application.statements.get(domain.id, ""))


def _is_claim(sentence: Passage) -> bool:
    return not sentence.is_heading and (sentence.is_claim or bool(sentence.figures))
