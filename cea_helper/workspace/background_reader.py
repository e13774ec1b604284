"""Read files that people brought in the background, one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from cea_helper.errors import CeaHelperError
from cea_helper.people import Account
from cea_helper.storage import Store

# How many records are done, and of how many.
Progress = Callable[[int, int], None]


@dataclass
class Reading:
    """A file that is being read: how many of its records are done, and of how many once known."""

    mark: str
    done: int = 0
    total: int = 0
    failure: str = ""
    is_stopped: bool = False
    ended: threading.Event = field(default_factory=threading.Event)


class _Stopped(Exception):
    """The person does not want the file read any more."""


class BackgroundReader:
    """Reads one file at a time, so that memory is bounded, in a thread for each person at most.

    A file whose thread has died with the program is known by this: nobody is reading it. `read`
    reads the file with a mark and keeps what it finds; `forget` drops one that cannot be read.
    """

    def __init__(
        self,
        store: Store,
        read: Callable[[Store, Account, str, Progress], None],
        forget: Callable[[Store, Account, str], None],
    ) -> None:
        self._store = store
        self._read_file = read
        self._forget = forget
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._readings: dict[int, Reading] = {}

    def begin(self, account: Account, mark: str) -> None:
        """Read the file with this mark; what was read for the person before is stopped."""
        reading = Reading(mark)
        with self._guard:
            earlier = self._readings.get(account.id)
            self._readings[account.id] = reading
        if earlier:
            earlier.is_stopped = True
        threading.Thread(target=self._run, args=(account, reading), daemon=True).start()

    def wait(self, account: Account, seconds: float) -> None:
        """Wait until the person's file is read, no longer than this."""
        if reading := self.progress(account):
            reading.ended.wait(seconds)

    def progress(self, account: Account) -> Reading | None:
        """Return how far the person's file is read, or None where none is being read."""
        reading = self._readings.get(account.id)
        return reading if reading and not reading.ended.is_set() else None

    def take_failure(self, account: Account) -> str:
        """Return why the person's file could not be read, once; else nothing."""
        with self._guard:
            reading = self._readings.get(account.id)
            if reading is None or not reading.ended.is_set():
                return ""
            del self._readings[account.id]
            return reading.failure

    def stop(self, account: Account, mark: str) -> None:
        """Stop reading the file with this mark, if it is being read."""
        reading = self._readings.get(account.id)
        if reading and reading.mark == mark:
            reading.is_stopped = True

    def _run(self, account: Account, reading: Reading) -> None:
        try:
            with self._turn:
                self._read(account, reading)
        except _Stopped:
            pass
        except CeaHelperError as error:
            reading.failure = str(error)
            self._forget(self._store, account, reading.mark)
        finally:
            reading.ended.set()

    def _read(self, account: Account, reading: Reading) -> None:
        def note(done: int, total: int) -> None:
            if reading.is_stopped:
                raise _Stopped
            reading.done, reading.total = done, total

        note(0, 0)
        self._read_file(self._store, account, reading.mark, note)
