"""Boxes copied to the portal one by one, ticked, and compared with what the portal shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

import pytest

from cea_helper import counting
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of
from tests.web.applying import bring_in, errors_of, example, link, main_words

BOX = "developing"
TEXT = "\u2022 I built it \u2013 in \u201c2024\u201d.\n\u2022 Falls fell by \u2265 38%."
TAKEN = '- I built it - in "2024".\n- Falls fell by \u2265 38%.'


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """An application with one statement."""
    return bring_in(store, account, now, replace(example(), statements={BOX: TEXT}, claims=()))


@pytest.fixture
def path(number: int) -> str:
    """Where the boxes are copied."""
    return f"/applications/{number}/portal"


def tags(page: Element) -> list[str]:
    """Return what is said of the boxes."""
    return [words_of(one) for one in page.iter("strong") if "nhsuk-tag" in one.get("class", "")]


def test_box_is_shown_as_the_portal_takes_it(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(path)
    area = find(page, "textarea", name=f"text-{BOX}")
    assert (area.text or "").lstrip("\n") == TAKEN
    assert "readonly" in area.attrib
    words = main_words(page)
    assert "0 of 1 box copied." in words
    assert "How this portal takes a text is not confirmed" in words
    count = counting.length(TAKEN, "utf16_crlf")
    assert f"{count} of 1,350 characters. Look at these signs after pasting: \u2265" in words


def test_tick_is_kept_until_the_text_is_another(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str, now: datetime
) -> None:
    tick = f"{path}/{BOX}/tick"
    answer = signed_in.send_form(find_form(signed_in.page(path), tick), {})
    assert (answer.status_code, answer.location) == (303, f"{path}#box-{BOX}")
    assert tags(signed_in.page(path)) == ["Copied"]
    applications.save_text(store, account, number, BOX, f"{TEXT} More.", 1, now)
    assert tags(signed_in.page(path)) == ["Changed since you copied it"]
    applications.save_text(store, account, number, BOX, TEXT, 2, now)
    assert "1 of 1 box copied." in main_words(signed_in.page(path))
    signed_in.send_form(find_form(signed_in.page(path), tick), {})
    assert tags(signed_in.page(path)) == []


def test_what_the_portal_shows_is_compared(signed_in: CheckingClient, path: str) -> None:
    address = link(signed_in.page(path), "Check what the portal shows")
    form = find_form(signed_in.page(address), address)
    same = parse(signed_in.send_form(form, {"pasted": TAKEN.replace("\n", "\r\n")}).text)
    assert "They are the same." in main_words(same)
    other = parse(signed_in.send_form(form, {"pasted": TAKEN.replace("\u2265", "?")}).text)
    assert ["".join(one.itertext()) for one in find_all(other, "ins")] == ["[added: ?] "]
    assert ["".join(one.itertext()) for one in find_all(other, "del")] == ["[removed: \u2265] "]


def test_nothing_pasted_is_asked_for(signed_in: CheckingClient, path: str) -> None:
    form = find_form(signed_in.page(f"{path}/{BOX}"), f"{path}/{BOX}")
    page = parse(signed_in.send_form(form, {"pasted": ""}).text)
    assert errors_of(page) == ["Enter what the portal shows"]


def test_application_without_texts_says_what_to_do(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    empty = replace(example(), statements={}, fields={}, claims=())
    number = bring_in(store, account, now, empty)
    assert "Nothing is written yet." in main_words(signed_in.page(f"/applications/{number}/portal"))


def test_box_that_the_form_does_not_have_is_not_found(signed_in: CheckingClient, path: str) -> None:
    assert signed_in.get(f"{path}/nonsense").status_code == 404
