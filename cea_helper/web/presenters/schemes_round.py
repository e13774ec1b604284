"""The rules of a round as its editor shows them: how sure each is, and where to change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from cea_helper.evidence import AREAS
from cea_helper.schemes import Domain, Fact, Field, Scheme, default_domain
from cea_helper.web.forms.schemes_round import STATUSES
from cea_helper.web.presenters import rounds
from cea_helper.web.presenters.schemes import used_words
from cea_helper.web.presenters.schemes_facts import unsure_words
from cea_helper.web.presenters.sources import source_row
from cea_helper.workspace.schemes import OpenRound

NOTHING = "Nothing said yet"
_SURE = {"verified": "", "secondary": "Reported by somebody else", "unconfirmed": "Not confirmed"}


@dataclass(frozen=True)
class Action:
    """A link to where a rule is changed; `about` names the rule for whoever only hears the link."""

    words: str
    href: str
    about: str


@dataclass(frozen=True)
class RuleRow:
    """One rule: what is said, how sure that is, and what can be done about it."""

    name: str
    value: str
    sure: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Section:
    """Rules that belong together; `add` leads to where one more is added."""

    title: str
    rows: tuple[RuleRow, ...]
    add: Action | None = None


@dataclass(frozen=True)
class RulesPage:
    """A round with all its rules, to be corrected."""

    id: str
    title: str
    family_id: str
    family: str
    is_draft: bool
    used: str
    unsure: str
    later: tuple[str, ...]
    sections: tuple[Section, ...]
    nothing: str = NOTHING


def rules_page(opened: OpenRound) -> RulesPage:
    """Return the page of a round in the editor."""
    scheme = opened.scheme
    return RulesPage(
        id=scheme.id,
        title=scheme.title,
        family_id=scheme.family,
        family=opened.known.family.title,
        is_draft=scheme.is_draft,
        used=used_words(opened.applications),
        unsure=unsure_words(opened),
        later=tuple(later.title for later in opened.later),
        sections=tuple(_sections(opened)),
    )


def removal_words(texts: int) -> str:
    """Return what becomes of the texts of a box that is taken out; nothing where there are none."""
    if texts == 0:
        return ""
    have = "1 application has a text" if texts == 1 else f"{texts:,} applications have a text"
    return f"{have} in it. No text is lost: its applicant still finds it, off the form."


def _sections(opened: OpenRound) -> Iterator[Section]:
    scheme = opened.scheme
    yield Section("The round", tuple(_about(scheme)))
    yield Section("Domains", tuple(_domains(scheme)), _add(scheme, "domains", "Add a domain"))
    yield Section("Other boxes", tuple(_fields(scheme)), _add(scheme, "fields", "Add a box"))
    yield Section(
        "Who can apply",
        tuple(_questions(scheme)),
        _add(scheme, "eligibility", "Add a question"),
    )
    yield Section("Marks and levels", tuple(_marks(scheme)), _add(scheme, "levels", "Add a level"))
    yield Section("Who does what", tuple(_people(scheme)))
    yield Section("Guidance", tuple(_guides(opened)), _add(scheme, "guides", "Add a link"))
    yield Section("Good to know", tuple(_notes(scheme)), _add(scheme, "notes", "Add a note"))


def _about(scheme: Scheme) -> Iterator[RuleRow]:
    kind = {"national": "National", "local": "Local"}.get(scheme.kind or "", "National and local")
    run_by = f"{scheme.awarding_body}. {kind}: {rounds.nations(scheme)}"
    yield RuleRow("Name and body", run_by, "", _change(scheme, "about", "name and body"))
    some = "Applications" if scheme.takes_applications else "No applications"
    status = f"{STATUSES[scheme.status]}. {some} can be started here"
    yield RuleRow("Where it stands", status, "", _change(scheme, "status", "where it stands"))
    for name, known, part, fact in (
        ("Opens", rounds.opening(scheme), "opens", "opens_on"),
        ("Closes", rounds.closes(scheme), "closes", "closes_at"),
        ("Look-back", rounds.look_back_rule(scheme), "look-back", "look_back_years"),
    ):
        sure = _sure(scheme.fact(fact))
        yield RuleRow(name, known.value, sure, _change(scheme, part, name.lower()))


def _domains(scheme: Scheme) -> Iterator[RuleRow]:
    for domain in scheme.domains:
        name = f"{domain.number}. {domain.title}"
        length = Action(
            "Length", _page(scheme, "domains", domain.id, "length"), f"of {domain.title}"
        )
        change, remove = _of_member(scheme, "domains", domain.id, domain.title)
        told = ". ".join((rounds.limit_in_words(domain.limit), *_shared_areas(scheme, domain)))
        yield RuleRow(name, told, _sure_of_domain(domain), (change, length, remove))
    if scheme.domains:
        lengths = rounds.lengths(scheme)
        yield RuleRow("All lengths", lengths.value, "", _change(scheme, "lengths", "all lengths"))


def _shared_areas(scheme: Scheme, domain: Domain) -> Iterator[str]:
    """Yield a warning for each area whose evidence goes to a domain before this one."""
    for area in domain.areas:
        first = default_domain(scheme, area)
        if first is not None and first.id != domain.id:
            yield f'Evidence of "{AREAS[area]}" goes to domain {first.number} first'


def _sure_of_domain(domain: Domain) -> str:
    title, length = _sure(domain.fact), _sure(domain.limit.fact)
    if title == length:
        return title
    parts = (("Title", title), ("Length", length))
    return ". ".join(f"{what}: {sure[:1].lower()}{sure[1:]}" for what, sure in parts if sure)


def _fields(scheme: Scheme) -> Iterator[RuleRow]:
    for field in scheme.fields:
        told = (rounds.limit_in_words(field.limit), *_about_field(field))
        actions = _of_member(scheme, "fields", field.id, field.title)
        yield RuleRow(field.title, ". ".join(told), _sure(field.limit.fact), actions)
    if scheme.boxes():
        order = ", ".join(_short(box) for box in scheme.boxes_in_order())
        href = url_for("schemes.edit_order", round_id=scheme.id)
        change = (Action("Change", href, "the order of the form"),)
        yield RuleRow("Order of the form", order, _sure(scheme.fact("form_order")), change)


def _about_field(field: Field) -> Iterator[str]:
    if field.filled_in_by_others:
        yield "Somebody else fills it in"
    if field.optional:
        yield "It may be left empty"
    if field.short:
        yield "It takes a few words"


def _questions(scheme: Scheme) -> Iterator[RuleRow]:
    for one in scheme.eligibility:
        actions = _of_member(scheme, "eligibility", one.id, one.ask)
        yield RuleRow(one.ask, f"{one.needed.title()} is needed", _sure(one.fact), actions)


def _marks(scheme: Scheme) -> Iterator[RuleRow]:
    scale = ", ".join(str(step.mark) for step in scheme.scale) or NOTHING
    change = _change(scheme, "scale", "how assessors mark")
    yield RuleRow("How assessors mark", scale, _sure(scheme.fact("scale")), change)
    for level in scheme.levels:
        latest = level.values[-1] if level.values else None
        worth = f"£{latest['gbp']:,} a year" if latest else "Value not known"
        sure = _SURE[latest["status"]] if latest else ""
        yield RuleRow(level.title, worth, sure, _of_member(scheme, "levels", level.id, level.title))


def _people(scheme: Scheme) -> Iterator[RuleRow]:
    chosen = "The applicant" if scheme.level_chosen_by_applicant else "Those who assess"
    for name, value, part, fact in (
        ("Who chooses the level", chosen, "level-choice", "level_chosen_by_applicant"),
        ("Who may write it", scheme.authorship or NOTHING, "authorship", "own_words_only"),
        ("The employer's part", scheme.employer_part or NOTHING, "employer", "employer_part"),
    ):
        change = _change(scheme, part, name[:1].lower() + name[1:])
        yield RuleRow(name, value, _sure(scheme.fact(fact)), change)


def _guides(opened: OpenRound) -> Iterator[RuleRow]:
    scheme = opened.scheme
    for guide_id, guide in zip(opened.tree.get("guides", ()), scheme.guides, strict=True):
        actions = _of_member(scheme, "guides", guide_id, guide.title)
        yield RuleRow(guide.title, guide.url, _sure(guide.fact), actions)


def _notes(scheme: Scheme) -> Iterator[RuleRow]:
    for note in scheme.notes:
        told = source_row("", note.fact, scheme)
        where = told.host or "No page named"
        actions = _of_member(scheme, "notes", note.id, note.text)
        yield RuleRow(note.text, where, _sure(note.fact), actions)


def _short(box: Domain | Field) -> str:
    return f"domain {box.number}" if isinstance(box, Domain) else box.title


def _sure(fact: Fact) -> str:
    return _SURE[fact.status]


def _change(scheme: Scheme, part: str, about: str) -> tuple[Action, ...]:
    href = url_for("schemes.edit_part", round_id=scheme.id, part=part)
    return (Action("Change", href, about),)


def _of_member(scheme: Scheme, kind: str, member: str, about: str) -> tuple[Action, ...]:
    remove = url_for("schemes.remove_member", round_id=scheme.id, kind=kind, member=member)
    change = Action("Change", _page(scheme, kind, member, "change"), about)
    return (change, Action("Remove", remove, about))


def _page(scheme: Scheme, kind: str, member: str, page: str) -> str:
    return url_for("schemes.edit_member", round_id=scheme.id, kind=kind, member=member, page=page)


def _add(scheme: Scheme, kind: str, words: str) -> Action:
    return Action(words, url_for("schemes.add_member", round_id=scheme.id, kind=kind), "")
