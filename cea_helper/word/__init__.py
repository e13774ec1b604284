"""The application as a Word document, and comments that come out in it."""

from cea_helper.word.blocks import WordComment
from cea_helper.word.comments import read_comments
from cea_helper.word.document import Parts
from cea_helper.word.naming import file_name
from cea_helper.word.writer import write_document

__all__ = ["Parts", "WordComment", "file_name", "read_comments", "write_document"]
