"""What may identify a patient is shown beside the text, and nothing is refused for it."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import bank
from tests.page_check import CheckingClient, find, words_of
from tests.pages.world import FILES, rows_of
from tests.web.applying import link, main_words

# Made up: of the range that is never given to anybody.
NUMBER = "999 000 0018"
WARNING = f"{NUMBER} This looks like an NHS number."
TEXTS: dict[str, dict[str, Any]] = {
    "title": {"title": f"Helped {NUMBER}"},
    "role": {"role": f"I saw {NUMBER}."},
    "excess": {"excess": f"I saw {NUMBER}."},
    "impact_text": {"impact": Impact(text=f"It helped {NUMBER}.")},
    "notes": {"notes": f"Ask about {NUMBER}"},
    "proof_1_value": {"proof": (Proof("report", f"Letter on {NUMBER}"),)},
}


def ask(browser: CheckingClient, text: str, **fields: str) -> Any:
    token = browser.token("/about-you")
    return browser.post("/identifiers", data={"csrf_token": token, "text": text, **fields})


def add(store: Store, account: Account, now: datetime, **fields: Any) -> str:
    item = EvidenceItem(**{"id": "clinic", "title": "Clinic", "areas": ("teaching",), **fields})
    return bank.add_evidence(store, account, item, now)


def hints(page: Element, field: str) -> str:
    return words_of(find(page, "div", id=f"{field}-hints"))


@pytest.mark.parametrize("field", TEXTS)
def test_hint_stands_beside_the_text_on_the_page_and_in_the_form(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, field: str
) -> None:
    add(store, account, now, **TEXTS[field])
    page = signed_in.page("/evidence/clinic")
    assert "This may identify a patient" in main_words(page)
    assert WARNING in main_words(page)
    assert f'href="/evidence/clinic/edit#{field}"' in signed_in.get("/evidence/clinic").text
    assert hints(signed_in.page("/evidence/clinic/edit"), field).startswith(WARNING)


def test_no_hint_stands_where_there_is_nothing_to_say(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, role="I taught 40 nurses in 2024.")
    assert "identify" not in main_words(signed_in.page("/evidence/clinic"))
    assert hints(signed_in.page("/evidence/clinic/edit"), "role") == ""


def test_what_has_a_hint_is_saved_as_it_was_typed(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now)
    sent = signed_in.send("/evidence/clinic/edit", {"role": f"I saw {NUMBER}.", "save": "yes"})
    assert sent.status_code == 303
    assert bank.get_evidence(store, account, "clinic").item.role == f"I saw {NUMBER}."
    assert link(signed_in.page(sent.location), "What you did yourself").endswith("/edit#role")


def test_the_same_words_are_told_once(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, role=f"{NUMBER} and {NUMBER}")
    assert hints(signed_in.page("/evidence/clinic/edit"), "role").count(NUMBER) == 1


def test_a_text_is_looked_through_while_it_is_written(signed_in: CheckingClient) -> None:
    answer = ask(signed_in, f"I saw {NUMBER} and\r\n<b>999 000 0026</b>")
    assert answer.status_code == 200
    assert [one["words"] for one in answer.json["found"]] == [NUMBER, "999 000 0026"]
    assert answer.json["found"][0]["message"].startswith("This looks like an NHS number.")
    assert ask(signed_in, "I taught 40 nurses.").json == {"found": []}


def test_without_a_text_nothing_is_found(signed_in: CheckingClient) -> None:
    token = signed_in.token("/about-you")
    assert signed_in.post("/identifiers", data={"csrf_token": token}).json == {"found": []}


def test_what_is_looked_through_is_neither_stored_nor_logged(
    signed_in: CheckingClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = [rows_of(tmp_path / "data" / name) for name in FILES]
    ask(signed_in, f"I saw {NUMBER}.")
    assert [rows_of(tmp_path / "data" / name) for name in FILES] == before
    assert NUMBER not in caplog.text


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({}, "", 400),
        ({"Origin": "https://elsewhere.example"}, "own", 403),
        ({"Sec-Fetch-Site": "cross-site"}, "own", 403),
    ],
)
def test_only_a_page_of_this_site_is_answered(
    signed_in: CheckingClient, headers: dict[str, str], token: str, status: int
) -> None:
    sent = {"csrf_token": signed_in.token("/about-you") if token else "", "text": NUMBER}
    assert signed_in.post("/identifiers", data=sent, headers=headers).status_code == status


def test_nobody_who_is_not_signed_in_is_answered(client: CheckingClient, account: Account) -> None:
    sent = {"csrf_token": client.token("/sign-in"), "text": NUMBER}
    assert client.post("/identifiers", data=sent).status_code == 401


def test_hint_on_a_saved_item_stands_at_the_top_of_its_page(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, notes=f"Ask about {NUMBER}")
    words = main_words(signed_in.page("/evidence/clinic"))
    assert words.startswith("Clinic This may identify a patient")


def test_corrected_title_leads_to_an_address_without_its_words(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, id="treated-mr-john-example", title="Treated Mr John Example")
    sent = signed_in.send(
        "/evidence/treated-mr-john-example/edit", {"title": "Treated a patient", "save": "yes"}
    )
    assert sent.location == "/evidence/evidence"
    assert main_words(signed_in.page(sent.location)).startswith("Success Saved. Treated a patient")
    assert signed_in.get("/evidence/treated-mr-john-example").status_code == 404
