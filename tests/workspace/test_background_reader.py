"""Reading files in the background."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.errors import NoImportWaiting
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import importing
from cea_helper.workspace.background_reader import BackgroundReader

RECORD = "TY  - JOUR\nTI  - Sepsis of ward {}\nPY  - 2023\nER  - \n"


def begin(
    reader: BackgroundReader, store: Store, account: Account, content: bytes, now: datetime
) -> str:
    mark = importing.start(store, account, "x.ris", content, now)
    reader.begin(account, mark)
    return mark


def test_a_file_is_read_in_the_background(store: Store, account: Account, now: datetime) -> None:
    reader = BackgroundReader(store, importing.read, importing.cancel)
    begin(reader, store, account, RECORD.format(1).encode(), now)
    reader.wait(account, 20)
    assert reader.progress(account) is None
    assert reader.take_failure(account) == ""
    assert len(importing.list_found(store, account, 1).items) == 1


def test_why_a_file_cannot_be_read_is_told_once_and_nothing_stays(
    store: Store, account: Account, now: datetime
) -> None:
    reader = BackgroundReader(store, importing.read, importing.cancel)
    begin(reader, store, account, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", now)
    reader.wait(account, 20)
    assert "old Excel file" in reader.take_failure(account)
    assert reader.take_failure(account) == ""
    with pytest.raises(NoImportWaiting):
        importing.get_import(store, account, now)


def test_reading_that_is_stopped_keeps_nothing(
    store: Store, account: Account, now: datetime
) -> None:
    reader = BackgroundReader(store, importing.read, importing.cancel)
    many = "".join(RECORD.format(number) for number in range(3000)).encode()
    mark = begin(reader, store, account, many, now)
    reader.stop(account, mark)
    importing.cancel(store, account, mark)
    reader.wait(account, 20)
    assert importing.list_found(store, account, 1).items == ()


def test_another_file_takes_the_place_of_the_first(
    store: Store, account: Account, now: datetime
) -> None:
    reader = BackgroundReader(store, importing.read, importing.cancel)
    many = "".join(RECORD.format(number) for number in range(3000)).encode()
    begin(reader, store, account, many, now)
    begin(reader, store, account, RECORD.format("the second file").encode(), now)
    reader.wait(account, 20)
    waiting = importing.list_found(store, account, 1).items
    assert [one.item.title for one in waiting] == ["Sepsis of ward the second file"]
