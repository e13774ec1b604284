"""An application taken into another round in the browser: seen first, then made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.application import Application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of
from tests.web.applying import bring_in, errors_of, example, link, main_words
from tests.workspace.correcting import correct, takes_no_applications, without_box

GIVEN = example()
FULL = replace(
    GIVEN,
    evidence=(replace(GIVEN.evidence[0], domain="teaching"), *GIVEN.evidence[1:]),
    statements={"delivering": "d" * 1200, "developing": "<b> " * 300, "leading": "I led."},
    fields={"job_plan": "Ten PAs", "citation": "A kind word."},
)


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application of 2019 with texts in five boxes."""
    return bring_in(store, account, now, FULL)


@pytest.fixture
def path(number: int) -> str:
    """Where it is taken into the round of 2026."""
    return f"/applications/{number}/take-over/ncia-2026"


def newest(store: Store, account: Account) -> Application:
    """Return the application that was made last."""
    return applications.load_all(store, account)[0][1]


def test_application_offers_the_rounds_that_one_can_apply_in(
    signed_in: CheckingClient, store: Store, account: Account, number: int, now: datetime
) -> None:
    choices = link(signed_in.page(f"/applications/{number}"), "Take this into another round")
    page = signed_in.page(choices)
    assert link(page, "National Clinical Impact Award, 2026 round").endswith("/ncia-2026")
    offered = words_of(find(page, "ul", **{"class": "app-rounds"}))
    assert "2019 round" not in offered
    correct(store, account, "ncia-2026", takes_no_applications, now)
    assert "2026 round" not in main_words(signed_in.page(choices))


def test_page_shows_where_each_text_goes_and_what_is_too_long(
    signed_in: CheckingClient, path: str
) -> None:
    page = signed_in.page(path)
    rows = [words_of(row) for row in find(page, "ul", **{"class": "app-carried"}).iter("li")]
    (service,) = (row for row in rows if "Service delivery" in row.partition(" characters")[0])
    assert "2,404 of 2,000 characters 404 characters over" in service
    assert "<b> <b>" in service
    assert any(row.endswith("Additional national impact Starts empty") for row in rows)
    words = main_words(page)
    assert "1 text is too long for the new form. Nothing is cut" in words
    assert "1 item for which you chose a domain" in words
    assert "What stays in the old application" in words
    assert "so they stay in the old application, where you can still read them" in words
    assert "Citation goes to" in words.partition("What stays in the old application")[2]


def test_new_application_is_made_and_the_old_one_is_as_it_was(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    answer = signed_in.send(path)
    assert answer.status_code == 303
    assert "The old one is as it was." in main_words(signed_in.page(answer.location))
    made = newest(store, account)
    assert made.scheme.id == "ncia-2026"
    assert made.statements["service"] == "d" * 1200 + "\n\n" + "<b> " * 300
    assert made.fields == {"job_plan": "Ten PAs"}
    assert applications.load(store, account, number) == FULL


def test_person_sees_another_choice_before_it_is_made(
    signed_in: CheckingClient, store: Store, account: Account, path: str
) -> None:
    chosen = {"goes_developing": "", "goes_citation": "national-impact"}
    answer = signed_in.send(path, {**chosen, "preview": "yes"})
    page = parse(answer.text)
    words = main_words(page)
    assert "1,200 of 2,000 characters" in words
    assert "too long" not in words
    select = next(find_all(page, "select", name="goes_citation"))
    assert [one.get("value") for one in select if "selected" in one.attrib] == ["national-impact"]
    assert len(applications.list_applications(store, account)) == 1
    answer = signed_in.send(path, chosen)
    made = newest(store, account)
    assert made.statements["national-impact"] == "A kind word."
    assert made.statements["service"] == "d" * 1200


def test_form_that_is_sent_twice_makes_one_application(
    signed_in: CheckingClient, store: Store, account: Account, path: str
) -> None:
    form = find_form(signed_in.page(path), path)
    first, again = signed_in.send_form(form), signed_in.send_form(form)
    assert again.location == first.location
    assert signed_in.send_form(form, {"goes_leading": ""}).location != first.location
    assert signed_in.send(path).location != first.location
    assert len(applications.list_applications(store, account)) == 4


def test_box_that_the_round_does_not_have_is_refused(
    signed_in: CheckingClient, store: Store, account: Account, path: str
) -> None:
    answer = signed_in.send(path, {"goes_leading": "no-box"})
    assert errors_of(parse(answer.text)) == ["Where a text goes must be one of the choices shown"]
    assert len(applications.list_applications(store, account)) == 1


def test_text_whose_place_was_not_sent_is_asked_for_and_nothing_is_made(
    signed_in: CheckingClient, store: Store, account: Account, path: str
) -> None:
    sent = {"csrf_token": signed_in.token(path), "goes_leading": ""}
    page = parse(signed_in.post(path, data=sent).text)
    assert errors_of(page) == ["Check where this text goes: it was not on the page you sent"] * 4
    chosen = {
        select.get("name"): [one.get("value") for one in select if "selected" in one.attrib]
        for select in find_all(page, "select")
    }
    assert chosen["goes_delivering"] == ["service"]
    assert chosen["goes_leading"] in ([], [""])
    assert len(applications.list_applications(store, account)) == 1


def test_texts_that_are_too_long_together_to_be_saved_again_are_refused(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    texts = {"delivering": "d" * 60_000, "developing": "e" * 39_999}
    number = bring_in(store, account, now, replace(FULL, statements=texts))
    path = f"/applications/{number}/take-over/ncia-2026"
    page = parse(signed_in.send(path).text)
    (told,) = errors_of(page)
    assert told.endswith("would be longer than 100,000 characters: choose another place for a text")
    assert len(applications.list_applications(store, account)) == 1
    assert signed_in.send(path, {"goes_developing": "leadership"}).status_code == 303


def test_text_that_the_old_form_no_longer_has_is_named_among_what_stays(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    applications.save_text(store, account, number, "form_f", "I led.", 0, now)
    correct(store, account, "cea-national-2019", without_box("form_f"), now)
    assert "Form F: leadership and management: no longer on the old form" in main_words(
        signed_in.page(path)
    )


def test_application_without_texts_is_taken_over_too(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = bring_in(store, account, now, replace(FULL, statements={}, fields={}))
    path = f"/applications/{number}/take-over/ncia-2026"
    page = signed_in.page(path)
    assert "It has no texts yet" in main_words(page)
    assert "Show how this fits" not in main_words(page)
    assert signed_in.send(path).status_code == 303
    assert newest(store, account).statements == {}


@pytest.mark.parametrize(("number", "round_id", "status"), [(99, "ncia-2026", 404), (1, "x", 404)])
def test_what_is_not_there_is_not_found(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime,
    number: int, round_id: str, status: int,
) -> None:  # fmt: skip
    bring_in(store, account, now, FULL)
    assert signed_in.get(f"/applications/{number}/take-over/{round_id}").status_code == status


def test_round_that_takes_no_applications_says_so(
    signed_in: CheckingClient, store: Store, account: Account, path: str, now: datetime
) -> None:
    correct(store, account, "ncia-2026", takes_no_applications, now)
    answer = signed_in.get(path)
    assert answer.status_code == 400
    assert "No application can be made for National" in main_words(parse(answer.text))
