"""The rules of one round, made from its tree and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast, get_args

from cea_helper import counting
from cea_helper.dates import UK
from cea_helper.evidence import AREAS, Area
from cea_helper.schemes.keys import KEYS
from cea_helper.schemes.model import (
    UNCONFIRMED,
    Answer,
    AwardKind,
    Domain,
    Fact,
    FactStatus,
    Field,
    Guide,
    Level,
    Limit,
    Mark,
    Note,
    Portal,
    Question,
    RoundStatus,
    Scheme,
)
from cea_helper.schemes.reading import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT, Table, is_address
from cea_helper.schemes.sources import is_source

_LARGEST_LIMIT = 100_000
_LARGEST_NUMBER = 1_000
_LONGEST_LOOK_BACK = 50
_LARGEST_SUM = 10_000_000


def read_round(family: str, round_id: str, inherits: str | None, table: Table) -> Scheme:
    """Return the rules that the table tells. Raises BrokenSchemeFile with the place."""
    table.check_keys(KEYS["round"])
    facts = {name: _fact(fact) for name, fact in table.tables("facts")}
    scheme = Scheme(
        id=round_id,
        family=family,
        title=table.text("title"),
        is_draft=table.truth("draft", default=False),
        kind=_kind(table),
        nations=table.texts("nations", least=1),
        awarding_body=table.text("awarding_body"),
        status=cast(RoundStatus, table.one_of("status", get_args(RoundStatus))),
        takes_applications=table.truth("takes_applications", default=True),
        opens_on=table.day("opens_on"),
        closes_at=_closes_at(table),
        look_back_years=table.whole("look_back_years", 1, _LONGEST_LOOK_BACK),
        look_back_from=table.day("look_back_from"),
        level_chosen_by_applicant=table.truth("level_chosen_by_applicant", default=False),
        own_words_only=table.truth("own_words_only", default=True),
        authorship=table.text("authorship", "", LONGEST_TEXT),
        guides=tuple(_guide(guide) for _, guide in table.tables("guides")),
        eligibility=tuple(_question(name, asked) for name, asked in table.tables("eligibility")),
        notes=tuple(_note(name, note) for name, note in table.tables("notes")),
        domains=_domains(table, facts),
        fields=tuple(_field(name, field, facts) for name, field in table.tables("fields")),
        form_order=_form_order(table),
        scale=tuple(_mark(step) for step in table.list_of_tables("scale")),
        levels=tuple(_level(table, name, level) for name, level in table.tables("levels")),
        employer_part=_employer(table).text("part", "", LONGEST_TEXT),
        employer_before_submission=_employer(table).truth("before_submission", default=False),
        became=table.text("became", "", LONGEST_TEXT),
        replaced_by=table.texts("replaced_by"),
        carried_forward_from=inherits,
        checked_on=table.day("checked_on"),
        facts=facts,
        portal=_portal(table.table("portal")),
    )
    _check(table, scheme)
    return scheme


def _kind(table: Table) -> AwardKind | None:
    if not table.has("kind"):
        return None
    return cast(AwardKind, table.one_of("kind", get_args(AwardKind)))


def _closes_at(table: Table) -> Any:
    local = table.moment("closes_at")
    return local.replace(tzinfo=UK) if local else None


def _form_order(table: Table) -> tuple[str, ...]:
    form = table.table("form")
    form.check_keys(KEYS["form"])
    return form.texts("order")


def _portal(table: Table) -> Portal:
    table.check_keys(KEYS["portal"])
    return Portal(
        bullets=cast(Any, table.one_of("bullets", ("hyphens", "kept"), "hyphens")),
        signs=cast(Any, table.one_of("signs", ("plain", "kept"), "plain")),
        line_ends=cast(Any, table.one_of("line_ends", ("kept", "blanks"), "kept")),
        fact=_vouched(table),
    )


def _employer(table: Table) -> Table:
    employer = table.table("employer")
    employer.check_keys(KEYS["employer"])
    return employer


def _fact(table: Table) -> Fact:
    table.check_keys(KEYS["fact"])
    return _vouched(table)


def _vouched(table: Table, otherwise: Fact = UNCONFIRMED) -> Fact:
    """Return how sure the fact is that stands in this table beside its value."""
    source = table.text("source") if table.has("source") else None
    if source is not None and not (is_source(source) or is_address(source)):
        table.refuse("source", "is neither a source that is listed nor a web address")
    note = table.text("note", longest=LONGEST_TEXT) if table.has("note") else None
    checked_on = table.day("checked_on")
    if not table.has("status"):
        return otherwise
    status = cast(FactStatus, table.one_of("status", get_args(FactStatus)))
    return Fact(status, source, note, checked_on)


def _limit(holder: Table, facts: Mapping[str, Fact]) -> Limit:
    table = holder.table("limit")
    table.check_keys(KEYS["limit"])
    return Limit(
        maximum=table.whole("maximum", 1, _LARGEST_LIMIT),
        counting_rule=table.one_of("counting_rule", tuple(counting.RULES)),
        fact=_vouched(table, facts.get("limits", UNCONFIRMED)),
    )


def _domains(table: Table, facts: Mapping[str, Fact]) -> tuple[Domain, ...]:
    found = (_domain(name, domain, facts) for name, domain in table.tables("domains"))
    return tuple(sorted(found, key=lambda domain: domain.number))


def _domain(name: str, table: Table, facts: Mapping[str, Fact]) -> Domain:
    table.check_keys(KEYS["domain"])
    title = facts.get("titles", UNCONFIRMED)
    return Domain(
        id=name,
        number=table.number("number", 1, _LARGEST_NUMBER),
        title=table.text("title"),
        areas=_areas(table),
        limit=_limit(table, facts),
        fact=_fact(table.table("fact")) if table.has("fact") else title,
        shows=table.text("shows", "", LONGEST_TEXT),
        fits=table.text("fits", "", LONGEST_TEXT),
    )


def _areas(table: Table) -> tuple[Area, ...]:
    areas = table.texts("areas", least=1)
    for area in areas:
        if area not in AREAS:
            table.refuse("areas", f'"{area}" is not one of {", ".join(AREAS)}')
    return cast(tuple[Area, ...], areas)


def _field(name: str, table: Table, facts: Mapping[str, Fact]) -> Field:
    table.check_keys(KEYS["field"])
    return Field(
        id=name,
        title=table.text("title"),
        limit=_limit(table, facts),
        hint=table.text("hint", longest=LONGEST_TEXT) if table.has("hint") else None,
        filled_in_by_others=table.truth("filled_in_by_others", default=False),
        optional=table.truth("optional", default=False),
        short=table.truth("short", default=False),
    )


def _guide(table: Table) -> Guide:
    table.check_keys(KEYS["guide"])
    year = table.whole("year", FIRST_YEAR, LAST_YEAR)
    return Guide(table.text("title"), table.address("url"), year, _vouched(table))


def _question(name: str, table: Table) -> Question:
    table.check_keys(KEYS["question"])
    return Question(
        id=name,
        ask=table.text("ask"),
        needed=cast(Answer, table.one_of("needed", get_args(Answer), default="yes")),
        otherwise=table.text("otherwise", longest=LONGEST_TEXT),
        fact=_fact(table.table("fact")),
    )


def _note(name: str, table: Table) -> Note:
    table.check_keys(KEYS["note"])
    return Note(name, table.text("text", longest=LONGEST_TEXT), _fact(table.table("fact")))


def _mark(table: Table) -> Mark:
    table.check_keys(KEYS["mark"])
    return Mark(table.number("mark", 0, _LARGEST_NUMBER), table.text("label"))


def _level(holder: Table, name: str, table: Table) -> Level:
    table.check_keys(KEYS["level"])
    nations = (table if table.has("nations") else holder).texts("nations", least=1)
    values = tuple(_value(value) for value in table.list_of_tables("values"))
    return Level(name, table.text("title"), nations, values)


def _value(table: Table) -> Mapping[str, Any]:
    """Return what the level is worth; as it stands, since it goes out again as it stands."""
    table.check_keys(KEYS["value"])
    table.number("gbp", 1, _LARGEST_SUM)
    for day in ("from", "until"):
        table.day(day)
    for words in ("years", "guidance_of", "nation"):
        if table.has(words):
            table.text(words)
    return {**table.values, "status": _vouched(table).status}


def _check(table: Table, scheme: Scheme) -> None:
    """Refuse what each table may say but not all of them together."""
    boxes = [box.id for box in scheme.boxes()]
    for kind, twice in (("domains", _twice(boxes)), ("domains", _twice(_numbers(scheme)))):
        if twice is not None:
            table.refuse(kind, f"{twice} stands for two boxes")
    if sorted(boxes) != sorted(scheme.form_order):
        table.refuse("form.order", "must name every domain and every other box once")
    if scheme.takes_applications and not scheme.domains:
        table.refuse("domains", "are missing, and applications can be started for this round")
    if len({step.mark for step in scheme.scale}) != len(scheme.scale):
        table.refuse("scale", "has the same mark twice")
    if scheme.opens_on and scheme.closes_at and scheme.closes_at.date() < scheme.opens_on:
        table.refuse("closes_at", "lies before the round opens")


def _numbers(scheme: Scheme) -> Iterator[int]:
    return (domain.number for domain in scheme.domains)


def _twice(values: Any) -> Any:
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None
