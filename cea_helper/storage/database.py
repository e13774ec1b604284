"""One database file: a connection for each thread, and whole transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from sqlite_utils import Database, Migrations

from cea_helper.errors import NotSaved
from cea_helper.storage.opening import CANNOT_WRITE, OperationalError, connect, prepare, transaction


class DatabaseFile:
    """A database file that is ours and up to date.

    Nothing else in the program begins a transaction. Results are read to the end at once: a
    half-read one would hold its snapshot and stop the next write of the thread.
    """

    def __init__(self, path: Path, mark: int, migrations: Migrations) -> None:
        prepare(path, mark, migrations)
        self.path = path
        self._of_thread = threading.local()
        # A thread that ends lets go of its connection, which must not be kept here.
        self._open: WeakSet[Database] = WeakSet()
        self._guard = threading.Lock()
        # One writer at a time in this process. It makes a queue of what would otherwise be tries
        # again, and it is what an older SQLite needs to be safe.
        self._writing = threading.RLock()
        # While one connection is open, the last of the others to close need not fold up the log.
        self._anchor = connect(path)

    @contextmanager
    def read_tx(self) -> Iterator[Database]:
        """Give a connection on which every question sees the same moment."""
        with transaction(self._connection(), "deferred") as db:
            yield db

    def read_once(self) -> Database:
        """Return a connection for one question, which sees one moment without a transaction."""
        return self._connection()

    @contextmanager
    def write_tx(self) -> Iterator[Database]:
        """Give a connection on which all changes are kept together or none is.

        Raises NotSaved where the file cannot be written now.
        """
        with self._writing:
            try:
                # "Immediate" takes the write lock before anything is read: a transaction that
                # began by reading would fail where another one wrote meanwhile.
                with transaction(self._connection(), "immediate") as db:
                    yield db
            except OperationalError as error:
                if error.sqlite_errorcode & 0xFF in CANNOT_WRITE:
                    raise NotSaved() from error
                raise

    def close(self) -> None:
        """Close the connections of all threads. The file cannot be used after that."""
        with self._guard:
            for db in list(self._open):
                db.close()
        self._anchor.close()

    def _connection(self) -> Database:
        db: Database | None = getattr(self._of_thread, "db", None)
        if db is None:
            db = self._of_thread.db = connect(self.path)
            with self._guard:
                self._open.add(db)
        return db
