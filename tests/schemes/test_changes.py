"""What was corrected in a round is said in sentences, all of it and in few."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cea_helper.schemes import Fact, Guide, Level, Limit, Mark, Note, Question, Scheme, shipped
from cea_helper.schemes.changes import changes

ROUND = shipped().get("ncia-2026")
FACT = Fact("verified")
WORDS = Limit(900, "words", Fact("unconfirmed"))

# For each part of a round something else that it could say.
OTHERWISE: dict[str, Any] = {
    "title": "Another award",
    "kind": "local",
    "nations": ("Scotland",),
    "awarding_body": "Another body",
    "status": "provisional",
    "takes_applications": False,
    "opens_on": date(2026, 3, 1),
    "closes_at": datetime(2026, 6, 1, 16, 0, tzinfo=UTC),
    "look_back_years": 4,
    "look_back_from": date(2021, 4, 1),
    "level_chosen_by_applicant": True,
    "own_words_only": False,
    "authorship": "Only the applicant may write it.",
    "guides": (Guide("Guide", "https://example.org/guide", 2027, FACT),),
    "eligibility": (Question("years", "Are you a consultant?", "yes", "Wait.", FACT),),
    "notes": (Note("extra", "One form for each level.", FACT),),
    "domains": ROUND.domains[:4],
    "fields": ROUND.fields[:1],
    "form_order": tuple(reversed(ROUND.form_order)),
    "scale": (Mark(1, "Good"),),
    "levels": (Level("N9", "National 9", (), ()),),
    "employer_part": "Your employer signs.",
    "employer_before_submission": not ROUND.employer_before_submission,
}
# What says where the rules come from, or is of no use to whoever applies in the round.
NO_RULE = {
    "id", "family", "is_draft", "became", "replaced_by", "carried_forward_from", "checked_on",
    "facts", "awards_of_another_kind", "portal",
}  # fmt: skip


def with_domain(number: int, **other: Any) -> Scheme:
    """Return the round with another word on one of its domains."""
    domains = (replace(one, **other) if one.number == number else one for one in ROUND.domains)
    return replace(ROUND, domains=tuple(domains))


def test_a_round_that_is_the_same_has_no_changes() -> None:
    assert changes(ROUND, ROUND) == ()


def test_every_part_of_a_round_is_looked_at_or_no_rule() -> None:
    parts = {part.name for part in fields(Scheme)}
    assert parts - NO_RULE == set(OTHERWISE)


@pytest.mark.parametrize("part", OTHERWISE)
def test_a_change_of_any_rule_is_told_in_whole_sentences(part: str) -> None:
    told = changes(ROUND, replace(ROUND, **{part: OTHERWISE[part]}))
    assert told
    for sentence in told:
        assert sentence[0].isupper()
        assert sentence.endswith((".", '."'))
        assert "None" not in sentence


def test_the_sentences_there_and_back_are_not_the_same() -> None:
    for part, value in OTHERWISE.items():
        other = replace(ROUND, **{part: value})
        assert set(changes(ROUND, other)).isdisjoint(changes(other, ROUND)) or part in (
            "guides",
            "eligibility",
        )


def test_a_limit_says_what_it_was_and_what_it_is() -> None:
    told = changes(ROUND, with_domain(2, limit=WORDS))
    assert told[0] == "The limit of domain 2 was 2,000 characters and is now 900 words."
    assert told[1].startswith("The text of domain 2 is counted in another way. Words are counted")


def test_one_limit_for_all_domains_is_told_once() -> None:
    limits = tuple(replace(one, limit=WORDS) for one in ROUND.domains)
    told = changes(ROUND, replace(ROUND, domains=limits))
    assert told[0].startswith("The limit of domains 1, 2, 3, 4 and 5 was 2,000 characters")
    assert len(told) == 2


def test_a_limit_that_is_confirmed_is_told_though_it_is_the_same() -> None:
    limit = replace(ROUND.domains[0].limit, fact=FACT)
    assert changes(ROUND, with_domain(1, limit=limit)) == (
        "The limit of domain 1 is confirmed: 2,000 characters.",
    )


def test_a_box_that_goes_says_that_its_text_is_kept() -> None:
    kept = tuple(box for box in ROUND.form_order if box != "job_plan")
    told = changes(ROUND, replace(ROUND, fields=ROUND.fields[1:], form_order=kept))
    assert told == ('The box "Job plan" is no longer on the form. What you wrote in it is kept.',)
    back = changes(replace(ROUND, fields=ROUND.fields[1:], form_order=kept), ROUND)
    assert back == ('The box "Job plan" is new.',)


def test_a_domain_says_its_new_name_number_and_areas() -> None:
    assert changes(ROUND, with_domain(2, title="Leading", areas=("leading", "wider"))) == (
        'Domain 2, "Leadership", is now called "Leading".',
        "The evidence that domain 2 draws on is now from: Leading and managing, "
        "Wider NHS and national work.",
    )


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"hint": "Two lines."}, 'The advice on "Job plan" was reworded.'),
        ({"filled_in_by_others": True}, 'The box "Job plan" is now written by somebody else.'),
        ({"optional": True}, 'The box "Job plan" may now be left empty.'),
        ({"short": True}, 'The box "Job plan" now takes a few words.'),
    ],
)
def test_another_box_says_what_is_new_about_it(other: dict[str, Any], told: str) -> None:
    boxes = (replace(ROUND.fields[0], **other), *ROUND.fields[1:])
    assert changes(ROUND, replace(ROUND, fields=boxes)) == (told,)


def test_a_closing_time_is_told_in_the_time_of_the_country() -> None:
    later = replace(ROUND, closes_at=datetime(2026, 6, 1, 16, 0, tzinfo=UTC))
    assert changes(ROUND, later) == (
        "The closing time was 20 May 2026 at 5:00pm and is now 1 June 2026 at 5:00pm.",
    )
