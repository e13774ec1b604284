"""`import-evidence`: evidence items from the files of other programs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from cea_helper import text
from cea_helper.cli import DONE, complain, data_folder, files
from cea_helper.cli.files import UnusableFile
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import period_in_words
from cea_helper.interchange.application_file import written_item
from cea_helper.interchange.evidence_files import (
    FORMATS,
    MAX_BYTES,
    FoundEvidence,
    read_evidence,
)
from cea_helper.schemes import Catalogue
from cea_helper.workspace import schemes


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.epilog = "What was not read, such as a hidden sheet, is said on standard error."
    parser.add_argument("file", metavar="FILE", type=Path, help="an export or a spreadsheet")
    parser.add_argument("--format", choices=list(FORMATS), help="else told from the content")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        help="data folder whose own rounds an application file may be of",
    )


def run(call: Namespace) -> int:
    """Print the items of the file, what stands in it twice, and what could not be read."""
    files.refuse_pipe(call.file)
    document = files.read_bytes(call.file, MAX_BYTES + 1)
    progress = _show_progress if sys.stderr.isatty() else None
    try:
        known = _known_schemes(call.data)
        found = read_evidence(document, call.format, progress=progress, schemes=known)
    except UnreadableEvidenceFile as error:
        raise UnusableFile(call.file, str(error)) from error
    for note in found.notes:
        complain(f"{call.file}: {note}")
    if found.unread:
        columns = ", ".join(dict.fromkeys(cell.column for cell in found.unread))
        complain(
            f"{call.file}: cells kept as notes, not understood: {len(found.unread)} ({columns})"
        )
    if call.json:
        files.print_json(_as_json(found))
    else:
        print("\n".join(_report(found)))
    return DONE


def _known_schemes(folder: Path | None) -> Catalogue | None:
    """Return the rounds of the data folder; without one, nothing: the program's own hold."""
    if folder is None:
        return None
    with data_folder.open_store(folder) as store:
        return schemes.catalogue(store)


def _as_json(found: FoundEvidence) -> dict[str, object]:
    return {
        "items": [written_item(item) for item in found.items],
        "duplicates": [{"record": twin.record, "of": twin.of} for twin in found.duplicates],
        "skipped": [{"record": skip.record, "why": skip.why} for skip in found.skipped],
    }


def _report(found: FoundEvidence) -> Iterator[str]:
    counts = f"{len(found.items)} found, {len(found.duplicates)} there twice"
    yield f"{FORMATS[found.format]}: {counts}, {len(found.skipped)} not read"
    for number, item in zip(found.records, found.items, strict=True):
        when = period_in_words(item)
        yield f"{number}: {text.visible(item.title)}{f' ({when})' if when else ''}"
    for twin in found.duplicates:
        yield f"{twin.record}: the same as {twin.of}"
    for skip in found.skipped:
        yield f"{skip.record}: not read, since {text.visible(skip.why)}"


def _show_progress(done: int, total: int) -> None:
    """Show on a terminal how far the reading is; the line is gone when it is done."""
    line = f"{done:,} of {total:,}" if done < total else ""
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
