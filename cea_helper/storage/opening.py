"""Create, check and bring up to date a database file before anything is done with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

# sqlite-utils takes pysqlite3 where it is installed, and the errors of the one are not those of
# the other: so the module is taken from here and nowhere else.
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from cea_helper.errors import DatabaseRefused, UnusableDataFolder

OperationalError = sqlite3.OperationalError

# Older ones can corrupt a file in write-ahead mode when two connections write at the same time.
_SAFE_WITH_SEVERAL_WRITERS = (3, 51, 3)
_OVERWRITES_WORDS = (3, 42, 0)

# Four letters in the head of the file say what it is, so that no other is opened by mistake.
REAL = int.from_bytes(b"CEAr")
DEMO = int.from_bytes(b"CEAd")
SESSIONS = int.from_bytes(b"CEAs")

# SQLite's primary result codes for what is no mistake of the program: busy, locked, read-only,
# input or output failed, disk full, cannot open.
CANNOT_WRITE = frozenset({5, 6, 8, 10, 13, 14})
_IN_USE = frozenset({5, 6})
_DISK_FULL = 13

_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=wal",
    "synchronous=full",  # "saved" is still true after a power cut
    "foreign_keys=on",
    "secure_delete=on",  # what a person deletes is overwritten
    "mmap_size=0",
)


def is_safe_with_several_writers() -> bool:
    """Whether this SQLite is safe when more than one process writes to a file."""
    return bool(sqlite3.sqlite_version_info >= _SAFE_WITH_SEVERAL_WRITERS)


def overwrites_deleted_words() -> bool:
    """Whether this SQLite can take deleted words out of a full-text search for good, at once."""
    return bool(sqlite3.sqlite_version_info >= _OVERWRITES_WORDS)


def connect(path: Path) -> Database:
    """Return a new connection to a file that `prepare` has passed."""
    db = _bare_connection(path)
    for pragma in _PRAGMAS:
        db.execute(f"pragma {pragma}")
    return db


def prepare(path: Path, mark: int, migrations: Migrations) -> None:
    """Create the file, or check that it is ours and bring it up to date.

    Raises DatabaseRefused, and leaves the file as it was, where it must not be opened, and
    UnusableDataFolder where it cannot be written.
    """
    _create_private(path)
    try:
        with closing(_bare_connection(path)) as db:
            _check_mark(db, path, mark)
        path.chmod(0o600)
        with closing(connect(path)) as db:
            _check_not_newer(db, path, migrations)
            if migrations.pending(db):
                _migrate(db, path, mark, migrations)
    except OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if code not in CANNOT_WRITE:
            raise
        raise DatabaseRefused(_why_not_now(path, code)) from error


@contextmanager
def transaction(db: Database, kind: str) -> Iterator[Database]:
    """Do all that follows or none of it; `kind` is "immediate" to write, "deferred" to read."""
    db.execute(f"begin {kind}")
    try:
        yield db
        db.execute("commit")
    except BaseException:
        # A full disk may have undone the transaction already.
        if db.conn.in_transaction:
            db.execute("rollback")
        raise


def _bare_connection(path: Path) -> Database:
    # `check_same_thread=False` only so that another thread can close it when the program ends.
    connection = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return Database(connection, execute_plugins=False)


def _create_private(path: Path) -> None:
    """Make the file and its folder for this user alone; SQLite's side files follow the file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise UnusableDataFolder(str(path.parent), str(error.strerror)) from error


def _check_mark(db: Database, path: Path, mark: int) -> None:
    try:
        # Tables and mark come in one transaction, so in this order: another process may make them
        # between the two questions, and tables without our mark would look like a foreign file.
        is_new = not db.table_names()
        found = db.execute("pragma application_id").fetchone()[0]
    except OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise DatabaseRefused(f"{path} is not a database that can be read") from error
    if found != mark and not (is_new and found == 0):
        raise DatabaseRefused(_why_not(path, found))


def _why_not_now(path: Path, code: int) -> str:
    if code in _IN_USE:
        return f"{path} is in use by another program. Close that one and try again"
    if code == _DISK_FULL:
        return f"The disk that holds {path.parent} is full. Make room and try again"
    return f"{path} cannot be read or written. Check its folder and its disk"


def _why_not(path: Path, found: int) -> str:
    if found == DEMO:
        return f"{path.parent} holds the made-up people of the demonstration. Name another folder"
    if found == REAL:
        return f"{path.parent} holds the data of real people. Name another folder"
    return f"{path} is not a database of CEA Helper. Name another folder"


def _check_not_newer(db: Database, path: Path, migrations: Migrations) -> None:
    # On an empty database every migration is pending: these are all that this version knows.
    with closing(Database(memory=True, execute_plugins=False)) as empty:
        known = {migration.name for migration in migrations.pending(empty)}
    if any(migration.name not in known for migration in migrations.applied(db)):
        raise DatabaseRefused(
            f"{path} was written by a newer version of CEA Helper. Install that version"
        )


def _migrate(db: Database, path: Path, mark: int, migrations: Migrations) -> None:
    # Foreign keys are off meanwhile, or a table that others refer to could not be made anew. The
    # pragma does nothing inside a transaction.
    db.execute("pragma foreign_keys=off")
    with transaction(db, "immediate"):
        # Another process may have brought the file up to date while this one waited.
        if pending := migrations.pending(db):
            if db.table_names():
                _back_up(path, pending[0].name)
            migrations.apply(db)
            if db.execute("pragma foreign_key_check").fetchall():
                raise DatabaseRefused(f"{path} has rows that refer to nothing. Restore a backup")
            db.execute(f"pragma application_id={mark}")


def _back_up(path: Path, migration: str) -> None:
    """Copy the file as it was before the migration, whole or not at all."""
    copy = path.parent / "backups" / f"{path.stem}-before-{migration}.sqlite"
    unfinished = copy.with_suffix(".unfinished")
    _create_private(unfinished)
    with closing(_bare_connection(path)) as source, closing(_bare_connection(unfinished)) as target:
        source.conn.backup(target.conn)
    unfinished.replace(copy)
