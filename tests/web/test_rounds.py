"""Choosing a round, its page, who can apply, and its closing time for the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from icalendar import Calendar

from cea_helper.dates import UK
from cea_helper.people import Account
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.web.presenters.round_page import no_closing_time
from cea_helper.web.presenters.rounds import lengths, look_back_rule, nations, round_state
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, parse, words_of
from tests.web.applying import errors_of, link, main_words
from tests.workspace.correcting import correct, open_in_december

ROUND = shipped().get("ncia-2026")


@pytest.fixture
def open_round(store: Store, account: Account, now: datetime) -> str:
    """The address of a round that is open for six weeks more."""
    correct(store, account, "ncia-2026", open_in_december, now)
    return "/rounds/ncia-2026"


def groups(page: Element) -> dict[str, list[str]]:
    """Return the titles of the rounds under each heading of the start page."""
    found: dict[str, list[str]] = {}
    for element in find(page, "main").iter():
        if element.tag == "h2":
            heading = found.setdefault(words_of(element), [])
        elif element.tag == "a" and (element.get("href") or "").startswith("/rounds/"):
            heading.append((element.get("href") or "").removeprefix("/rounds/"))
    return found


def test_round_offers_to_begin_with_the_texts_of_the_latest_application(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    assert "begin with the texts" not in main_words(signed_in.page("/rounds/ncia-2026"))
    number = applications.start_application(store, account, "cea-national-2019", now)
    page = signed_in.page("/rounds/ncia-2026")
    taken = link(page, "National Clinical Excellence Award, 2019 round")
    assert taken == f"/applications/{number}/take-over/ncia-2026"
    for other in ("cea-national-2019", "wales-commitment"):
        assert "begin with the texts" not in main_words(signed_in.page(f"/rounds/{other}"))


def test_rounds_stand_under_what_one_can_do_with_them(signed_in: CheckingClient) -> None:
    page = signed_in.page("/applications/start")
    assert groups(page) == {
        "Coming next": ["ncia-2027"],
        "When your employer decides": ["scotland-discretionary-points", "cea-local"],
        "Closed, to practise on": [
            *("ncia-2026", "ncia-2025", "ncia-2024", "ncia-2023", "ncia-2022"),
            *("cea-national-2021", "cea-national-2019"),
        ],
        "Paused or ended": ["ni-cea", "wales-commitment", "scotland-distinction"],
    }
    folded = find(page, "details")
    assert words_of(find(folded, "summary")) == "4 older rounds"
    assert len(list(find_all(folded, "li"))) == 4


def test_start_page_says_that_none_is_open(signed_in: CheckingClient) -> None:
    words = main_words(signed_in.page("/applications/start"))
    assert "No round is open now. Begin for the one that comes next" in words
    assert "England and Wales. Closed on 20 May 2026." in words
    assert "Wales. Ended. From 1 January 2024 the awards are part of a pay scale" in words


def test_open_round_stands_first_with_the_time_left(
    signed_in: CheckingClient, open_round: str
) -> None:
    page = signed_in.page("/applications/start")
    assert next(iter(groups(page).items())) == ("Open now", ["ncia-2026"])
    assert "Open until 31 December 2026 at 5:00pm: 5 weeks left." in main_words(page)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 31, tzinfo=UK), "Opens on 1 April 2026, tomorrow"),
        (datetime(2026, 3, 30, tzinfo=UK), "Opens on 1 April 2026, in 2 days"),
        (datetime(2026, 5, 6, tzinfo=UK), "Open until 20 May 2026 at 5:00pm: 2 weeks left"),
        (datetime(2026, 5, 7, tzinfo=UK), "Open until 20 May 2026 at 5:00pm: 13 days left"),
        (datetime(2026, 5, 19, tzinfo=UK), "Open until 20 May 2026 at 5:00pm: it closes tomorrow"),
        (datetime(2026, 5, 20, tzinfo=UK), "Open until 20 May 2026 at 5:00pm: it closes today"),
        (datetime(2026, 5, 20, 16, 0, tzinfo=UTC), "Closed: you can still practise on it"),
    ],
)
def test_time_left_is_told_in_words(moment: datetime, words: str) -> None:
    assert round_state(replace(ROUND, status="open_each_year"), moment) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"opens_on": date(2026, 1, 1)}, "Open. When it closes is not known"),
        ({"status": "provisional"}, "Nothing announced yet"),
        ({"status": "trust_defined"}, "Your trust decides whether there is a round, and when"),
        ({"kind": "local"}, "Every year, on dates that your employer sets"),
        ({"status": "paused"}, "Paused: it takes nobody new"),
        ({"status": "abolished"}, "Ended: it takes no applications"),
    ],
)
def test_every_state_is_told_in_words(said: dict[str, Any], words: str, now: datetime) -> None:
    undated = replace(ROUND, status="open_each_year", opens_on=None, closes_at=None)
    if said.get("status") == "trust_defined":
        said = {**said, "kind": "local"}
    assert round_state(replace(undated, **said), now) == words


def test_facts_that_are_not_known_say_so() -> None:
    unlimited = tuple(
        replace(domain, limit=replace(domain.limit, maximum=None)) for domain in ROUND.domains
    )
    assert lengths(replace(ROUND, domains=unlimited)).value == "Not known"
    mixed = replace(ROUND, domains=(*ROUND.domains[:1], *unlimited[1:]))
    assert lengths(mixed).value == "A limit of its own for each domain"
    assert look_back_rule(replace(ROUND, look_back_years=None)).value == "Not known"
    dated = replace(ROUND, look_back_from=date(2023, 4, 1))
    assert look_back_rule(dated).value == "From 1 April 2023"
    assert nations(replace(ROUND, nations=("A", "B", "C"))) == "A, B and C"


def test_page_of_a_round_shows_its_rules_and_how_sure_they_are(signed_in: CheckingClient) -> None:
    page = signed_in.page("/rounds/ncia-2026")
    words = main_words(page)
    assert "Opens 1 April 2026 check this year's guide" in words
    assert "Closes 20 May 2026 at 5:00pm Look-back" in words
    assert "Up to 2,000 characters for each (check this year's guide" in words
    assert "1. Service delivery and development That care across the country" in words
    assert "10: Excellent" in words
    assert "National 0 £10,500 a year (from 1 April 2025, Wales)" in words


def test_guide_of_the_round_is_linked_once(signed_in: CheckingClient) -> None:
    page = signed_in.page("/rounds/ncia-2026")
    assert main_words(page).count("Check the guide of this round") == 1
    assert link(page, "Check the guide of this round") == ROUND.guide_url


@pytest.mark.parametrize(
    ("round_id", "year"), [("ncia-2027", 2026), ("cea-local", 2024)], ids=["inherited", "local"]
)
def test_guide_of_another_round_is_never_passed_off_as_its_own(
    signed_in: CheckingClient, round_id: str, year: int
) -> None:
    page = signed_in.page(f"/rounds/{round_id}")
    words = f"The latest guide we know is of {year}"
    assert "we know no guide of this round" in main_words(page)
    assert link(page, words) == shipped().get(round_id).guides[0].url


def test_round_without_any_guide_says_so(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    correct(store, account, "ncia-2026", lambda tree: tree.pop("guides"), now)
    page = signed_in.page("/rounds/ncia-2026")
    assert "we know no guide of this round. Domains" in main_words(page)
    assert "guide we know is" not in main_words(page)


def test_page_of_a_round_says_where_and_when_it_was_read(signed_in: CheckingClient) -> None:
    read = list(signed_in.page("/rounds/ncia-2026").iter("details"))[-1]
    words = words_of(read)
    assert "Closes Stated there: bashh.org on Closes, read on 21 November 2026." in words
    assert "Opens Not confirmed: bashh.org on Opens" in words


def test_round_without_a_limit_says_that_it_is_not_known(signed_in: CheckingClient) -> None:
    words = main_words(signed_in.page("/rounds/scotland-discretionary-points"))
    assert "Length not known (check this year's guide)" in words
    assert "8 points Value not known check this year's guide" in words


def test_boxes_of_others_are_clearly_so(signed_in: CheckingClient) -> None:
    words = main_words(signed_in.page("/rounds/cea-national-2021"))
    assert "Citation Somebody else fills it in. Up to 1,350 characters" in words
    assert "Publications You may leave it empty." in words


def test_provisional_round_says_what_it_was_carried_forward_from(
    signed_in: CheckingClient,
) -> None:
    words = main_words(signed_in.page("/rounds/ncia-2027"))
    assert "Nothing announced yet." in words
    assert "carried forward from the National Clinical Impact Award, 2026 round" in words


def test_scheme_that_has_ended_leads_to_what_replaced_it(signed_in: CheckingClient) -> None:
    page = signed_in.page("/rounds/wales-commitment")
    assert "From 1 January 2024 the awards are part of a pay scale" in main_words(page)
    assert link(page, "National Clinical Impact Award, 2027") == "/rounds/ncia-2027"
    assert not list(find(page, "main").iter("form"))


def test_replacement_that_is_not_known_here_is_left_out(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    def replaced(tree: dict[str, Any]) -> None:
        tree["replaced_by"] = ["st-elsewhere-2030", "ncia-2026"]

    correct(store, account, "wales-commitment", replaced, now)
    page = signed_in.page("/rounds/wales-commitment")
    assert main_words(page).count("Look instead at") == 1


def test_round_becomes_an_application(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    form = find(find(signed_in.page("/rounds/ncia-2026"), "main"), "form")
    answer = signed_in.send_form(form)
    (started,) = applications.list_applications(store, account)
    assert (answer.status_code, answer.location) == (303, f"/applications/{started.id}")
    assert started.scheme.id == "ncia-2026"
    page = signed_in.page("/rounds/ncia-2026")
    assert link(page, "Go on with your application") == f"/applications/{started.id}"


def test_round_that_takes_nobody_refuses_in_a_sentence(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    token = {"csrf_token": signed_in.token("/rounds/ncia-2026")}
    answer = signed_in.post("/rounds/ni-cea/start", data=token)
    assert answer.status_code == 400
    assert "No application can be made for Northern Ireland" in answer.text
    assert not applications.list_applications(store, account)


@pytest.mark.parametrize("rest", ["", "/eligibility", "/calendar", "/calendar/download"])
def test_round_that_is_not_known_is_not_found(signed_in: CheckingClient, rest: str) -> None:
    assert signed_in.get(f"/rounds/ncia-1066{rest}").status_code == 404


ASKED = "/rounds/ncia-2026/eligibility"


def answered(client: CheckingClient, **given: str) -> Element:
    """Return the page that says what these answers mean."""
    answers = {f"answer-{name.replace('_', '-')}": answer for name, answer in given.items()}
    answer = client.send(ASKED, answers)
    assert answer.status_code == 200
    return parse(answer.text)


def test_who_can_apply_is_asked_without_keeping_anything(signed_in: CheckingClient) -> None:
    page = signed_in.page("/rounds/ncia-2026/eligibility")
    questions = [words_of(legend) for legend in find(page, "main").iter("legend")]
    assert questions == [question.ask for question in ROUND.eligibility]
    assert find(find(page, "main"), "form").get("method") == "post"
    assert "Nothing you answer is kept" in main_words(page)


def test_answers_stand_in_no_address(signed_in: CheckingClient) -> None:
    page = answered(signed_in, registration="no")
    assert find(find(page, "main"), "form").get("action") == ASKED
    assert link(page, "Start again") == ASKED
    assert "checked" in find(page, "input", name="answer-registration", value="no").attrib
    told = signed_in.get(f"{ASKED}?answer-registration=no").text
    assert "Ask first" not in told


def test_no_answer_at_all_is_asked_for(signed_in: CheckingClient) -> None:
    assert errors_of(answered(signed_in)) == ["Answer at least one question"]


def test_all_answers_as_they_should_be_say_that_one_can_apply(signed_in: CheckingClient) -> None:
    good = {question.id.replace("-", "_"): question.needed for question in ROUND.eligibility}
    assert "You can apply" in [
        words_of(heading) for heading in answered(signed_in, **good).iter("h2")
    ]


def test_answer_against_it_comes_first_and_closes_nothing(signed_in: CheckingClient) -> None:
    page = answered(signed_in, post="yes", full_year="not_sure", registration="no")
    words = main_words(page)
    assert "Ask before you put work in 1 answer is not what the round asks for." in words
    tags = [words_of(tag) for tag in page.iter("strong") if "nhsuk-tag" in tag.get("class", "")]
    assert tags == ["Ask first", "Find out", "As it should be"]
    assert "If it turns out to be no: You can apply in the first round" in words
    assert signed_in.get("/rounds/ncia-2026").status_code == 200


def test_answers_that_are_missing_are_still_to_find_out(signed_in: CheckingClient) -> None:
    words = main_words(answered(signed_in, post="yes"))
    assert "Find out first Nothing you said stands against it. 4 points still to find out." in words
    assert "Answer at least one" in words_of(answered(signed_in, post="maybe"))


def test_round_that_asks_nothing_says_so(signed_in: CheckingClient) -> None:
    page = signed_in.page("/rounds/wales-commitment/eligibility")
    assert "is not known here" in main_words(page)
    assert not list(find(page, "main").iter("form"))


def test_reminders_that_are_still_ahead_are_offered(
    signed_in: CheckingClient, open_round: str
) -> None:
    page = signed_in.page(f"{open_round}/calendar")
    boxes = list(find_all(find(page, "main"), "input", type="checkbox"))
    offered = [box.get("value") for box in boxes]
    assert offered == ["4-weeks", "2-weeks", "1-week", "3-days", "1-day"]
    ticked = [box.get("value") for box in boxes if "checked" in box.attrib]
    assert ticked == ["4-weeks", "1-week", "1-day"]
    assert "3 December 2026 at 5:00pm" in main_words(page)


def test_calendar_file_holds_what_was_chosen(signed_in: CheckingClient, open_round: str) -> None:
    answer = signed_in.get(f"{open_round}/calendar/download?before=1-day&before=1-week&before=x")
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ncia-2026.ics"'
    calendar = Calendar.from_ical(answer.data)
    assert isinstance(calendar, Calendar)
    starts = [event.start.isoformat() for event in calendar.events]
    assert starts == [f"2026-12-{day}T17:00:00+00:00" for day in (24, 30, 31)]
    assert "Avery" not in answer.text and "avery" not in answer.text


def test_round_leads_to_the_calendar_while_it_is_ahead(
    signed_in: CheckingClient, open_round: str, store: Store, account: Account, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    for path in (open_round, f"/applications/{number}"):
        assert link(signed_in.page(path), "Add the closing time") == f"{open_round}/calendar"
    assert "closing time" not in main_words(signed_in.page("/rounds/ncia-2025"))


@pytest.mark.parametrize(
    ("round_id", "why"),
    [
        ("ncia-2025", "This round closed on 27 May 2025"),
        ("ncia-2027", "When this round closes is not known yet."),
        ("wales-commitment", "Nobody can apply in this scheme"),
    ],
)
def test_round_without_a_closing_time_ahead_says_why(
    signed_in: CheckingClient, round_id: str, why: str
) -> None:
    page = signed_in.page(f"/rounds/{round_id}/calendar")
    assert why in main_words(page)
    assert not list(find(page, "main").iter("form"))


@pytest.mark.parametrize("round_id", ["ncia-2025", "ncia-2027", "wales-commitment"])
def test_round_without_a_closing_time_ahead_has_no_file(
    signed_in: CheckingClient, round_id: str
) -> None:
    answer = signed_in.get(f"/rounds/{round_id}/calendar/download")
    assert (answer.status_code, answer.location) == (303, f"/rounds/{round_id}/calendar")


def test_round_that_closed_on_a_day_not_known_says_that_it_closed(now: datetime) -> None:
    undated = replace(ROUND, closes_at=None)
    assert no_closing_time(undated, now).startswith("This round closed, so there is nothing")


def test_time_that_is_not_confirmed_says_so_beside_it(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    def unsure(tree: dict[str, Any]) -> None:
        open_in_december(tree)
        tree["facts"]["closes_at"] = {"status": "unconfirmed"}

    correct(store, account, "ncia-2026", unsure, now)
    assert "That is not confirmed: check this year's guide" in main_words(
        signed_in.page("/rounds/ncia-2026/calendar")
    )


def test_round_without_guides_leads_nowhere(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    def bare(tree: dict[str, Any]) -> None:
        open_in_december(tree)
        del tree["guides"], tree["kind"]

    correct(store, account, "ncia-2026", bare, now)
    number = applications.start_application(store, account, "ncia-2026", now)
    own = f"/applications/{number}"
    for path in ("/rounds/ncia-2026", own, f"{own}/boxes/service", f"{own}/look-back"):
        page = signed_in.page(path)
        assert not list(find_all(page, "a", href=""))
        assert "None" not in main_words(page)


def test_hostile_words_of_a_trust_are_shown_as_they_are(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    title = 'Award of "R&D" <script>alert(1)</script>'

    def renamed(tree: dict[str, Any]) -> None:
        open_in_december(tree)
        tree["title"] = title

    correct(store, account, "ncia-2026", renamed, now)
    for path in ("", "/eligibility", "/calendar"):
        assert title in main_words(parse(signed_in.get(f"/rounds/ncia-2026{path}").text))
