"""Starting an application, its task list, and deleting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from cea_helper.application import Application
from cea_helper.people import Account, Applicant
from cea_helper.schemes import Domain, Field, Scheme, shipped
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank
from tests.page_check import CheckingClient, find, find_all, words_of
from tests.web.applying import bring_in, example, link, main_words
from tests.workspace.accounts import new_account


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of the application of the example's medical director."""
    return bring_in(store, account, now, example())


def tasks(tree: Element) -> dict[str, str]:
    """Return each row of the task lists, by its heading."""
    rows = (row for row in tree.iter("li") if "nhsuk-task-list__item" in row.get("class", ""))
    return {words_of(next(iter(row.iter("a")))): words_of(row) for row in rows}


def test_task_list_shows_what_is_done_and_what_is_not(
    signed_in: CheckingClient, number: int
) -> None:
    rows = tasks(signed_in.page(f"/applications/{number}"))
    assert "10 programmed activities (PAs) a week" in rows["Job plan, line by line"]
    assert rows["About you"] == "About you Award held since April 2015 Completed"
    assert "0 of 1,350 characters" in rows["4. Research and innovation"]
    assert "Evidence: empty" in rows["4. Research and innovation"]
    assert "Evidence: weak" in rows["5. Teaching and training"]
    assert "Not yet started" in rows["Personal statement"]
    assert rows["Citation"].endswith("Somebody else fills it in")
    assert rows["Form D: research and innovation"].endswith("Optional")
    assert "Export as an application file" in rows


def test_round_is_shown_with_what_is_not_confirmed(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}")
    words = main_words(page)
    assert "Closes 4 April 2019 at 5:00pm" in words
    assert "Look-back 21 November 2021 to 21 November 2026" in words
    assert "Up to 1,350 characters check this year's guide" in words
    guide = shipped().get("cea-national-2019").guide_url
    assert link(page, "Check the guide of this round") == guide
    assert words_of(find(page, "h1")) == "National Clinical Excellence Award, 2019 round"


def test_text_that_is_too_long_is_a_problem(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    written = replace(
        example(), fields={"personal_statement": "x" * 1351}, statements={"research": "y" * 1402}
    )
    number = bring_in(store, account, now, written)
    rows = tasks(signed_in.page(f"/applications/{number}"))
    assert "1,351 of 1,350 characters: 1 over" in rows["Personal statement"]
    assert "There is a problem" in rows["Personal statement"]
    assert "1,402 of 1,350 characters: 52 over" in rows["4. Research and innovation"]


def test_empty_application_begins_with_the_post(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    page = signed_in.page(f"/applications/{number}")
    assert link(page, "Add your specialty and your roles") == "/about-you"
    assert tasks(page)["About you"].endswith("Not yet started")


@pytest.mark.parametrize(
    ("applicant", "step"),
    [
        (replace(example().applicant, specialty=None), "Add your specialty"),
        (replace(example().applicant, roles=()), "Add your roles"),
    ],
)
def test_next_step_names_what_of_the_post_is_missing(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    applicant: Applicant,
    step: str,
) -> None:
    number = bring_in(store, account, now, replace(example(), applicant=applicant))
    page = signed_in.page(f"/applications/{number}")
    told = [words_of(found) for found in find(page, "main").iter("a")]
    assert step in told
    assert link(page, step) == "/about-you"


@pytest.mark.parametrize(
    ("texts", "step", "leads"),
    [
        ({}, "Write your statement for domain 1", "/boxes/delivering"),
        ({"delivering": "x" * 1351}, "Shorten your statement for domain 1", "/boxes/delivering"),
        (
            dict.fromkeys(["delivering", "developing", "leading", "research", "teaching"], "x"),
            "Download your application as a Word document",
            "/word",
        ),
    ],
)
def test_next_step_is_what_is_missing_most(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    texts: dict[str, str],
    step: str,
    leads: str,
) -> None:
    strong = next(item for item in example().evidence if item.id == "restraint")
    domains = [domain.id for domain in shipped().get("cea-national-2019").domains]
    items = tuple(
        replace(strong, id=f"{domain}-{n}", title=f"{title} for {domain}", domain=domain)
        for domain in domains
        for n, title in enumerate(["Fewer falls", "Shorter waits"])
    )
    number = bring_in(store, account, now, replace(example(), evidence=items, statements=texts))
    page = signed_in.page(f"/applications/{number}")
    assert link(page, step) == f"/applications/{number}{leads}"


def test_weak_evidence_is_the_next_step(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}")
    leads = link(page, "See what would make research and innovation stronger")
    assert leads == f"/applications/{number}/strength#domain-research"


@pytest.mark.parametrize(
    "scheme", [one for one in shipped() if one.takes_applications], ids=lambda one: one.id
)
def test_every_box_of_every_form_is_a_task_in_the_order_of_the_form(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, scheme: Scheme
) -> None:
    number = applications.start_application(store, account, scheme.id, now)
    shown = list(tasks(signed_in.page(f"/applications/{number}")))
    ordered = scheme.boxes_in_order()
    domains = [f"{box.number}. {box.title}" for box in ordered if isinstance(box, Domain)]
    others = [box.title for box in ordered if isinstance(box, Field)]
    assert [title for title in shown if title in domains + others] == domains + others


def test_job_plan_that_stands_in_the_table_is_not_asked_for_again(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = bring_in(store, account, now, replace(example(), fields={}))
    task = tasks(signed_in.page(f"/applications/{number}"))["Job plan"]
    assert "What your job plan, line by line, does not show" in task
    assert task.endswith("Table only")


@pytest.mark.parametrize(
    ("round_id", "box", "hint"),
    [
        ("ncia-2026", "personal_statement", "1 character, limit not known"),
        ("ncia-2026", "service", "1 of 2,000 characters"),
        ("scotland-discretionary-points", "management", "1 character, limit not known"),
    ],
)
def test_length_is_told_against_the_limit_as_far_as_that_is_known(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    round_id: str,
    box: str,
    hint: str,
) -> None:
    number = applications.start_application(store, account, round_id, now)
    applications.save_text(store, account, number, box, "x", 0, now)
    page = signed_in.page(f"/applications/{number}")
    row = next(row for row in tasks(page).values() if hint in row)
    assert row


def test_application_is_deleted_once_that_is_confirmed(
    signed_in: CheckingClient, store: Store, account: Account, number: int
) -> None:
    path = f"/applications/{number}/delete"
    assert "Your evidence stays" in main_words(signed_in.page(path))
    assert applications.list_applications(store, account)
    answer = signed_in.send(path)
    assert (answer.status_code, answer.location) == (303, "/")
    assert not applications.list_applications(store, account)
    assert len(bank.list_evidence(store, account)) == len(example().evidence)


@pytest.mark.parametrize(
    "rest",
    ["", "/strength", "/boxes/research", "/word", "/word/download", "/export", "/delete"],
)
def test_application_of_somebody_else_is_not_found(
    signed_in: CheckingClient, store: Store, now: datetime, rest: str
) -> None:
    other = new_account(store, "other@example.org")
    number = applications.start_application(store, other, "cea-national-2019", now)
    assert signed_in.get(f"/applications/{number}{rest}").status_code == 404


@pytest.mark.parametrize("rest", ["/delete", "/boxes/research"])
def test_application_of_somebody_else_is_not_changed(
    signed_in: CheckingClient, store: Store, now: datetime, rest: str
) -> None:
    other = new_account(store, "other@example.org")
    number = applications.start_application(store, other, "cea-national-2019", now)
    sent = {"csrf_token": signed_in.token("/rounds/ncia-2026"), "text": "x", "began_from": "0"}
    assert signed_in.post(f"/applications/{number}{rest}", data=sent).status_code == 404
    assert applications.list_applications(store, other)[0].saved_at is None


@pytest.mark.parametrize("number", ["0", "999", str(2**63), str(2**70)])
def test_number_of_no_application_is_not_found(signed_in: CheckingClient, number: str) -> None:
    assert signed_in.get(f"/applications/{number}").status_code == 404


def test_page_asks_the_database_no_more_where_there_is_more(
    app: Flask, signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    item = example().evidence[0]
    few = Application(shipped().get("ncia-2026"), Applicant("A"), (item,))
    many = replace(few, evidence=tuple(replace(item, id=f"e{n}") for n in range(60)))
    counts = [
        _questions(store, signed_in, bring_in(store, account, now, application))
        for application in (few, many)
    ]
    assert counts[0] == counts[1] > 0


def _questions(store: Store, browser: CheckingClient, number: int) -> int:
    asked: list[str] = []
    with store.data.read_tx() as db:
        db.conn.set_trace_callback(asked.append)
    for rest in ("", "/strength", "/boxes/service"):
        browser.page(f"/applications/{number}{rest}")
    with store.data.read_tx() as db:
        db.conn.set_trace_callback(None)
    return len(asked)


def test_every_task_leads_to_a_page(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}")
    links = list(find(page, "main").iter("a"))
    local = {found.get("href", "") for found in links if found.get("href", "").startswith("/")}
    assert len(local) > 15
    for address in local:
        assert signed_in.get(address).status_code == 200
    assert not list(find_all(page, "a", href=""))
