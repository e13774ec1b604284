"""What is pasted from Word and its kin stands as plain lines, and can be undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from cea_helper import counting, text
from tests.browser.conftest import Visiting, Visits

pytestmark = pytest.mark.browser

CASES = json.loads(
    (Path(__file__).parent.parent / "data/pasting_cases.json").read_text(encoding="utf-8")
)
BOX = "/applications/{application}/boxes/teaching"
PASTE_ALL = """async ([address, cases]) => {
  const script = await import(address);
  return cases.map(({ html, plain }) => script.pasted(html, plain));
}"""
TYPE_ALL = """async ([address, texts]) => {
  const script = await import(address);
  return texts.map(script.typed);
}"""
# What a browser does when somebody presses the keys: the page may take the paste over or not.
PASTE = """(area, { html, plain }) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", plain);
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  area.focus();
  if (area.dispatchEvent(paste)) document.execCommand("insertText", false, plain);
}"""
SIGNS = st.sampled_from(
    [*"\u00b7\uf0b7\u2022o\u00a7", "1.", "a)", *"\t\n\r \u00a0\u00ad\x0bxe\u0301"]
)


def case(name: str) -> dict[str, str]:
    found: dict[str, str] = next(one for one in CASES if one["name"].startswith(name))
    return found


def statement(page: Page) -> Any:
    return page.get_by_label("Your statement")


def test_each_case_is_pasted_as_it_should(visits: Visits) -> None:
    page = visits("used", "owner").open(BOX)
    pasted = page.evaluate(PASTE_ALL, ["/static/paste.js", CASES])
    for one, found in zip(CASES, pasted, strict=True):
        assert found == one["expected"], one["name"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(SIGNS, max_size=12).map("".join), min_size=20, max_size=20))
def test_browser_and_server_clean_alike(visits: Visits, texts: list[str]) -> None:
    page = _open_once(visits)
    assert page.evaluate(TYPE_ALL, ["/static/typed.js", texts]) == [
        text.typed(one) for one in texts
    ]


_OPENED: dict[Visits, Page] = {}


def _open_once(visits: Visits) -> Page:
    if visits not in _OPENED:
        _OPENED[visits] = visits("used", "owner").open(BOX)
    return _OPENED[visits]


def test_a_list_of_word_is_pasted_counted_undone_and_saved(used_site: Visiting) -> None:
    given_case = case("Word 2016, paragraphs")
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        statement(page).fill("")
        statement(page).evaluate(PASTE, given_case)
        expect(statement(page)).to_have_value(given_case["expected"])
        count = counting.length(given_case["expected"], "utf16_crlf")
        expect(page.locator(".app-count")).to_contain_text(f"{count} of")
        page.keyboard.press("Control+z")
        expect(statement(page)).to_have_value("")
        page.keyboard.press("Control+Shift+z")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version").first).to_be_visible()
        expect(statement(page)).to_have_value(given_case["expected"])


def test_what_is_pasted_goes_where_the_cursor_is(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        statement(page).fill("Before after")
        statement(page).evaluate("(area) => { area.focus(); area.setSelectionRange(6, 7); }")
        statement(page).evaluate(PASTE, {"html": "", "plain": "\uf0b7\tmulti\u00adple"})
        expect(statement(page)).to_have_value("Before- multipleafter")


def test_lists_are_cleaned_in_the_texts_of_evidence_too(used_site: Visiting) -> None:
    given_case = case("Word Online")
    with used_site(person="owner") as visit:
        page = visit.open("/evidence/{item}/edit")
        role = page.get_by_label("What you did yourself")
        role.fill("")
        role.evaluate(PASTE, given_case)
        expect(role).to_have_value(given_case["expected"])


def test_a_dictated_phrase_is_counted_and_kept(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        statement(page).fill("")
        statement(page).focus()
        page.keyboard.insert_text("I led the sepsis pathway for five years.")
        expect(page.locator(".app-count")).to_contain_text("40 of")
        # As keyboards and dictation do that change their mind until the phrase is done.
        composing = visit.context.new_cdp_session(page)
        for words in (" It", " It work", " It worked."):
            composing.send(
                "Input.imeSetComposition",
                {"text": words, "selectionStart": len(words), "selectionEnd": len(words)},
            )
        composing.send("Input.insertText", {"text": " It worked."})
        told = "I led the sepsis pathway for five years. It worked."
        expect(page.locator(".app-count")).to_contain_text(f"{len(told)} of")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version").first).to_be_visible()
        expect(statement(page)).to_have_value(told)
