"""Evidence from files: what waits, what is chosen, and what comes into the bank."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread
from time import sleep

import pytest

from cea_helper.application import Application
from cea_helper.errors import NoImportWaiting, UnreadableEvidenceFile
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange import write_application
from cea_helper.people import Account, Applicant
from cea_helper.schemes import shipped
from cea_helper.storage import Store, schemes
from cea_helper.workspace import adding_found, bank, importing

COMMITTEES = b"""Committee,Role,Start,Remarks
Sepsis board,Chair,2021,Ask Jo
Sepsis board,Chair,2021,Again
Mortality group,Member,2022,
,Nobody,2022,
"""


def nothing(done: int, total: int) -> None:
    """Tell nobody how far the reading is."""


def start(store: Store, account: Account, now: datetime, content: bytes = COMMITTEES) -> str:
    mark = importing.start(store, account, "list.csv", content, now)
    importing.read(store, account, mark, nothing)
    return mark


def titles(store: Store, account: Account) -> list[str]:
    return [item.title for item in bank.list_evidence(store, account)]


def test_what_was_found_waits_and_the_bank_stays_as_it_is(
    store: Store, account: Account, now: datetime
) -> None:
    start(store, account, now)
    known = importing.get_import(store, account, now)
    assert known.found is not None
    assert (known.file_name, known.found.twice, known.found.not_read) == ("list.csv", 1, 1)
    waiting = importing.list_found(store, account, 1).items
    assert [one.item.title for one in waiting] == ["Sepsis board", "Mortality group"]
    assert titles(store, account) == []


def test_what_is_ticked_comes_into_the_bank_and_the_rest_goes(
    store: Store, account: Account, now: datetime
) -> None:
    mark = start(store, account, now)
    importing.tick(store, account, mark, 1, [1])
    added = adding_found.add_ticked(store, account, mark, "wider", now)
    assert (added.names, added.left_out) == (("mortality-group",), 1)
    assert bank.list_evidence(store, account)[0].areas == ("wider",)
    assert importing.list_found(store, account, 1).items == ()
    assert importing.get_import(store, account, now).added == added


def test_the_same_file_again_adds_nothing(store: Store, account: Account, now: datetime) -> None:
    adding_found.add_ticked(store, account, start(store, account, now), None, now)
    mark = start(store, account, now + timedelta(minutes=1))
    waiting = importing.list_found(store, account, 1).items
    assert [one.same_as for one in waiting] == ["sepsis-board", "mortality-group"]
    added = adding_found.add_ticked(store, account, mark, None, now)
    assert (added.names, added.held) == ((), 2)
    assert len(titles(store, account)) == 2


def test_what_may_be_there_already_is_told_with_its_reason_and_not_ticked(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, EvidenceItem("", "Mortality reviews", ("leading",)), now)
    rows = b"Mortality review group,,2022\nSleep,Chair,2020-2022\nSleep,Chair,2021-2023\n"
    start(store, account, now, b"Committee,Role,From - to\n" + rows)
    review, sleep, again = importing.list_found(store, account, 1).items
    assert review.resembles is not None and again.resembles is not None
    assert (review.resembles.evidence_id, again.resembles.record) == ("mortality-reviews", 3)
    assert review.resembles.why == "the title is the same and the times overlap"
    assert [one.is_ticked for one in (review, sleep, again)] == [False, True, False]


def test_what_the_bank_has_can_be_taken_all_the_same(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, EvidenceItem("", "Mortality group", ("leading",)), now)
    mark = start(store, account, now)
    importing.tick(store, account, mark, 1, [0, 1])
    adding_found.add_ticked(store, account, mark, None, now)
    assert titles(store, account) == ["Mortality group", "Sepsis board", "Mortality group"]


def test_all_and_none_can_be_ticked(store: Store, account: Account, now: datetime) -> None:
    mark = start(store, account, now)
    importing.tick_all(store, account, mark, False)
    assert importing.list_found(store, account, 1).counts.ticked == 0
    importing.tick_all(store, account, mark, True)
    assert importing.list_found(store, account, 1).counts.ticked == 2


def test_ticks_of_one_page_leave_the_others_alone(
    store: Store, account: Account, now: datetime
) -> None:
    rows = "\n".join(f"Project of ward {number},2022" for number in range(120))
    mark = start(store, account, now, f"Project,Start\n{rows}".encode())
    importing.tick(store, account, mark, 2, [50, 60])
    pages = [importing.list_found(store, account, page) for page in (1, 2, 3)]
    assert [sum(one.is_ticked for one in page.items) for page in pages] == [50, 2, 20]
    assert importing.list_found(store, account, 99).page == 3


def test_a_sheet_without_titles_waits_for_its_columns(
    store: Store, account: Account, now: datetime
) -> None:
    mark = start(store, account, now, b"Thing,Jahr\nSepsis board,2021\n")
    found = importing.get_import(store, account, now).found
    assert found is not None and found.needs_title and found.sheet is not None
    assert found.sheet.examples == (("Sepsis board",), ("2021",))
    importing.match_columns(store, account, ["title", "start"], now)
    importing.read(store, account, mark, nothing)
    item = importing.list_found(store, account, 1).items[0].item
    assert (item.title, str(item.start)) == ("Sepsis board", "2021")


def test_a_patient_identifier_is_told_with_its_place(
    store: Store, account: Account, now: datetime
) -> None:
    start(store, account, now, b"Title,Notes\nA case review,NHS number 943 476 5919\n")
    where, words, message = importing.list_found(store, account, 1).items[0].identifiers[0]
    assert (where, "943 476 5919" in words) == ("notes", True)
    assert message


def test_an_import_is_gone_after_a_day(store: Store, account: Account, now: datetime) -> None:
    start(store, account, now)
    later = now + timedelta(days=1, seconds=1)
    with pytest.raises(NoImportWaiting):
        importing.get_import(store, account, later)
    importing.start(store, account, "other.csv", COMMITTEES, later)
    assert importing.list_found(store, account, 1).items == ()


def test_a_cancelled_import_leaves_nothing(store: Store, account: Account, now: datetime) -> None:
    mark = start(store, account, now)
    importing.cancel(store, account, mark)
    with pytest.raises(NoImportWaiting):
        adding_found.add_ticked(store, account, mark, None, now)
    assert titles(store, account) == []


def test_a_form_of_an_earlier_import_chooses_nothing_of_a_later_one(
    store: Store, account: Account, now: datetime
) -> None:
    earlier = start(store, account, now)
    start(store, account, now, b"Title\nOther work\n")
    with pytest.raises(NoImportWaiting):
        adding_found.add_ticked(store, account, earlier, None, now)
    importing.cancel(store, account, earlier)
    assert len(importing.list_found(store, account, 1).items) == 1


def test_nobody_sees_what_another_person_chose(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    mark = start(store, account, now)
    with pytest.raises(NoImportWaiting):
        importing.get_import(store, somebody_else, now)
    with pytest.raises(NoImportWaiting):
        adding_found.add_ticked(store, somebody_else, mark, None, now)


def test_a_broken_file_is_told(store: Store, account: Account, now: datetime) -> None:
    mark = importing.start(store, account, "x.pdf", b"%PDF-1.7 x", now)
    with pytest.raises(UnreadableEvidenceFile):
        importing.read(store, account, mark, nothing)


def test_thousands_of_equal_titles_get_names_of_their_own(
    store: Store, account: Account, now: datetime
) -> None:
    items = [EvidenceItem("", "Ward round", ("teaching",))] * 300
    with store.data.write_tx() as db:
        names = bank.add_all(db, account, items, now)
    assert len(set(names)) == 300
    assert names[:2] == ("ward-round", "ward-round-2")


def test_an_application_file_of_a_trust_s_own_round_gives_its_evidence(
    store: Store, account: Account, now: datetime
) -> None:
    first = shipped().family("cea-local").tree["rounds"]["cea-local"]
    tree = {**shipped().family("cea-local").tree, "id": "ours", "rounds": {"ours-2027": first}}
    with store.data.write_tx() as db:
        schemes.add_revision(db, account, tree, "", now)
        scheme = store.schemes(db).get("ours-2027")
    item = EvidenceItem("clinic", "A clinic made anew", ("delivering",))
    document = write_application(Application(scheme, Applicant("Dr Made Up"), (item,)))
    start(store, account, now, document)
    waiting = importing.list_found(store, account, 1).items
    assert [one.item.title for one in waiting] == ["A clinic made anew"]


def test_an_import_that_stopped_half_way_goes_on(
    store: Store, account: Account, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "\n".join(f"Project of ward {number},2022" for number in range(500))
    mark = start(store, account, now, f"Project,Start\n{rows}".encode())
    monkeypatch.setattr(adding_found, "_PAUSE_SECONDS", -1)
    with pytest.raises(ValueError, match="sleep length"):
        adding_found.add_ticked(store, account, mark, None, now)
    waiting = importing.list_found(store, account, 1)
    assert (len(titles(store, account)), waiting.counts.ticked) == (200, 300)
    assert waiting.items[0].same_as == "project-of-ward-0"
    monkeypatch.undo()
    added = adding_found.add_ticked(store, account, mark, None, now)
    assert (len(added.names), added.held, added.left_out) == (500, 0, 0)
    assert len(set(titles(store, account))) == 500


def test_others_save_while_a_long_import_is_added(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    rows = "\n".join(f"Project of ward {number},2022" for number in range(1500))
    mark = start(store, account, now, f"Project,Start\n{rows}".encode())
    adding = Thread(target=adding_found.add_ticked, args=(store, account, mark, None, now))
    adding.start()
    while not titles(store, account):
        sleep(0.001)
    bank.add_evidence(store, somebody_else, EvidenceItem("", "Own work", ("leading",)), now)
    assert len(titles(store, account)) < 1500
    adding.join()
    assert len(titles(store, account)) == 1500
