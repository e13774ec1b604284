"""Writing in the box of a statement, and what the page and the store then hold."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.pages.world import rows_of

BOX = "/applications/{application}/boxes/teaching"
SAVED = "Saved at"
LOCAL = "Saved on this computer only: trying again"
# How long the page waits, in thousandths of a second: a test has less time than a person.
SHORT = {"appPause": "60", "appLongest": "400", "appRetry": "150"}


def hurry(page: Page) -> Page:
    """Let the page wait less for what it does by itself."""
    page.evaluate(
        "(short) => Object.assign(document.querySelector('[data-app-autosave]').dataset, short)",
        SHORT,
    )
    return page


def box(page: Page) -> Locator:
    """Return the box that is written in."""
    return page.get_by_label("Your statement")


def write(page: Page, words: str) -> None:
    """Type the words at the end of the text, key by key."""
    box(page).press("Control+End")
    box(page).press_sequentially(words)


def expect_state(page: Page, words: str) -> None:
    """Wait until the page says this of the text."""
    expect(page.locator("#saved")).to_contain_text(words)


def texts(folder: Path) -> list[str]:
    """Return every saved text of the box, oldest first, as the database file has it."""
    rows = rows_of(folder / "cea.sqlite")["box_version"]
    found = [row for row in rows if row["box"] == "teaching"]
    return [row["text"] for row in sorted(found, key=lambda row: row["version"])]


def kept_copies(page: Page) -> list[str]:
    """Return what the browser holds, name and bytes of each copy as one text."""
    kept: list[str] = page.evaluate(_READ_ALL)
    return kept


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so that no page shows."""
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


_READ_ALL = """() => new Promise((resolve) => {
  const opening = indexedDB.open("cea-helper", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("copies");
  opening.onsuccess = () => {
    const store = opening.result.transaction("copies").objectStore("copies");
    const names = store.getAllKeys();
    const values = store.getAll();
    values.onsuccess = () => {
      opening.result.close();
      resolve(values.result.map((one, n) =>
        names.result[n] + new TextDecoder("latin1").decode(one.sealed)));
    };
  };
})"""
