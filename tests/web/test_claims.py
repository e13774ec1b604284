"""What the sentences of a statement rest on: listed, chosen, and told to the editor."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.application import Claim
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of
from tests.web.applying import bring_in, example, link, main_words

BOX = "developing"
TEXT = "I built it. Falls fell by 38%.\n- Others copied it."


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """An application with a statement of three sentences, the first linked."""
    claims = (Claim(BOX, 0, 11, ("restraint",)),)
    return bring_in(store, account, now, replace(example(), statements={BOX: TEXT}, claims=claims))


@pytest.fixture
def path(number: int) -> str:
    """Where the sentences of the statement are listed."""
    return f"/applications/{number}/boxes/{BOX}/claims"


def claims(store: Store, account: Account, number: int) -> dict[str, tuple[str, ...]]:
    """Return the words of each claim, with what they rest on."""
    application = applications.load(store, account, number)
    text = application.statements[BOX]
    return {text[one.start : one.end]: one.evidence for one in application.claims}


def test_every_sentence_is_listed_with_what_it_rests_on(
    signed_in: CheckingClient, path: str
) -> None:
    page = signed_in.page(path)
    listed = [words_of(one) for one in find(page, "ol").iter("li")]
    assert "1 of 3 sentences rest on evidence that you linked." in main_words(page)
    assert listed[0].startswith("I built it. Trust-wide programme to cut restrictive practice")
    assert listed[1:] == [
        "Falls fell by 38%. No evidence linked. Link evidence for sentence 2",
        "Others copied it. No evidence linked. Link evidence for sentence 3",
    ]


def test_statement_leads_to_its_sentences(signed_in: CheckingClient, path: str) -> None:
    box = path.removesuffix("/claims")
    assert link(signed_in.page(box), "What each sentence rests on") == path


def test_evidence_is_chosen_for_a_sentence(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    address = link(signed_in.page(path), "Link evidence")
    page = signed_in.page(address)
    assert words_of(find(page, "blockquote")) == "Falls fell by 38%."
    offered = [one.get("value") for one in find_all(page, "input", type="checkbox")]
    assert offered[:1] == ["restraint"] and len(offered) == len(example().evidence)
    form = find_form(page, address)
    answer = signed_in.send_form(form, {"evidence": ["restraint", "board"]})
    assert (answer.status_code, answer.location) == (303, path)
    assert claims(store, account, number) == {
        "I built it.": ("restraint",),
        "Falls fell by 38%.": ("restraint", "board"),
    }


def test_what_a_sentence_rests_on_is_ticked_and_can_be_taken_away(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    address = link(signed_in.page(path), "Change")
    page = signed_in.page(address)
    ticked = [one.get("value") for one in page.iter("input") if "checked" in one.attrib]
    assert ticked == ["restraint"]
    signed_in.send_form(find_form(page, address), {"evidence": []})
    assert claims(store, account, number) == {}


def test_text_that_was_saved_meanwhile_is_shown_and_not_linked(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    address = link(signed_in.page(path), "Link evidence")
    form = find_form(signed_in.page(address), address)
    applications.save_text(store, account, number, BOX, f"Today {TEXT}", 1, now)
    answer = signed_in.send_form(form, {"evidence": ["board"]})
    assert answer.status_code == 409
    assert "Nothing has been changed" in main_words(parse(answer.text))
    assert claims(store, account, number) == {"I built it.": ("restraint",)}


@pytest.mark.parametrize("query", ["", "?start=5&end=2", "?start=900&end=999", "?start=-1&end=3"])
def test_address_that_names_no_words_leads_to_the_sentences(
    signed_in: CheckingClient, path: str, query: str
) -> None:
    answer = signed_in.get(f"{path}/choose{query}")
    assert (answer.status_code, answer.location) == (303, path)


def test_empty_statement_says_what_to_do(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/teaching/claims")
    assert "Nothing is written yet. Write your statement." in main_words(page)


def test_box_that_is_no_domain_has_no_claims(signed_in: CheckingClient, number: int) -> None:
    for box in ("citation", "nonsense"):
        assert signed_in.get(f"/applications/{number}/boxes/{box}/claims").status_code == 404


def test_editor_is_told_the_sentences_and_the_words_of_each_item(
    signed_in: CheckingClient, path: str
) -> None:
    told = signed_in.get(f"{path}/live").get_json()
    assert (told["version"], told["text"]) == (1, TEXT)
    assert [(one["start"], one["end"]) for one in told["sentences"]] == [
        (0, 11),
        (12, 30),
        (33, 50),
    ]
    assert [one["evidence"] for one in told["sentences"]] == [["restraint"], [], []]
    assert told["items"]["restraint"]["words"].startswith("Trust-wide programme")


def test_editor_links_a_stretch_and_takes_the_link_away(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    token = signed_in.token(path.removesuffix("/claims"))
    stretch = {"csrf_token": token, "version": "1", "start": "33", "words": "Others copied it."}
    for is_linked, evidence in (("1", ["board"]), ("0", [])):
        fields = {**stretch, "evidence": "board", "is_linked": is_linked}
        told = signed_in.post(f"{path}/live", data=fields).get_json()
        assert told["sentences"][2]["evidence"] == evidence
    assert claims(store, account, number) == {"I built it.": ("restraint",)}


def test_editor_is_refused_where_the_words_are_others(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    token = signed_in.token(path.removesuffix("/claims"))
    fields = {"csrf_token": token, "version": "1", "start": "0", "evidence": "board"}
    answer = signed_in.post(f"{path}/live", data={**fields, "words": "You", "is_linked": "1"})
    assert (answer.status_code, answer.get_json()) == (409, {"version": 1})
    assert claims(store, account, number) == {"I built it.": ("restraint",)}
