"""`read-word`: the statements, comments and tracked changes in a Word document."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cea_helper import text, word
from cea_helper.cli import DONE, files, scheme_files
from cea_helper.errors import NotAWordFile
from cea_helper.schemes import Scheme
from cea_helper.word import ReadDocument


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("file", metavar="FILE.docx", type=Path, help="a Word document")
    parser.add_argument("--scheme", metavar="ID", required=True, help="the round it is for")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Print what the document says for the boxes of the round."""
    scheme = scheme_files.known_schemes(call).get(call.scheme)
    document = files.read_bytes(call.file, word.MOST_BYTES + 1)
    try:
        read = word.read_apart(document, scheme)
    except NotAWordFile as error:
        raise files.UnusableFile(call.file, str(error)) from error
    if call.json:
        files.print_json(_as_json(read, scheme))
    else:
        print("\n".join(_report(read, scheme)))
    return DONE


def _as_json(read: ReadDocument, scheme: Scheme) -> dict[str, Any]:
    written = {box_id: box.text for box_id, box in read.boxes.items() if box.text}
    return {
        "scheme": read.scheme,
        "statements": {box: words for box, words in written.items() if scheme.domain(box)},
        "fields": {box: words for box, words in written.items() if scheme.field(box)},
        "comments": [
            {
                **_place(remark.box, scheme),
                "start": remark.start,
                "end": remark.end,
                "anchor": remark.anchor,
                "author": remark.author,
                "date": remark.date,
                "text": remark.text,
                "resolved": remark.is_resolved,
                "reply_to": remark.reply_to,
            }
            for remark in read.remarks
        ],
        "tracked_changes": [
            {
                **_place(change.box, scheme),
                "kind": change.kind,
                "author": change.author,
                "date": change.date,
                "text": change.text,
            }
            for change in read.changes
        ],
        "warnings": [
            {
                "code": notice.code,
                "domain": _place(notice.box, scheme)["domain"],
                "text": notice.text,
            }
            for notice in read.notices
        ],
    }


def _place(box: str | None, scheme: Scheme) -> dict[str, str | None]:
    is_domain = box is not None and scheme.domain(box) is not None
    return {"domain": box if is_domain else None, "field": None if is_domain else box}


def _report(read: ReadDocument, scheme: Scheme) -> Iterator[str]:
    for box_id, box in read.boxes.items():
        known = scheme.box(box_id)
        yield f"{known.title if known else box_id}: {box.text or 'nothing written'}"
    for remark in read.remarks:
        yield text.visible(f'Comment of {remark.author} on "{remark.anchor}": {remark.text}')
    for change in read.changes:
        yield text.visible(f"{change.kind.capitalize()} of {change.author}: {change.text}")
    for notice in read.notices:
        yield text.visible(notice.text)
