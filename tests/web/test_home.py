"""The home page says what to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from cea_helper.evidence import EvidenceItem
from cea_helper.interchange import read_application
from cea_helper.people import Account, Applicant
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, corrections, profile, transfer
from tests.page_check import CheckingClient, find, find_all, find_form, words_of
from tests.workspace.accounts import new_account
from tests.workspace.correcting import correct, takes_no_applications

DIRECTOR = Path(__file__).parent.parent / "data" / "medical-director.json"
POST = Applicant(
    name="Dr Avery Example",
    post="Consultant psychiatrist",
    specialty="Psychiatry",
    employer="Fictional Valley NHS Foundation Trust",
    roles=("consultant",),
)


@pytest.fixture
def director(store: Store, account: Account, now: datetime) -> int:
    """The number of the first account's application, a medical director's."""
    application = read_application(DIRECTOR.read_bytes())
    return transfer.import_application(store, account, application, now).application_id


def listed(page: Element, name: str) -> list[str]:
    """Return what stands in the entries of the list of this class."""
    lists = [one for one in page.iter() if name in (one.get("class") or "").split()]
    return [words_of(entry) for one in lists for entry in one.iter("li")]


def note(store: Store, account: Account, title: str, now: datetime) -> str:
    """Note one line of evidence and return its identifier."""
    return bank.add_evidence(store, account, EvidenceItem("", title, ("teaching",)), now)


def test_new_person_is_shown_three_steps(signed_in: CheckingClient) -> None:
    assert listed(signed_in.page("/"), "nhsuk-task-list") == [
        "Tell us about your post Your roles decide which questions you are asked. Not yet started",
        "Note your evidence One line for each thing you did is enough to begin. Not yet started",
        "Start an application Then you see which domains are weak, and why. Not yet started",
    ]


def test_steps_that_were_taken_are_completed(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    profile.save_applicant(store, account, replace(POST, employer=None), now)
    note(store, account, "Taught the new pathway", now)
    about, evidence, application = listed(signed_in.page("/"), "nhsuk-task-list")
    assert about.endswith("In progress")
    assert evidence.endswith("Completed")
    assert application.endswith("Not yet started")


def words_too_long(store: Store, account: Account, number: int, *boxes: str) -> None:
    """Write more into these boxes than they take."""
    for box in boxes:
        moment = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
        applications.save_text(store, account, number, box, "x" * 5_000, 0, moment)


def alerts(page: Element) -> list[tuple[str, str]]:
    """Return what cannot wait, and where it is seen."""
    found = [one for one in page.iter("p") if one.get("class") == "app-alert"]
    return [(words_of(one), next(one.iter("a")).get("href", "")) for one in found]


def test_application_whose_round_was_corrected_says_so_until_it_was_seen(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    applications.start_application(store, account, "ncia-2025", now)
    seen = correct(store, account, "ncia-2026", takes_no_applications, now)
    where = f"/applications/{number}"
    told = "The rules of this round were corrected: see what changed"
    assert alerts(signed_in.page("/")) == [(told, where)]
    assert "Nobody can apply in this round any more" in words_of(signed_in.page(where))
    corrections.see_corrections(store, account, number, seen)
    assert alerts(signed_in.page("/")) == []


def test_text_over_its_limit_is_told_at_its_application(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    words_too_long(store, account, number, "leadership")
    where = f"/applications/{number}/boxes/leadership"
    assert alerts(signed_in.page("/")) == [("Domain 2: Leadership is over its limit", where)]
    words_too_long(store, account, number, "service")
    several = ("2 texts are over their limits", f"/applications/{number}")
    assert alerts(signed_in.page("/")) == [several]


def test_what_to_do_next_stands_before_the_line_to_note_something(
    signed_in: CheckingClient, director: int
) -> None:
    words = words_of(find(signed_in.page("/"), "main"))
    order = [words.index(part) for part in ("See what would", "Evidence to complete", "Note som")]
    assert order == sorted(order)


def test_steps_are_gone_once_all_are_taken(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    profile.save_applicant(store, account, POST, now)
    note(store, account, "Taught the new pathway", now)
    applications.start_application(store, account, "ncia-2026", now)
    page = signed_in.page("/")
    assert not listed(page, "nhsuk-task-list")
    assert len(listed(page, "app-strip")) == 5


def test_step_to_the_post_comes_back_where_it_is_untold(
    signed_in: CheckingClient, director: int, store: Store, account: Account, now: datetime
) -> None:
    profile.save_applicant(store, account, Applicant("Dr Avery Example"), now)
    assert listed(signed_in.page("/"), "nhsuk-task-list")[0].endswith("Not yet started")


def test_application_shows_its_domains_in_words(signed_in: CheckingClient, director: int) -> None:
    assert listed(signed_in.page("/"), "app-strip") == [
        "1. Delivering a high quality service Weak",
        "2. Developing a high quality service Adequate",
        "3. Leadership and managing a high quality service Adequate",
        "4. Research and innovation Empty",
        "5. Teaching and training Weak",
    ]


def test_application_says_how_much_is_written(signed_in: CheckingClient, director: int) -> None:
    shown = words_of(find(signed_in.page("/"), "section"))
    assert "of 5 statements written. Started on 21 November 2026 at 12:00pm. Closed: you" in shown


def test_links_of_an_application_lead_to_its_pages(
    signed_in: CheckingClient, director: int
) -> None:
    links = list(find(signed_in.page("/"), "section").iter("a"))
    assert links[0].get("href") == f"/applications/{director}"
    assert links[4].get("href") == f"/applications/{director}/boxes/research"
    for link in links:
        assert signed_in.get(link.get("href", "")).status_code == 200


def test_newest_application_stands_first(
    signed_in: CheckingClient, director: int, store: Store, account: Account, now: datetime
) -> None:
    newest = applications.start_application(store, account, "ncia-2026", now)
    headings = [find(part, "a").get("href") for part in signed_in.page("/").iter("section")]
    assert headings == [f"/applications/{newest}", f"/applications/{director}"]


def test_evidence_waits_with_what_completing_it_would_do(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    noted = note(store, account, "Examined for the college", now)
    taught = EvidenceItem("", "Taught the new pathway", ("teaching",), reach="local")
    bank.add_evidence(store, account, taught, now)
    page = signed_in.page("/")
    assert listed(page, "app-waiting") == [
        "Taught the new pathway Thin A result, your own part, dates that count and reach would make"
        " it promising.",
        "Examined for the college Noted A result, your own part, dates that count and reach would"
        " make it"
        " promising.",
    ]
    assert find(page, "a", href=f"/evidence/{noted}?completing=yes") is not None


def test_no_more_than_four_items_wait(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for title in ("Audit", "Course", "Clinic", "Guideline", "Committee", "Network"):
        note(store, account, f"{title} of the valley", now)
    page = signed_in.page("/")
    assert [shown.partition(" ")[0] for shown in listed(page, "app-waiting")] == [
        *("Network", "Committee", "Guideline", "Clinic")
    ]
    assert words_of(find(page, "a", href="/evidence/to-complete")) == "All 6 to complete"


def test_line_of_evidence_is_noted_from_home(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    form = find_form(signed_in.page("/"), "/note")
    answer = signed_in.send_form(form, {"title": "Taught all pupils", "area": "teaching"})
    assert (answer.status_code, answer.location) == (303, "/?noted=taught-all-pupils")
    assert 'Saved "Taught all pupils".' in words_of(find(signed_in.page(answer.location), "main"))
    noted = bank.list_evidence(store, account)
    assert [(item.title, item.areas) for item in noted] == [("Taught all pupils", ("teaching",))]


def test_home_shows_nothing_of_anybody_else(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    rival = new_account(store, "rival@example.org")
    transfer.import_application(store, rival, read_application(DIRECTOR.read_bytes()), now)
    note(store, rival, "A secret of the rival", now)
    page = signed_in.page("/")
    assert not list(find_all(page, "section"))
    assert not listed(page, "app-waiting")


def test_next_round_is_named_with_where_it_stands(signed_in: CheckingClient, director: int) -> None:
    page = signed_in.page("/")
    words = words_of(find(page, "main"))
    assert "None is open. Next: National Clinical Impact Award, 2027 round" in words
    assert "Nothing announced yet." in words
    assert find(page, "a", href="/rounds/ncia-2027") is not None


def test_next_round_is_not_named_beside_an_application_for_one_that_comes(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    applications.start_application(store, account, "ncia-2027", now)
    page = signed_in.page("/")
    assert not list(find_all(page, "a", href="/rounds/ncia-2027"))
    assert "Nothing announced yet." in words_of(find(page, "section"))


def test_hostile_title_is_shown_as_it_was_typed(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    title = 'R&D <10% <script>alert(1)</script> "x"'
    note(store, account, title, now)
    assert listed(signed_in.page("/"), "app-waiting")[0].startswith(title)
