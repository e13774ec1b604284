"""A reviewer on the pages: conflicts, reading, commenting, advice, sending."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, comments, files, reviewing, sharing
from cea_helper.workspace.reviewing import Place
from tests.page_check import CheckingClient, find, find_form, held_by, parse, words_of
from tests.proof_files import PDF, PDF_DIGEST
from tests.web.applying import errors_of, link, main_words
from tests.workspace.accounts import new_account
from tests.workspace.sharing import ALL, BOX, TERMS, TEXT, draft_of, save, share_with

SENTENCE = "Since 2023 its meetings are half as long."


@pytest.fixture
def applicant(store: Store) -> Account:
    return new_account(store, "applicant@example.org")


@pytest.fixture
def number(store: Store, applicant: Account, now: datetime) -> int:
    return draft_of(store, applicant, now)


@pytest.fixture
def share(store: Store, applicant: Account, account: Account, number: int, now: datetime) -> int:
    """The share of the draft with whoever is signed in."""
    return share_with(store, applicant, number, account, now, ALL)


@pytest.fixture
def reading(store: Store, account: Account, share: int, now: datetime) -> str:
    """The address of the draft, once it was said that there is no conflict."""
    reviewing.declare(store, account, share, (), now)
    return f"/reviews/{share}"


def test_home_lists_the_draft_and_leads_to_the_declaration(
    signed_in: CheckingClient, share: int
) -> None:
    page = signed_in.page("/")
    assert "Drafts shared with you" in main_words(page)
    address = link(page, "Applicant")
    assert signed_in.get(address).location == f"/reviews/{share}/conflicts"


def test_declaration_names_who_asks_and_shows_nothing_of_the_draft(
    signed_in: CheckingClient, share: int
) -> None:
    told = main_words(signed_in.page(f"/reviews/{share}/conflicts"))
    assert "Applicant Specialty General adult psychiatry" in told
    assert "I chair the board" not in told
    for part in ("/boxes/leading", "/send"):
        assert signed_in.get(f"/reviews/{share}{part}").status_code == 404


@pytest.mark.parametrize("kinds", [[], ["none", "family"]])
def test_declaration_must_say_what_applies(
    signed_in: CheckingClient, share: int, kinds: list[str]
) -> None:
    answer = signed_in.send(f"/reviews/{share}/conflicts", {"kinds": kinds})
    assert errors_of(parse(answer.text)) == ["Select what applies, or that nothing does"]


def test_conflict_closes_the_draft(signed_in: CheckingClient, share: int) -> None:
    path = f"/reviews/{share}"
    assert signed_in.send(f"{path}/conflicts", {"kinds": ["family"]}).location == "/"
    assert "Drafts shared with you" not in main_words(signed_in.page("/"))
    assert [signed_in.get(path + part).status_code for part in ("", "/conflicts")] == [404, 404]


def test_draft_reads_as_on_paper_with_what_was_shared(
    signed_in: CheckingClient, reading: str
) -> None:
    told = main_words(signed_in.page(reading))
    assert TEXT in told
    assert "Trust-wide programme to cut restrictive practice" in told
    assert "Strength of the evidence: Adequate" in told


def test_draft_shows_nothing_that_was_not_shared(
    signed_in: CheckingClient,
    store: Store,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    sharing.share_again(store, applicant, number, share, TERMS, now)
    told = main_words(signed_in.page(reading))
    assert TEXT in told
    assert "Strength" not in told and "restrictive practice" not in told


def test_comment_on_a_chosen_sentence_is_kept_and_not_sent(
    signed_in: CheckingClient,
    store: Store,
    applicant: Account,
    number: int,
    reading: str,
) -> None:
    box = f"{reading}/boxes/{BOX}"
    listed = {words_of(one): one.get("value") for one in signed_in.page(box).iter("option")}
    answer = signed_in.send(box, {"place": listed[SENTENCE], "text": "How do you know?"})
    assert (answer.status_code, answer.location) == (303, box)
    page = signed_in.page(box)
    assert f'On "{SENTENCE}" How do you know?' in main_words(page)
    assert words_of(find(page, "mark")) == SENTENCE
    assert comments.list_comments(store, applicant, number) == ()


def test_comment_may_be_on_any_words_or_on_the_whole(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    box = f"{reading}/boxes/{BOX}"
    for place in ("2-7", "whole", "900-999"):
        signed_in.send(box, {"place": place, "text": "Hm"})
    own = reviewing.open_draft(store, account, share, now).own_comments()
    assert [one.anchor.quote for one in own] == ["", "chair"]


def test_comment_box_says_whose_data_it_is(signed_in: CheckingClient, reading: str) -> None:
    page = signed_in.page(f"{reading}/boxes/{BOX}")
    hint = find(page, "textarea", name="text").get("aria-describedby", "")
    told = words_of(find(page, "div", id=hint.split()[0]))
    assert told.startswith("What you write here is the applicant's personal data")


def test_empty_comment_is_asked_for(signed_in: CheckingClient, reading: str) -> None:
    answer = signed_in.send(f"{reading}/boxes/{BOX}", {"text": " "})
    assert errors_of(parse(answer.text)) == ["Enter your comment"]


def test_comment_begun_on_a_text_that_was_shared_anew_is_shown_again(
    signed_in: CheckingClient, reading: str
) -> None:
    box = f"{reading}/boxes/{BOX}"
    answer = signed_in.send(box, {"text": "How do you know?", "version": "7"})
    page = parse(answer.text)
    assert errors_of(page)[0].startswith("The applicant shared another text meanwhile")
    assert "How do you know?" in (find(page, "textarea", name="text").text or "")


def test_comment_is_saved_while_it_is_written_as_one(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    box = f"{reading}/boxes/{BOX}"
    form = find_form(signed_in.page(box), box)
    fields = held_by(form)
    first = signed_in.post(f"{box}/autosave", data={**fields, "text": "How do"}).get_json()
    assert first["told"].startswith("Saved at 12:00pm")
    again = {**fields, "text": "How do you know?", "comment": str(first["comment"])}
    assert signed_in.post(f"{box}/autosave", data=again).get_json()["comment"] == first["comment"]
    assert signed_in.post(box, data=again).status_code == 303
    own = reviewing.open_draft(store, account, share, now).own_comments()
    assert [one.text for one in own] == ["How do you know?"]
    assert signed_in.post(f"{box}/autosave", data={**fields, "text": ""}).status_code == 422


def test_comment_is_changed_and_deleted(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    reviewing.add_comment(store, account, share, Place(BOX), "Short.", now)
    box = f"{reading}/boxes/{BOX}"
    change = link(signed_in.page(box), "Change")
    assert signed_in.send(change, {"text": "Too short."}).location == box
    page = signed_in.page(box)
    assert "Too short." in main_words(page)
    delete = link(page, "Delete")
    assert "Too short." in main_words(signed_in.page(delete))
    assert signed_in.send(delete).location == box
    assert "None yet." in main_words(signed_in.page(box))


def test_comment_begun_on_the_draft_before_is_changed_on_its_words(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    place = Place(BOX, TEXT.index("Since"), "Since 2023")
    reviewing.add_comment(store, account, share, place, "Which month?", now)
    newest = applications.newest_version(store, applicant, number, BOX)
    save(store, applicant, number, f"Today {TEXT}", now, newest.version)
    sharing.share_again(store, applicant, number, share, TERMS, now)
    signed_in.send(link(signed_in.page(f"{reading}/boxes/{BOX}"), "Change"), {"text": "When?"})
    (own,) = reviewing.open_draft(store, account, share, now).own_comments()
    assert (own.text, own.anchor.start) == ("When?", len("Today ") + TEXT.index("Since"))


def test_advice_is_given_on_the_scale_of_the_scheme_and_taken_away(
    signed_in: CheckingClient, reading: str
) -> None:
    box = f"{reading}/boxes/{BOX}"
    form = find_form(signed_in.page(box), f"{box}/mark")
    signed_in.send_form(form, {"mark": "6"})
    assert "Your advice: Over and above contractual requirements (6)" in main_words(
        signed_in.page(reading)
    )
    form = find_form(signed_in.page(box), f"{box}/mark")
    signed_in.send_form(form, {"mark": "none"})
    assert "Your advice:" not in main_words(signed_in.page(reading))
    answer = signed_in.send_form(form, {"mark": "7"})
    assert errors_of(parse(answer.text)) == ["Where it stands must be one of the choices shown"]


def test_box_that_is_no_domain_takes_comments_and_no_advice(
    signed_in: CheckingClient, reading: str
) -> None:
    page = signed_in.page(f"{reading}/boxes/citation")
    assert "There is no text here to read." in main_words(page)
    assert "Where does this domain stand?" not in main_words(page)
    assert signed_in.get(f"{reading}/boxes/nonsense").status_code == 404


def test_review_is_sent_at_once_and_read_only_then(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    reviewing.add_comment(store, account, share, Place(BOX), "Short.", now)
    told = main_words(signed_in.page(f"{reading}/send"))
    assert "Leadership and managing a high quality service 1 comment" in told
    assert signed_in.send(f"{reading}/send").location == reading
    assert len(comments.list_comments(store, applicant, number)) == 1
    page = signed_in.page(f"{reading}/boxes/{BOX}")
    assert "Short." in main_words(page) and "Add a comment" not in main_words(page)
    for part in ("/send", f"/comments/{1}"):
        assert signed_in.get(reading + part).status_code == 404


def test_what_changed_since_the_last_draft_is_said(
    signed_in: CheckingClient,
    store: Store,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    sharing.share_again(store, applicant, number, share, TERMS, now)
    assert "Changed since you read it last" not in main_words(signed_in.page(reading))
    newest = applications.newest_version(store, applicant, number, BOX)
    save(store, applicant, number, "Other words.", now, newest.version)
    sharing.share_again(store, applicant, number, share, TERMS, now)
    assert "Changed since you read it last" in main_words(signed_in.page(reading))
    page = signed_in.page(f"{reading}/boxes/{BOX}")
    assert f"[removed: {TEXT}]" in words_of(find(page, "del"))
    assert "[added: Other words.]" in words_of(find(page, "ins"))


def test_proof_is_downloaded(
    signed_in: CheckingClient,
    store: Store,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    item = bank.list_evidence(store, applicant)[0].id
    files.attach_file(store, applicant, item, "Letter of thanks", PDF, now)
    address = f"{reading}/evidence/{item}/files/{PDF_DIGEST}"
    assert signed_in.get(address).status_code == 404
    sharing.share_again(store, applicant, number, share, ALL, now)
    assert link(signed_in.page(reading), "Download Letter of thanks") == address
    assert signed_in.get(address).data == PDF


def test_draft_is_downloaded_as_word_with_what_was_shared_and_the_comments(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    place = Place(BOX, TEXT.index("Since"), "Since 2023")
    reviewing.add_comment(store, account, share, place, "Which month?", now)
    sharing.share_again(store, applicant, number, share, TERMS, now)
    answer = signed_in.get(link(signed_in.page(reading), "Download as a Word document"))
    document = Document(BytesIO(answer.data))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert TEXT in told
    assert [one.text for one in document.comments] == ["Which month?"]
    assert not [one for one in told if "strength" in one or "restrictive practice" in one]


def test_thanks_are_read_on_the_home_page(
    signed_in: CheckingClient,
    store: Store,
    applicant: Account,
    number: int,
    share: int,
    reading: str,
    now: datetime,
) -> None:
    sharing.close(store, applicant, number, share, "Most kind.", now)
    told = main_words(signed_in.page("/"))
    assert "Applicant thanks you for your review" in told and "Most kind." in told
    assert signed_in.get(reading).status_code == 404
