"""What was read from a Word document as plain lists and dictionaries, and back again.

In this form it goes from one process to another, and is kept until a person has chosen from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cea_helper.word.reading.model import (
    Notice,
    Piece,
    ReadBox,
    ReadDocument,
    Remark,
    TrackedChange,
)


def to_document(read: ReadDocument) -> dict[str, Any]:
    """Return what was read as a JSON document."""
    return {
        "scheme": read.scheme,
        "boxes": {
            name: {"text": box.text, "pieces": [_from_piece(piece) for piece in box.pieces]}
            for name, box in read.boxes.items()
        },
        "remarks": [vars(remark) for remark in read.remarks],
        "changes": [vars(change) for change in read.changes],
        "notices": [vars(notice) for notice in read.notices],
    }


def from_document(document: Mapping[str, Any]) -> ReadDocument:
    """Return what `to_document` wrote down."""
    return ReadDocument(
        scheme=document["scheme"],
        boxes={
            name: ReadBox(box["text"], tuple(_to_piece(piece) for piece in box["pieces"]))
            for name, box in document["boxes"].items()
        },
        remarks=tuple(Remark(**remark) for remark in document["remarks"]),
        changes=tuple(TrackedChange(**change) for change in document["changes"]),
        notices=tuple(Notice(**notice) for notice in document["notices"]),
    )


def _from_piece(piece: Piece) -> list[Any]:
    return [piece.text, piece.added_by, piece.removed_by]


def _to_piece(piece: list[Any]) -> Piece:
    words, added_by, removed_by = piece
    return Piece(words, tuple(added_by), tuple(removed_by))
