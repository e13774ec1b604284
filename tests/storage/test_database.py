"""Transactions: all or nothing, one moment, many threads."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from cea_helper.errors import NotSaved
from cea_helper.storage import Database, Store


def add_try(db: Database, person: str) -> None:
    db.execute(
        "insert into sign_in_try (person, address, tried_at) values (?, 'here', 'now')", (person,)
    )


def count_tries(store: Store) -> int:
    with store.sessions.read_tx() as db:
        return int(db.execute("select count(*) from sign_in_try").fetchone()[0])


def test_what_was_written_before_an_error_is_undone(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.sessions.write_tx() as db:
        add_try(db, "lost")
        1 / 0  # noqa: B018
    assert count_tries(store) == 0
    with store.sessions.write_tx() as db:
        add_try(db, "kept")
    assert count_tries(store) == 1


def test_reading_sees_one_moment_while_another_thread_writes(store: Store) -> None:
    def write() -> None:
        with store.sessions.write_tx() as db:
            add_try(db, "meanwhile")

    with store.sessions.read_tx() as db:
        before = db.execute("select count(*) from sign_in_try").fetchall()
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert db.execute("select count(*) from sign_in_try").fetchall() == before
    assert count_tries(store) == 1


def test_a_question_on_its_own_holds_no_moment_for_the_next(store: Store) -> None:
    for number in range(3):
        with ThreadPoolExecutor(1) as threads, store.sessions.write_tx() as db:
            add_try(db, str(number))
            asked = threads.submit(_count_once, store)
            assert asked.result() == number
        assert _count_once(store) == number + 1


def _count_once(store: Store) -> int:
    rows = store.sessions.read_once().execute("select count(*) from sign_in_try").fetchall()
    return int(rows[0][0])


def test_eight_threads_that_read_and_then_write_lose_nothing(store: Store) -> None:
    def add_one(_: int) -> None:
        with store.sessions.write_tx() as db:
            found = db.execute("select count(*) from sign_in_try").fetchone()[0]
            add_try(db, str(found))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_one, range(200)))
    with store.sessions.read_tx() as db:
        numbers = [int(row[0]) for row in db.execute("select person from sign_in_try").fetchall()]
    assert sorted(numbers) == list(range(200))


def test_a_transaction_in_a_transaction_is_an_error_and_no_deadlock(store: Store) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="within a transaction"),
        store.sessions.write_tx(),
        store.sessions.write_tx(),
    ):
        pass
    assert count_tries(store) == 0


def test_a_file_in_use_for_too_long_is_said_to_the_person(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "data" / "sessions.sqlite")) as other:
        other.execute("begin immediate")
        with store.sessions.read_tx() as db:
            pass
        db.execute("pragma busy_timeout=10")
        with pytest.raises(NotSaved, match="could not be saved"), store.sessions.write_tx():
            pass
        other.rollback()
    with store.sessions.write_tx() as db:
        add_try(db, "after")
    assert count_tries(store) == 1


def test_a_full_disk_is_said_to_the_person_and_work_goes_on(store: Store) -> None:
    with store.sessions.read_tx() as db:
        pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count={pages}")
    with pytest.raises(NotSaved), store.sessions.write_tx() as db:
        for _ in range(100):
            add_try(db, "x" * 1000)
    db.execute("pragma max_page_count=1000000")
    with store.sessions.write_tx() as db:
        add_try(db, "after")
    assert count_tries(store) == 1


def test_a_mistake_in_the_program_stays_one(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError), store.data.write_tx() as db:
        db.execute("insert into nowhere values (1)")


def test_a_thread_that_ends_leaves_no_connection_behind(store: Store) -> None:
    for _ in range(5):
        reader = threading.Thread(target=count_tries, args=(store,))
        reader.start()
        reader.join()
    gc.collect()
    assert len(store.sessions._open) == 0
