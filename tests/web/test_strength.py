"""The strength page: what is weak, why, and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from cea_helper.application import Application
from cea_helper.config import resource_folder
from cea_helper.dates import PartialDate
from cea_helper.evidence import AREAS
from cea_helper.people import Account, JobPlanLine
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.strength import DOMAIN_LEVELS, DomainLevel, analyse
from cea_helper.web.presenters.picture import picture
from cea_helper.web.presenters.strength import weakest_in_words
from cea_helper.web.presenters.strength_steps import next_steps
from cea_helper.web.presenters.tags import domain_tag, item_tag
from tests.contrast import contrast
from tests.page_check import CheckingClient, find, find_all, words_of
from tests.web.applying import bring_in, example, link, main_words

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> R&D <10% \u202e \U0001f469\u200d\U0001f52c"


@pytest.fixture
def page(signed_in: CheckingClient, store: Store, account: Account, now: datetime) -> Element:
    """The strength page of the example's medical director."""
    return shown(signed_in, store, account, now, example())


def shown(
    browser: CheckingClient, store: Store, account: Account, now: datetime, given: Application
) -> Element:
    """Return the strength page of an application."""
    return browser.page(f"/applications/{bring_in(store, account, now, given)}/strength")


def section(page: Element, domain: str) -> Element:
    """Return the part of the page about one domain."""
    return next(element for element in page.iter() if element.get("id") == f"domain-{domain}")


def test_weakest_domains_are_named_first(page: Element) -> None:
    words = main_words(page)
    assert (
        "Work on this first: Research and innovation (empty) and Teaching and training (weak)."
        in (words)
    )
    order = [found.get("id") for found in page.iter() if "domain-" in found.get("id", "")]
    assert order[:2] == ["domain-research", "domain-teaching"]


def test_what_would_help_most_leads_to_where_it_is_done(
    page: Element, signed_in: CheckingClient
) -> None:
    words = main_words(page)
    assert "What would help most now" in words
    assert "With all six qualities it would take domain 4 from empty to adequate." in words
    assert "Domain 5 would go from weak to adequate." in words
    form = signed_in.page(link(page, 'Complete it: Complete "Lectures on leadership"'))
    assert find(form, "input", name="title").get("value") == "Lectures on leadership"
    assert "Back to the questions for domain 5" not in words
    added = signed_in.page(link(page, "Add evidence: Find one achievement for domain 4"))
    assert "Back to the questions for domain 4" in words_of(added)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-05-10", "The round closes in 10 days, so what you have comes before"),
        ("2026-05-20", "The round closes today, so what you have comes before"),
        ("2026-03-01", ""),
        ("2026-11-21", ""),
    ],
)
def test_little_time_is_told_with_what_comes_first(app: Flask, moment: str, told: str) -> None:
    scheme = replace(shipped().get("ncia-2026"), status="open_each_year")
    given = Application(scheme, example().applicant, example().evidence)
    at = datetime.fromisoformat(f"{moment}T09:00:00+00:00")
    with app.test_request_context():
        hurry = next_steps(1, given, at).hurry
    assert hurry.startswith(told) and bool(hurry) == bool(told)


def test_picture_says_in_words_what_it_shows(page: Element) -> None:
    drawn = find(page, f"{SVG}svg", role="img")
    title, description = (drawn.get("aria-labelledby") or "").split()
    assert words_of(find(drawn, f"{SVG}title", id=title)).startswith("Strength of the evidence")
    told = words_of(find(drawn, f"{SVG}desc", id=description))
    assert told.endswith("4. Research and innovation: empty; 5. Teaching and training: weak.")
    words = [words_of(text) for text in drawn.iter(f"{SVG}text")]
    assert words.count("Weak") == 2
    assert "4. Research and innovation" in words


@pytest.mark.parametrize(
    ("level", "filled"), [("empty", 0), ("weak", 1), ("adequate", 2), ("strong", 3)]
)
def test_picture_fills_a_step_for_each_level(
    level: DomainLevel, filled: int, now: datetime
) -> None:
    report = analyse(example(), now.date())
    domains = tuple(replace(domain, strength=level) for domain in report.domains)
    for bar in picture(replace(report, domains=domains)).bars:
        assert [step.is_filled for step in bar.steps] == [n < filled for n in range(3)]
        assert bar.word.words == DOMAIN_LEVELS[level]


@pytest.mark.parametrize("level", ["weak", "adequate", "strong"])
def test_filled_steps_of_the_picture_are_told_from_empty_ones_in_grey(level: str) -> None:
    styles = (resource_folder("static") / "app.css").read_text(encoding="utf-8")
    found = re.search(rf"\.app-profile__step--{level} {{\s*fill: #(\w{{6}});", styles)
    assert found is not None
    red, green, blue = bytes.fromhex(found[1])
    assert contrast((red, green, blue), (255, 255, 255)) >= 3


@pytest.mark.parametrize("scheme", ["cea-national-2019", "ncia-2026"])
def test_words_of_the_picture_fit_on_a_narrow_screen(scheme: str, now: datetime) -> None:
    drawn = picture(analyse(Application(shipped().get(scheme), example().applicant), now.date()))
    assert max(len(line.words) for bar in drawn.bars for line in bar.title) <= 36
    tops = [bar.y for bar in drawn.bars]
    assert tops == sorted(tops) and tops[-1] + drawn.bar_height == drawn.height


def test_table_holds_the_same_as_the_picture(page: Element) -> None:
    rows = [words_of(row) for row in find(page, "tbody").iter("tr")]
    assert rows[3] == "4. Research and innovation Start here Empty 0 of 0"
    assert rows[4] == "5. Teaching and training Weak 1 of 1"
    assert sum("Start here" in row for row in rows) == 1


def test_what_is_usual_for_a_medical_director_is_said(page: Element) -> None:
    words = words_of(section(page, "research"))
    assert "often thin for a medical director. That is usual" in words
    assert "Look first at the research and innovation that you direct" in words


def test_weak_domain_has_reasons_actions_and_sources(page: Element) -> None:
    words = words_of(section(page, "teaching"))
    assert 'Say what came of "Lectures on leadership"' in words
    assert "Source: Association of Cancer Physicians" in words
    assert "Lectures on leadership Thin" in words


def test_question_starts_evidence_with_its_area_and_words(
    page: Element, signed_in: CheckingClient
) -> None:
    asked = next(iter(find(section(page, "research"), "ul", **{"class": "app-questions"})))
    question = words_of(next(iter(asked.iter("p"))))
    address = next(iter(asked.iter("a"))).get("href", "")
    form = signed_in.page(address)
    assert question in main_words(form)
    chosen = [box for box in form.iter("input") if "checked" in box.attrib]
    assert "research" in [box.get("value") for box in chosen]


def test_only_the_two_weakest_domains_are_open(page: Element) -> None:
    closed = [found for found in page.iter("details") if "expander" in found.get("class", "")]
    headings = [words_of(next(iter(found.iter("summary")))) for found in closed]
    assert headings == [
        "Domain 1: Delivering a high quality service: weak",
        "Domain 2: Developing a high quality service: adequate",
        "Domain 3: Leadership and managing a high quality service: adequate",
    ]


def test_rules_are_told_and_are_no_mark(page: Element) -> None:
    words = main_words(page)
    assert "It is not an assessor's mark" in words
    assert "A domain is strong with two strong items" in words
    assert "The look-back runs from 21 November 2021 to 21 November 2026." in words


def test_nothing_entered_still_says_what_to_do(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    empty = Application(shipped().get("ncia-2026"), replace(example().applicant, roles=()))
    page = shown(signed_in, store, account, now, empty)
    assert "No evidence counts for any domain yet." in main_words(page)
    words = words_of(section(page, "service"))
    assert "Nothing is entered for this domain." in words
    assert "None yet." in words
    assert link(page, "Add evidence for Domain 1").startswith("/evidence/add?area=delivering")


def test_empty_domain_leads_to_what_fits_but_counts_elsewhere(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    shared = replace(example().evidence[0], areas=("leading", "research"), domain=None)
    page = shown(signed_in, store, account, now, replace(example(), evidence=(shared,)))
    research = section(page, "research")
    assert "One item fits here, but counts in domain 3" in words_of(research)
    target = link(page, "See what you can do with it")
    assert words_of(find(research, "h3", id=target[1:])) == "These of yours also fit here"


def test_item_that_does_not_count_says_so(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    old = replace(example().evidence[0], areas=("research",), start=None, end=None, title=HOSTILE)
    twice = replace(example(), evidence=(old, replace(old, id="again")))
    page = shown(signed_in, store, account, now, twice)
    words = words_of(section(page, "research"))
    assert "Entered twice" in words
    assert words.count("<script>alert(1)</script>") >= 2
    assert not [found for found in page.iter("script") if "alert" in (found.text or "")]


def test_item_before_the_look_back_is_told_by_that_name(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    old = replace(example().evidence[0], areas=("research",), domain=None)
    old = replace(old, start=PartialDate(2001), end=PartialDate(2002))
    number = bring_in(store, account, now, replace(example(), evidence=(old,)))
    for rest in ("strength", "boxes/research"):
        words = main_words(signed_in.page(f"/applications/{number}/{rest}"))
        assert "Before the look-back" in words
        assert "Entered twice" not in words


def test_item_of_another_domain_that_fits_is_offered_and_moved(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    strong = next(item for item in example().evidence if item.id == "restraint")
    both = replace(strong, id="both", title="Both", areas=("developing", "research"), domain=None)
    alone = replace(strong, id="alone", title="Alone", areas=("teaching", "research"), domain=None)
    given = replace(example(), evidence=(strong, both, alone))
    number = bring_in(store, account, now, given)
    page = signed_in.page(f"/applications/{number}/strength")
    offered = find(section(page, "research"), "ul", **{"class": "app-elsewhere"})
    first, second = (words_of(one) for one in offered.iter("li"))
    kept = "It now counts in domain 2, which would keep 1 other item. Use it here"
    assert first == f"Both Strong {kept}"
    assert "in domain 5, which would then be empty." in second
    answer = signed_in.send_form(find(offered, "form"))
    assert answer.location == f"/applications/{number}/strength"
    again = signed_in.page(answer.location)
    assert "Saved. It is now used in domain 4." in main_words(again)
    assert "Both" in words_of(find(section(again, "research"), "ul", **{"class": "app-items"}))


def test_three_items_are_offered_and_only_to_weak_domains(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    everywhere = tuple(replace(item, areas=tuple(AREAS)) for item in all_strong().evidence)
    items = tuple(item for item in everywhere if item.domain != "teaching")
    page = shown(signed_in, store, account, now, replace(example(), evidence=items))
    (offered,) = find_all(page, "ul", **{"class": "app-elsewhere"})
    assert len(list(offered.iter("li"))) == 3
    assert offered in list(section(page, "teaching").iter("ul"))


def test_reasons_about_one_item_are_one_sentence(page: Element) -> None:
    words = words_of(section(page, "teaching"))
    assert '"Lectures on leadership" does not yet show: a result,' in words


def test_strong_domains_are_short_and_in_order(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    page = shown(signed_in, store, account, now, all_strong())
    assert "Every domain is strong." in main_words(page)
    assert "What would help most" not in main_words(page)
    assert not list(find_all(page, "section"))
    closed = [words_of(next(iter(found.iter("summary")))) for found in page.iter("details")]
    numbers = [summary.partition(":")[0] for summary in closed if summary.startswith("Domain")]
    assert numbers == [f"Domain {n}" for n in range(1, 6)]


def all_strong() -> Application:
    """Return an application with two strong items in each domain."""
    strong = next(item for item in example().evidence if item.id == "restraint")
    items = tuple(
        replace(strong, id=f"{domain.id}-{n}", title=f"{title} in {domain.id}", domain=domain.id)
        for domain in shipped().get("cea-national-2019").domains
        for n, title in enumerate(["Fewer falls", "Shorter waits"])
    )
    return replace(example(), evidence=items)


def test_domain_with_most_to_gain_is_named_where_none_is_weak(now: datetime) -> None:
    fewer = tuple(item for item in all_strong().evidence if item.id != "research-1")
    words = weakest_in_words(analyse(replace(example(), evidence=fewer), now.date()))
    assert words == "No domain is weak. The one with most to gain is Research and innovation."


def test_every_level_has_a_tag_in_words() -> None:
    assert domain_tag("weak") == {"text": "Weak", "colour": "yellow"}
    assert item_tag("promising") == {"text": "Promising", "colour": "blue"}


def test_trend_says_what_has_changed_and_what_will(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    strong = next(item for item in example().evidence if item.id == "restraint")
    newer = replace(strong, start=PartialDate(2026, 3), end=PartialDate(2026, 5))
    older = replace(newer, id="old", title="Old", areas=("research",))
    older = replace(older, start=PartialDate(2021, 1), end=PartialDate(2022, 3))
    page = shown(signed_in, store, account, now, replace(example(), evidence=(newer, older)))
    words = main_words(page)
    assert "Since 21 November 2025: domain 2 rose from empty to adequate." in words
    told = "By 21 November 2027, if nothing is added: domain 4 falls from adequate to empty."
    assert told in words
    table = find(page, "table", **{"class": "nhsuk-table-responsive app-trend"})
    research = [words_of(row) for row in table.iter("tr")][4]
    assert research.split().count("Adequate") == 3 and research.endswith("Empty")
    assert all(drawn.get("aria-hidden") == "true" for drawn in table.iter(f"{SVG}svg"))


def test_trend_shows_the_day_of_the_last_round(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    earlier = replace(example(), scheme=shipped().get("ncia-2025"), as_of=None, statements={})
    bring_in(store, account, now, earlier)
    words = main_words(shown(signed_in, store, account, now, example()))
    assert "27 May 2025, last round" in words
    assert "Since 21 November 2025" in words


def test_duty_that_no_evidence_speaks_of_is_asked_about_first(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    tutor = JobPlanLine("College <b>tutor</b>", "supporting", 1)
    given = example()
    given = replace(given, applicant=replace(given.applicant, job_plan=(tutor,)))
    page = shown(signed_in, store, account, now, given)
    asked = find(section(page, "teaching"), "ul", **{"class": "app-questions"})
    first = words_of(next(iter(asked.iter("p"))))
    assert first.startswith('Your job plan has "College <b>tutor</b>" (1 PA a week).')
    assert link(page, f"Add evidence for this: {first}").startswith("/evidence/add?area=teaching")


def test_job_plan_stands_beside_evidence_from_paid_work(page: Element) -> None:
    words = words_of(section(page, "leading"))
    assert "In your job plan: Executive medical director, 7 PAs a week, paid separately" in words
    assert "In your job plan: Outpatient" not in words


def test_answer_is_used_in_the_domain_that_asked_though_its_area_feeds_another_first(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    scheme = shipped().get("scotland-discretionary-points")
    page = shown(signed_in, store, account, now, Application(scheme, example().applicant))
    address = link(page, "Add evidence for Domain 3")
    answer = signed_in.send(address, {"title": "Delirium plan"})
    assert answer.status_code == 303
    shown_there = main_words(signed_in.page(answer.location))
    assert "Domain 3: " in shown_there and "Domain 1: " not in shown_there.partition("Use it in")[0]


def test_answer_about_something_else_goes_where_its_areas_lead(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    page = shown(signed_in, store, account, now, replace(example(), evidence=()))
    address = link(page, "Add evidence for Domain 4")
    answer = signed_in.send(
        address, {"title": "Talks", "main_area": "teaching", "more_areas": ["research"]}
    )
    assert "Domain 5: " in main_words(signed_in.page(answer.location)).partition("Use it in")[0]
