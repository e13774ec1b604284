"""Everything can be reached and seen with the keyboard alone, and with a few colours only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visiting, Visits
from tests.pages.route_table import PAGES, Listed

pytestmark = pytest.mark.browser

BOX = "/applications/{application}/boxes/teaching"
# What has the focus: its words, and whether it or what stands in it looks as if it had it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const isSeen = (part) => {
    const seen = getComputedStyle(part);
    const hasRing = seen.outlineStyle !== "none" && parseFloat(seen.outlineWidth) > 0;
    return hasRing || seen.boxShadow !== "none";
  };
  const label = one.labels && one.labels.length ? one.labels[0] : one;
  const words = label.textContent.trim().replace(/\\s+/g, " ");
  return [words, [one, ...one.children].some(isSeen)];
}"""


def tab_stops(page: Page) -> list[tuple[str, bool]]:
    """Return what the tab key comes to, in order, and whether one sees it."""
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")
    stops: list[tuple[str, bool]] = []
    while len(stops) < 200:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (stops and tuple(focused) == stops[0]):
            break
        stops.append(tuple(focused))
    return stops


@pytest.mark.parametrize("route", [one for one in PAGES if one.who == "signed_in"], ids=str)
def test_whatever_has_the_focus_shows_it(visits: Visits, route: Listed) -> None:
    stops = tab_stops(visits("used", "owner").open(route.sample))
    assert len(stops) > 6
    assert [words for words, is_seen in stops if not is_seen] == []


def test_tab_goes_from_the_text_to_its_button_and_then_to_the_evidence(visits: Visits) -> None:
    stops = [words for words, _ in tab_stops(visits("used", "owner").open(BOX))]
    expected = ["Back to the application", "Your statement", "Save", "Lectures on leadership"]
    assert stops[0] == "Skip to main content"
    assert [words for words in stops if words in expected] == expected


def test_first_link_leads_past_the_head_of_the_page(visits: Visits) -> None:
    page = visits("used", "owner").open(BOX)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_statement_is_written_and_saved_with_the_keyboard_alone(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        press_until(page, "Your statement")
        page.keyboard.type("I teach on the wards.")
        press_until(page, "Save")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Saved as version 1", exact=True)).to_be_visible()
        expect(page.get_by_label("Your statement")).to_have_value("I teach on the wards.")


def press_until(page: Page, words: str) -> None:
    """Press the tab key until something with these words has the focus."""
    for _ in range(50):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused and focused[0] == words:
            return
    raise AssertionError(f"the keyboard does not come to {words}")


FILLS = """() => Object.fromEntries(["", "--weak", "--adequate"].map((level) => {
  const kind = level ? `.app-profile__step${level}` : ".app-profile__step:not([class*='--'])";
  return [level, getComputedStyle(document.querySelector(kind)).fill];
}))"""


@pytest.mark.parametrize("forced", [False, True])
def test_picture_of_the_domains_can_be_read_in_any_colours(visits: Visits, forced: bool) -> None:
    visit = visits("used", "owner", forced_colours=forced)
    page = visit.open("/applications/{application}/strength")
    fills = page.evaluate(FILLS)
    assert fills[""] not in (fills["--weak"], fills["--adequate"])
    words = page.locator("svg.app-profile text").first
    ink = words.evaluate("(one) => getComputedStyle(one).fill")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ink != ground
    expect(page.locator("svg.app-profile").get_by_text("Weak", exact=True).first).to_be_visible()
