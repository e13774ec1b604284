"""What was found in the texts: its page, the page of one box, and what is told while one writes."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find_all
from tests.pages.world import FILES, rows_of
from tests.web.applying import link, main_words

BOX = "teaching"
SLIP = "It was recieved by <nurses> in 2024."
TEXT = f"In 2023 I taught 40 nurses to read X-rays, and 9 in 10 now do.\n{SLIP}"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application with one text, in which there is a slip of spelling."""
    started = applications.start_application(store, account, "cea-national-2019", now)
    applications.save_text(store, account, started, BOX, TEXT, 0, now)
    return started


@pytest.fixture
def path(number: int) -> str:
    """The page of all that was found."""
    return f"/applications/{number}/checks"


@pytest.fixture
def box(number: int) -> str:
    """The page of the text."""
    return f"/applications/{number}/boxes/{BOX}"


def forms(page: Element, check: str) -> list[dict[str, str]]:
    """Return what the forms about findings of this check would send."""
    sent = [
        {field.get("name", ""): field.get("value", "") for field in form.iter("input")}
        for form in find_all(page, "form", method="post")
    ]
    return [fields for fields in sent if fields.get("check") == check]


def live(browser: CheckingClient, box: str, text: str) -> Any:
    fields = {"csrf_token": browser.token("/about-you"), "text": text}
    return browser.post(f"{box}/checks/live", data=fields)


def test_page_tells_the_words_why_what_to_try_and_who_says_so(
    signed_in: CheckingClient, path: str, box: str
) -> None:
    page = signed_in.page(path)
    words = main_words(page)
    assert "4 must be put right" in words and "Nothing is written in this domain." in words
    assert 'It was recieved by <nurses> in 2024. "recieved" is spelt "received".' in words
    start = TEXT.index("recieved")
    place = f"{box}#words-{start}-{start + len('recieved')}"
    assert f'href="{place}"' in signed_in.get(path).text
    assert "Why: " in words and "Source: " in words


def test_page_of_a_box_tells_of_that_box_alone(signed_in: CheckingClient, box: str) -> None:
    words = main_words(signed_in.page(f"{box}/checks"))
    assert '"recieved" is spelt "received"' in words
    assert "Nothing is written in this domain" not in words
    assert link(signed_in.page(box), "Check this text") == f"{box}/checks"


def test_page_says_where_there_is_nothing(
    signed_in: CheckingClient, store: Store, account: Account, number: int, now: datetime
) -> None:
    box = f"/applications/{number}/boxes/personal_statement"
    assert "There is nothing to look at again" in main_words(signed_in.page(f"{box}/checks"))


def test_what_is_fine_is_folded_and_can_be_brought_back(
    signed_in: CheckingClient, path: str, box: str
) -> None:
    (fine,) = forms(signed_in.page(path), "spelling")
    answer = signed_in.post(f"{box}/checks", data=fine)
    assert (answer.status_code, answer.location) == (303, path)
    page = signed_in.page(path)
    assert "Kept as fine as it is" in main_words(page) and "Fine as it is: 1" in main_words(page)
    (back,) = forms(page, "spelling")
    assert signed_in.post(f"{box}/checks", data=back).status_code == 303
    assert "Fine as it is: 1" not in main_words(signed_in.page(path))


def test_page_of_a_box_leads_back_to_itself(signed_in: CheckingClient, box: str) -> None:
    (fine,) = forms(signed_in.page(f"{box}/checks"), "spelling")
    assert signed_in.post(f"{box}/checks", data=fine).location == f"{box}/checks"


def test_what_no_check_finds_cannot_be_called_fine(signed_in: CheckingClient, box: str) -> None:
    token = signed_in.token("/about-you")
    sent = {"csrf_token": token, "check": "spelling", "digest": "x" * 64, "is_fine": "yes"}
    assert signed_in.post(f"{box}/checks", data=sent).status_code == 404


@pytest.mark.parametrize("other", ["", "no", "0"])
def test_finding_is_fine_only_where_the_form_says_yes(
    signed_in: CheckingClient, path: str, box: str, other: str
) -> None:
    (fine,) = forms(signed_in.page(path), "spelling")
    signed_in.post(f"{box}/checks", data={**fine, "is_fine": other})
    assert "Fine as it is: 1" not in main_words(signed_in.page(path))


def test_what_the_form_refuses_is_told_without_a_button(
    signed_in: CheckingClient, store: Store, account: Account, number: int, now: datetime
) -> None:
    newest = applications.newest_version(store, account, number, BOX)
    long = "I led it. " * 300
    applications.save_text(store, account, number, BOX, long, newest.version, now)
    page = signed_in.page(f"/applications/{number}/boxes/{BOX}/checks")
    assert "past the limit of the form" in main_words(page)
    assert forms(page, "over-limit") == []


def test_claims_and_evidence_that_miss_each_other_are_listed(
    signed_in: CheckingClient, path: str
) -> None:
    words = main_words(signed_in.page(path))
    assert "with no evidence behind" in words and "In 2023 I taught 40 nurses" in words


def test_text_that_is_written_is_told_of(signed_in: CheckingClient, box: str) -> None:
    told = live(signed_in, box, "I opened a clinic.\r\nIt was seperate.").json
    assert told["told"].endswith("should")
    assert "is spelt &#34;separate&#34;" in told["shown"] and "#words-26-34" in told["shown"]
    assert "<mark>seperate</mark>" in told["shown"]


def test_finding_is_called_fine_beside_the_text(signed_in: CheckingClient, box: str) -> None:
    (fine,) = forms(signed_in.page(f"{box}/checks"), "spelling")
    answer = signed_in.post(f"{box}/checks", data={**fine, "back": "beside"})
    assert (answer.status_code, answer.json) == (200, {})
    assert "Bring it back" in live(signed_in, box, SLIP).json["shown"]


def test_nothing_of_what_is_written_is_stored_or_logged(
    signed_in: CheckingClient, box: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    signed_in.token("/about-you")
    before = [rows_of(tmp_path / "data" / name) for name in FILES]
    with caplog.at_level(logging.DEBUG):
        assert live(signed_in, box, "Something seperate").status_code == 200
    assert [rows_of(tmp_path / "data" / name) for name in FILES] == before
    assert "seperate" not in caplog.text


def test_task_list_tells_how_much_there_is_to_look_at(
    signed_in: CheckingClient, path: str, number: int
) -> None:
    page = signed_in.page(f"/applications/{number}")
    assert "Check the text 4 must, " in main_words(page)
    assert link(page, "Check the text") == path
