"""Reading a Word document of 20 pages that came back, with and without the process of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources
from itertools import cycle, islice

from cea_helper.interchange import read_application
from cea_helper.strength import analyse
from cea_helper.word import (
    Parts,
    WordComment,
    propose,
    read_apart,
    read_document,
    write_document,
)
from tests.bench.measuring import seconds_each
from tests.bench.results import Result, Section, milliseconds

_AIM = 0.3
_TURNS = 9
_READ_A_TURN = 5
# With so many items the document has 20 pages in LibreOffice.
_ITEMS = 50
_WRITTEN_AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def measure() -> Section:
    """Read the document; raise ValueError where it does not come back to the character."""
    file = resources.files("cea_helper") / "demo_people" / "ingrid-placeholder.json"
    person = read_application(file.read_bytes())
    items = islice(cycle(person.evidence), _ITEMS)
    application = replace(
        person, evidence=tuple(replace(item, id=f"e{n}") for n, item in enumerate(items))
    )
    comments = [WordComment(box, "Dr Sample", "Why?", 0, 5) for box in application.statements]
    document = write_document(
        application, analyse(application, date(2026, 11, 21)), Parts(), _WRITTEN_AT, comments
    )
    scheme = application.scheme
    read = read_document(document, scheme)
    if any(box.is_changed for box in propose(application, read).boxes):
        raise ValueError("The document did not come back as it was written.")
    alone = [
        seconds_each(lambda: read_document(document, scheme), _READ_A_TURN) for _ in range(_TURNS)
    ]
    apart = [seconds_each(lambda: read_apart(document, scheme), 1) for _ in range(_TURNS)]
    return Section(
        title="Reading a Word document",
        how=(
            "A document of ours of 20 pages: all statements and boxes, "
            f"{_ITEMS} items of evidence, {len(comments)} comments, both annexes. A document that "
            "somebody brings is read in a process of its own, which first starts Python and the "
            f"program. The best of {_TURNS} turns."
        ),
        results=(
            Result(
                "Reading alone",
                milliseconds(min(alone)),
                f"under {milliseconds(_AIM)}",
                min(alone) < _AIM,
            ),
            Result("With the start of its process", milliseconds(min(apart))),
        ),
    )
