"""The data folder: what people wrote in one file, who is signed in in another."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from cea_helper.errors import DatabaseRefused, NotSaved
from cea_helper.schemes import Catalogue, shipped
from cea_helper.storage import evidence, evidence_index, migrations, opening, schemes
from cea_helper.storage.database import DatabaseFile

_MOST_EARLIER = 64


class Store:
    """The two database files of a data folder.

    They are two so that reading a page, which notes when a person was last seen, never writes
    to the data.
    """

    def __init__(self, folder: Path, is_demo: bool = False) -> None:
        """Open the folder, made where it is missing.

        Raises DatabaseRefused where it holds something else, a demonstration's folder opened as a
        real one and the other way round included, and UnusableDataFolder where it cannot be
        written.
        """
        self.is_demo = is_demo
        # Read anew only when somebody has corrected them: with the number of that correction.
        self._schemes: tuple[int, Catalogue] = (0, shipped())
        # No correction is ever taken back, so what held after one stays true.
        self._earlier: dict[int, Catalogue] = {}
        mark = opening.DEMO if is_demo else opening.REAL
        _check_not_emptied(folder)
        self.data = DatabaseFile(folder / "cea.sqlite", mark, migrations.DATA)
        self.sessions = DatabaseFile(
            folder / "sessions.sqlite", opening.SESSIONS, migrations.SESSIONS
        )
        self._bring_index_up_to_date()

    def schemes(self, db: Database, newest: int | None = None) -> Catalogue:
        """Return the award rounds as they stand at the moment that `db` sees.

        Whoever knows the newest revision already gives it, and no question is asked for it.
        """
        revision = schemes.newest_revision(db) if newest is None else newest
        if self._schemes[0] != revision:
            self._schemes = revision, schemes.catalogue(db, revision)
        return self._schemes[1]

    def schemes_at(self, db: Database, revision: int) -> Catalogue:
        """Return the award rounds as they stood once this correction was made; 0: before any."""
        if revision not in self._earlier:
            if len(self._earlier) >= _MOST_EARLIER:
                self._earlier.clear()
            self._earlier[revision] = schemes.catalogue(db, revision)
        return self._earlier[revision]

    @property
    def allows_several_processes(self) -> bool:
        """Whether more than one program may write to the folder at the same time."""
        return opening.is_safe_with_several_writers()

    def ping(self) -> None:
        """Ask both files a question; raises where one does not answer."""
        for file in (self.data, self.sessions):
            with file.read_tx() as db:
                db.execute("select count(*) from sqlite_schema").fetchone()

    def close(self) -> None:
        """Close both files."""
        self.data.close()
        self.sessions.close()

    def _bring_index_up_to_date(self) -> None:
        with self.data.read_tx() as db:
            is_current = evidence_index.is_current(db)
        # On a full disk people can still read what they wrote; the next start makes up for it.
        if not is_current:
            with suppress(NotSaved), self.data.write_tx() as db:
                evidence.index_anew(db)


def _check_not_emptied(folder: Path) -> None:
    """Refuse a folder that people have signed in to and whose data is gone.

    Taken for new, it would let anybody who comes first make the administrator's account. The file
    that is made last is looked for first, since another process may be making both now.
    """
    data = folder / "cea.sqlite"
    was_used = (folder / "sessions.sqlite").exists()
    if was_used and not (data.exists() and data.stat().st_size):
        raise DatabaseRefused(
            f"{data} is missing or empty, but people have used this folder. Restore a backup, or "
            "name another folder"
        )
