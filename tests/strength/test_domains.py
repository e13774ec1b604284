"""Items, domains, reasons and next actions, by example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from cea_helper.dates import parse_partial
from cea_helper.evidence import Area, EvidenceItem, Impact
from cea_helper.schemes import Fact, shipped
from cea_helper.strength import (
    QUALITIES,
    DomainStrength,
    analyse,
    analyse_for,
    as_json,
    condensed,
)
from cea_helper.strength.duplicates import achievement_key
from cea_helper.strength.items import level_of, points_of
from cea_helper.strength.look_back import look_back_fact
from cea_helper.strength.tables import table
from tests.strength.making import AS_OF, LOOK_BACK, make_application, make_item, make_strong_item


def developing(*items: EvidenceItem) -> DomainStrength:
    domain = analyse(make_application(*items), AS_OF).domain("developing")
    assert domain is not None
    return domain


def codes(domain: DomainStrength) -> list[str]:
    return [reason.code for reason in domain.reasons]


def promising(identity: str) -> EvidenceItem:
    return make_strong_item(identity, f"Clinic {identity}", impact=Impact("Six trusts use it"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "strong"),
        ({"reach": "regional", "excess": None}, "strong"),
        ({"reach": "local"}, "promising"),
        ({"reach": None, "proof": ()}, "promising"),
        ({"reach": None, "proof": (), "basis": "job_plan", "excess": None}, "thin"),
        ({"impact": Impact("Six trusts use it")}, "promising"),
        ({"impact": None}, "thin"),
        ({"contribution": "member", "role": None}, "thin"),
    ],
)
def test_an_item_is_as_strong_as_its_qualities(fields: dict[str, Any], expected: str) -> None:
    assert developing(make_strong_item(**fields)).items[0].strength == expected


def test_points_never_disagree_with_strength() -> None:
    points: dict[str, list[int]] = {"thin": [], "promising": [], "strong": []}
    for worths in product((0, 1, 2), repeat=6):
        worth = dict(zip(QUALITIES, worths, strict=True))
        level = level_of(worth)
        points[level].append(points_of(worth, level))
    assert (min(points["thin"]), max(points["thin"])) == (0, 12)
    assert (min(points["promising"]), max(points["promising"])) == (13, 21)
    assert (min(points["strong"]), max(points["strong"])) == (22, 26)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "empty"),
        ((make_item("a"),), "weak"),
        ((promising("a"),), "weak"),
        ((promising("a"), promising("b")), "adequate"),
        ((promising("a"), promising("b"), promising("c"), promising("d")), "adequate"),
        ((make_strong_item("a"),), "adequate"),
        ((make_strong_item("a"), promising("b"), promising("c")), "adequate"),
        ((make_strong_item("a"), make_strong_item("b", "Frailty unit")), "strong"),
    ],
)
def test_a_domain_is_as_strong_as_its_best_two(
    items: tuple[EvidenceItem, ...], expected: str
) -> None:
    assert developing(*items).strength == expected


def test_a_better_item_shows_in_the_readiness() -> None:
    weaker, better = make_item("a", reach="regional"), make_item("a", reach="national")
    assert 10 < developing(weaker).readiness < developing(better).readiness < 40
    best = developing(make_strong_item("a"), make_strong_item("b", "Frailty unit"))
    assert best.readiness == 100


def test_reasons_name_what_the_items_lack() -> None:
    thin = make_item("a", basis="job_plan", reach="local", contribution="member")
    domain = developing(thin)
    assert codes(domain) == [
        "few-strong",
        "no-result",
        "own-part-unclear",
        "duty-not-excess",
        "local-only",
        "undated",
        "no-proof",
    ]
    assert {reason.evidence for reason in domain.reasons} == {("a",)}


def test_what_one_item_lacks_is_told_in_one_sentence() -> None:
    thin = make_item("a", "EIP clinic", basis="job_plan", reach="local", contribution="member")
    assert condensed(developing(thin).reasons) == (
        "The one item here is thin.",
        '"EIP clinic" does not yet show: a result, your own part, what went beyond the job, '
        "more than local reach, a date, proof.",
    )


def test_items_that_lack_the_same_share_a_sentence() -> None:
    domain = developing(make_item("a", "EIP clinic"), make_item("b", "Frailty unit"))
    first, lacks = condensed(domain.reasons)
    assert first == "Every item here that counts is thin."
    assert lacks.startswith('"EIP clinic" and "Frailty unit" do not yet show: a result, your own')


def test_one_lack_keeps_its_own_sentence() -> None:
    reasons = developing(make_strong_item("a", reach="local")).reasons
    assert condensed(reasons) == tuple(reason.text for reason in reasons)


def test_the_one_item_that_counts_is_told_from_those_that_do_not() -> None:
    old = make_item("b", "Old clinic", end=parse_partial("2019"))
    domain = developing(make_item("a"), old)
    assert domain.reasons[0].text == "The one item here that counts is thin."
    assert condensed(domain.reasons)[-1] == domain.reasons[-1].text


def test_a_regional_item_that_is_not_strong_is_asked_about_the_country() -> None:
    near = make_strong_item("a", reach="regional", impact=None)
    domain = developing(near)
    assert codes(domain) == ["few-strong", "no-result", "regional-only"]
    assert domain.reasons[2].text == (
        'The reach of "Sepsis pathway" is regional: past your own trust, not yet national.'
    )


def test_in_the_domain_of_national_impact_reach_comes_first() -> None:
    near = make_strong_item("a", areas=("wider",), reach="regional", impact=None, proof=())
    application = replace(make_application(near), scheme=shipped().get("ncia-2026"))
    domain = analyse(application, AS_OF).domains[4]
    assert codes(domain)[:3] == ["few-strong", "regional-only", "no-result"]
    assert "other regions" in domain.next_actions[0].text


def test_what_is_local_is_not_said_to_stay_inside_the_organisation() -> None:
    hospice = make_item("a", "Trustee of a local hospice", reach="local")
    (reason,) = [one for one in developing(hospice).reasons if one.code == "local-only"]
    assert reason.text == 'The reach of "Trustee of a local hospice" is local.'


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (None, ("undated", '"Sepsis pathway" has no date.')),
        (
            "2027",
            (
                "not-begun",
                '"Sepsis pathway" begins after the day on which the application is judged.',
            ),
        ),
    ],
)
def test_no_date_is_told_from_one_that_is_still_to_come(
    start: str | None, told: tuple[str, str]
) -> None:
    item = make_item(start=start and parse_partial(start))
    domain = developing(item)
    dates = [(one.code, one.text) for one in domain.reasons if one.code in ("undated", "not-begun")]
    assert dates == [told]


def test_advice_is_not_taken_from_the_guide_of_one_scheme() -> None:
    titles = table("actions.toml")["sources"].values()
    assert not [title for title in titles if "Clinical Impact" in title]


def test_no_number_of_items_is_said_to_be_what_a_source_asks_for() -> None:
    domain = developing(make_strong_item("a"))
    assert domain.reasons[0].text == (
        "One item here is strong. This program calls a domain strong from two such items on."
    )
    assert domain.next_actions[-1].why == "Quality of work is rewarded, not quantity."


def test_a_strong_item_is_in_no_complaint() -> None:
    domain = developing(make_strong_item("a"), make_item("b", "Frailty unit"))
    assert all(reason.evidence == ("b",) for reason in domain.reasons[1:])


def test_an_item_outside_the_look_back_is_told_even_in_a_strong_domain() -> None:
    strong = make_strong_item("a"), make_strong_item("b", "Frailty unit")
    old = make_item("c", "Old clinic", end=parse_partial("2019"))
    domain = developing(*strong, old)
    assert domain.strength == "strong"
    assert codes(domain) == ["outside-look-back"]
    assert domain.reasons[0].text == (
        '"Old clinic" ended before the look-back, which begins on 21 November 2021, '
        "so it does not count."
    )


OLD = make_item("old", "Old clinic", end=parse_partial("2019"))


def told_of_old_work(scheme_id: str) -> DomainStrength:
    report = analyse_for(shipped().get(scheme_id), make_application(OLD), AS_OF)
    (domain,) = [domain for domain in report.domains if domain.items]
    return domain


@pytest.mark.parametrize(
    ("scheme_id", "source"),
    [
        ("ncia-2026", "gov.uk, guide for award holders whose circumstances change"),
        ("cea-national-2019", "Royal College of Psychiatrists, advice on awards (2019)"),
    ],
)
def test_the_look_back_is_sourced_to_what_the_round_rests_on(scheme_id: str, source: str) -> None:
    domain = told_of_old_work(scheme_id)
    (action,) = [one for one in domain.next_actions if one.text.startswith("Look for what has")]
    assert (action.why, action.source) == ("Only work inside the look-back counts.", source)
    assert "guide" not in domain.reasons[-1].text


def test_a_look_back_that_is_not_confirmed_says_so() -> None:
    domain = told_of_old_work("cea-local")
    (action,) = [one for one in domain.next_actions if one.text.startswith("Look for what has")]
    assert action.source == "No source is known: check this year's guide"
    assert action.why.endswith("How long it is in this round is not confirmed.")
    assert domain.reasons[-1].text.endswith("That day is not confirmed: check this year's guide.")


def test_a_look_back_that_an_award_shortens_rests_on_the_rule_that_says_so() -> None:
    scheme = shipped().get("cea-local")
    rules = {"look_back_years": Fact("verified"), "look_back_since_award": Fact("unconfirmed")}
    asked = replace(scheme, facts=rules)
    late = date(2024, 4, 1)
    assert look_back_fact(asked, late, AS_OF).needs_checking
    assert not look_back_fact(asked, LOOK_BACK, AS_OF).needs_checking


def test_the_stronger_copy_counts_in_one_domain() -> None:
    domain = developing(
        make_item("a", "The sepsis pathway!", start=parse_partial("2023")), make_strong_item("b")
    )
    assert {item.id: item.counts for item in domain.items} == {"a": False, "b": True}
    duplicate = domain.reasons[-1]
    assert (duplicate.code, duplicate.evidence) == ("duplicate", ("a", "b"))


def test_a_copy_in_another_domain_counts_where_its_areas_belong() -> None:
    copy = make_strong_item("a", domain="delivering")
    report = analyse(make_application(copy, make_strong_item("b")), AS_OF)
    delivering, developing = report.domains[:2]
    assert (delivering.strength, codes(delivering)) == ("empty", ["empty", "duplicate"])
    assert developing.strength == "adequate"


def test_a_domain_that_counts_a_repeated_item_says_where_else_it_stands() -> None:
    copy = make_strong_item("a", domain="delivering")
    report = analyse(make_application(copy, make_strong_item("b")), AS_OF)
    told = report.domains[1].reasons[-1]
    assert (told.code, told.evidence) == ("also-entered", ("b", "a"))
    assert told.text == (
        '"Sepsis pathway" is also entered in domain 1: Delivering a high quality service. '
        "It counts here."
    )


def test_the_first_thing_to_do_about_a_repeat_is_to_choose_where_it_counts() -> None:
    copy = make_strong_item("a", domain="delivering")
    shifts = make_item("c", "Shifts", areas=("delivering",))
    report = analyse(make_application(copy, make_strong_item("b"), shifts), AS_OF)
    first = report.domains[0].next_actions[0]
    assert first.text.startswith('Choose where "Sepsis pathway" counts. ')
    assert "domain 2: Developing a high quality service" in first.text


def test_two_copies_in_one_domain_leave_nothing_to_choose() -> None:
    domain = developing(make_item("a", start=parse_partial("2023")), make_strong_item("b"))
    assert "also-entered" not in codes(domain)
    assert not [one for one in domain.next_actions if one.text.startswith("Choose")]


def are_one(first: str, second: str) -> bool:
    keys = {achievement_key(make_item(title=title)) for title in (first, second)}
    return len(keys) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Sepsis-pathway.", "sepsis PATHWAY"),
        ("Theatre within 36 hours, seven days a week", "7 days a week: theatre within 36 hours"),
        ("Handover without a corridor", "Handover without corridors"),
    ],
)
def test_titles_are_compared_by_their_words(first: str, second: str) -> None:
    assert are_one(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Sepsis pathway 2", "Sepsis pathway"), ("The", "An"), ("!", "?"), ("s", "ss")],
)
def test_other_words_are_another_achievement(first: str, second: str) -> None:
    assert not are_one(first, second)


def test_what_is_held_each_year_counts_each_year() -> None:
    years = (parse_partial("2023-04"), parse_partial("2024-04"))
    held = [make_strong_item(str(year), title="Sepsis audit", start=year) for year in years]
    assert developing(*held).strength == "strong"


def test_a_bare_note_takes_nothing_from_the_full_entry() -> None:
    full = make_strong_item("full", title="Sepsis pathway")
    note = EvidenceItem("note", "Sepsis pathway", ("delivering",))
    both = developing(full, note)
    assert both.items == developing(full).items
    assert both.readiness == developing(full).readiness


def test_an_item_goes_where_its_first_area_leads() -> None:
    item = make_item(areas=("wider", "developing"))
    ids = {d.id for d in analyse(make_application(item), AS_OF).domains if d.items}
    assert ids == {"leading"}


def test_an_item_goes_where_the_applicant_put_it() -> None:
    item = make_item(areas=("developing",), domain="research")
    ids = {d.id for d in analyse(make_application(item), AS_OF).domains if d.items}
    assert ids == {"research"}


def test_an_area_that_no_domain_draws_on_gives_way_to_the_next() -> None:
    scheme = shipped().get("cea-national-2019")
    without = replace(scheme, domains=tuple(d for d in scheme.domains if d.id != "developing"))
    lost, found = make_item("a"), make_item("b", "Course", areas=("developing", "teaching"))
    report = analyse_for(without, make_application(lost, found), AS_OF)
    assert [item.id for domain in report.domains for item in domain.items] == ["b"]


def test_the_least_ready_domain_is_named_where_none_is_weak() -> None:
    areas = ("delivering", "developing", "leading", "research", "teaching")
    items = [make_strong_item(area, area, areas=(area,)) for area in areas]
    items.append(make_strong_item("more", "More", areas=("delivering",)))
    items[3] = replace(items[3], excess=None)
    assert analyse(make_application(*items), AS_OF).weakest == ("research",)


def test_actions_name_the_item_nearest_to_strong_first() -> None:
    near = make_strong_item("a", "Frailty unit", impact=None)
    domain = developing(make_item("b", "Talks"), near)
    assert domain.next_actions[0].text.startswith('Say what came of "Frailty unit"')


def test_an_empty_domain_is_told_what_fits() -> None:
    domain = developing()
    assert [action.text for action in domain.next_actions] == [
        "Note one achievement for this domain, even a small one. What fits: a pathway or clinic "
        "made anew and measured before and after, money saved, a guideline taken up, other sites "
        "that followed."
    ]


def test_a_domain_that_says_not_what_fits_has_no_heading_for_it() -> None:
    scheme = shipped().get("cea-national-2019")
    bare = replace(scheme, domains=tuple(replace(d, fits=" ") for d in scheme.domains))
    for items in ((), (make_item("a"),)):
        report = analyse_for(bare, make_application(*items), AS_OF)
        told = [action.text for domain in report.domains for action in domain.next_actions]
        assert told and not any("What fits" in text for text in told)


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        (
            (("leading", "research"),),
            'One item fits here, but counts in domain 3: "Item 0".',
        ),
        (
            (("teaching", "research"), ("leading", "research")),
            '2 items fit here, but count in other domains: "Item 1" and "Item 0".',
        ),
        ((("leading",),), "Nothing is entered for this domain."),
    ],
)
def test_an_empty_domain_tells_of_what_fits_and_counts_elsewhere(
    areas: tuple[tuple[Area, ...], ...], expected: str
) -> None:
    items = [make_item(f"e{n}", f"Item {n}", areas=each) for n, each in enumerate(areas)]
    domain = analyse(make_application(*items), AS_OF).domain("research")
    assert domain is not None and domain.strength == "empty"
    (reason,) = domain.reasons
    assert (reason.code, reason.text) == ("empty", expected)
    assert set(reason.evidence) == {item.id for item in items if "research" in item.areas}


def test_what_does_not_count_elsewhere_is_not_said_to_count_there() -> None:
    old = make_item("old", areas=("leading", "research"), end=parse_partial("2019"))
    domain = analyse(make_application(old), AS_OF).domain("research")
    assert domain is not None
    assert domain.reasons[0].text == "Nothing is entered for this domain."


@pytest.mark.parametrize("case", sorted(table("qualities.toml")["own_part"]))
def test_the_reason_about_an_own_part_agrees_with_its_reading(case: str) -> None:
    reading = table("qualities.toml")["own_part"][case]
    told = [gap["one"] for gap in _gaps_of("own_part") if reading["state"] in gap["states"]]
    expected = {
        "met": [],
        "partly": ["In {items} your own part is only partly there."],
        "not_met": ["In {items} your own part is not clear."],
        "unknown": ["In {items} your own part is not clear."],
    }
    assert told == expected[reading["state"]]


@pytest.mark.parametrize("quality", QUALITIES)
def test_what_is_partly_there_is_never_told_as_missing(quality: str) -> None:
    for gap in _gaps_of(quality):
        assert gap["states"] == ["partly"] or "partly" not in gap["states"]


def _gaps_of(quality: str) -> list[dict[str, Any]]:
    return [gap for gap in table("actions.toml")["gaps"] if gap["quality"] == quality]


def test_long_titles_are_shortened_and_braces_kept() -> None:
    long = make_item("a", "{title} " + "very long words " * 20)
    text = developing(long).reasons[1].text
    assert text.startswith('"{title} very long') and " ..." in text
    assert len(text) < 120


def test_every_gap_has_its_words_and_source() -> None:
    sources = table("actions.toml")["sources"]
    for gap in table("actions.toml")["gaps"]:
        assert {"one", "many", "action", "why"} <= set(gap)
        assert gap["source"] in sources


def test_the_document_has_the_promised_keys() -> None:
    told = as_json(analyse(make_application(make_item()), AS_OF))
    assert list(told) == ["scheme", "as_of", "look_back_from", "weakest", "domains"]
    domain = told["domains"][1]
    assert list(domain) == [
        "id", "title", "strength", "readiness", "reasons", "next_actions", "role_prompts", "items",
    ]  # fmt: skip
    assert list(domain["items"][0]) == ["id", "strength", "counts", "qualities", "missing"]
    assert list(domain["role_prompts"][0]) == ["role", "text", "source"]
