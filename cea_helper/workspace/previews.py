"""Pages of documents drawn in the background, kept in memory for their people, and nowhere else."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from cea_helper.errors import CeaHelperError, PreviewNotFound
from cea_helper.people import Account
from cea_helper.word import office

# Of the people who looked last; a document of 20 pages has some 2 MB.
_MOST_KEPT = 12

# Makes a PDF of a document, and pictures of its pages.
Draw = Callable[[bytes], tuple[bytes, tuple[bytes, ...]]]


@dataclass
class Preview:
    """A document as PDF and page by page, or why it could not be drawn. `mark` names what it is.

    A document with other words has another mark.
    """

    mark: str
    pdf: bytes = b""
    pages: tuple[bytes, ...] = ()
    failure: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def is_ready(self) -> bool:
        """Whether it is drawn."""
        return self.ended.is_set() and not self.failure


class Previews:
    """Draws one document at a time, and keeps the last one of each person."""

    def __init__(self, draw: Draw = office.draw) -> None:
        self._draw = draw
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._kept: OrderedDict[int, Preview] = OrderedDict()

    def begin(self, account: Account, mark: str, write: Callable[[], bytes]) -> Preview:
        """Return the person's preview with this mark; where it is another, begin to draw it."""
        with self._guard:
            known = self._kept.get(account.id)
            if known is not None and known.mark == mark and not known.failure:
                self._kept.move_to_end(account.id)
                return known
            new = self._kept[account.id] = Preview(mark)
            self._kept.move_to_end(account.id)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        threading.Thread(target=self._run, args=(account, new, write), daemon=True).start()
        return new

    def get(self, account: Account, mark: str) -> Preview:
        """Return the person's drawn preview with this mark. Raises PreviewNotFound."""
        known = self._kept.get(account.id)
        if known is None or known.mark != mark or not known.is_ready:
            raise PreviewNotFound
        return known

    def _run(self, account: Account, preview: Preview, write: Callable[[], bytes]) -> None:
        try:
            with self._turn:
                # Meanwhile the person may have asked for another.
                if self._kept.get(account.id) is preview:
                    preview.pdf, preview.pages = self._draw(write())
        except CeaHelperError as error:
            preview.failure = str(error)
        finally:
            preview.ended.set()
