"""Applications: whole, version by version, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cea_helper.application import Application, BoxVersion, Claim
from cea_helper.errors import (
    ApplicationNotFound,
    BoxNotFound,
    EvidenceNotFound,
    SchemeNotFound,
    StaleVersion,
    VersionNotFound,
)
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account, Applicant
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.storage import applications as stored
from cea_helper.workspace import applications, bank, profile, transfer, versions

SCHEME = shipped().get("ncia-2026")
BOX = "leadership"
ITEM = EvidenceItem(id="rota", title="A fair rota", areas=("leading",))


@pytest.fixture
def application(store: Store, account: Account, now: datetime) -> int:
    return applications.start_application(store, account, SCHEME.id, now)


def texts(versions: tuple[BoxVersion, ...]) -> list[str]:
    return [version.text for version in versions]


def test_a_new_application_is_empty_but_for_profile_and_bank(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bank.add_evidence(store, account, ITEM, now)
    profile.save_applicant(store, account, Applicant("Dr Imogen Fictional"), now)
    assert applications.load(store, account, application) == Application(
        scheme=SCHEME, applicant=Applicant("Dr Imogen Fictional"), evidence=(ITEM,)
    )


def test_an_application_for_an_unknown_round_is_refused(
    store: Store, account: Account, now: datetime
) -> None:
    with pytest.raises(SchemeNotFound):
        applications.start_application(store, account, "ncia-1926", now)
    assert applications.list_applications(store, account) == ()


def test_the_list_has_the_latest_first_and_says_when_each_was_saved(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    later = now + timedelta(days=1)
    second = applications.start_application(store, account, "cea-national-2019", later)
    applications.save_text(store, account, application, BOX, "I led.", 0, later)
    listed = applications.list_applications(store, account)
    assert [(one.id, one.scheme.id, one.created_at, one.saved_at) for one in listed] == [
        (second, "cea-national-2019", later, None),
        (application, SCHEME.id, now, later),
    ]
    assert applications.get_application(store, account, application) == listed[1]


def test_the_day_on_which_an_application_is_judged_is_set_and_taken_back(
    store: Store, account: Account, application: int
) -> None:
    closed = date(2019, 4, 4)
    applications.set_as_of(store, account, application, closed)
    assert applications.get_application(store, account, application).as_of == closed
    assert applications.load(store, account, application).as_of == closed
    applications.set_as_of(store, account, application, None)
    assert applications.load(store, account, application).as_of is None


def test_the_day_of_somebody_elses_application_is_not_set(
    store: Store, account: Account, somebody_else: Account, application: int
) -> None:
    with pytest.raises(ApplicationNotFound):
        applications.set_as_of(store, somebody_else, application, date(2019, 4, 4))
    assert applications.get_application(store, account, application).as_of is None


def test_one_version_is_found_by_its_number(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    applications.save_text(store, account, application, BOX, "I led.", 0, now)
    applications.save_text(store, account, application, BOX, "I led it.", 1, now)
    first = versions.get_version(store, account, application, BOX, 1)
    assert first == BoxVersion(BOX, 1, "I led.", now, "Imogen")
    for number in (0, 3):
        with pytest.raises(VersionNotFound):
            versions.get_version(store, account, application, BOX, number)


def test_a_box_is_opened_with_its_newest_text_and_the_whole_application(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    saved = applications.save_text(store, account, application, BOX, "I led.", 0, now)
    whole = applications.load(store, account, application)
    assert applications.open_box(store, account, application, BOX) == (whole, saved)
    with pytest.raises(BoxNotFound):
        applications.open_box(store, account, application, "poetry")


def test_an_item_that_was_changed_is_loaded_as_it_is_now(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bank.add_evidence(store, account, ITEM, now)
    assert applications.load(store, account, application).evidence == (ITEM,)
    changed = replace(ITEM, title="A fairer rota")
    bank.save_evidence(store, account, changed, 1, now)
    assert applications.load(store, account, application).evidence == (changed,)


def test_every_save_adds_a_version_and_the_newest_is_shown(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    assert applications.newest_version(store, account, application, BOX).version == 0
    applications.save_text(store, account, application, BOX, "I led.", 0, now)
    saved = applications.save_text(store, account, application, BOX, "I led it.", 1, now)
    assert saved == BoxVersion(BOX, 2, "I led it.", now, "Imogen")
    assert applications.newest_version(store, account, application, BOX) == saved
    assert texts(applications.list_versions(store, account, application, BOX)) == [
        "I led it.",
        "I led.",
    ]
    assert applications.load(store, account, application).statements == {BOX: "I led it."}


def test_another_box_of_the_form_is_saved_as_a_field(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    applications.save_text(store, account, application, "job_plan", "Ten PAs", 0, now)
    loaded = applications.load(store, account, application)
    assert (loaded.statements, loaded.fields) == ({}, {"job_plan": "Ten PAs"})


def test_a_text_is_normalised_and_never_trimmed(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    written = "  one\r\ntwo\rcafe\u0301\x0b \u202e<script> \U0001f469\u200d\U0001f467\n\n"
    saved = applications.save_text(store, account, application, BOX, written, 0, now)
    assert saved.text == "  one\ntwo\ncaf\u00e9 \u202e<script> \U0001f469\u200d\U0001f467\n\n"


@pytest.mark.parametrize("began_from", [0, 1, 2, 99])
def test_a_save_equal_to_the_newest_text_adds_no_version(
    store: Store, account: Account, application: int, now: datetime, began_from: int
) -> None:
    applications.save_text(store, account, application, BOX, "I led.", 0, now)
    again = applications.save_text(store, account, application, BOX, "I led.", began_from, now)
    assert again.version == 1
    assert len(applications.list_versions(store, account, application, BOX)) == 1


def test_an_empty_save_before_the_first_adds_no_version(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    assert applications.save_text(store, account, application, BOX, "", 0, now).version == 0
    assert applications.list_versions(store, account, application, BOX) == ()


def test_a_text_that_was_emptied_is_missing_and_its_versions_stay(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    applications.save_text(store, account, application, BOX, "I led.", 0, now)
    applications.save_text(store, account, application, BOX, "", 1, now)
    assert applications.load(store, account, application).statements == {}
    assert texts(applications.list_versions(store, account, application, BOX)) == ["", "I led."]


@pytest.mark.parametrize("began_from", [-1, 0, 1, 3])
def test_a_save_that_began_from_another_version_keeps_both_texts(
    store: Store, account: Account, application: int, now: datetime, began_from: int
) -> None:
    for version, text in enumerate(["first", "theirs"]):
        applications.save_text(store, account, application, BOX, text, version, now)
    with pytest.raises(StaleVersion) as refused:
        applications.save_text(store, account, application, BOX, "yours\r\n", began_from, now)
    stale = refused.value
    assert (stale.yours, stale.theirs, stale.newest) == ("yours\n", "theirs", 2)
    assert len(applications.list_versions(store, account, application, BOX)) == 2


def test_of_eight_threads_on_one_box_no_acknowledged_text_is_lost(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    def save_often(thread: int) -> list[str]:
        acknowledged = []
        for number in range(15):
            newest = applications.newest_version(store, account, application, BOX)
            text = f"{newest.text[-20:]} {thread}.{number}"
            try:
                applications.save_text(store, account, application, BOX, text, newest.version, now)
            except StaleVersion:
                continue
            acknowledged.append(text)
        return acknowledged

    with ThreadPoolExecutor(8) as threads:
        acknowledged = [text for texts in threads.map(save_often, range(8)) for text in texts]
    kept = texts(applications.list_versions(store, account, application, BOX))
    assert sorted(kept) == sorted(acknowledged)
    assert len(kept) >= 15


def test_claims_move_along_with_their_words(store: Store, account: Account, now: datetime) -> None:
    before = Application(
        scheme=SCHEME,
        applicant=Applicant("Imogen"),
        evidence=(ITEM, replace(ITEM, id="audit")),
        statements={BOX: "I led the rota. I led the audit."},
        claims=(Claim(BOX, 16, 32, ("audit", "rota")), Claim(BOX, 0, 15, ("rota",))),
    )
    number = transfer.import_application(store, account, before, now).application_id
    longer = "In 2024 I led the rota. I led the audit."
    applications.save_text(store, account, number, BOX, longer, 1, now)
    moved = (Claim(BOX, 24, 40, ("audit", "rota")), Claim(BOX, 8, 23, ("rota",)))
    assert applications.load(store, account, number).claims == moved
    changed = "In 2024 I led the rota. Others did the rest."
    applications.save_text(store, account, number, BOX, changed, 2, now)
    assert applications.load(store, account, number).claims == (Claim(BOX, 8, 23, ("rota",)),)


def test_a_claim_loses_a_deleted_item_and_goes_with_its_last(
    store: Store, account: Account, now: datetime
) -> None:
    before = Application(
        scheme=SCHEME,
        applicant=Applicant("Imogen"),
        evidence=(ITEM, replace(ITEM, id="audit", domain="service")),
        statements={BOX: "I led the rota. I led the audit."},
        claims=(Claim(BOX, 0, 15, ("rota", "audit")), Claim(BOX, 16, 32, ("audit",))),
    )
    number = transfer.import_application(store, account, before, now).application_id
    bank.delete_evidence(store, account, "audit")
    bank.add_evidence(store, account, replace(ITEM, id="audit"), now)
    loaded = applications.load(store, account, number)
    assert loaded.claims == (Claim(BOX, 0, 15, ("rota",)),)
    assert loaded.evidence == (ITEM, replace(ITEM, id="audit"))
    assert loaded.statements == before.statements


def test_an_item_is_placed_in_one_application_only(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bank.add_evidence(store, account, ITEM, now)
    second = applications.start_application(store, account, SCHEME.id, now)
    applications.place_evidence(store, account, application, "rota", "service")
    assert applications.load(store, account, application).evidence[0].domain == "service"
    assert applications.load(store, account, second).evidence[0].domain is None
    applications.place_evidence(store, account, application, "rota", "innovation")
    assert applications.load(store, account, application).evidence[0].domain == "innovation"
    applications.place_evidence(store, account, application, "rota", None)
    assert applications.load(store, account, application).evidence == (ITEM,)


def test_a_box_or_item_that_is_not_there_is_said(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bank.add_evidence(store, account, ITEM, now)
    for use in (
        lambda: applications.save_text(store, account, application, "poetry", "Ode", 0, now),
        lambda: applications.newest_version(store, account, application, "poetry"),
        lambda: applications.list_versions(store, account, application, "poetry"),
        lambda: applications.place_evidence(store, account, application, "rota", "job_plan"),
    ):
        with pytest.raises(BoxNotFound):
            use()
    with pytest.raises(EvidenceNotFound):
        applications.place_evidence(store, account, application, "nothing", BOX)


def test_a_deleted_application_is_gone_and_the_evidence_stays(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bank.add_evidence(store, account, ITEM, now)
    applications.save_text(store, account, application, BOX, "I led.", 0, now)
    applications.delete_application(store, account, application)
    assert applications.list_applications(store, account) == ()
    assert bank.list_evidence(store, account) == (ITEM,)
    with pytest.raises(ApplicationNotFound):
        applications.load(store, account, application)


USES: dict[str, Callable[[Store, Account, int, datetime], object]] = {
    "get": lambda store, who, number, now: applications.get_application(store, who, number),
    "load": lambda store, who, number, now: applications.load(store, who, number),
    "newest": lambda store, who, number, now: applications.newest_version(store, who, number, BOX),
    "list": lambda store, who, number, now: applications.list_versions(store, who, number, BOX),
    "save": lambda store, who, number, now: applications.save_text(
        store, who, number, BOX, "Taken over", 1, now
    ),
    "place": lambda store, who, number, now: applications.place_evidence(
        store, who, number, "rota", BOX
    ),
    "open a box": lambda store, who, number, now: applications.open_box(store, who, number, BOX),
    "delete": lambda store, who, number, now: applications.delete_application(store, who, number),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
def test_nobody_reaches_anothers_application(
    store: Store,
    account: Account,
    somebody_else: Account,
    application: int,
    now: datetime,
    use: Callable[[Store, Account, int, datetime], object],
) -> None:
    applications.save_text(store, account, application, BOX, "Mine", 0, now)
    bank.add_evidence(store, somebody_else, ITEM, now)
    with pytest.raises(ApplicationNotFound):
        use(store, somebody_else, application, now)
    assert applications.list_applications(store, somebody_else) == ()
    assert applications.load(store, account, application).statements == {BOX: "Mine"}


def questions_of(store: Store, load: Callable[[], object]) -> int:
    asked: list[str] = []
    with store.data.read_tx() as db:
        pass
    db.conn.set_trace_callback(asked.append)
    load()
    db.conn.set_trace_callback(None)
    return len([question for question in asked if question.startswith(("select", "with"))])


def questions_of_load(store: Store, account: Account, application: int) -> int:
    return questions_of(store, lambda: applications.load(store, account, application))


def test_all_applications_are_loaded_as_each_is_by_itself(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    items = (ITEM, replace(ITEM, id="other", title="Another rota"))
    claims = (Claim("service", 0, 1, ("other", "rota")), Claim(BOX, 0, 2, ("rota",)))
    written = {"service": "I served.", BOX: "I led."}
    whole = Application(SCHEME, Applicant("I"), items, None, written, {}, claims)
    for domain in ("service", "education", None):
        placed = replace(whole, evidence=(replace(items[0], domain=domain), items[1]))
        transfer.import_application(store, account, placed, now)
    transfer.import_application(store, somebody_else, whole, now)
    number = applications.start_application(store, account, "cea-national-2019", now)
    applications.save_text(store, account, number - 4, BOX, "I led more.", 1, now)
    loaded = applications.load_all(store, account)
    assert [one.id for one, _ in loaded] == [
        one.id for one in applications.list_applications(store, account)
    ]
    assert len(loaded) == 4
    for one, application in loaded:
        assert application == applications.load(store, account, one.id)


def test_loading_ten_applications_asks_as_many_questions_as_loading_one(
    store: Store, account: Account, now: datetime
) -> None:
    counts = set()
    for _ in range(10):
        applications.start_application(store, account, SCHEME.id, now)
        counts.add(questions_of(store, lambda: applications.load_all(store, account)))
    assert counts == {7}


def test_loading_asks_as_many_questions_of_a_full_application_as_of_an_empty_one(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    of_empty = questions_of_load(store, account, application)
    items = tuple(replace(ITEM, id=f"e{n}", domain="service") for n in range(60))
    statements = {"leadership": "I led.", "service": "I served.", "innovation": "I invented."}
    claims = tuple(Claim("service", 0, 1, (item.id,)) for item in items)
    full = Application(SCHEME, Applicant("I"), items, None, statements, {}, claims)
    number = transfer.import_application(store, account, full, now).application_id
    for version in range(1, 30):
        applications.save_text(store, account, number, BOX, f"{version}", version, now)
    assert questions_of_load(store, account, number) == of_empty == 1


def steps_of_load(store: Store, account: Account, application: int) -> int:
    steps: list[None] = []
    with store.data.read_tx() as db:
        pass
    # SQLite calls it for every ten steps that it takes.
    db.conn.set_progress_handler(lambda: steps.append(None), 10)
    applications.load(store, account, application)
    db.conn.set_progress_handler(None, 10)
    return len(steps)


def test_loading_costs_no_more_when_a_text_was_saved_a_thousand_times(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    applications.save_text(store, account, application, BOX, "I led.", 0, now)
    before = steps_of_load(store, account, application)
    newest = applications.newest_version(store, account, application, BOX)
    with store.data.write_tx() as db:
        for number in range(1000):
            newest = stored.add_version(db, account, application, newest, f"{number}", [], now)
    assert steps_of_load(store, account, application) <= before + 2
