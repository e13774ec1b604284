"""Note a line from any page, and keep or refuse what was read from it."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import bank
from tests.page_check import CheckingClient, find, find_all, parse, words_of
from tests.web.applying import errors_of, link, main_words
from tests.workspace.accounts import new_account

LINE = "Redesigned a regional pathway, taught it, May 2024"
NOTED = "/note/redesigned-a-regional-pathway"


def items(store: Store, account: Account) -> tuple[EvidenceItem, ...]:
    return bank.list_evidence(store, account)


def note(browser: CheckingClient, title: str, **fields: str) -> str:
    """Note a line on the page for it, and return where that leads."""
    answer = browser.send("/note", {"title": title, **fields})
    assert answer.status_code == 303
    return str(answer.location)


def test_every_page_leads_to_the_line(signed_in: CheckingClient) -> None:
    for path in ("/", "/evidence", "/about-you", "/note"):
        menu = find(signed_in.page(path), "nav", **{"aria-label": "Menu"})
        assert "/note" in [one.get("href") for one in menu.iter("a")]


def test_a_line_is_saved_at_once_and_the_next_can_be_noted(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    back = note(signed_in, " Sang  twice ", area="teaching")
    assert [(one.title, one.areas) for one in items(store, account)] == [
        ("Sang twice", ("teaching",))
    ]
    page = signed_in.page(back)
    assert 'Saved "Sang twice".' in main_words(page)
    assert link(page, "Complete it now") == "/evidence/sang-twice/edit?completing=yes"
    assert find(page, "input", id="title").get("value", "") == ""


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [("home", "/"), ("evidence", "/evidence"), ("note", "/note"), ("https://x.example", "/note")],
)
def test_one_goes_back_to_where_one_was_noting(
    signed_in: CheckingClient, back: str, leads_to: str
) -> None:
    assert note(signed_in, "Sang", area="wider", back=back) == f"{leads_to}?noted=sang"


def test_the_area_is_worked_out_where_none_is_chosen(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    assert note(signed_in, LINE) == f"{NOTED}?back=note"
    (item,) = items(store, account)
    assert (item.title, item.areas, item.start, item.reach) == (LINE, ("developing",), None, None)


def test_what_was_read_is_kept_where_it_stays_ticked(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    page = signed_in.page(note(signed_in, LINE))
    offered = [words_of(one) for one in find_all(page, "label")]
    assert "May 2024 as its date" in offered
    assert "Regional as its reach" in offered
    assert "Teaching and training as another area" in offered
    answer = signed_in.send(NOTED, {"keep": ["when", "teaching"]})
    assert answer.location == "/note?noted=redesigned-a-regional-pathway"
    (item,) = items(store, account)
    assert (item.title, str(item.start), item.reach) == (LINE, "2024-05", None)
    assert item.areas == ("developing", "teaching")


def test_all_is_ticked_at_first_and_the_area_can_be_another(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    note(signed_in, LINE)
    signed_in.send(NOTED, {"area": "teaching"})
    (item,) = items(store, account)
    assert (str(item.start), item.reach, item.areas) == ("2024-05", "regional", ("teaching",))


def test_nothing_changes_where_it_is_left_as_noted(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    page = signed_in.page(note(signed_in, LINE, back="home"))
    before = items(store, account)
    assert link(page, "Leave it as noted").startswith("/?noted=redesigned")
    assert items(store, account) == before
    assert before[0].start is None


def test_what_is_said_since_is_not_asked_again(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    note(signed_in, LINE)
    signed_in.send(NOTED)
    assert "What we read in it" not in main_words(signed_in.page(NOTED))


def test_yesterday_is_told_from_the_day_of_the_note(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    noted = datetime.fromisoformat("2026-11-02T08:00+00:00")
    item = EvidenceItem("", "Taught yesterday", ("teaching",))
    new_id = bank.add_evidence(store, account, item, noted)
    assert "1 November 2026 as its date" in main_words(signed_in.page(f"/note/{new_id}"))


@pytest.mark.parametrize(
    ("line", "area"),
    [
        ("Had <lunch>", "wider"),
        ("Won HSJ award", "wider"),
        ("Spoke at RCPsych congress June 2024, 300 delegates", "teaching"),
    ],
)
def test_no_line_is_refused_and_a_guessed_area_stays_one_until_it_is_said(
    signed_in: CheckingClient, store: Store, account: Account, line: str, area: str
) -> None:
    asked = note(signed_in, line)
    (item,) = bank.list_guessed(store, account)
    assert item.areas == (area,)
    assert "The area below is our guess" in main_words(signed_in.page(asked))
    assert line in main_words(signed_in.page("/evidence/to-complete"))
    signed_in.send(asked, {"area": "leading"})
    assert bank.list_guessed(store, account) == ()


def test_a_guessed_area_is_marked_in_the_list_and_at_the_item(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    asked = note(signed_in, "Won HSJ award")
    assert "(our guess)" in main_words(signed_in.page("/evidence"))
    item = signed_in.page("/evidence/won-hsj-award")
    assert link(item, "Say whether it is right") == "/note/won-hsj-award"
    signed_in.send(asked, {"area": "leading"})
    for path in ("/evidence", "/evidence/won-hsj-award"):
        assert "our guess" not in main_words(signed_in.page(path))


def test_the_result_comes_into_focus(signed_in: CheckingClient) -> None:
    asked = signed_in.page(note(signed_in, LINE))
    saved = find(asked, "p", autofocus="")
    assert saved.get("tabindex") == "-1"
    assert words_of(saved) == f'Saved "{LINE}".'
    noted = signed_in.page(note(signed_in, "Sang", area="wider"))
    assert find(noted, "div", role="alert") is not None


@pytest.mark.parametrize(
    ("pasted", "title"),
    [
        ("\u2022\tChaired it\u2022\tTaught it", "Chaired it; Taught it"),
        (
            "\u00b7\u00a0\u00a0\u00a0Chaired it \u00b7\u00a0\u00a0\u00a0Taught it",
            "Chaired it; Taught it",
        ),
        ("- Chaired it\r\n- Taught it", "Chaired it; Taught it"),
        ("\uf0b7 Chaired it\n\uf0b7 Taught it", "Chaired it; Taught it"),
        ("\u2022 Chaired\u00a0it", "Chaired it"),
        ("p = 0\u00b705, before - after", "p = 0\u00b705, before - after"),
    ],
)
def test_a_pasted_list_becomes_one_plain_line(
    signed_in: CheckingClient, store: Store, account: Account, pasted: str, title: str
) -> None:
    note(signed_in, pasted, area="wider")
    assert [one.title for one in items(store, account)] == [title]


def test_an_area_that_was_chosen_is_no_guess(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    note(signed_in, "Sang", area="teaching")
    assert bank.list_guessed(store, account) == ()


@pytest.mark.parametrize(
    ("title", "message"),
    [
        (" ", "Enter what you did"),
        ("x" * 201, "What you did must be 200 characters or fewer"),
    ],
)
def test_a_line_must_be_a_title(signed_in: CheckingClient, title: str, message: str) -> None:
    answer = signed_in.send("/evidence", {"title": title, "area": "teaching"})
    assert errors_of(parse(answer.text)) == [message]


def test_a_choice_that_was_not_offered_is_refused(signed_in: CheckingClient) -> None:
    note(signed_in, LINE)
    page = parse(signed_in.send(NOTED, {"keep": ["when", "research"]}).text)
    assert errors_of(page) == ["What to keep must be one of the choices shown"]


def test_a_note_with_an_identifier_is_saved_and_shown_with_a_hint(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    page = signed_in.page(note(signed_in, "Helped 943 476 5919", area="wider"))
    assert "943 476 5919 This looks like an NHS number" in main_words(page)
    assert [one.title for one in items(store, account)] == ["Helped 943 476 5919"]


def test_the_note_of_another_person_is_not_found(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    rival = new_account(store, "rival@example.org")
    secret = bank.add_evidence(store, rival, EvidenceItem("", "Secret in 2024", ("wider",)), now)
    assert signed_in.get(f"/note/{secret}").status_code == 404
    assert "Secret" not in signed_in.get(f"/note?noted={secret}").text


def test_the_first_choice_is_to_have_the_area_worked_out(signed_in: CheckingClient) -> None:
    select = find(signed_in.page("/note"), "select", id="area")
    assert words_of(next(iter(select.iter("option")))) == "Work it out for me"
