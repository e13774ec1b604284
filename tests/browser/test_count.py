"""The count in the browser is the count of the server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from cea_helper import counting
from tests.browser.conftest import Visiting, Visits

pytestmark = pytest.mark.browser

CASES = json.loads(
    (Path(__file__).parent.parent / "data/counting_cases.json").read_text(encoding="utf-8")
)
COUNT_ALL = """async ([address, texts, rules]) => {
  const script = await import(address);
  return texts.map((text) => Object.fromEntries(rules.map((r) => [r, script.length(text, r)])));
}"""
TELL_ALL = """async ([address, counts]) => {
  const script = await import(address);
  return counts.map(([count, rule, maximum]) => script.inWords(count, rule, maximum ?? undefined));
}"""
# What makes the rules differ: pairs of units, marks, joined signs, flags, syllables, blanks, line
# ends and what is not allowed. Unknown characters are left out: each side has its own Unicode.
AWKWARD = "a\r\n\t \x00\x85\xa0\u200d\ufe0f\u0301\u0958\u1100\u1161\u11a8\u0915\u094d\ufeff\uffff"
BEYOND = "\U0001f468\U0001f3fd\U0001f1ec\U0001f1e7\U00010338\U000e0067"
LETTERS = st.sampled_from(AWKWARD + BEYOND) | st.characters(exclude_categories=("Cs", "Cn"))
BATCHES = st.lists(st.text(LETTERS, max_size=40), min_size=100, max_size=100)

Count = Callable[[list[str]], list[dict[str, int]]]


@pytest.fixture
def page(visits: Visits) -> Page:
    """A page of the site, which may load the site's scripts."""
    return visits("used").open("/sign-in")


def counted(page: Page, texts: list[str]) -> Any:
    """Return the length of each text under each rule, as the browser counts."""
    return page.evaluate(COUNT_ALL, ["/static/count.js", texts, list(counting.RULES)])


def test_browser_counts_every_case_as_the_server_does(page: Page) -> None:
    assert len(CASES) > 50
    assert counted(page, [case["text"] for case in CASES]) == [case["lengths"] for case in CASES]


@settings(max_examples=3, suppress_health_check=[*HealthCheck], deadline=None, print_blob=True)
@given(texts=BATCHES)
def test_browser_counts_any_text_as_the_server_does(page: Page, texts: list[str]) -> None:
    for text, lengths in zip(texts, counted(page, texts), strict=True):
        assert lengths == {rule: counting.length(text, rule) for rule in counting.RULES}, text


def test_browser_tells_a_count_in_the_words_of_the_server(page: Page) -> None:
    counts = [0, 1, 2, 999, 1_000, 1_350, 1_351, 123_456]
    told = [
        (count, rule, maximum)
        for count in counts
        for rule in counting.RULES
        for maximum in (None, 1_350)
    ]
    shown = page.evaluate(TELL_ALL, ["/static/count.js", told])
    assert shown == [counting.in_words(*one) for one in told]


def test_count_is_shown_while_one_writes(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open("/applications/{application}/boxes/teaching")
        count = page.locator(".app-count")
        expect(count).to_have_text("0 of 1,350 characters")
        page.get_by_label("Your statement").fill("x" * 1_351)
        expect(count).to_have_text("1,351 of 1,350 characters: 1 over")
        expect(page.get_by_role("status").first).to_have_text("1,351 of 1,350 characters: 1 over")
        page.get_by_label("Your statement").fill("caf\u00e9\n\U0001f468")
        expect(count).to_have_text("8 of 1,350 characters")


def test_breaks_pasted_from_word_count_as_line_ends(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open("/applications/{application}/boxes/teaching")
        page.get_by_label("Your statement").fill("one\x0btwo\x0cthree")
        expect(page.locator(".app-count")).to_have_text("15 of 1,350 characters")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".app-count")).to_have_text("15 of 1,350 characters")


def test_page_without_script_shows_what_was_saved_last(used_site: Visiting) -> None:
    with used_site(person="owner", script=False) as visit:
        page = visit.open("/applications/{application}/boxes/teaching")
        page.get_by_label("Your statement").fill("x" * 1_351)
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".app-count")).to_have_text("1,351 of 1,350 characters: 1 over")
        expect(page.locator("mark")).to_have_text("x")
