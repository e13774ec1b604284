"""Every route of the site: who may open it, and what reading and sending do."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cea_helper import cli
from cea_helper.application import Application
from cea_helper.storage import opening
from cea_helper.web.routes import list_routes
from tests.page_check import CheckingClient, find, parse, words_of
from tests.pages.conftest import Worlds
from tests.pages.route_table import READ, ROUTES, SENT, Listed
from tests.pages.world import World, form_for, open_site, rows_of, seed_used, typed
from tests.web.applying import example

FOREIGN = (
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)
PEOPLE = (None, "owner", "other")


def closed_list() -> list[dict[str, object]]:
    """Return what the list says of each route, as the command tells it."""
    in_order = sorted(ROUTES, key=lambda route: (route.rule, route.methods))
    return [{"rule": one.rule, "methods": list(one.methods), "who": one.who} for one in in_order]


def test_site_has_the_listed_routes_and_no_other(app: Flask) -> None:
    found = [
        {"rule": route.rule, "methods": list(route.methods), "who": route.who}
        for route in list_routes(app)
    ]
    assert found == closed_list()


def test_command_tells_the_listed_routes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["routes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"routes": closed_list()}


def test_every_sample_is_an_address_of_its_rule(worlds: Worlds) -> None:
    world = worlds("signed_in")
    for route in ROUTES:
        adapter = world.app.url_map.bind("localhost")
        path = world.named(route.sample).partition("?")[0]
        rule, _ = adapter.match(path, method=route.methods[0], return_rule=True)
        assert rule.rule == route.rule


def expected_to_read(route: Listed, person: str | None) -> tuple[int, str | None]:
    """Return the status, and where it leads, for somebody who opens a route of a site in use."""
    if route.who == "demo":
        return 404, None
    if route.who == "setup":
        return 303, "/sign-in"
    if route.who == "anyone":
        return 200, None
    if person is None:
        return 303, "/sign-in"
    if route.who == "admin" and person == "other":
        return 403, None
    return (404 if route.is_personal and person == "other" else 200), None


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_reads_what_is_theirs(world: World, person: str | None) -> None:
    browser = world.browser(person)
    for route in READ:
        answer = browser.get(world.named(route.sample))
        leads_to = answer.headers.get("Location", "").partition("?")[0] or None
        assert (answer.status_code, leads_to) == expected_to_read(route, person), str(route)


@pytest.mark.parametrize("route", READ, ids=str)
def test_each_route_answers_where_it_may_be_opened(worlds: Worlds, route: Listed) -> None:
    world = worlds(route.who)
    answer = world.browser("owner").get(world.named(route.sample))
    assert answer.status_code == 200
    assert ("attachment" in answer.headers.get("Content-Disposition", "")) == (
        route.answer == "file"
    )
    assert (answer.mimetype == "text/html") == (route.answer == "page")


@pytest.mark.parametrize("route", READ, ids=str)
def test_reading_leaves_the_data_as_it_was(worlds: Worlds, route: Listed) -> None:
    world = worlds(route.who)
    before = world.contents()
    with closing(opening.connect(world.folder / "cea.sqlite")) as beside:
        versions = [beside.execute("pragma data_version").fetchone()]
        world.browser("owner").get(world.named(route.sample))
        versions.append(beside.execute("pragma data_version").fetchone())
    assert versions[0] == versions[1]
    assert world.contents() == before


def sending(world: World, route: Listed) -> tuple[CheckingClient, str, dict[str, object]]:
    """Return a browser, an address and what the owner would send to it."""
    browser = world.browser("owner")
    path = world.named(route.sample)
    page = browser.page(world.named(route.form_on or route.sample))
    form = form_for(page, path.partition("?")[0])
    return browser, form.get("action", ""), typed(form, world.filled(route.send))


@pytest.mark.parametrize("route", SENT, ids=str)
def test_what_is_sent_with_a_token_is_done(worlds: Worlds, route: Listed) -> None:
    world = worlds(route.who)
    browser, address, fields = sending(world, route)
    before = world.contents()
    assert browser.post(address, data=fields).status_code == (303 if route.is_stored else 200)
    assert (world.contents() != before) == route.is_stored


@pytest.mark.parametrize("route", SENT, ids=str)
def test_what_is_sent_without_a_token_changes_nothing(worlds: Worlds, route: Listed) -> None:
    world = worlds(route.who)
    browser, address, fields = sending(world, route)
    before = world.contents()
    del fields["csrf_token"]
    assert browser.post(address, data=fields).status_code == 400
    assert world.contents() == before


@pytest.mark.parametrize("route", SENT, ids=str)
def test_what_another_site_sends_changes_nothing(worlds: Worlds, route: Listed) -> None:
    world = worlds(route.who)
    browser, address, fields = sending(world, route)
    before = world.contents()
    for headers in FOREIGN:
        fields |= world.filled(route.send)
        assert browser.post(address, data=fields, headers=headers).status_code == 403
    assert world.contents() == before


@pytest.mark.parametrize(("person", "status"), [("other", 404), (None, 401)])
def test_what_others_send_changes_nothing(world: World, person: str | None, status: int) -> None:
    browser = world.browser(person)
    token = browser.token("/about-you" if person else "/sign-in")
    before = world.contents()
    for route in SENT:
        if route.is_personal:
            fields = world.filled(route.send) | {"csrf_token": token}
            answer = browser.post(world.named(route.sample), data=fields)
            assert answer.status_code == status, str(route)
    assert world.contents() == before


@pytest.mark.parametrize(("person", "status"), [("other", 403), (None, 401)])
def test_what_nobody_but_an_administrator_may_send_changes_nothing(
    world: World, person: str | None, status: int
) -> None:
    browser = world.browser(person)
    token = browser.token("/about-you" if person else "/sign-in")
    before = world.contents()
    for route in (route for route in SENT if route.who == "admin"):
        fields = world.filled(route.send) | {"csrf_token": token}
        answer = browser.post(world.named(route.sample), data=fields)
        assert answer.status_code == status, str(route)
    assert world.contents() == before


@pytest.mark.parametrize("route", [one for one in SENT if one.wrong is not None], ids=str)
def test_what_is_wrong_is_shown_again_and_changes_nothing(worlds: Worlds, route: Listed) -> None:
    world = worlds(route.who)
    browser, address, fields = sending(world, replace(route, send=route.wrong or {}))
    people = rows_of(world.folder / "cea.sqlite")
    answer = browser.post(address, data=fields)
    assert answer.status_code == 200
    assert words_of(find(parse(answer.text), "title")).startswith("Error: ")
    assert rows_of(world.folder / "cea.sqlite") == people


def test_no_page_asks_the_database_more_where_there_is_more(
    tmp_path: Path, cache_folder: Path
) -> None:
    asked = [
        questions(open_site(seed, tmp_path / f"copy-{number}", cache_folder))
        for number in (5, 500)
        for seed in [seed_used(tmp_path / str(number), with_items(number))]
    ]
    assert asked[0] == asked[1]
    assert all(asked[0].values())


def with_items(number: int) -> Application:
    """Return an application with this many items, and as many lines in its job plan."""
    given = example()
    items = tuple(replace(given.evidence[0], id=f"item-{one}") for one in range(number))
    lines = given.applicant.job_plan[:1] * number
    return replace(given, evidence=items, applicant=replace(given.applicant, job_plan=lines))


def questions(world: World) -> dict[str, int]:
    """Return how many statements each page sends to the database. No page is looked at."""
    browser = FlaskClient(world.app, world.app.response_class)
    browser.set_cookie("cea", world.seed.sessions["owner"])
    asked: list[str] = []
    with world.store.data.read_tx() as db:
        db.conn.set_trace_callback(asked.append)
    counts = {}
    for route in READ:
        if route.who == "signed_in":
            asked.clear()
            assert browser.get(world.named(route.sample)).status_code == 200
            counts[str(route)] = len(asked)
    world.store.close()
    return counts
