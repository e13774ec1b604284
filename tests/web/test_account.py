"""The first account, signing in and out, and the made-up people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from cea_helper import demo
from cea_helper.app import create_app
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import accounts
from tests.conftest import EMAIL, PASSWORD
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of

FIRST = {"name": "Dr Avery Example", "email": EMAIL, "password": PASSWORD}
WRONG = {"email": EMAIL, "password": "not the words at all"}


@pytest.fixture
def demo_client(tmp_path: Path, cache_folder: Path, now: datetime) -> Iterator[CheckingClient]:
    """A browser at the demonstration."""
    folder = tmp_path / "demo"
    site = create_app(
        {"DATA_FOLDER": folder, "CACHE_FOLDER": cache_folder, "TESTING": True, "DEMO": True}
    )
    site.extensions["clock"] = lambda: now
    demo.fill(site.extensions["store"], now)
    yield CheckingClient(site, site.response_class)
    site.extensions["store"].close()


def errors_on(html: str) -> list[str]:
    """Return the messages of the summary at the top of a page."""
    summary = next(
        element
        for element in parse(html).iter("div")
        if "nhsuk-error-summary" in (element.get("class") or "").split()
    )
    return [words_of(link) for link in summary.iter("a")]


def test_first_account_is_made_and_signed_in(client: CheckingClient, store: Store) -> None:
    answer = client.send("/setup", FIRST)
    assert answer.headers["Location"] == "/about-you"
    assert "Dr Avery Example" in words_of(find(client.page("/about-you"), "header"))
    assert accounts.has_accounts(store)


def test_first_account_is_an_administrator(
    client: CheckingClient, store: Store, now: datetime
) -> None:
    client.send("/setup", FIRST)
    token = client.get_cookie("cea")
    assert token is not None
    made = accounts.account_for_token(store, token.value, now)
    assert made is not None
    assert made.is_admin


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", " ", "Enter your full name"),
        ("name", "x" * 201, "Full name must be 200 characters or fewer"),
        ("email", "", "Enter your email address"),
        ("email", "a" * 255, "Email address must be 254 characters or fewer"),
        *(
            ("email", typed, "Enter an email address in the correct format, like name@example.com")
            for typed in ("avery", "avery@", "@example.org", "a b@example.org", "a@b@c.org", "a@b.")
        ),
        ("password", "", "Enter a password"),
        ("password", "short words", "Password must be 12 characters or more"),
        ("password", "x" * 1025, "Password must be 1,024 characters or fewer"),
        (
            "password",
            "password1234",
            "Password is too easy to guess. Try four or more unrelated words",
        ),
    ],
)
def test_bad_first_account_is_shown_again(
    client: CheckingClient, store: Store, field: str, typed: str, message: str
) -> None:
    answer = client.send("/setup", FIRST | {field: typed})
    assert errors_on(answer.text) == [message]
    shown = find(parse(answer.text), "input", name="name" if field != "name" else "email")
    assert shown.get("value") == FIRST[shown.get("name", "")]
    assert not accounts.has_accounts(store)


def test_password_is_never_shown_again(client: CheckingClient) -> None:
    answer = client.send("/setup", FIRST | {"email": "avery"})
    assert PASSWORD not in answer.text


def test_second_first_account_is_led_to_sign_in(
    client: CheckingClient, account: Account, sign_in_words: dict[str, str]
) -> None:
    assert client.get("/setup").headers["Location"] == "/sign-in"
    token = client.token("/sign-in")
    answer = client.post("/setup", data=FIRST | {"csrf_token": token, "email": "b@example.org"})
    assert answer.headers["Location"] == "/sign-in"
    assert client.send("/sign-in", sign_in_words).headers["Location"] == "/"


def test_nobody_can_sign_in_before_there_is_an_account(client: CheckingClient) -> None:
    assert client.get("/sign-in").headers["Location"] == "/setup"
    assert client.get("/").headers["Location"] == "/setup"


def test_wrong_password_keeps_the_email_only(client: CheckingClient, account: Account) -> None:
    assert "Ask whoever looks after CEA Helper for a new link." in client.get("/sign-in").text
    answer = client.send("/sign-in", WRONG)
    assert errors_on(answer.text) == ["The email address or password is wrong"]
    assert find(parse(answer.text), "input", name="email").get("value") == EMAIL
    assert WRONG["password"] not in answer.text


def test_unknown_person_gets_the_same_answer(client: CheckingClient, account: Account) -> None:
    answers = [client.send("/sign-in", WRONG | {"email": who}) for who in (EMAIL, "b@example.org")]
    assert errors_on(answers[0].text) == errors_on(answers[1].text)


@pytest.mark.parametrize(
    ("field", "message"),
    [("email", "Enter your email address"), ("password", "Enter your password")],
)
def test_sign_in_names_what_is_missing(
    client: CheckingClient,
    account: Account,
    sign_in_words: dict[str, str],
    field: str,
    message: str,
) -> None:
    assert errors_on(client.send("/sign-in", sign_in_words | {field: ""}).text) == [message]


def test_many_wrong_tries_are_told_how_long_to_wait(
    client: CheckingClient, account: Account, sign_in_words: dict[str, str]
) -> None:
    for _ in range(10):
        client.send("/sign-in", WRONG)
    answer = client.send("/sign-in", sign_in_words)
    assert errors_on(answer.text) == [
        "There were too many tries to sign in. Try again in 5 minutes"
    ]


def test_sign_in_leads_to_the_page_asked_for(
    client: CheckingClient, account: Account, sign_in_words: dict[str, str]
) -> None:
    door = client.get("/about-you").headers["Location"]
    answer = client.send_form(find_form(client.page(door), "/sign-in"), sign_in_words)
    assert answer.headers["Location"] == "/about-you"


@pytest.mark.parametrize("elsewhere", ["//other.example", "https://other.example", "/\\other"])
def test_sign_in_never_leads_elsewhere(
    client: CheckingClient, account: Account, sign_in_words: dict[str, str], elsewhere: str
) -> None:
    page = client.page("/sign-in", query_string={"next": elsewhere})
    answer = client.send_form(find_form(page, "/sign-in"), sign_in_words)
    assert answer.headers["Location"] == "/"


def test_signing_in_again_gives_a_new_session(
    client: CheckingClient, account: Account, sign_in_words: dict[str, str]
) -> None:
    client.send("/sign-in", sign_in_words)
    first = client.get_cookie("cea")
    client.send("/sign-in", sign_in_words)
    second = client.get_cookie("cea")
    assert first is not None
    assert second is not None
    assert first.value != second.value


def test_signing_out_says_so_where_one_signs_in(signed_in: CheckingClient) -> None:
    form = find(signed_in.page("/about-you"), "form", action="/sign-out")
    answer = signed_in.send_form(form)
    assert answer.headers["Location"] == "/"
    assert signed_in.get("/").headers["Location"] == "/sign-in"
    assert "You have signed out" in words_of(find(signed_in.page("/sign-in"), "main"))


def test_signing_out_after_the_session_is_no_error(signed_in: CheckingClient) -> None:
    form = find(signed_in.page("/about-you"), "form", action="/sign-out")
    signed_in.delete_cookie("cea")
    assert signed_in.send_form(form).status_code == 303


def test_real_site_has_no_made_up_people(client: CheckingClient, account: Account) -> None:
    token = client.token("/sign-in")
    assert client.get("/demo-people").status_code == 404
    answer = client.post("/demo-people", data={"csrf_token": token, "person": account.id})
    assert answer.status_code == 404


def test_demonstration_leads_to_its_people(demo_client: CheckingClient) -> None:
    for path in ("/", "/sign-in", "/about-you"):
        assert demo_client.get(path).headers["Location"] == "/demo-people"
    assert demo_client.get("/setup").headers["Location"] == "/sign-in"


def test_medical_director_stands_first_with_what_they_show(demo_client: CheckingClient) -> None:
    page = demo_client.page("/demo-people")
    assert words_of(find(page, "h3")) == "Dr Amara Specimen"
    first = next(item for item in page.iter("li") if list(item.iter("h3")))
    shown = words_of(first)
    assert "Empty Research and innovation" in shown
    assert "Weak Delivering a high quality service; Teaching and training" in shown


def test_everybody_made_up_can_be_signed_in_as(demo_client: CheckingClient) -> None:
    page = demo_client.page("/demo-people")
    buttons = list(find_all(page, "button", name="person"))
    assert len(buttons) == 17
    form = find_form(page, "/demo-people")
    for button in (buttons[0], buttons[-1]):
        answer = demo_client.send_form(form, {"person": button.get("value")})
        assert answer.headers["Location"] == "/"
        name = button.get("aria-label", "").removeprefix("Sign in as ")
        assert name in words_of(find(demo_client.page("/about-you"), "header"))
        form = find_form(demo_client.page("/demo-people"), "/demo-people")


@pytest.mark.parametrize("person", ["", "0", "99999", "x", "-1", "9" * 30])
def test_made_up_person_that_is_none_is_not_found(demo_client: CheckingClient, person: str) -> None:
    token = demo_client.token("/demo-people")
    answer = demo_client.post("/demo-people", data={"csrf_token": token, "person": person})
    assert answer.status_code == 404


def test_made_up_person_is_not_signed_in_without_a_token(demo_client: CheckingClient) -> None:
    assert demo_client.post("/demo-people", data={"person": "1"}).status_code == 400


def test_sign_in_page_says_that_what_was_typed_is_kept(
    app: Flask, signed_in: CheckingClient, sign_in_words: dict[str, str]
) -> None:
    page = signed_in.page("/about-you/job-plan")
    signed_in.delete_cookie("cea")
    form = find_form(page, "/about-you/job-plan")
    refused = signed_in.send_form(form, {"activity": "Clinic in the far valley"})
    wrong = signed_in.send_form(find_form(parse(refused.text), "/sign-in"), WRONG)
    assert "What you typed is kept" in words_of(find(parse(wrong.text), "main"))


def test_signing_in_again_ends_the_earlier_session(
    client: CheckingClient,
    store: Store,
    account: Account,
    sign_in_words: dict[str, str],
    now: datetime,
) -> None:
    client.send("/sign-in", sign_in_words)
    earlier = client.get_cookie("cea")
    client.send("/sign-in", sign_in_words)
    assert earlier is not None
    assert accounts.account_for_token(store, earlier.value, now) is None
    assert client.get("/").status_code == 200
