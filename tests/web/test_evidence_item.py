"""One evidence item: the form with everything about it, its page, and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from importlib import resources
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from cea_helper.application import Application, Claim
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.interchange import read_application
from cea_helper.people import Account, Applicant
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.strength import QUALITIES, RolePrompt
from cea_helper.strength.prompts import role_prompts
from cea_helper.workspace import applications, bank, transfer
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of
from tests.web.applying import link
from tests.workspace.accounts import new_account

WHOLE = EvidenceItem(
    id="sepsis-pathway",
    title="Sepsis pathway",
    areas=("developing", "delivering", "wider"),
    start=PartialDate(2023, 2),
    end="present",
    contribution="led",
    role="I wrote it.\nI trained 40 nurses.",
    basis="over_and_above",
    excess="Two unpaid evenings a week.",
    reach="national",
    impact=Impact("Fewer people die.", "deaths a year", 1204, -9.5, "deaths", "median 9"),
    proof=(Proof("audit", "Sepsis audit 2025"), Proof("person", "The chief nurse", "since 2024")),
    notes="Ask the coding team.",
)
TYPED = {
    "title": "Sepsis pathway",
    "main_area": "developing",
    "more_areas": ["wider", "delivering"],
    "start": "February 2023",
    "end": "ongoing",
    "contribution": "led",
    "role": "I wrote it.\r\nI trained 40 nurses.",
    "basis": "over_and_above",
    "excess": "Two unpaid evenings a week.",
    "impact_text": "Fewer people die.",
    "measure": "deaths a year",
    "before": "1,204",
    "after": "-9.5",
    "unit": "deaths",
    "benchmark": "median 9",
    "reach": "national",
    "notes": "Ask the coding team.",
    "proof_1_kind": "audit",
    "proof_1_value": "Sepsis audit 2025",
    "proof_2_kind": "person",
    "proof_2_value": "The chief nurse",
    "proof_2_note": "since 2024",
    "save": "yes",
}
EDIT = "/evidence/sepsis-pathway/edit"


@pytest.fixture
def kept(store: Store, account: Account, now: datetime) -> EvidenceItem:
    """The whole item, in the bank of the person who is signed in."""
    bank.add_evidence(store, account, WHOLE, now)
    return WHOLE


def stored(store: Store, account: Account, evidence_id: str = WHOLE.id) -> EvidenceItem:
    """Return the item as the bank has it."""
    return bank.get_evidence(store, account, evidence_id).item


def main_of(answer: Any) -> str:
    """Return the words of the main part of an answer."""
    return words_of(find(parse(answer.text), "main"))


def value_of(page: Element, name: str) -> str:
    """Return what stands in a box."""
    return find(page, "input", name=name).get("value") or ""


def press(client: CheckingClient, path: str, button: str, fields: dict[str, Any]) -> Any:
    """Send the form at `path` with one of its buttons; `fields` stand in for what it holds."""
    return client.send(path, fields | {button: "yes"})


def test_everything_that_is_typed_is_kept(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    token = signed_in.token("/evidence/add")
    answer = signed_in.post("/evidence/add", data=TYPED | {"csrf_token": token})
    assert answer.location == "/evidence/sepsis-pathway"
    assert stored(store, account) == WHOLE


def test_title_and_area_are_enough(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    press(signed_in, "/evidence/add", "save", {"title": "Talks", "main_area": "teaching"})
    assert stored(store, account, "talks") == EvidenceItem("talks", "Talks", ("teaching",))


def test_question_stands_above_the_form_and_stays(signed_in: CheckingClient) -> None:
    prompt = role_prompt()
    path = f"/evidence/add?area={prompt.area}&question={prompt.key}"
    page = signed_in.page(path)
    assert prompt.text in words_of(find(page, "main"))
    assert find(page, "input", type="radio", checked="").get("value") == prompt.area
    again = signed_in.send_form(find_form(page, path), {"title": ""})
    assert prompt.text in main_of(again)


def role_prompt() -> RolePrompt:
    """Return a question that a medical director is asked about research."""
    domain = shipped().get("cea-national-2019").domains[3]
    return role_prompts(domain, ("medical_director",))[0]


def test_only_known_questions_and_areas_are_taken(signed_in: CheckingClient) -> None:
    page = signed_in.page("/evidence/add?area=cooking&question=Send+me+money")
    assert "money" not in words_of(page)
    assert not list(find_all(page, "input", checked=""))


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", "", "Enter a title"),
        ("title", "x" * 201, "Title must be 200 characters or fewer"),
        ("start", "soon", "When it began must be a real date"),
        ("end", "2021", "When it ended must not be before it began"),
        ("role", "x" * 2001, "What you did yourself must be 2,000 characters or fewer"),
        ("excess", "x" * 4001, "must be 4,000 characters or fewer"),
        ("impact_text", "x" * 4001, "What came of it must be 4,000 characters or fewer"),
        ("measure", "x" * 201, "What was measured must be 200 characters or fewer"),
        ("before", "a lot", "The figure before must be a number, such as 12 or 7.5"),
        ("after", "1e9", "The figure after must be a number, such as 12 or 7.5"),
        ("unit", "x" * 51, "Unit must be 50 characters or fewer"),
        ("benchmark", "x" * 501, "What to compare it with must be 500 characters or fewer"),
        ("notes", "x" * 10001, "Notes to yourself must be 10,000 characters or fewer"),
        ("proof_1_value", "", "Enter what proof 1 is"),
        ("proof_1_value", "x" * 501, "Proof must be 500 characters or fewer"),
        ("proof_2_kind", "", "Select the kind of proof 2"),
        ("proof_2_note", "x" * 501, "Note on the proof must be 500 characters or fewer"),
        ("main_area", "", "Select a main area"),
        ("reach", "lunar", "must be one of the choices shown"),
    ],
)
def test_what_cannot_be_kept_is_shown_again(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    kept: EvidenceItem,
    field: str,
    typed: str,
    message: str,
) -> None:
    answer = press(signed_in, EDIT, "save", {field: typed})
    assert answer.status_code == 200
    assert message in main_of(answer)
    shown = {element.get("value") or element.text or "" for element in parse(answer.text).iter()}
    assert typed in shown or field in ("main_area", "reach", "proof_2_kind")
    assert stored(store, account) == kept


def test_another_proof_keeps_what_was_typed_and_saves_nothing(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem
) -> None:
    typed = {"title": "Other", "before": "many", "proof_1_note": "new"}
    page = parse(press(signed_in, EDIT, "add_proof", typed).text)
    assert value_of(page, "title") == "Other"
    assert value_of(page, "before") == "many"
    assert value_of(page, "proof_1_note") == "new"
    assert value_of(page, "proof_3_value") == ""
    assert stored(store, account) == kept


def test_save_is_what_the_enter_key_presses(signed_in: CheckingClient) -> None:
    form = find_form(signed_in.page("/evidence/add"), "/evidence/add")
    assert next(form.iter("button")).get("name") == "save"


def test_emptied_proof_is_gone(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem
) -> None:
    press(signed_in, EDIT, "save", {"proof_1_kind": "", "proof_1_value": ""})
    assert stored(store, account).proof == kept.proof[1:]


def test_items_saved_untouched_stay_as_they_are(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    person = resources.files("cea_helper") / "demo_people" / "ingrid-placeholder.json"
    transfer.import_application(store, account, read_application(person.read_bytes()), now)
    before = bank.list_evidence(store, account)
    for item in before:
        assert press(signed_in, f"/evidence/{item.id}/edit", "save", {}).status_code == 303
    assert bank.list_evidence(store, account) == before


def test_what_the_form_cannot_show_is_not_lost(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    item = replace(
        WHOLE,
        areas=("developing", "wider", "delivering"),
        impact=Impact(before=0.12345678, after=2),
        citation={"title": "A paper"},
    )
    bank.add_evidence(store, account, item, now)
    press(signed_in, EDIT, "save", {})
    assert stored(store, account) == item


def test_changed_elsewhere_shows_both_and_loses_neither(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem, now: datetime
) -> None:
    form = find_form(signed_in.page(EDIT), EDIT)
    theirs = replace(kept, role="I coached every ward.", notes=None)
    bank.save_evidence(store, account, theirs, 1, now)
    answer = signed_in.send_form(form, {"title": "My new title"})
    assert answer.status_code == 409
    assert "I coached every ward." in main_of(answer)
    assert "Nothing is lost" in main_of(answer)
    assert stored(store, account) == theirs
    assert signed_in.send_form(find_form(parse(answer.text), EDIT)).status_code == 303
    assert stored(store, account) == replace(kept, title="My new title")


def test_deleted_elsewhere_keeps_the_words_on_the_page(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem
) -> None:
    form = find_form(signed_in.page(EDIT), EDIT)
    bank.delete_evidence(store, account, kept.id)
    answer = signed_in.send_form(form)
    assert answer.status_code == 404
    assert "I trained 40 nurses." in main_of(answer)


@pytest.mark.parametrize(("typed", "unit"), [("", "%"), ("of wards", "of wards")])
def test_percentage_brings_its_unit_where_none_was_given(
    signed_in: CheckingClient, store: Store, account: Account, typed: str, unit: str
) -> None:
    figures = {"before": "31%", "after": "12", "unit": typed}
    new = {"title": "Talks", "main_area": "teaching"}
    press(signed_in, "/evidence/add", "save", new | figures)
    assert stored(store, account, "talks").impact == Impact(before=31, after=12, unit=unit)


def test_page_shows_the_six_qualities(signed_in: CheckingClient, kept: EvidenceItem) -> None:
    page = signed_in.page("/evidence/sepsis-pathway")
    names = [words_of(term) for term in find_all(page, "dt")]
    assert names[:6] == list(QUALITIES.values())
    assert "Nothing is missing" in words_of(find(page, "main"))


def test_each_quality_leads_to_the_field_that_mends_it(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for item in (replace(WHOLE, id="a"), EvidenceItem("b", "B", ("wider",))):
        bank.add_evidence(store, account, item, now)
        page = signed_in.page(f"/evidence/{item.id}")
        links = [link.get("href") or "" for link in page.iter("a")]
        anchors = [link.partition("#")[2] for link in links if f"/{item.id}/edit#" in link]
        ids = {element.get("id") for element in signed_in.page(f"/evidence/{item.id}/edit").iter()}
        assert len(anchors) == 7
        assert ids.issuperset(anchors)


def test_page_says_what_to_add_first(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, replace(WHOLE, impact=None), now)
    page = signed_in.page("/evidence/sepsis-pathway")
    assert "Missing: a result." in words_of(find(page, "main"))
    assert "Add what is missing" in [words_of(link) for link in page.iter("a")]
    assert f"{EDIT}#impact_text" in [link.get("href") for link in page.iter("a")]


def test_noted_item_asks_to_be_completed(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, EvidenceItem("b", "B", ("wider",)), now)
    words = words_of(find(signed_in.page("/evidence/b"), "main"))
    assert words.startswith("B Noted Complete it when you have time.")
    assert "Missing:" not in words.partition("Its six qualities")[0]


def test_answer_to_a_question_leads_back_to_the_questions(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = applications.start_application(store, account, "cea-national-2019", now)
    path = f"/evidence/add?area=research&application={number}&domain=research"
    back, words = f"/applications/{number}/strength#domain-research", "questions for domain 4"
    assert link(signed_in.page(path), "Cancel") == back
    form = find_form(signed_in.page(path), path)
    saved = signed_in.send_form(form, {"title": "A grant", "save": "yes"}).location
    assert saved == f"/evidence/a-grant?application={number}&domain=research"
    page = signed_in.page(saved)
    assert link(page, f"Back to the {words}") == back
    assert "Success Saved. Back to the questions for domain 4" in main_of_page(page)
    assert back_link(page) == back
    edit = link(page, "Complete it").partition("#")[0]
    again = signed_in.send(edit, {"title": "A larger grant", "save": "yes"})
    assert again.location == saved


@pytest.mark.parametrize(
    "query", ["application=99&domain=research", "application=x&domain=research", "domain=research"]
)
def test_way_back_to_no_application_of_ones_own_is_passed_over(
    signed_in: CheckingClient, kept: EvidenceItem, query: str
) -> None:
    assert back_link(signed_in.page(f"/evidence/sepsis-pathway?{query}")) == "/evidence"


def test_one_item_after_another_is_completed(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for title in ("Oldest", "Middle", "Newest"):
        bank.add_evidence(store, account, EvidenceItem("", title, ("wider",)), now)
    opened = link(signed_in.page("/"), "Middle")
    edit = link(signed_in.page(opened), "Complete it").partition("#")[0]
    page = signed_in.page(signed_in.send(edit, {"reach": "local", "save": "yes"}).location)
    assert link(page, "Next to complete: Oldest") == "/evidence/oldest?completing=yes"
    last = signed_in.send("/evidence/oldest/edit?completing=yes", {"reach": "local"}).location
    assert link(signed_in.page(last), "Next to complete: Newest")


def test_nothing_is_next_where_nothing_waits(signed_in: CheckingClient, kept: EvidenceItem) -> None:
    saved = signed_in.send(f"{EDIT}?completing=yes", {"title": "Renamed"}).location
    assert "Next to complete" not in main_of_page(signed_in.page(saved))


def main_of_page(page: Element) -> str:
    """Return the words of the main part of a page."""
    return words_of(find(page, "main"))


def back_link(page: Element) -> str:
    """Return where the link above the heading leads back to."""
    return find(page, "a", **{"class": "nhsuk-back-link"}).get("href") or ""


def test_page_tells_what_was_entered(signed_in: CheckingClient, kept: EvidenceItem) -> None:
    words = words_of(find(signed_in.page("/evidence/sepsis-pathway"), "main"))
    for told in (
        "February 2023 to present",
        "I wrote it. I trained 40 nurses.",
        "1204 before, -9.5 after, in deaths",
        "Somebody who can confirm it: The chief nurse (since 2024)",
        "Ask the coding team. Only you see them.",
    ):
        assert told in words


def test_item_is_read_for_the_newest_application(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem, now: datetime
) -> None:
    path = "/evidence/sepsis-pathway"
    before = "Dates are weighed once you start an application."
    assert before in words_of(signed_in.page(path))
    applications.start_application(store, account, "cea-national-2019", now)
    told = "2019 round. Its look-back begins on 21 November 2021."
    assert told in words_of(signed_in.page(path))


def test_page_says_where_an_item_is_used_and_moves_it(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem, now: datetime
) -> None:
    number = applications.start_application(store, account, "cea-national-2019", now)
    path, place = "/evidence/sepsis-pathway", f"/evidence/sepsis-pathway/place/{number}"
    page = signed_in.page(path)
    assert "Domain 2: Developing a high quality service." in words_of(page)
    moved = signed_in.send_form(find_form(page, place), {f"application-{number}-domain": "leading"})
    assert moved.location == path
    assert applications.load(store, account, number).evidence[0].domain == "leading"
    back = find_form(signed_in.page(path), place)
    signed_in.send_form(back, {f"application-{number}-domain": ""})
    assert applications.load(store, account, number).evidence[0].domain is None


def test_domain_that_the_round_does_not_have_is_no_place(
    signed_in: CheckingClient, store: Store, account: Account, kept: EvidenceItem, now: datetime
) -> None:
    number = applications.start_application(store, account, "cea-national-2019", now)
    form = find_form(
        signed_in.page("/evidence/sepsis-pathway"), f"/evidence/sepsis-pathway/place/{number}"
    )
    answer = signed_in.send_form(form, {f"application-{number}-domain": "cooking"})
    assert answer.status_code == 404


def test_delete_asks_and_says_what_the_item_serves(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    claim = Claim("developing", 0, 5, (WHOLE.id,))
    application = Application(
        shipped().get("cea-national-2019"),
        Applicant("A"),
        (WHOLE,),
        None,
        {"developing": "Words"},
        {},
        (claim,),
    )
    transfer.import_application(store, account, application, now)
    path = "/evidence/sepsis-pathway/delete"
    page = signed_in.page(path)
    assert "Domain 2: Developing a high quality service. 1 passage" in words_of(page)
    assert bank.list_evidence(store, account)
    assert signed_in.send_form(find_form(page, path)).location == "/evidence"
    assert not bank.list_evidence(store, account)


@pytest.mark.parametrize("page", ["", "/edit", "/delete"])
def test_item_of_somebody_else_is_not_found(
    signed_in: CheckingClient, store: Store, now: datetime, page: str
) -> None:
    rival = new_account(store, "rival@example.org")
    bank.add_evidence(store, rival, WHOLE, now)
    assert signed_in.get(f"/evidence/sepsis-pathway{page}").status_code == 404
    token = {"csrf_token": signed_in.token("/evidence")}
    for path in ("edit", "delete", "place/1"):
        sent = signed_in.post(f"/evidence/sepsis-pathway/{path}", data=TYPED | token)
        assert sent.status_code == 404
    assert bank.list_evidence(store, rival) == (WHOLE,)


@pytest.mark.parametrize("evidence_id", ["add", "a/b", "..", "~YQ", "%2F?#", "é e"])
def test_item_with_an_odd_identifier_can_be_opened(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, evidence_id: str
) -> None:
    bank.add_evidence(store, account, replace(WHOLE, id=evidence_id), now)
    link = find(signed_in.page("/evidence"), "a", **{"class": "app-evidence__title"})
    page = signed_in.page(link.get("href") or "")
    assert words_of(find(page, "h1")) == "Sepsis pathway"
    assert signed_in.page(f"{link.get('href')}/edit")


def test_saving_keeps_more_proofs_and_greater_figures_than_the_form_can_hold(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    proofs = tuple(Proof("report", f"Report {number}") for number in range(60))
    impact = Impact("Much.", "pounds", 1e15, 2e15, "pounds")
    item = replace(WHOLE, proof=proofs, impact=impact)
    bank.add_evidence(store, account, item, now)
    assert press(signed_in, EDIT, "save", {}).status_code == 303
    assert bank.get_evidence(store, account, item.id).item == item


@pytest.mark.parametrize(("before", "after"), [(1e-9, 0.123456789), (-1e21, 1.5e300), (0.0, 41.0)])
def test_saving_changes_no_figure_that_was_not_touched(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    before: float,
    after: float,
) -> None:
    item = replace(WHOLE, impact=Impact("Much.", "risk", before, after))
    bank.add_evidence(store, account, item, now)
    assert press(signed_in, EDIT, "save", {"title": "Renamed"}).status_code == 303
    assert bank.get_evidence(store, account, item.id).item == replace(item, title="Renamed")


@pytest.mark.parametrize(
    ("proof", "address"),
    [
        (Proof("doi", "10.1136/bmj.m694"), "https://doi.org/10.1136/bmj.m694"),
        (Proof("doi", "https://doi.org/10.1000/a#b"), "https://doi.org/10.1000/a%23b"),
        (Proof("pmid", "PMID: 30000007"), "https://pubmed.ncbi.nlm.nih.gov/30000007/"),
        (
            Proof("url", "https://www.example.org/a?b=1&c=2#d"),
            "https://www.example.org/a?b=1&c=2#d",
        ),
    ],
)
def test_proof_that_can_be_opened_is_a_link(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    proof: Proof,
    address: str,
) -> None:
    bank.add_evidence(store, account, replace(WHOLE, proof=(proof,)), now)
    links = find_all(signed_in.page("/evidence/sepsis-pathway"), "a", href=address)
    assert [(one.get("rel"), words_of(one)) for one in links] == [
        ("noopener noreferrer", proof.value)
    ]


@pytest.mark.parametrize(
    "proof",
    [
        Proof("url", "javascript:alert(1)"),
        Proof("url", "http://example.org"),
        Proof("url", "//example.org"),
        Proof("url", "https://trust.example@example.org/"),
        Proof("url", "https://"),
        Proof("url", "https://[example"),
        Proof("url", "data:text/html,x https://example.org"),
        Proof("doi", "javascript:alert(1)"),
        Proof("pmid", "javascript:alert(1)"),
        Proof("report", "https://example.org"),
    ],
)
def test_no_other_proof_is_a_link(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, proof: Proof
) -> None:
    bank.add_evidence(store, account, replace(WHOLE, proof=(proof,)), now)
    page = signed_in.page("/evidence/sepsis-pathway")
    assert proof.value in words_of(find(page, "main"))
    assert [one for one in find_all(page, "a") if "noopener" in one.get("rel", "")] == []
