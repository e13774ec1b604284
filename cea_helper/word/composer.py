"""Blocks to the markup of one document's body."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from cea_helper import text
from cea_helper.word import markup
from cea_helper.word.blocks import (
    MOST_INITIALS,
    Block,
    Heading,
    OwnWords,
    Paragraph,
    Picture,
    Table,
    WordComment,
)
from cea_helper.word.boxes import Places


class Composer:
    """Turns blocks to markup, and adds to one document what the markup refers to by number."""

    def __init__(self, document: WordDocument, places: Places) -> None:
        self._document = document
        self._places = places
        self._pictures = 0

    def xml(self, block: Block) -> str:
        """Return the markup of one block."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(words, style):
                return markup.paragraph(words, style)
            case OwnWords():
                return self._own_words(block)
            case Table():
                return markup.table(block)
            case Picture():
                return self._picture(block)

    def _heading(self, block: Heading) -> str:
        style = f"Heading {block.level}"
        if block.box is None:
            return markup.paragraph(block.text, style, new_page=block.new_page)
        place = self._places[block.box]
        around = markup.bookmark(place.number * 2, place.heading_bookmark, len(block.text))
        marks = self._marks(around, block.comments, len(block.text))
        return markup.paragraph(block.text, style, new_page=block.new_page, marks=marks)

    def _own_words(self, block: OwnWords) -> str:
        place = self._places[block.box]
        words = block.text or block.instead
        around = markup.bookmark(place.number * 2 + 1, place.text_bookmark, len(words))
        if not block.text:
            return markup.paragraph(words, "Not written", marks=around)
        marks = self._marks(around, block.comments, len(words))
        return markup.own_paragraphs(words, "Own words", marks, block.fitting)

    def _marks(
        self,
        around: tuple[markup.Mark, markup.Mark],
        comments: Iterable[WordComment],
        length: int,
    ) -> list[markup.Mark]:
        ranges = [
            markup.comment_range(
                self._add_comment(comment),
                0 if comment.start is None else min(comment.start, length),
                length if comment.end is None else min(comment.end, length),
            )
            for comment in comments
        ]
        return markup.in_order(around, ranges)

    def _add_comment(self, comment: WordComment) -> int:
        author = text.one_line(comment.author)
        initials = comment.initials or "".join(word[0] for word in author.split())[:MOST_INITIALS]
        added = self._document.comments.add_comment(
            text.normalise(comment.text), author, text.one_line(initials)
        )
        # python-docx dates a comment now; the day on which it was made is wanted, or none.
        element = added.paragraphs[0]._p.getparent()
        del element.attrib[qn("w:date")]
        if comment.written_at is not None:
            written_at = comment.written_at.astimezone(UTC).replace(tzinfo=None)
            element.set(qn("w:date"), f"{written_at.isoformat(timespec='seconds')}Z")
        return added.comment_id

    def _picture(self, block: Picture) -> str:
        relationship, _ = self._document.part.get_or_add_image(BytesIO(block.png))
        self._pictures += 1
        return markup.picture(block, self._pictures, relationship)
