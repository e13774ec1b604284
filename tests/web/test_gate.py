"""Who and what is let in."""

from __future__ import annotations

import pytest
from flask import Blueprint, Flask

from cea_helper.app import create_app
from cea_helper.web import access, routes
from tests.page_check import CheckingClient

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "null"},
    {"Origin": "http://["},
]


HOSTILE = [
    {"Origin": "http://["},
    {"Origin": "http://[::1]:99999999"},
    {"Origin": "\xff\xfe"},
    {"Host": "["},
    {"Host": "localhost:port"},
    {"Host": "a@b"},
    {"Host": "\xff\xfe"},
    {"Referer": "http://[\xff"},
    {"Cookie": "cea=\xff\xfe; cea-form=e30.x.y; =;;="},
    {"Content-Type": "multipart/form-data"},
    {"Content-Type": "multipart/form-data; boundary="},
    {"Content-Type": "multipart/form-data; boundary=\xff"},
    {"Content-Type": "application/x-www-form-urlencoded; charset=none-such"},
    {"Content-Type": "\xff;;=;"},
    {"Content-Length": "many"},
    {"Sec-Fetch-Site": "\xff"},
]


@pytest.mark.parametrize("path", ["/sample", "/sample/fails/lost", "/nowhere"])
@pytest.mark.parametrize("headers", HOSTILE)
def test_odd_headers_are_refused_like_any_wrong_request(
    signed_in: CheckingClient, headers: dict[str, str], path: str
) -> None:
    body = b"--x\r\nContent-Disposition: form-data\r\n\xff=%zz&csrf_token=%ff"
    for method in ("GET", "POST"):
        answer = signed_in.open(path, method=method, data=body, headers=headers)
        assert answer.status_code in {200, 303, 400, 403, 404}


@pytest.mark.parametrize("headers", FOREIGN)
def test_form_from_another_site_is_refused(
    signed_in: CheckingClient, headers: dict[str, str]
) -> None:
    fields = {"csrf_token": signed_in.token("/sample"), "title": "words that were not typed here"}
    response = signed_in.post("/sample", data=fields, headers=headers)
    assert response.status_code == 403
    assert "words that" not in response.text


def test_form_from_own_origin_is_taken(signed_in: CheckingClient) -> None:
    answer = signed_in.send(
        "/sample", {"title": "A", "reach": "local"}, headers={"Origin": "http://localhost"}
    )
    assert answer.status_code == 303


@pytest.mark.parametrize("token", [None, "", "made up", "from another session"])
def test_form_without_good_token_is_refused(
    app: Flask, signed_in: CheckingClient, token: str | None
) -> None:
    if token == "from another session":
        token = CheckingClient(app, app.response_class).token("/sample/open")
    fields = {"title": "A", "reach": "local"} | ({"csrf_token": token} if token else {})
    assert signed_in.post("/sample", data=fields).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused(signed_in: CheckingClient, method: str) -> None:
    assert signed_in.open("/sample", method=method).status_code == 405


def test_form_too_large_is_refused(signed_in: CheckingClient) -> None:
    response = signed_in.post("/sample", data={"text": "x" * 2_200_000})
    assert response.status_code == 413


def test_form_in_parts_too_large_is_refused(signed_in: CheckingClient) -> None:
    part = b'--edge\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    body = part + b"x" * 2_200_000 + b"\r\n--edge--\r\n"
    response = signed_in.post(
        "/sample", data=body, content_type="multipart/form-data; boundary=edge"
    )
    assert response.status_code == 413


def test_form_of_very_many_fields_is_refused(signed_in: CheckingClient) -> None:
    fields = {f"field{number}": "" for number in range(1001)}
    assert signed_in.post("/sample", data=fields).status_code == 413


def test_stranger_is_led_to_the_first_account_then_to_sign_in(
    client: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    assert client.get("/sample?a=b").headers["Location"] == "/sign-in?next=%2Fsample%3Fa%3Db"


def test_empty_site_leads_to_the_first_account(client: CheckingClient) -> None:
    assert client.get("/sample").headers["Location"] == "/setup"


def test_route_that_declares_nobody_stops_the_site(app: Flask) -> None:
    open_to_nobody = Blueprint("undeclared", __name__)
    open_to_nobody.add_url_rule("/undeclared", "page", lambda: "")
    app.register_blueprint(open_to_nobody)
    with pytest.raises(LookupError, match="undeclared.page does not declare"):
        access.check(app)


def test_routes_tell_who_may_open_them(app: Flask) -> None:
    who = {route.rule: route.who for route in routes.list_routes(app)}
    assert who["/healthz"] == "anyone"
    assert who["/sample"] == "signed_in"


def test_site_can_be_made_from_the_environment(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    app.extensions["store"].close()
    settings = app.extensions["settings"]
    monkeypatch.setenv("CEA_HELPER_DATA", str(settings.data_folder))
    monkeypatch.setenv("CEA_HELPER_TESTING", "1")
    site = create_app()
    assert site.test_client().get("/healthz").get_json()["status"] == "ok"
    site.extensions["store"].close()
