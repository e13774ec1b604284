"""Nothing that was typed is lost when a session or a page has ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from cea_helper.people import Account
from cea_helper.web import kept
from tests.conftest import PASSWORD
from tests.page_check import CheckingClient, find, find_form, held_by, parse, words_of

TYPED = (
    "First line, 5 < 7 & <script>alert(1)</script>\r\n\r\nSecond line, a thumb \U0001f44d\U0001f3fd"
)


def test_form_sent_after_the_session_comes_back_after_sign_in(
    signed_in: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    page = signed_in.page("/sample")
    signed_in.delete_cookie("cea")
    refused = signed_in.send_form(
        find_form(page, "/sample"), {"title": "A", "reach": "local", "text": TYPED}
    )
    assert refused.status_code == 401
    offered = signed_in.send_form(find_form(parse(refused.text), "/sign-in"), sign_in_words)
    again = find_form(parse(offered.text), "/sample")
    assert held_by(again)["text"] == TYPED.replace("\r\n", "\n")
    assert signed_in.send_form(again).headers["Location"] == "/sample/shown"


def test_wrong_password_keeps_the_form_for_the_next_try(
    signed_in: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    page = signed_in.page("/sample")
    signed_in.delete_cookie("cea")
    refused = signed_in.send_form(find_form(page, "/sample"), {"text": TYPED})
    wrong = {**sign_in_words, "password": "not the words at all"}
    again = signed_in.send_form(find_form(parse(refused.text), "/sign-in"), wrong)
    offered = signed_in.send_form(find_form(parse(again.text), "/sign-in"), sign_in_words)
    assert words_of(find(parse(offered.text), "h1")) == "What you typed has been kept"


def test_form_of_one_person_is_not_shown_to_another(
    client: CheckingClient, account: Account, sign_in_words: dict[str, str]
) -> None:
    client.send("/sign-in", sign_in_words)
    page = client.page("/sample")
    client.delete_cookie("cea")
    with client.session_transaction() as session:
        session["account_id"] = account.id + 1
    refused = client.send_form(find_form(page, "/sample"), {"text": TYPED})
    answer = client.send_form(find_form(parse(refused.text), "/sign-in"), sign_in_words)
    assert answer.status_code == 303


def test_form_with_an_old_token_can_be_sent_again(signed_in: CheckingClient) -> None:
    page = signed_in.page("/sample")
    with signed_in.session_transaction() as session:
        session.pop("csrf_token")
    fields = {"title": "A", "reach": "local", "text": TYPED}
    refused = signed_in.send_form(find_form(page, "/sample"), fields)
    assert refused.status_code == 400
    shown = find(parse(refused.text), "textarea", id="written-1")
    assert shown.text == TYPED.replace("\r\n", "\n")
    again = find_form(parse(refused.text), "/sample")
    assert signed_in.send_form(again).status_code == 303


def test_form_that_no_browser_vouches_for_is_not_kept(signed_in: CheckingClient) -> None:
    fields = {"csrf_token": signed_in.token("/sample"), "text": TYPED}
    signed_in.delete_cookie("cea")
    refused = signed_in.post("/sample", data=fields, headers={"Sec-Fetch-Site": ""})
    assert refused.status_code in (401, 403)
    assert "thumb" not in refused.text


def test_password_is_never_kept(client: CheckingClient, account: Account) -> None:
    refused = client.post("/sign-in", data={"email": account.email, "password": PASSWORD})
    assert refused.status_code == 400
    assert account.email in refused.text
    assert PASSWORD not in refused.text


def test_what_was_typed_is_shown_on_the_page_of_an_error(
    app: Flask, signed_in: CheckingClient
) -> None:
    app.testing = False
    token = signed_in.token("/sample")
    for kind, status in (("lost", 404), ("conflict", 409), ("bug", 500), ("unsaved", 503)):
        fields = {"csrf_token": token, "text": TYPED}
        response = signed_in.post(f"/sample/fails/{kind}", data=fields)
        assert response.status_code == status
        assert find(parse(response.text), "textarea").text == TYPED.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "path",
    ["//elsewhere.example/", "/\\elsewhere.example", "/\t/elsewhere.example", "elsewhere", ""],
)
def test_path_to_another_site_is_not_followed(
    client: CheckingClient, sign_in_words: dict[str, str], path: str
) -> None:
    assert not kept.is_local(path)
    answer = client.send("/sign-in", {**sign_in_words, "next": path})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"path": 1, "fields": 2}',
        '{"path": "/healthz", "fields": []}',
    ],
)
def test_kept_form_that_is_none_is_ignored(
    client: CheckingClient, sign_in_words: dict[str, str], told: str
) -> None:
    assert client.send("/sign-in", {**sign_in_words, "kept": told}).status_code == 303


def test_sign_in_leads_back_to_the_page_that_was_wanted(
    client: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    answer = client.send("/sign-in", {**sign_in_words, "next": "/sample?a=b"})
    assert answer.headers["Location"] == "/sample?a=b"


def test_sign_out_ends_the_session_everywhere(signed_in: CheckingClient) -> None:
    copied = signed_in.get_cookie("cea")
    assert copied is not None
    form = find(signed_in.page("/sample/shown"), "form", action="/sign-out")
    answer = signed_in.send_form(form)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    signed_in.set_cookie("cea", copied.value)
    assert signed_in.get("/sample").status_code == 303


def test_tab_that_stayed_open_still_saves_after_signing_in_again(
    signed_in: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    signed_in.send("/sign-in", sign_in_words)
    page = signed_in.page("/sample")
    signed_in.delete_cookie("cea")
    signed_in.send("/sign-in", sign_in_words)
    answer = signed_in.send_form(find_form(page, "/sample"), {"title": "A", "reach": "local"})
    assert answer.status_code == 303


def test_session_ends_by_itself(app: Flask, signed_in: CheckingClient) -> None:
    later = app.extensions["clock"]() + timedelta(hours=13)
    app.extensions["clock"] = lambda: later
    assert signed_in.get("/sample").status_code == 303
