"""The headers; that pages carry them, the client looks at in every test."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.page_check import CheckingClient, find


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/healthz", 200),
        ("/sample/open", 200),
        ("/sample", 303),
        ("/sample/fails/lost", 404),
        ("/no-such-page", 404),
        ("/static/no-such-file", 404),
        ("/sample/fails/conflict", 409),
        ("/sample/fails/unsaved", 503),
        ("/sample/fails/bug", 500),
    ],
)
def test_every_answer_carries_the_headers(
    app: Flask, client: CheckingClient, path: str, status: int
) -> None:
    app.testing = False
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_only_files_under_versioned_addresses_are_kept(client: CheckingClient) -> None:
    sheet = find(client.page("/sample/open"), "link", rel="stylesheet").get("href", "")
    assert "immutable" in client.get(sheet).headers["Cache-Control"]
    assert client.get("/static/app.css").headers["Cache-Control"] == "no-store"
    assert client.get("/static/app.css?v=wrong").headers["Cache-Control"] == "no-store"


def test_inline_script_has_the_nonce_of_its_answer(client: CheckingClient) -> None:
    first, second = client.get("/sample/open"), client.get("/sample/open")
    policy = first.headers["Content-Security-Policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert f'<script nonce="{nonce}">' in first.text
    assert nonce not in second.text


def test_https_is_asked_to_stay(client: CheckingClient) -> None:
    secure = client.get("/sample/open", base_url="https://localhost")
    assert "max-age=" in secure.headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in client.get("/sample/open").headers


def test_unknown_host_is_refused_in_plain_words(client: CheckingClient) -> None:
    response = client.get("/sample/open", base_url="http://elsewhere.example")
    assert response.status_code == 400
    assert response.mimetype == "text/plain"


def test_cookie_over_https_belongs_to_this_host_alone(
    client: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    page = client.page("/sign-in", base_url="https://localhost")
    form = find(find(page, "main"), "form")
    answer = client.send_form(form, sign_in_words, base_url="https://localhost")
    cookies = "\n".join(answer.headers.getlist("Set-Cookie"))
    assert "__Host-cea=" in cookies
    assert cookies.count("Secure") == cookies.count("HttpOnly") == len(cookies.splitlines())
