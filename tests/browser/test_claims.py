"""What a sentence rests on is seen beside the text, linked and unlinked while somebody writes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cea_helper.application import Claim
from cea_helper.people import Account
from cea_helper.workspace import accounts, applications
from tests.browser.conftest import Visiting
from tests.browser.test_axe import look_at
from tests.browser.visiting import Visit
from tests.browser.writing import SAVED, box, expect_state, hurry, wait_for, write
from tests.pages.world import NOW

pytestmark = pytest.mark.browser

BOX = "/applications/{application}/boxes/developing"
ITEM = "Trust-wide programme to cut restrictive practice"


def owner(visit: Visit) -> Account:
    found = accounts.account_for_token(visit.world.store, visit.world.seed.sessions["owner"], NOW)
    assert found is not None
    return found


def claims(visit: Visit) -> tuple[str, tuple[Claim, ...]]:
    """Return the text of the box as it is stored, and what is claimed in it."""
    number = int(visit.world.seed.names["application"])
    application = applications.load(visit.world.store, owner(visit), number)
    return application.statements.get("developing", ""), tuple(
        claim for claim in application.claims if claim.domain == "developing"
    )


def claimed(visit: Visit) -> dict[str, tuple[str, ...]]:
    """Return the words of each claim with the evidence that they rest on."""
    text, found = claims(visit)
    return {text[claim.start : claim.end]: claim.evidence for claim in found}


def beside(page: Page) -> Locator:
    return page.locator("[data-app-claims]")


def put_cursor(page: Page, before: str) -> None:
    """Put the cursor before these words."""
    box(page).evaluate(
        "(area, words) => { area.focus(); const at = area.value.indexOf(words);"
        " area.setSelectionRange(at, at); }",
        before,
    )


def place_on_page(page: Page) -> float:
    """Return how far below the top of the page the box is."""
    found: float = box(page).evaluate("(one) => one.getBoundingClientRect().top + scrollY")
    return found


def test_sentence_at_the_cursor_is_linked_and_unlinked(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "I built it. Restraint fell. Others copied it.")
        place = place_on_page(page)
        put_cursor(page, "fell")
        # When an item is linked before the text was saved
        page.get_by_role("button", name=f"Link: {ITEM}").click()
        expect(beside(page).get_by_role("status")).to_have_text("Linked.")
        assert claimed(visit) == {"Restraint fell.": ("restraint",)}
        # Then it is shown at this sentence and at no other
        expect(beside(page).get_by_text(ITEM)).to_be_visible()
        put_cursor(page, "copied")
        expect(beside(page).get_by_text("No evidence linked.")).to_be_visible()
        put_cursor(page, "straint")
        page.get_by_role("button", name=f"Unlink: {ITEM}").click()
        expect(beside(page).get_by_role("status")).to_have_text("Link taken away.")
        assert claimed(visit) == {}
        assert place_on_page(page) == place
        look_at(page)


def test_selected_words_alone_are_linked(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "\U0001f44d We built it, and restraint fell. More.")
        box(page).evaluate("(area) => area.setSelectionRange(0, 0)")
        box(page).evaluate("(area) => area.setSelectionRange(15, 35)")
        page.get_by_role("button", name=f"Link: {ITEM}").click()
        expect(beside(page).get_by_role("status")).to_have_text("Linked.")
        assert claimed(visit) == {"and restraint fell.": ("restraint",)}


def test_words_of_an_item_go_in_at_the_cursor_and_rest_on_it(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "Before. After.")
        put_cursor(page, "After")
        page.get_by_role("button", name=f"Insert its words: {ITEM}").click()
        expect(beside(page).get_by_role("status")).to_have_text("Linked.")
        expect(box(page)).to_be_focused()
        text = box(page).input_value()
        assert text.startswith(f"Before. {ITEM}") and text.endswith(" After.")
        inserted = text.removeprefix("Before. ").removesuffix(" After.")
        wait_for(lambda: claimed(visit) == {inserted: ("restraint",)})
        # One step back takes them out again.
        box(page).press("Control+z")
        expect(box(page)).to_have_value("Before. After.")
        wait_for(lambda: claims(visit) == ("Before. After.", ()))


def test_link_stays_while_the_text_around_it_is_written(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "Restraint fell.")
        put_cursor(page, "fell")
        page.get_by_role("button", name=f"Link: {ITEM}").click()
        expect(beside(page).get_by_role("status")).to_have_text("Linked.")
        put_cursor(page, "Restraint")
        box(page).press_sequentially("In 2024 I began. ")
        write(page, " And so on.")
        expect_state(page, SAVED)
        wait_for(lambda: claims(visit)[0] == "In 2024 I began. Restraint fell. And so on.")
        assert claimed(visit) == {"Restraint fell.": ("restraint",)}


def test_without_scripts_the_evidence_is_chosen_on_a_page(used_site: Visiting) -> None:
    with used_site(person="owner", script=False) as visit:
        page = visit.open(BOX)
        write(page, "I built it.")
        page.get_by_role("button", name="Save").click()
        expect(beside(page)).to_be_hidden()
        page.get_by_role("link", name="What each sentence rests on").click()
        page.get_by_role("link", name="Link evidence").click()
        page.get_by_label(ITEM).check()
        page.get_by_role("button", name="Save").click()
        assert claimed(visit) == {"I built it.": ("restraint",)}
