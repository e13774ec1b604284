"""The annexes: the strength of each domain, and the schedule of the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from cea_helper import citations
from cea_helper.application import Application
from cea_helper.evidence import BASES, CONTRIBUTIONS, PROOF_KINDS, EvidenceItem, Impact, Proof
from cea_helper.strength import DOMAIN_LEVELS, DomainStrength, StrengthReport
from cea_helper.word import profile, wording
from cea_helper.word.blocks import Block, Heading, Paragraph, Picture, Table, equal_widths

_LABEL_WIDTH = 24
_NOT_COUNTED = {
    "outside-look-back": "Does not count: before the look-back period",
    "duplicate": "Does not count: entered twice",
}
_NOTHING_SAID = "Nothing said"


def strength_profile(report: StrengthReport) -> list[Block]:
    """Return the annex that shows how strong the evidence for each domain is."""
    levels = tuple(domain.strength for domain in report.domains)
    widths = equal_widths(_LABEL_WIDTH, len(levels))
    return [
        Heading("Annex: strength of the evidence", new_page=True),
        Paragraph(
            "This is how CEA Helper reads the evidence. It is not an assessor's mark. "
            + _look_back(report)
        ),
        Picture(
            png=profile.draw(levels, widths),
            width=sum(widths),
            height=profile.HEIGHT,
            description=_described(report.domains),
        ),
        Table(
            summary="The strength of each domain, and how many items of evidence count.",
            header=("Domain", *(f"{domain.number}. {domain.title}" for domain in report.domains)),
            rows=(
                ("Strength", *(DOMAIN_LEVELS[level] for level in levels)),
                ("Items that count", *(_counting(domain) for domain in report.domains)),
            ),
            widths=widths,
        ),
        Paragraph("No step filled: empty. One: weak. Two: adequate. Three: strong.", "Caption"),
    ]


def _look_back(report: StrengthReport) -> str:
    if report.look_back_from is None:
        return "This scheme has no look-back period."
    first, last = wording.day(report.look_back_from), wording.day(report.as_of)
    return f"The look-back period runs from {first} to {last}."


def _described(domains: Iterable[DomainStrength]) -> str:
    each = (f"domain {d.number}, {d.title}: {DOMAIN_LEVELS[d.strength].lower()}" for d in domains)
    return f"Strength of the evidence in steps from empty to strong. {'; '.join(each)}."


def _counting(domain: DomainStrength) -> str:
    return f"{sum(item.counts for item in domain.items)} of {len(domain.items)}"


def evidence_schedule(
    application: Application, report: StrengthReport, judged: bool = True
) -> list[Block]:
    """Return the annex that lists every item with its proof, by domain, strongest first.

    Private notes are not part of it. Where it is not `judged`, only what counts is listed, without
    a word on what counts or is missing.
    """
    items = {item.id: item for item in application.evidence}
    blocks: list[Block] = [Heading("Annex: evidence schedule", new_page=True)]
    for domain in report.domains:
        title = f"Evidence for domain {domain.number}: {domain.title}"
        shown = [item.id for item in domain.items if judged or item.counts]
        placed = [items.pop(item_id) for item_id in shown]
        if placed or judged:
            unsaid = _NOTHING_SAID if judged else ""
            blocks += _schedule(title, placed, _uncounted(domain), unsaid)
    if items and judged:
        title = "Evidence for no domain of this scheme"
        blocks += _schedule(title, list(items.values()), {}, _NOTHING_SAID)
    return blocks


def _uncounted(domain: DomainStrength) -> dict[str, str]:
    """Return, for each item that does not count, the words that say why."""
    why = {
        evidence_id: _NOT_COUNTED[reason.code]
        for reason in domain.reasons
        if reason.code in _NOT_COUNTED
        for evidence_id in reason.evidence
    }
    return {item.id: why.get(item.id, "Does not count") for item in domain.items if not item.counts}


def _schedule(
    title: str, items: list[EvidenceItem], uncounted: dict[str, str], unsaid: str
) -> list[Block]:
    if not items:
        return [Heading(title, level=2), Paragraph("No evidence.")]
    return [
        Heading(title, level=2),
        Table(
            summary=f"{title}: what it was, dates, reach, own part, result and proof.",
            header=("What and when", "Own part", "Result", "Proof"),
            rows=tuple(_row(item, uncounted.get(item.id), unsaid) for item in items),
            widths=(35, 45, 38, 42),
        ),
    ]


def _row(item: EvidenceItem, uncounted: str | None, unsaid: str) -> tuple[str, ...]:
    """Return the cells of an item; one about which nothing is known holds `unsaid`."""
    cells = (
        _lines(
            item.title,
            wording.period(item.start, item.end),
            f"Reach: {item.reach}" if item.reach else None,
            uncounted,
        ),
        _lines(
            CONTRIBUTIONS[item.contribution] if item.contribution else None,
            item.role,
            BASES[item.basis] if item.basis else None,
            item.excess,
        ),
        _result(item.impact or Impact()),
        _lines(*(_proof(proof) for proof in item.proof), _publication(item)),
    )
    return tuple(cell or unsaid for cell in cells)


def _result(impact: Impact) -> str:
    benchmark = f"Benchmark: {impact.benchmark}" if impact.benchmark else None
    return _lines(impact.text, _measure(impact), benchmark)


def _measure(impact: Impact) -> str | None:
    """Return what moved and by how much, as far as it was said."""
    ends = (("from", impact.before), ("to", impact.after))
    moved = " ".join(f"{word} {wording.number(value)}" for word, value in ends if value is not None)
    if not moved:
        return impact.measure
    moved = f"{moved} {impact.unit}" if impact.unit else moved
    return f"{impact.measure}: {moved}" if impact.measure else moved.capitalize()


def _proof(proof: Proof) -> str:
    note = f" ({proof.note})" if proof.note else ""
    return f"{PROOF_KINDS[proof.kind]}: {proof.value}{note}"


def _publication(item: EvidenceItem) -> str | None:
    return f"Publication: {citations.in_words(item.citation)}" if item.citation else None


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line and line.strip())
