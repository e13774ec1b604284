"""The page on which the text of a box is written: its help, its excess, the evidence beside it."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper import comparing, counting
from cea_helper.application import Application, BoxVersion
from cea_helper.evidence import EvidenceItem, Impact, period_in_words, written_number
from cea_helper.publications import box_for
from cea_helper.schemes import Box, Domain, Limit, Scheme
from cea_helper.strength import DomainStrength, ItemStrength
from cea_helper.web import filters
from cea_helper.web.evidence_address import name_of
from cea_helper.web.presenters import links
from cea_helper.web.presenters.completing import standing
from cea_helper.web.presenters.tags import Tag, aside_tag, domain_tag


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text, marked or not."""

    words: str
    is_marked: bool


@dataclass(frozen=True)
class Excess:
    """By how much a text is too long, and the whole of it with what does not fit marked."""

    told: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Beside:
    """One item of evidence beside the text, with the words that may go into it."""

    name: str
    title: str
    href: str
    tag: Tag
    period: str
    role: str
    impact: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """The evidence for the domain whose statement is written."""

    tag: Tag
    items: tuple[Beside, ...]
    outline_href: str
    claims_href: str
    add_href: str
    strength_href: str


@dataclass(frozen=True)
class BoxPage:
    """What the page of a box shows round its text."""

    id: str
    heading: str
    scheme: str
    shows: str
    fits: str
    is_from_others: bool
    limit_note: str
    guide: str
    counted: str
    state: str
    sign_in_href: str
    versions_href: str
    has_versions: bool
    excess: Excess | None
    publications_href: str
    evidence: Evidence | None


def box_page(
    application_id: int,
    application: Application,
    domain: DomainStrength | None,
    scheme: Scheme,
    newest: BoxVersion,
) -> BoxPage:
    """Return the page of the box, with its newest text; a domain's shows its evidence too."""
    box = box_of(scheme, newest.box)
    return BoxPage(
        id=box.id,
        heading=heading(box),
        scheme=scheme.title,
        shows=box.shows if isinstance(box, Domain) else box.hint or "",
        fits=box.fits if isinstance(box, Domain) else "",
        is_from_others=not isinstance(box, Domain) and box.filled_in_by_others,
        limit_note=_limit_note(box.limit),
        guide=scheme.guide_url,
        counted=how_counted(newest.text, box.limit.counting_rule),
        state=saved_state(newest),
        sign_in_href=links.sign_in_for_text(application_id, box.id),
        versions_href=links.versions(application_id, box.id),
        has_versions=newest.version > 1,
        excess=excess_of(newest.text, box.limit),
        publications_href=_publications_href(application_id, application, box),
        evidence=_evidence(application_id, application, box, domain),
    )


def _publications_href(application_id: int, application: Application, box: Box) -> str:
    """Return where publications are chosen for this box; "" where none go into it."""
    holds_any = any(item.citation for item in application.evidence)
    is_for_them = box_for(application.scheme) == box
    return links.publications(application_id, ()) if holds_any and is_for_them else ""


def box_of(scheme: Scheme, box_id: str) -> Box:
    """Return the box, which the scheme is known to have."""
    return next(box for box in scheme.boxes() if box.id == box_id)


def heading(box: Box) -> str:
    """Return the heading of the page: a domain's has its number."""
    return f"Domain {box.number}: {box.title}" if isinstance(box, Domain) else box.title


def saved_state(newest: BoxVersion) -> str:
    """Return when the newest text was saved, and which version it is."""
    if newest.saved_at is None:
        return "Nothing saved yet"
    return f"Saved on {filters.moment(newest.saved_at)}, version {filters.number(newest.version)}"


def how_counted(written: str, rule: str) -> str:
    """Return the rule in words, and what it found in the text as it was saved."""
    sentence = counting.IN_SENTENCES[rule]
    return f"{sentence} {_found_in(written, rule)}" if written else sentence


def _found_in(written: str, rule: str) -> str:
    count = counting.length(written, rule)
    if rule == "words":
        return f"Your saved text has {filters.plural(count, 'word')}."
    ends = written.count("\n")
    characters = count - ends * counting.length("\n", rule)
    told = filters.plural(characters, "character")
    ended = filters.plural(ends, "line end") if ends else "no line end"
    return f"Your saved text has {told} and {ended}."


def excess_of(written: str, limit: Limit) -> Excess | None:
    """Return by how much a text is too long and what does not fit; None where all of it does."""
    if limit.maximum is None:
        return None
    over = counting.length(written, limit.counting_rule) - limit.maximum
    if over <= 0:
        return None
    unit = counting.unit(limit.counting_rule).removesuffix("s")
    end = counting.within(written, limit.counting_rule, limit.maximum)
    marked = (Stretch(written[:end], False), Stretch(written[end:], True))
    return Excess(f"{filters.plural(over, unit)} over", marked)


def compare(theirs: str, yours: str) -> tuple[Stretch, ...]:
    """Return the saved text with the words marked that yours does not have."""
    told = comparing.compare(theirs, yours)
    return tuple(Stretch(one.words, one.kind == "gone") for one in told if one.kind != "new")


def _limit_note(limit: Limit) -> str:
    if limit.maximum is None:
        return "The limit of this box is not known:"
    return "This limit is not confirmed:" if limit.fact.needs_checking else ""


def _evidence(
    application_id: int, application: Application, box: Box, domain: DomainStrength | None
) -> Evidence | None:
    if domain is None or not isinstance(box, Domain):
        return None
    items = {item.id: item for item in application.evidence}
    carried = links.writing(application_id, box.id)
    return Evidence(
        tag=domain_tag(domain.strength),
        items=tuple(_beside(domain, items[found.id], found, carried) for found in domain.items),
        outline_href=links.outline(application_id, box.id),
        claims_href=links.claims(application_id, box.id),
        add_href=links.add_evidence(box.areas[0], carried),
        strength_href=links.strength(application_id, box.id),
    )


def _beside(
    domain: DomainStrength, item: EvidenceItem, found: ItemStrength, carried: links.Carried
) -> Beside:
    impact = item.impact or Impact()
    return Beside(
        name=name_of(item.id),
        title=item.title,
        href=links.evidence_item(item.id, carried),
        tag=standing(item, found).tag if found.counts else aside_tag(domain, item.id),
        period=period_in_words(item),
        role=item.role or "",
        impact=impact.text or "",
        figures=_figures(impact),
    )


def _figures(impact: Impact) -> tuple[str, ...]:
    """Return what moved from what to what, and what to compare it with."""
    ends = (("from", impact.before), ("to", impact.after))
    moved = [f"{word} {written_number(value)}" for word, value in ends if value is not None]
    told = " ".join(moved) + _unit(impact.unit if moved else None)
    measured = ": ".join(part for part in (impact.measure, told) if part)
    compared = f"Benchmark: {impact.benchmark}" if impact.benchmark else ""
    return tuple(part for part in (measured, compared) if part)


def _unit(unit: str | None) -> str:
    return unit if unit == "%" else f" {unit}" if unit else ""
