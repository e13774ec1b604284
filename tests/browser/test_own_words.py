"""What was typed, pasted, inserted and put in by the outline is told apart in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visiting
from tests.browser.test_axe import look_at
from tests.browser.test_claims import ITEM, put_cursor
from tests.browser.test_claims import claims as stored
from tests.browser.test_paste import PASTE
from tests.browser.visiting import Visit
from tests.browser.writing import SAVED, box, expect_state, hurry, wait_for, write
from tests.pages.world import rows_of

pytestmark = pytest.mark.browser

BOX = "/applications/{application}/boxes/developing"
FROM_WORD = {"html": "<p class=MsoNormal>Pasted words.</p>", "plain": "Pasted words. "}


def runs(visit: Visit) -> str:
    """Return what is stored of the newest version of the box."""
    rows = [
        row
        for row in rows_of(visit.world.folder / "cea.sqlite")["own_words"]
        if row["box"] == "developing"
    ]
    found: str = max(rows, key=lambda row: row["version"])["runs"] if rows else ""
    return found


def expect_runs(visit: Visit, told: str) -> None:
    """Wait until this is stored."""
    wait_for(lambda: runs(visit) == told)


def open_box(visit: Visit) -> Page:
    return hurry(visit.open(BOX))


def test_typed_pasted_and_inserted_are_told_apart(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = open_box(visit)
        write(page, "I typed \U0001f44d. ")
        box(page).evaluate(PASTE, FROM_WORD)
        write(page, " Done.")
        expect_runs(visit, '[["t",11],["p",13],["t",6]]')
        page.get_by_role("button", name=f"Insert its words: {ITEM}").click()
        wait_for(lambda: '["e",' in runs(visit))
        text = stored(visit)[0]
        assert runs(visit) == f'[["t",11],["p",13],["t",6],["e",{len(text) - 30}]]'
        expect(page.locator("#own-words")).to_contain_text("% from evidence")
        page.locator("#own-words summary").click()
        look_at(page)


def test_words_stay_what_they_were_over_edits_and_undoing(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = open_box(visit)
        write(page, "I typed. ")
        box(page).evaluate(PASTE, FROM_WORD)
        put_cursor(page, "words")
        box(page).press_sequentially("my ")
        expect_runs(visit, '[["t",9],["p",7],["t",3],["p",6]]')
        box(page).press("Control+a")
        box(page).press("Delete")
        expect_runs(visit, "[]")
        box(page).press("Control+z")
        expect_runs(visit, '[["t",9],["p",7],["t",3],["p",6]]')


def test_own_words_that_are_moved_are_not_pasted(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = open_box(visit)
        write(page, "One. Two.")
        box(page).evaluate("(area) => area.setSelectionRange(0, 5)")
        box(page).press("Control+x")
        expect(box(page)).to_have_value("Two.")
        box(page).press("Control+End")
        box(page).press("Control+v")
        expect(box(page)).to_have_value("Two.One. ")
        expect_runs(visit, '[["t",9]]')


def test_plain_words_from_elsewhere_are_pasted(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = open_box(visit)
        page.evaluate(
            "() => { const from = document.createElement('textarea'); from.id = 'elsewhere';"
            " from.value = 'From elsewhere'; document.body.append(from); from.select(); }"
        )
        page.locator("#elsewhere").press("Control+c")
        box(page).press("Control+v")
        expect(box(page)).to_have_value("From elsewhere")
        write(page, " and on")
        expect_runs(visit, '[["p",14],["t",7]]')


def test_outline_below_what_is_typed_counts_as_evidence(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = open_box(visit)
        write(page, "I typed.")
        expect_state(page, SAVED)
        page.get_by_role("link", name="Make a first text from it").click()
        page.get_by_role("button", name="Put", exact=False).first.click()
        expect(page.locator("#own-words summary")).to_contain_text("% from evidence")
        text = stored(visit)[0]
        assert runs(visit) == f'[["t",10],["e",{len(text) - 10}]]'
