"""An application taken into another round: no word is lost, and the old one stays as it is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.application import Application, Claim
from cea_helper.carrying import BETWEEN, Proposal, propose, usual_mapping
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import Scheme, shipped
from tests.strategies import SCHEME_IDS
from tests.strategies import applications as any_applications

OLD, NEW = shipped().get("cea-national-2019"), shipped().get("ncia-2026")
rounds = st.sampled_from([shipped().get(scheme_id) for scheme_id in SCHEME_IDS])


def application(**texts: str) -> Application:
    """Return an application of 2019 with these statements and other texts."""
    domains = {box: written for box, written in texts.items() if OLD.domain(box)}
    fields = {box: written for box, written in texts.items() if OLD.field(box)}
    return Application(OLD, Applicant("Dr Made Up"), statements=domains, fields=fields)


def taken(given: Application, target: Scheme = NEW) -> Proposal:
    """Return what becomes of the application where nobody chooses otherwise."""
    return propose(given, target, usual_mapping(given, target))


@st.composite
def carried(draw: st.DrawFn) -> tuple[Application, Proposal]:
    """Any application with any choice of where each of its texts goes."""
    given, target = draw(any_applications()), draw(rounds)
    written = [*given.statements, *given.fields]
    places = st.sampled_from([None, *(box.id for box in target.boxes())])
    chosen = {box: draw(places) for box in written}
    return given, propose(given, target, chosen)


@settings(max_examples=30)
@given(carried())
def test_every_text_is_whole_in_exactly_one_place(both: tuple[Application, Proposal]) -> None:
    given, proposal = both
    moved = [piece for filled in proposal.boxes for piece in filled.pieces]
    found = [(piece.box.id, piece.text) for piece in (*moved, *proposal.stays)]
    assert sorted(found) == sorted([*given.statements.items(), *given.fields.items()])
    for filled in proposal.boxes:
        assert filled.text == BETWEEN.join(piece.text for piece in filled.pieces)


@settings(max_examples=30)
@given(carried())
def test_every_claim_of_a_text_that_moves_covers_the_same_words(
    both: tuple[Application, Proposal],
) -> None:
    given, proposal = both
    moved = {
        piece.box.id
        for filled in proposal.boxes
        if NEW.domain(filled.box.id) or OLD.domain(filled.box.id)
        for piece in filled.pieces
    }
    before = [
        (given.statements[one.domain][one.start : one.end], one.evidence)
        for one in given.claims
        if one.domain in moved
    ]
    after = [
        (proposal.texts[one.domain][one.start : one.end], one.evidence) for one in proposal.claims
    ]
    assert after == before


@settings(max_examples=15)
@given(any_applications(), rounds)
def test_the_old_application_is_the_same_before_and_after(
    given: Application, target: Scheme
) -> None:
    before = deepcopy(given)
    taken(given, target)
    assert given == before


@settings(max_examples=15)
@given(any_applications())
def test_in_its_own_round_an_application_stays_as_it_is(given: Application) -> None:
    proposal = taken(given, given.scheme)
    assert proposal.texts == {**given.statements, **given.fields}
    assert (proposal.stays, proposal.follows_areas) == ((), ())
    assert proposal.claims == given.claims


def test_two_old_domains_join_in_the_one_that_draws_on_both() -> None:
    proposal = taken(application(developing="I built it.", delivering="I run it."))
    assert proposal.texts == {"service": "I run it.\n\nI built it."}


def test_a_domain_goes_to_the_lowest_number_among_those_that_draw_on_as_much_of_it() -> None:
    assert taken(application(leading="I led.")).texts == {"leadership": "I led."}


@pytest.mark.parametrize(
    ("box", "domain"),
    [("form_d", "innovation"), ("form_e", "education"), ("form_f", "leadership")],
)
def test_a_form_that_continues_a_domain_goes_with_it(box: str, domain: str) -> None:
    continued = next(one for one in usual_mapping(application(**{box: "More."}), NEW).items())
    assert continued == (box, domain)


def test_a_box_that_is_called_alike_takes_the_text_and_one_of_others_does_not() -> None:
    citation = next(one for one in OLD.fields if one.id == "citation")
    alike = replace(citation, id="praise", title="Your citation", filled_in_by_others=False)
    given = application(citation="From a society")
    for is_others, goes in ((False, "praise"), (True, None)):
        box = replace(alike, filled_in_by_others=is_others)
        target = replace(NEW, fields=(*NEW.fields, box), form_order=(*NEW.form_order, "praise"))
        assert usual_mapping(given, target) == {"citation": goes}


def test_other_boxes_go_to_those_of_the_same_name_and_else_stay_behind() -> None:
    proposal = taken(application(job_plan="Ten PAs", citation="From a society"))
    assert proposal.texts == {"job_plan": "Ten PAs"}
    assert [(piece.box.id, piece.text) for piece in proposal.stays] == [
        ("citation", "From a society")
    ]


def test_a_joined_text_is_counted_by_the_new_rule_and_said_to_be_too_long() -> None:
    proposal = taken(application(delivering="a" * 1200, developing="b" * 1200))
    service = proposal.boxes[NEW.form_order.index("service")]
    assert service.count == 1200 + 1200 + 2 * len(BETWEEN)
    assert service.is_too_long
    job_plan = proposal.boxes[NEW.form_order.index("job_plan")]
    assert not job_plan.is_too_long


def test_a_claim_moves_along_behind_the_text_before_its_own() -> None:
    given = Application(
        OLD,
        Applicant("Dr Made Up"),
        (EvidenceItem("ward", "A ward", ("developing",)),),
        statements={"delivering": "I run it.", "developing": "I built it."},
        claims=(Claim("developing", 2, 7, ("ward",)),),
    )
    (claim,) = taken(given).claims
    assert (claim.domain, taken(given).texts["service"][claim.start : claim.end]) == (
        "service",
        "built",
    )


def test_a_text_may_go_elsewhere_or_stay_behind_as_the_person_says() -> None:
    given = application(delivering="I run it.", leading="I led.")
    proposal = propose(given, NEW, {"delivering": "personal_statement", "leading": None})
    assert proposal.texts == {"personal_statement": "I run it."}
    assert [piece.box.id for piece in proposal.stays] == ["leading"]


def test_an_item_keeps_its_chosen_domain_only_where_the_new_round_has_it() -> None:
    item = EvidenceItem("ward", "A ward", ("delivering",), domain="teaching")
    given = Application(OLD, Applicant("Dr Made Up"), (item,))
    assert taken(given).follows_areas == ("ward",)
    assert taken(given).placed == {}
    assert taken(given, OLD).placed == {"ward": "teaching"}
