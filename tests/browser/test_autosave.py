"""No character is lost while somebody writes, whatever happens to server, network or browser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Route, expect

from cea_helper.workspace import accounts, applications
from tests.browser import steps
from tests.browser.conftest import Visiting
from tests.browser.test_axe import look_at
from tests.browser.visiting import Visit
from tests.browser.writing import (
    BOX,
    LOCAL,
    SAVED,
    box,
    expect_state,
    hurry,
    kept_copies,
    texts,
    wait_for,
    write,
)
from tests.conftest import EMAIL, PASSWORD
from tests.pages.world import NOW
from tests.workspace.correcting import correct, open_in_december

pytestmark = pytest.mark.browser


def test_text_is_saved_by_itself_and_no_copy_stays(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "I teach.")
        expect_state(page, f"{SAVED} 12:00pm")
        wait_for(lambda: not kept_copies(page))
        assert texts(visit.world.folder)[-1] == "I teach."
        page.reload()
        expect(box(page)).to_have_value("I teach.")


def test_who_never_pauses_is_saved_all_the_same(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        page.evaluate("document.querySelector('[data-app-autosave]').dataset.appPause = '90000'")
        write(page, "Word after word")
        expect_state(page, SAVED)
        assert texts(visit.world.folder)


def test_answer_that_is_lost_is_no_conflict(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        # Given a save that arrives, whose answer does not
        page.route("**/autosave", _lose_the_answer, times=1)
        write(page, "One. ")
        expect_state(page, LOCAL)
        write(page, "Two.")
        # Then what was written next is saved after it
        expect_state(page, SAVED)
        wait_for(lambda: texts(visit.world.folder)[-1] == "One. Two.")
        visit.expect_only("net::ERR_FAILED")


def _lose_the_answer(route: Route) -> None:
    route.fetch()
    route.abort()


def test_text_outlives_the_network(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "Online. ")
        expect_state(page, SAVED)
        visit.context.set_offline(True)
        write(page, "On the train. ")
        expect_state(page, LOCAL)
        assert texts(visit.world.folder)[-1] == "Online. "
        visit.context.set_offline(False)
        write(page, "Home.")
        expect_state(page, SAVED)
        wait_for(lambda: texts(visit.world.folder)[-1] == "Online. On the train. Home.")
        visit.expect_only("net::ERR_INTERNET_DISCONNECTED")


def test_text_outlives_the_session(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        # Given somebody who is signed out while they write
        page = hurry(visit.open(BOX))
        write(page, "Before. ")
        expect_state(page, SAVED)
        visit.sign_out_behind_the_back()
        write(page, "After.")
        expect_state(page, "Your session has ended: sign in to save")
        # When they sign in from a new tab
        with visit.context.expect_page() as opened:
            page.get_by_role("link", name="sign in to save").click()
        steps.sign_in(opened.value, EMAIL, PASSWORD)
        expect(opened.value.get_by_role("heading", name="You are signed in again")).to_be_visible()
        opened.value.close()
        # Then the text is where it was, and saved
        expect_state(page, SAVED)
        expect(box(page)).to_have_value("Before. After.")
        wait_for(lambda: texts(visit.world.folder)[-1] == "Before. After.")
        # The session of the test began without the form's own, so its token is a new one.
        visit.expect_only("status of 401", "status of 400")


def test_text_outlives_the_forms_token(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        visit.context.clear_cookies(name="cea-form")
        write(page, "I teach.")
        expect_state(page, SAVED)
        assert texts(visit.world.folder)[-1] == "I teach."
        visit.expect_only("status of 400")


def test_two_tabs_lose_nothing(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        # Given the same statement in two tabs, saved in the first
        first, second = hurry(visit.open(BOX)), hurry(visit.open(BOX))
        write(first, "What the first tab says.")
        expect_state(first, SAVED)
        # When the second writes, nothing is saved, and its text stays
        write(second, "What the second tab says.")
        expect_state(second, "Not saved: changed somewhere else")
        expect(box(second)).to_have_value("What the second tab says.")
        assert set(texts(visit.world.folder)) == {"What the first tab says."}
        # Then both are shown, and both are kept
        second.get_by_role("button", name="Save").click()
        expect(second.get_by_text("What the first tab says.")).to_be_visible()
        second.get_by_role("button", name="Save mine as the new version").click()
        expect(second.get_by_text("Saved as version 2", exact=True)).to_be_visible()
        assert texts(visit.world.folder)[-1] == "What the second tab says."
        wait_for(lambda: not kept_copies(second))
        visit.expect_only("status of 409")


def test_tab_that_slept_follows_what_another_saved(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        first, second = hurry(visit.open(BOX)), hurry(visit.open(BOX))
        write(first, "Newer.")
        expect_state(first, SAVED)
        second.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(box(second)).to_have_value("Newer.")


def test_back_button_leads_to_the_text_as_it_was_saved(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = hurry(visit.open(BOX))
        write(page, "First. ")
        expect_state(page, SAVED)
        page.get_by_role("link", name="Back to the application").click()
        page.go_back()
        expect(box(page)).to_have_value("First. ")
        write(hurry(page), "Second.")
        expect_state(page, SAVED)
        assert texts(visit.world.folder)[-1] == "First. Second."


def test_leaving_with_unsaved_text_asks(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        write(page, "Dear to me.")
        with page.expect_event("dialog") as asked:
            page.close(run_before_unload=True)
        assert asked.value.type == "beforeunload"
        asked.value.dismiss()
        expect(box(page)).to_have_value("Dear to me.")


def test_button_leads_to_the_saved_page(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        write(page, "Mine.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version 1", exact=True)).to_be_visible()
        expect(box(page)).to_have_value("Mine.")


def test_without_scripts_the_button_saves(used_site: Visiting) -> None:
    with used_site(person="owner", script=False) as visit:
        page = visit.open(BOX)
        write(page, "Without scripts.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version 1", exact=True)).to_be_visible()
        assert texts(visit.world.folder) == ["Without scripts."]


def test_saving_goes_on_when_the_round_closes(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        # Given a round that is open, and somebody who writes in its last minutes
        store, clock = visit.world.store, visit.world.app.extensions
        owner = accounts.account_for_token(store, visit.world.seed.sessions["owner"], NOW)
        assert owner is not None
        correct(store, owner, "ncia-2026", open_in_december, NOW)
        number = applications.start_application(store, owner, "ncia-2026", NOW)
        page = hurry(visit.open(f"/applications/{number}/boxes/leadership"))
        write(page, "At the last minute. ")
        expect_state(page, SAVED)
        # When it closes
        after = datetime(2027, 1, 31, 23, 0, tzinfo=UTC)
        with store.sessions.write_tx() as db:
            db.execute("update session set started_at = :now, seen_at = :now", {"now": str(after)})
        clock["clock"] = lambda: after
        write(page, "And after it.")
        expect_state(page, f"{SAVED} 11:00pm")
        newest = applications.newest_version(store, owner, number, "leadership")
        assert newest.text == "At the last minute. And after it."


def test_copy_is_offered_and_taken(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        # Given a tab that was lost before its text was saved
        _lose_a_tab(visit)
        # When the text is opened again
        page = hurry(visit.open(BOX))
        panel = page.get_by_role("heading", name="was not saved")
        expect(panel).to_be_visible()
        expect(page.get_by_text("Never saved.")).to_be_visible()
        expect(box(page)).to_have_value("")
        page.get_by_role("button", name="Take it").click()
        # Then it is saved and the copy is gone
        expect_state(page, SAVED)
        expect(panel).to_have_count(0)
        wait_for(lambda: not kept_copies(page))
        assert texts(visit.world.folder)[-1] == "Never saved."


def test_copy_that_is_left_is_gone(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        _lose_a_tab(visit)
        page = visit.open(BOX)
        expect(page.get_by_role("button", name="Leave it")).to_be_visible()
        look_at(page)
        page = visit.open(BOX)
        page.get_by_role("button", name="Leave it").click()
        wait_for(lambda: not kept_copies(page))
        expect(box(page)).to_have_value("")


def test_copy_is_of_no_use_to_the_next_person(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        _lose_a_tab(visit)
        # When somebody else signs in at the same computer
        cookie = {"name": "cea", "value": visit.world.seed.sessions["other"], "url": visit.address}
        visit.context.add_cookies([cookie])  # type: ignore[list-item]  # among its own keys
        page = visit.open("/")
        # Then what they find there tells nothing, and nothing is offered
        (kept,) = kept_copies(page)
        assert "Never" not in kept
        assert page.evaluate("Object.keys(localStorage).length + sessionStorage.length") == 0


def _lose_a_tab(visit: Visit) -> None:
    page = hurry(visit.open(BOX))
    visit.context.set_offline(True)
    write(page, "Never saved.")
    expect_state(page, LOCAL)
    page.close()
    visit.context.set_offline(False)
    visit.expect_only("net::ERR_INTERNET_DISCONNECTED")
