"""A data folder is opened only where it is ours, whole and not newer than the program."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

import cea_helper
from cea_helper.errors import DatabaseRefused, UnusableDataFolder
from cea_helper.storage import Store, opening


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_and_its_files_are_for_this_user_alone(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert mode(folder) == 0o700
    assert {mode(file) for file in folder.iterdir()} == {0o600}
    assert {"cea.sqlite", "sessions.sqlite"} <= {file.name for file in folder.iterdir()}


def test_every_connection_has_the_pragmas_that_keep_what_was_saved(store: Store) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "mmap_size": 0,
    }
    for file in (store.data, store.sessions):
        with file.read_tx() as db:
            found = {name: db.execute(f"pragma {name}").fetchone()[0] for name in expected}
        assert found == expected


def test_a_folder_opened_again_is_as_it_was(tmp_path: Path) -> None:
    for _ in range(2):
        with closing(Store(tmp_path)) as store:
            store.ping()
    assert not (tmp_path / "backups").exists()


def test_a_demonstration_is_not_opened_as_a_real_installation(tmp_path: Path) -> None:
    Store(tmp_path, is_demo=True).close()
    with pytest.raises(DatabaseRefused, match="made-up people"):
        Store(tmp_path)


def test_a_real_installation_is_not_opened_as_a_demonstration(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with pytest.raises(DatabaseRefused, match="real people"):
        Store(tmp_path, is_demo=True)


def make_another_programs_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table recipe (name text)")


def make_a_text_file(path: Path) -> None:
    path.write_text("These are my notes, not a database. " * 100)


@pytest.mark.parametrize("make", [make_another_programs_database, make_a_text_file])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "cea.sqlite"
    make(path)
    path.chmod(0o644)
    before = path.read_bytes()
    with pytest.raises(DatabaseRefused):
        Store(tmp_path)
    assert path.read_bytes() == before
    assert mode(path) == 0o644


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with closing(Database(tmp_path / "cea.sqlite")) as db:
        db.table("_sqlite_migrations").insert(
            {"migration_set": "cea_helper", "name": "m999_of_the_future", "applied_at": "2030"}
        )
    with pytest.raises(DatabaseRefused, match="newer version"):
        Store(tmp_path)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UnusableDataFolder, match="Not a directory"):
        Store(tmp_path / "file" / "data")


def test_several_openers_at_once_all_find_the_same_new_database(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        stores = list(threads.map(lambda _: Store(tmp_path), range(8)))
    for store in stores:
        with store.data.read_tx() as db:
            names = [row["name"] for row in db.execute("select name from _sqlite_migrations")]
            assert len(set(names)) == len(names) > 5
        store.close()


def test_several_programs_at_once_all_open_a_new_folder(tmp_path: Path) -> None:
    code = "import pathlib, sys; from cea_helper.storage import Store; "
    code += "Store(pathlib.Path(sys.argv[1]))"
    call = [sys.executable, "-c", code, str(tmp_path)]
    checkout = Path(cea_helper.__file__).parents[1]
    programs = [subprocess.Popen(call, cwd=checkout) for _ in range(3)]
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0]


def first(db: Database) -> None:
    db.executescript("create table note (id integer primary key, about integer)")


def second(db: Database) -> None:
    db.executescript("alter table note add column place text")


def broken(db: Database) -> None:
    db.executescript("alter table note add column place text")
    db.executescript("insert into nowhere values (1)")


def migrations(*steps: Callable[[Database], None]) -> Migrations:
    """Return a set of the given steps; a failing one stands under the name of the second."""
    of_test = Migrations("of_test")
    for number, step in enumerate(steps, start=1):
        of_test(name=f"m{number:03}")(step)
    return of_test


def columns(path: Path) -> list[str]:
    with closing(Database(path)) as db:
        return [column.name for column in db.table("note").columns]


def test_a_migration_of_a_filled_file_backs_it_up_first(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    opening.prepare(path, opening.REAL, migrations(first))
    opening.prepare(path, opening.REAL, migrations(first, second))
    backup = tmp_path / "backups" / "notes-before-m002.sqlite"
    assert columns(path) == ["id", "about", "place"]
    assert columns(backup) == ["id", "about"]
    assert [file.name for file in backup.parent.iterdir()] == [backup.name]
    assert mode(backup) == 0o600


def test_a_migration_that_fails_leaves_the_old_shape_and_stays_pending(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    opening.prepare(path, opening.REAL, migrations(first))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        opening.prepare(path, opening.REAL, migrations(first, broken))
    assert columns(path) == ["id", "about"]
    opening.prepare(path, opening.REAL, migrations(first, second))
    assert columns(path) == ["id", "about", "place"]


def leave_a_row_that_refers_to_nothing(db: Database) -> None:
    db.executescript(
        "create table child (id integer, note_id integer references note (id));"
        "insert into child values (1, 99);"
    )


def test_a_migration_that_breaks_a_reference_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    opening.prepare(path, opening.REAL, migrations(first))
    with pytest.raises(DatabaseRefused, match="refer to nothing"):
        opening.prepare(path, opening.REAL, migrations(first, leave_a_row_that_refers_to_nothing))
    with closing(Database(path)) as db:
        assert "child" not in db.table_names()


def test_an_older_sqlite_is_known_to_be_unsafe_with_several_programs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_SAFE_WITH_SEVERAL_WRITERS", (99, 0, 0))
    assert not store.allows_several_processes


def test_a_file_that_another_program_holds_is_told_so(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "cea.sqlite", isolation_level=None)) as other:
        other.execute("pragma locking_mode=exclusive")
        other.execute("begin exclusive")
        with pytest.raises(DatabaseRefused, match="in use by another program"):
            Store(tmp_path)


def test_a_folder_whose_data_is_gone_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    Store(tmp_path).close()
    (tmp_path / "cea.sqlite").write_bytes(b"")
    with pytest.raises(DatabaseRefused, match="Restore a backup"):
        Store(tmp_path)
    assert (tmp_path / "cea.sqlite").read_bytes() == b""
