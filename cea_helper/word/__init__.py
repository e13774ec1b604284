"""The application as a Word document, and what comes back in one that somebody has edited."""

from cea_helper.word.blocks import Block, WordComment
from cea_helper.word.comments import read_comments
from cea_helper.word.document import EMPLOYERS_COPY, Parts, document_blocks
from cea_helper.word.naming import file_name
from cea_helper.word.own_lines import OwnLines
from cea_helper.word.plain import as_plain_text
from cea_helper.word.proposal import Choices, Decision, Proposal, ProposedBox, propose
from cea_helper.word.reading import (
    MOST_BYTES,
    Notice,
    ReadDocument,
    Remark,
    TrackedChange,
    read_document,
)
from cea_helper.word.reading.apart import read_apart
from cea_helper.word.reading.document_form import from_document, to_document
from cea_helper.word.writer import write_document

__all__ = [
    "EMPLOYERS_COPY",
    "MOST_BYTES",
    "Block",
    "Choices",
    "Decision",
    "Notice",
    "OwnLines",
    "Parts",
    "Proposal",
    "ProposedBox",
    "ReadDocument",
    "Remark",
    "TrackedChange",
    "WordComment",
    "as_plain_text",
    "document_blocks",
    "file_name",
    "from_document",
    "propose",
    "read_apart",
    "read_comments",
    "read_document",
    "to_document",
    "write_document",
]
