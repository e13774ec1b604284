"""The application as a Word document, and what comes back in one that somebody has edited."""

from cea_helper.word.blocks import WordComment
from cea_helper.word.comments import read_comments
from cea_helper.word.document import EMPLOYERS_COPY, Parts
from cea_helper.word.naming import file_name
from cea_helper.word.proposal import Proposal, ProposedBox, propose
from cea_helper.word.reading import MOST_BYTES, ReadDocument, read_document
from cea_helper.word.reading.apart import read_apart
from cea_helper.word.writer import write_document

__all__ = [
    "EMPLOYERS_COPY",
    "MOST_BYTES",
    "Parts",
    "Proposal",
    "ProposedBox",
    "ReadDocument",
    "WordComment",
    "file_name",
    "propose",
    "read_apart",
    "read_comments",
    "read_document",
    "write_document",
]
