"""The applicant reads comments beside the text, answers them and has done with them."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, reviewing
from cea_helper.workspace.reviewing import Place
from tests.page_check import CheckingClient, find, find_form, parse, words_of
from tests.web.applying import errors_of, link, main_words
from tests.workspace.accounts import new_account
from tests.workspace.sharing import BOX, TEXT, draft_of, save, share_with

QUOTE = "Since 2023"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """An application with one comment on words of a statement."""
    number = draft_of(store, account, now)
    reviewer = new_account(store, "reviewer@example.org")
    share = share_with(store, account, number, reviewer, now)
    reviewing.declare(store, reviewer, share, (), now)
    place = Place(BOX, TEXT.index(QUOTE), QUOTE)
    reviewing.add_comment(store, reviewer, share, place, "Which month?", now)
    reviewing.send(store, reviewer, share, now)
    return number


@pytest.fixture
def path(number: int) -> str:
    return f"/applications/{number}/comments"


@pytest.fixture
def beside(number: int) -> str:
    return f"/applications/{number}/boxes/{BOX}/comments"


def edit(store: Store, account: Account, number: int, text: str, now: datetime) -> None:
    """Save another text in the box."""
    newest = applications.newest_version(store, account, number, BOX)
    save(store, account, number, text, now, newest.version)


def test_application_says_how_many_comments_are_open(
    signed_in: CheckingClient, number: int, path: str
) -> None:
    page = signed_in.page(f"/applications/{number}")
    assert link(page, "Comments on your draft") == path
    assert "Comments on your draft 1 open" in main_words(page)


def test_comment_stands_beside_the_text_on_its_words(
    signed_in: CheckingClient, beside: str
) -> None:
    page = signed_in.page(beside)
    assert words_of(find(page, "mark")) == QUOTE
    assert f'On "{QUOTE}" Which month? Reviewer, 21 November 2026' in main_words(page)


def test_comment_follows_its_words_and_says_where_they_are_gone(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    beside: str,
    now: datetime,
) -> None:
    edit(store, account, number, f"I began in 2021. {TEXT}", now)
    assert words_of(find(signed_in.page(beside), "mark")) == QUOTE
    edit(store, account, number, "Something else altogether.", now)
    page = signed_in.page(beside)
    assert "These words are no longer in your text." in main_words(page)
    assert f'On "{QUOTE}"' in main_words(page) and not list(page.iter("mark"))


def test_comment_is_answered(signed_in: CheckingClient, path: str, beside: str) -> None:
    address = link(signed_in.page(path), "Answer")
    answer = signed_in.send(address, {"text": ""})
    assert errors_of(parse(answer.text)) == ["Enter your answer"]
    assert signed_in.send(address, {"text": "In March."}).location == beside
    told = main_words(signed_in.page(beside))
    assert "Answered In March. Avery Example" in told


def test_comment_is_done_and_opened_again(
    signed_in: CheckingClient, path: str, beside: str
) -> None:
    for place in (path, beside):
        form = find_form(signed_in.page(place), link(signed_in.page(place), "Answer") + "/state")
        assert signed_in.send_form(form).location == place
        page = signed_in.page(place)
        assert "Done: 1" in main_words(page) and not list(page.iter("mark"))
        signed_in.send_form(find_form(page, form.get("action", "")))
        assert "Done: 1" not in main_words(signed_in.page(place))


def test_pages_without_comments_say_so(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/teaching/comments")
    assert "Nobody has commented on this text." in main_words(page)
    assert signed_in.get(f"/applications/{number}/boxes/nonsense/comments").status_code == 404


def test_comment_that_does_not_exist_is_not_found(signed_in: CheckingClient, path: str) -> None:
    assert signed_in.get(f"{path}/99").status_code == 404


def test_comment_follows_the_text_while_it_is_written(
    signed_in: CheckingClient, number: int, beside: str
) -> None:
    box = f"/applications/{number}/boxes/{BOX}"
    page = signed_in.page(box)
    assert link(page, "Comments") == beside
    sent = {"csrf_token": signed_in.token(box), "text": f"Dear all. {TEXT}"}
    told = signed_in.post(f"{beside}/live", data=sent).get_json()
    start = len("Dear all. ") + TEXT.index(QUOTE)
    assert told["told"] == "1 open comment"
    assert f'href="{box}#words-{start}-{start + len(QUOTE)}"' in told["shown"]
    sent["text"] = "Other words."
    assert (
        "no longer in your text" in signed_in.post(f"{beside}/live", data=sent).get_json()["shown"]
    )
