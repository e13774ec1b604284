"""While a text is written, what an assessor would mind is listed below it, and nothing moves."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visiting
from tests.browser.test_axe import look_at
from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

BOX = "/applications/{application}/boxes/teaching"
TEXT = "In 2023 I taught 40 nurses to read X-rays, and 9 in 10 now do. 🩺\nIt was recieved well."
SLIP = '"recieved" is spelt "received".'
SELECTED = "one => one.value.slice(one.selectionStart, one.selectionEnd)"
HURRY = "document.querySelector('[data-app-findings]').dataset.appWait = 50"


def write(visit: Visit, text: str = TEXT) -> tuple[Page, Any]:
    """Return the page with this text typed into it, and its box."""
    page = visit.open(BOX)
    page.evaluate(HURRY)
    area = page.get_by_label("Your statement")
    area.fill(text)
    return page, area


def test_findings_come_and_go_and_neither_text_nor_focus_moves(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, area = write(visit, "It is a quiet place.")
        area.press("Control+End")
        before = area.bounding_box()
        page.keyboard.type("\nIt was recieved well.")
        expect(page.locator("#findings")).to_contain_text(SLIP)
        expect(page.locator("#check-text")).to_have_text("Check: 1 should")
        assert area.bounding_box() == before
        expect(area).to_be_focused()
        assert area.evaluate("one => one.selectionStart") == 42
        area.fill("It was received well.")
        expect(page.locator("#findings")).not_to_contain_text(SLIP)
        area.fill(TEXT)
        expect(page.locator("#findings")).to_contain_text(SLIP)
        look_at(page)


def test_words_that_are_pointed_at_are_selected(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, area = write(visit)
        remark = page.locator("#findings li", has_text=SLIP).first
        remark.get_by_role("link", name="Show in the text").click()
        expect(area).to_be_focused()
        assert area.evaluate(SELECTED) == "recieved"
        page.keyboard.type("received")
        expect(area).to_have_value(TEXT.replace("recieved", "received"))


def test_words_are_found_where_the_text_has_grown_since(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, area = write(visit)
        expect(page.locator("#findings")).to_contain_text(SLIP)
        page.evaluate("document.querySelector('[data-app-findings]').dataset.appWait = 60000")
        area.press("Control+Home")
        page.keyboard.type("New words come first. ")
        page.locator("#findings li", has_text=SLIP).first.get_by_role("link").first.click()
        assert area.evaluate(SELECTED) == "recieved"


def test_finding_that_is_fine_is_folded_in_place_and_comes_back(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, area = write(visit)
        findings = page.locator("#findings")
        slip = findings.get_by_text(SLIP, exact=True)
        slip.locator("xpath=ancestor::li[1]").get_by_role("button", name="Fine as it is").click()
        expect(findings.get_by_text("Fine as it is: 1")).to_be_visible()
        expect(slip).to_be_hidden()
        expect(page.get_by_role("heading", name="To look at again")).to_be_focused()
        expect(area).to_have_value(TEXT)
        findings.get_by_text("Fine as it is: 1").click()
        findings.get_by_role("button", name="Bring it back").click()
        expect(slip).to_be_visible()


def test_whoever_reads_the_list_goes_on_reading_it(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, area = write(visit)
        why = page.locator("#findings li", has_text=SLIP).locator("summary").last
        with page.expect_response("**/checks/live"):
            area.press("Control+End")
            page.keyboard.type(" I recieve.")
            why.click()
        page.wait_for_timeout(100)
        expect(why).to_be_focused()
        area.focus()
        expect(page.locator("#findings")).to_contain_text("recieve")
        expect(page.locator("#findings details[open]")).to_have_count(1)


def test_change_is_announced_and_not_each_one(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, area = write(visit, "It was recieved well.")
        said = page.locator("#findings [role=status]")
        expect(said).to_have_text("To look at again: 1 should")
        area.fill("It was recieved and it was seperate.")
        expect(page.locator("#check-text")).to_have_text("Check: 2 should")
        expect(said).to_have_text("To look at again: 1 should")
        page.evaluate("document.querySelector('[data-app-findings]').dataset.appSeldom = 0")
        area.fill("It was recieved, seperate and definately good.")
        expect(said).to_have_text("To look at again: 3 should")


def test_place_of_a_finding_is_shown_from_the_page_of_all(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page, _ = write(visit)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version").first).to_be_visible()
        visit.open("/applications/{application}/checks", page)
        page.locator("li", has_text=SLIP).first.get_by_role("link").first.click()
        area = page.get_by_label("Your statement")
        expect(area).to_be_focused()
        assert area.evaluate(SELECTED) == "recieved"


def test_without_script_the_text_is_checked_on_its_page(used_site: Visiting) -> None:
    with used_site(person="owner", script=False) as visit:
        page = visit.open(BOX)
        page.get_by_label("Your statement").fill(TEXT)
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name="Check this text").click()
        expect(page.get_by_text(SLIP, exact=True)).to_be_visible()
        page.locator("li li", has_text=SLIP).get_by_role("button", name="Fine as it is").click()
        expect(page.get_by_text("Fine as it is: 1")).to_be_visible()


def test_nothing_is_held_up_where_the_server_does_not_answer(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        page.evaluate(HURRY)
        page.route("**/checks/live", lambda route: route.abort())
        with page.expect_event("requestfailed"):
            page.get_by_label("Your statement").fill(TEXT)
        expect(page.locator("#findings")).to_be_hidden()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version").first).to_be_visible()
        visit.faults.clear()
