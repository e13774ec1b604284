"""Everybody can use every page: axe finds nothing, and nothing is wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cea_helper.workspace import accounts
from tests.browser.conftest import Visiting, Visits
from tests.browser.visiting import HEIGHT, NARROW, WIDE, Visit
from tests.pages.route_table import PAGES, SENT, Listed
from tests.pages.world import NOW
from tests.workspace.correcting import correct, open_in_december

pytestmark = pytest.mark.browser

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BOX = "/applications/{application}/boxes/teaching"


def look_at(page: Page) -> None:
    """Fail where axe finds anything or the page is too wide, on a wide screen or a narrow one."""
    page.evaluate(OPEN_ALL)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is too wide at {width}"
    page.close()


def open_to(visits: Visits, route: Listed) -> Visit:
    """Return a visit by somebody who may open the route, where there is much to see."""
    person = "owner" if route.who in ("signed_in", "admin") else None
    return visits(route.who if route.who in ("setup", "demo") else "used", person)


SIGNED_IN = [route for route in PAGES if route.who == "signed_in"]


@pytest.mark.parametrize("route", PAGES, ids=str)
def test_page_is_for_everybody(visits: Visits, route: Listed) -> None:
    look_at(open_to(visits, route).open(route.sample))


@pytest.mark.parametrize("route", SIGNED_IN, ids=str)
def test_page_is_for_everybody_on_the_first_day(visits: Visits, route: Listed) -> None:
    # Who has neither evidence nor an application sees what is not about one.
    person = "owner" if route.is_personal else "other"
    if "job-plan/" not in route.sample:
        look_at(visits("begun", person).open(route.sample))


@pytest.mark.parametrize("route", [one for one in SENT if one.wrong is not None], ids=str)
def test_page_with_errors_is_for_everybody(visits: Visits, route: Listed) -> None:
    visit = open_to(visits, route)
    page = visit.open(route.form_on or route.sample)
    fill(page, visit, route)
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    look_at(page)


def fill(page: Page, visit: Visit, route: Listed) -> None:
    """Type what is wrong into the form of the route, and send it."""
    path = visit.world.named(route.sample)
    form = page.locator(f'form[method=post][action^="{path}"]').first
    for name, value in (route.wrong or {}).items():
        field = form.locator(f'[name="{name}"]')
        kind = field.first.get_attribute("type") or field.first.evaluate("one => one.localName")
        if kind == "radio":
            form.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            for box in field.all():
                box.uncheck()
        elif kind == "select":
            field.select_option(value)
        else:
            field.fill(visit.world.named(value))
    form.locator("button[type=submit]:not([name=go])").first.click()


@pytest.mark.parametrize("route", SIGNED_IN, ids=str)
def test_page_is_no_wider_than_the_screen_whatever_it_holds(visits: Visits, route: Listed) -> None:
    page = visits("long", "owner").open(route.sample)
    page.evaluate(OPEN_ALL)
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    assert page.evaluate(TOO_WIDE) <= 0
    page.close()


def test_lost_page_is_for_everybody(visits: Visits) -> None:
    visit = visits("used", "owner")
    page = visit.open("/applications/999")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    visit.expect_refusal(404)
    look_at(page)


@pytest.mark.parametrize(("kind", "status"), [("conflict", 409), ("unsaved", 503), ("bug", 500)])
def test_page_that_tells_of_a_failure_is_for_everybody(
    visits: Visits, kind: str, status: int
) -> None:
    visit = visits("used", "owner")
    page = visit.open(f"/sample/fails/{kind}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    visit.expect_refusal(status)
    look_at(page)


def test_reminders_of_an_open_round_are_for_everybody(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        store, token = visit.world.store, visit.world.seed.sessions["owner"]
        owner = accounts.account_for_token(store, token, NOW)
        assert owner is not None
        correct(store, owner, "ncia-2026", open_in_december, NOW)
        page = visit.open("/rounds/ncia-2026/calendar")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download the calendar file").click()
        assert download.value.suggested_filename == "ncia-2026.ics"
        look_at(page)


def test_page_out_of_date_is_for_everybody(visits: Visits) -> None:
    visit = visits("used", "owner")
    page = visit.open("/about-you/job-plan")
    page.get_by_label("Activity").fill("A clinic in the far valley")
    page.evaluate("document.querySelectorAll('[name=csrf_token]').forEach((one) => one.remove())")
    page.get_by_role("button", name="Add this line").click()
    expect(page.get_by_role("heading", name="This page was out of date")).to_be_visible()
    visit.expect_refusal(400)
    look_at(page)


def test_both_texts_of_a_stale_tab_are_for_everybody(visits: Visits) -> None:
    visit = visits("begun", "owner")
    first, second = visit.open(BOX), visit.open(BOX)
    for page in (first, second):
        page.get_by_label("Your statement").fill(f"What I say in {page.url}.{id(page)}")
        page.get_by_role("button", name="Save").click()
    expect(second.get_by_role("heading", name="This text was changed")).to_be_visible()
    visit.expect_only("status of 409")
    first.close()
    look_at(second)


def test_page_for_whoever_is_signed_out_while_writing_is_for_everybody(visits: Visits) -> None:
    visit = visits("used", "other")
    page = visit.open("/evidence")
    visit.sign_out_behind_the_back()
    page.get_by_label("Note something you did").fill("Taught in the corridor")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in to carry on")).to_be_visible()
    visit.expect_refusal(401)
    look_at(page)


def test_axe_finds_what_is_wrong(visits: Visits) -> None:
    page = visits("used", "owner").open("/about-you")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=/static/favicon.svg>'")
    with pytest.raises(AssertionError, match="image-alt"):
        look_at(page)
    page.close()
