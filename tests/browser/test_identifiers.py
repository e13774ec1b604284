"""While a text is written, what may identify a patient is told beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visiting, Visits
from tests.browser.test_axe import look_at

pytestmark = pytest.mark.browser

# Made up: of the range that is never given to anybody.
NUMBER = "999 000 0018"
BOX = "/applications/{application}/boxes/teaching"


def test_hint_comes_and_goes_as_the_text_does(visits: Visits) -> None:
    page = visits("used", "other").open("/note")
    line = page.get_by_label("Note something you did")
    line.fill(f"Helped {NUMBER}")
    expect(page.locator("#title-hints")).to_have_text(
        f"{NUMBER} This looks like an NHS number. Take it out: evidence must not identify a"
        " patient."
    )
    line.fill("Helped somebody")
    expect(page.locator("#title-hints")).to_be_empty()
    line.fill(f"Helped {NUMBER}")
    expect(page.locator("#title-hints p")).to_be_visible()
    look_at(page)


def test_each_text_of_an_item_has_its_own_hint(visits: Visits) -> None:
    page = visits("used", "other").open("/evidence/add")
    page.get_by_label("What came of it").fill(f"{NUMBER} got well")
    expect(page.locator("#impact_text-hints")).to_contain_text("looks like an NHS number")
    expect(page.locator("#role-hints")).to_be_empty()


def test_statement_is_looked_through_and_saved_all_the_same(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        page.get_by_label("Your statement").fill(f"I treated {NUMBER}.")
        expect(page.locator("#text-hints")).to_contain_text("looks like an NHS number")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version").first).to_be_visible()
        expect(page.locator("#text-hints")).to_contain_text("looks like an NHS number")


def test_without_script_the_hint_comes_after_saving(used_site: Visiting) -> None:
    with used_site(person="owner", script=False) as visit:
        page = visit.open(BOX)
        page.get_by_label("Your statement").fill(f"I treated {NUMBER}.")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("#text-hints")).to_contain_text("looks like an NHS number")


def test_nothing_is_held_up_where_the_server_does_not_answer(visits: Visits) -> None:
    visit = visits("used", "other")
    page = visit.open("/note")
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/identifiers", refuse)
    page.get_by_label("Note something you did").fill(f"Helped {NUMBER}")
    page.wait_for_event("requestfailed")
    assert len(asked) == 1
    expect(page.locator("#title-hints")).to_be_empty()
    visit.faults.clear()
