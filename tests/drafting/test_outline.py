"""The outline: the applicant's own words, inside the limit, each sentence tied to its evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cea_helper import counting, text
from cea_helper.application import Application
from cea_helper.dates import parse_partial
from cea_helper.drafting import (
    BULLET,
    JOINING_WORDS,
    DomainOutline,
    OutlineSentence,
    Wishes,
    outline,
    outline_as_json,
    outline_domain,
)
from cea_helper.evidence import EvidenceItem, Impact, written_number
from cea_helper.interchange import read_application
from cea_helper.people import Applicant
from cea_helper.schemes import shipped
from cea_helper.strength import analyse_domain
from tests import strategies
from tests.strength import making
from tests.strength.making import make_application, make_item, make_strong_item

DIRECTOR = Path(__file__).parent.parent / "data" / "medical-director.json"
TODAY = date(2026, 11, 21)


def written_applications() -> st.SearchStrategy[Application]:
    """Applications in which every item holds the same words, of any script and length."""
    return st.builds(_with_words, making.applications(), strategies.impacts(), _words(), _words())


def _words() -> st.SearchStrategy[str]:
    return st.builds(lambda words, times: words * times, strategies.texts(), st.integers(1, 30))


def _with_words(application: Application, impact: Impact, title: str, role: str) -> Application:
    evidence = tuple(
        replace(item, title=f"{title} {item.id}", role=role, excess=title, impact=impact)
        for item in application.evidence
    )
    return replace(application, evidence=evidence)


def outline_of(application: Application, domain_id: str = "developing") -> DomainOutline:
    return next(told for told in outline(application, TODAY) if told.id == domain_id)


def words_of(item: EvidenceItem) -> str:
    impact = item.impact or Impact()
    numbers = [written_number(n) for n in (impact.before, impact.after) if n is not None]
    dates = [date.in_words for date in (item.start, item.end) if date and date != "present"]
    written = (
        item.title,
        item.role,
        item.excess,
        impact.text,
        impact.measure,
        impact.unit,
        impact.benchmark,
        "present",
        *numbers,
        *dates,
        *JOINING_WORDS,
    )
    return text.normalise(" ".join(part for part in written if part))


@given(written_applications())
def test_every_word_stands_in_the_evidence_it_names(application: Application) -> None:
    items = {item.id: item for item in application.evidence}
    for told in outline(application, TODAY):
        for sentence in told.sentences:
            known = set(re.findall(r"\w+", words_of(items[sentence.evidence[0]])))
            assert set(re.findall(r"\w+", sentence.text)) <= known


@given(written_applications())
def test_the_limit_is_never_exceeded(application: Application) -> None:
    for told in outline(application, TODAY):
        assert told.count == counting.length(told.text, told.counting_rule)
        assert told.limit is None or told.count <= told.limit


@given(written_applications())
def test_sentences_stand_where_they_say(application: Application) -> None:
    for told in outline(application, TODAY):
        assert text.normalise(told.text) == told.text
        for sentence in told.sentences:
            assert told.text[sentence.start : sentence.end] == sentence.text


@given(written_applications())
def test_every_item_is_in_the_outline_or_left_out(application: Application) -> None:
    told = outline(application, TODAY)
    used = {
        identity for one in told for sentence in one.sentences for identity in sentence.evidence
    }
    assert used | {left.id for one in told for left in one.left_out} == {
        item.id for item in application.evidence
    }


@given(written_applications())
def test_between_sentences_there_is_only_a_bullet_or_a_blank(application: Application) -> None:
    for told in outline(application, TODAY):
        assert _between(told.text, told.sentences) <= {"", " ", BULLET, "\n" + BULLET}


def _between(written: str, sentences: tuple[OutlineSentence, ...]) -> set[str]:
    ends = [0, *(sentence.end for sentence in sentences)]
    starts = [*(sentence.start for sentence in sentences), len(written)]
    return {written[end:start] for end, start in zip(ends, starts, strict=True)}


def test_a_full_item_reads_as_a_bullet() -> None:
    assert outline_of(make_application(make_strong_item())).text == (
        "- Sepsis pathway (February 2023 to June 2025). I wrote the pathway and trained 40 nurses. "
        "Fewer people die (deaths a year from 12 to 4 deaths; median 9). "
        "Two unpaid evenings a week."
    )


def test_figures_without_words_follow_the_title() -> None:
    item = make_item(impact=Impact(measure="median wait", before=9.5, after=3.0, unit="hours"))
    told = outline_of(make_application(item))
    assert told.text == "- Sepsis pathway: median wait from 9.5 to 3 hours."


def test_money_and_per_cent_stand_as_people_write_them() -> None:
    pounds = make_item("a", "Taxis", impact=Impact(measure="cost", before=40, after=9, unit="£"))
    share = make_item("b", "Vacancies", impact=Impact(measure="posts", after=9, unit="%"))
    told = outline_of(make_application(pounds, share))
    assert told.text == "- Taxis: cost from £40 to £9.\n- Vacancies: posts 9%."


def test_the_strongest_item_comes_first() -> None:
    application = make_application(make_item("a", "Talks"), make_strong_item("b"))
    assert outline_of(application).text.startswith("- Sepsis pathway (")


def test_what_does_not_fit_is_left_out_whole() -> None:
    long = make_strong_item("a", "Frailty unit", role="I did it all. " * 200)
    told = outline_of(make_application(long, make_strong_item("b")))
    assert {sentence.evidence for sentence in told.sentences} == {("b",)}
    assert told.left_out[0].id == "a"
    assert told.left_out[0].why == "There is no room for it within the limit."


def test_last_parts_go_first_where_room_is_short() -> None:
    long = make_strong_item("a", excess="word " * 300)
    told = outline_of(make_application(long))
    assert told.text.endswith("(deaths a year from 12 to 4 deaths; median 9).")
    assert told.left_out[0].why == "There is room for a part of it only within the limit."


def test_what_does_not_count_is_left_out_with_the_reason() -> None:
    copy = make_item("a", "The sepsis pathway", start=parse_partial("2023-02"))
    told = outline_of(make_application(make_strong_item("b"), copy))
    assert [left.id for left in told.left_out] == ["a"]
    assert "same achievement" in told.left_out[0].why


def test_notes_never_appear() -> None:
    item = make_strong_item(notes="Ask Nadia")
    assert "Nadia" not in outline_of(make_application(item)).text


def test_words_for_nothing_are_not_taken_over() -> None:
    item = make_item(role="I wrote it.", excess="n/a")
    assert outline_of(make_application(item)).text == "- Sepsis pathway. I wrote it."


def test_the_document_of_the_example_is_as_promised() -> None:
    told = outline_as_json(outline(read_application(DIRECTOR.read_bytes()), TODAY))
    ids = [domain["id"] for domain in told["domains"]]
    assert ids == ["delivering", "developing", "leading", "research", "teaching"]
    developing = told["domains"][1]
    assert set(developing) == {
        "id", "text", "count", "limit", "counting_rule", "sentences", "left_out",
    }  # fmt: skip
    assert developing["sentences"][0]["evidence"] == ["restraint"]
    assert "from 41 to 12 restraints; national median 30" in developing["text"]


def test_the_outline_is_judged_today_where_no_day_is_given() -> None:
    application = Application(
        shipped().get("ncia-2026"), Applicant("Dr Test"), (make_strong_item(),)
    )
    much_later = date(2035, 1, 1)
    assert outline(application, TODAY)[0].text
    assert not outline(application, much_later)[0].text
    assert outline(replace(application, as_of=TODAY), much_later)[0].text


def wished(application: Application, wishes: Wishes) -> DomainOutline:
    """Return the outline of the second domain as it is wished."""
    domain = application.scheme.domain("developing")
    strength = analyse_domain(application, "developing", TODAY)
    assert domain is not None
    assert strength is not None
    return outline_domain(application, domain, strength, wishes)


def used(told: DomainOutline) -> list[str]:
    """Return the items in the text, in their order."""
    return list(dict.fromkeys(identity for one in told.sentences for identity in one.evidence))


WISHES = st.builds(
    Wishes,
    st.frozensets(st.sampled_from("abcdef")),
    st.frozensets(st.sampled_from("abcdef")),
    st.lists(st.sampled_from("abcdef"), unique=True).map(tuple),
    st.booleans(),
)


@given(written_applications(), WISHES)
def test_whatever_is_wished_the_promises_hold(application: Application, wishes: Wishes) -> None:
    domain = application.scheme.domains[0]
    strength = analyse_domain(application, domain.id, TODAY)
    assert strength is not None
    told = outline_domain(application, domain, strength, wishes)
    assert told.count == counting.length(told.text, told.counting_rule)
    assert told.limit is None or told.count <= told.limit
    for one in told.sentences:
        assert told.text[one.start : one.end] == one.text
    assert not set(used(told)) & wishes.dropped
    assert {*used(told), *(left.id for left in told.left_out)} == {one.id for one in strength.items}


def test_the_best_choice_for_the_space_is_made() -> None:
    # The first alone would leave half of the space; two others fill it and tell more.
    long = make_strong_item("a", "Frailty unit", role="I did it all. " * 60)
    others = (
        make_strong_item("b", "Sepsis pathway", role="I wrote it and taught it. " * 14),
        make_strong_item("c", "Falls clinic", role="I began it and ran it. " * 14),
    )
    assert set(used(outline_of(make_application(long, *others)))) == {"b", "c"}


def test_pinned_item_goes_in_before_stronger_ones() -> None:
    long = make_item("a", "Talks", role="I give talks. " * 80)
    application = make_application(long, make_strong_item("b", role="I led it. " * 40))
    assert used(wished(application, Wishes())) == ["b"]
    assert used(wished(application, Wishes(pinned=frozenset("a")))) == ["a"]


def test_dropped_item_stays_out_and_is_listed() -> None:
    application = make_application(make_item("a", "Talks"), make_strong_item("b"))
    told = wished(application, Wishes(dropped=frozenset("b")))
    assert used(told) == ["a"]
    assert [left.why for left in told.left_out] == ["You chose to leave it out."]


def test_items_stand_in_the_order_that_was_wished() -> None:
    application = make_application(make_item("a", "Talks"), make_strong_item("b"))
    assert used(wished(application, Wishes(order=("a", "b")))) == ["a", "b"]


def test_prose_has_no_bullets() -> None:
    application = make_application(make_item("a", "Talks"), make_item("b", "A clinic"))
    told = wished(application, Wishes(is_prose=True)).text
    assert sorted(told.split(". ")) == ["A clinic", "Talks."] or told == "A clinic. Talks."
