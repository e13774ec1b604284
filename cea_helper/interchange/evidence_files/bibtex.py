"""BibTeX and BibLaTeX, as Mendeley, Zotero, Google Scholar and Scopus write them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import Block, Entry, Field, MiddlewareErrorBlock, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from cea_helper import text
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import bibtex_values, identifiers, written_dates
from cea_helper.interchange.evidence_files.found import (
    MAX_RECORDS,
    BrokenRecord,
    Record,
    Source,
    too_many_records,
)
from cea_helper.interchange.evidence_files.people_names import Name
from cea_helper.interchange.evidence_files.publications import Publication, publication_item

START = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)

_KINDS = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings": "book",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "dataset": "dataset",
    "unpublished": "manuscript",
}
_BEGINS = re.compile(r"@\s*\w+\s*[{(]")
_NO_RECORDS = ("@comment", "@preamble", "@string")
_LATEX = re.compile(r"[\\{}$~]|--")
_PLAIN = re.compile("[{}]")
_DATES = ("year", "month", "date")
_INHERITED = (*_DATES, "publisher")
_KEY, _NO_COMMA_AFTER = "key", "no comma after"
_DECODER = LatexDecodingMiddleware(keep_math_mode=False)
_Fields = Mapping[str, str]

# The library tells its log what it could not read; here the person is told, with the record.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def source(written: str) -> Source:
    """Return the entries in the order of the file, those that the library gave up on too.

    Raises UnreadableEvidenceFile where there are too many to be worth the time.
    """
    if sum(1 for _ in _BEGINS.finditer(written)) > MAX_RECORDS:
        raise too_many_records()
    blocks = [block for block in _blocks(written) if isinstance(block, Entry | ParsingFailedBlock)]
    parents = {_key(block): _fields(block) for block in blocks if isinstance(block, Entry)}
    records = enumerate(blocks, 1)
    return Source([Record(n, partial(_item, n, block, parents)) for n, block in records])


def _blocks(written: str) -> list[Block]:
    """Return the blocks of the file, their texts without the signs round them."""
    library = Library()
    split = Splitter(written).split().blocks
    strings = bibtex_values.string_values(
        (block.key, block.value) for block in split if isinstance(block, String)
    )
    for number, block in enumerate(split):
        library.add(_with_own_key(block, number, strings), fail_on_duplicate_key=False)
    for middleware in default_parse_stack():
        library = middleware.transform(library)
    return [block for block in library.blocks if not _is_no_record(block)]


def _with_own_key(block: Block, number: int, strings: Mapping[str, str]) -> Block:
    """Return the entry under a key that no other has: two papers may share one, and both count.

    What its fields say in pieces is joined.
    """
    while isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        block = block.ignore_error_block
    if isinstance(block, Entry):
        first_of_each = {field.key.casefold(): field for field in reversed(block.fields)}
        block.fields = list(first_of_each.values())
        for field in block.fields:
            if bibtex_values.lacks_comma(str(field.value)):
                block.set_parser_metadata(_NO_COMMA_AFTER, field.key)
            field.value = bibtex_values.joined(str(field.value), strings)
        block.set_parser_metadata(_KEY, block.key)
        block.key = str(number)
    return block


def _is_no_record(block: Block) -> bool:
    raw = (block.raw or "").lstrip().casefold()
    return isinstance(block, String) or raw.startswith(_NO_RECORDS)


def _item(
    number: int, block: Entry | ParsingFailedBlock, parents: Mapping[str, _Fields]
) -> EvidenceItem:
    if isinstance(block, ParsingFailedBlock):
        line = (block.start_line or 0) + 1
        raise BrokenRecord(f"its brackets or quotes do not match, from line {line} of the file on")
    if before := block.get_parser_metadata(_NO_COMMA_AFTER):
        raise BrokenRecord(f'a comma is missing after its field "{before}"')
    fields = _fields(block)
    parent = parents.get(fields.get("crossref", "").casefold(), {})
    inherited = {name: parent[name] for name in _INHERITED if name in parent}
    if "title" in parent:
        inherited["booktitle"] = parent["title"]
    # A date of its own, even one that is less precise, is not mixed with that of the whole.
    if fields.keys() & {"year", "date"}:
        inherited = {name: said for name, said in inherited.items() if name not in _DATES}
    return publication_item(
        number, _publication(block.entry_type.casefold(), {**inherited, **fields})
    )


def _fields(block: Entry) -> dict[str, str]:
    return {field.key.casefold(): str(field.value) for field in block.fields}


def _key(block: Entry) -> str:
    return str(block.get_parser_metadata(_KEY) or "").casefold()


def _publication(kind: str, fields: _Fields) -> Publication:
    journal = ("journal", "journaltitle", "booktitle", "howpublished")
    return Publication(
        title=_title(fields),
        kind=_KINDS.get(kind, "document"),
        authors=tuple(_names(fields.get("author", ""))),
        journal=_text(fields, *journal),
        published=_published(fields),
        volume=_text(fields, "volume"),
        issue=_text(fields, "number", "issue"),
        pages=_text(fields, "pages").replace("\u2013", "-"),
        publisher=_text(fields, "publisher", "institution", "school"),
        doi=next(filter(None, (_doi(fields, name) for name in ("doi", "url", "note"))), ""),
        pmid=_pmid(fields),
        url=_address(fields),
    )


def _title(fields: _Fields) -> str:
    title, subtitle = _text(fields, "title"), _text(fields, "subtitle")
    is_said = not subtitle or subtitle.casefold() in title.casefold()
    return title if is_said or not title else f"{title}: {subtitle}"


def _published(fields: _Fields) -> PartialDate | None:
    month, year = _text(fields, "month"), _text(fields, "year", "date")
    # Of a span, the day on which it came out first.
    first = written_dates.read(_text(fields, "date").partition("/")[0])
    in_month = f"{year}-{month}" if month.isdecimal() else f"{month} {year}"
    return first or written_dates.read(in_month) or written_dates.read_year(year)


def _doi(fields: _Fields, name: str) -> str:
    return identifiers.doi(_unescaped(fields.get(name, "")))


def _pmid(fields: _Fields) -> str:
    if _text(fields, "eprinttype").casefold() == "pubmed":
        return identifiers.pmid(_text(fields, "eprint"))
    known = identifiers.pmid(_text(fields, "pmid", "pubmed_id"))
    note = _text(fields, "note", "annote")
    return known or (identifiers.pmid(note) if "pm" in note.casefold() else "")


def _address(fields: _Fields) -> str:
    return next(iter(_unescaped(fields.get("url", "")).split()), "")


def _unescaped(value: str) -> str:
    """Return an address or identifier without what LaTeX needs: no sign of it is typesetting."""
    return re.sub(r"\\(.)", r"\1", value.strip("{}"))


def _text(fields: _Fields, *names: str) -> str:
    said = (text.one_line(_decoded(fields.get(name, ""))) for name in names)
    return next(filter(None, said), "")


def _names(written: str) -> Iterator[Name]:
    for person in split_multiple_persons_names(written):
        # Who counts authors has to know that these are not all.
        is_cut = person.strip().casefold() == "others"
        if name := {"literal": "et al"} if is_cut else _name(person.strip()):
            yield name


def _name(person: str) -> Name | None:
    if person.startswith("{") and person.endswith("}"):
        return _said({"literal": person})
    try:
        parts = parse_single_name_into_parts(person, strict=False)
    except InvalidNameError:
        return _said({"literal": person})
    told = {"family": [*parts.von, *parts.last], "given": parts.first, "suffix": parts.jr}
    return _said({part: " ".join(words) for part, words in told.items()})


def _said(parts: Mapping[str, str]) -> Name | None:
    decoded = {part: text.one_line(_decoded(said)) for part, said in parts.items()}
    return {part: said for part, said in decoded.items() if said} or None


def _decoded(value: str) -> str:
    """Return the value without LaTeX: its accents and signs as characters, its groups open.

    The library reads LaTeX in full, which is slow, so it is given no more than the words that need
    it; names and their accents come again and again.
    """
    value = bibtex_values.plain_signs(value)
    if not _LATEX.search(value):
        return value
    if "$" in value or any(map(_is_open, value.split(" "))):
        return _typeset(value)
    words = (_typeset(word) if "\\" in word else _PLAIN.sub("", word) for word in value.split(" "))
    return " ".join(words).replace("~", " ").replace("--", "-")


def _is_open(word: str) -> bool:
    """Return whether a command or a group in the word goes on in the next."""
    return "\\" in word and (word.count("{") != word.count("}") or word[-2:-1] == "\\")


@lru_cache(maxsize=4096)
def _typeset(value: str) -> str:
    # In LaTeX a percent sign hides the rest of the line; exports seldom mean that.
    shown = re.sub(r"(?<!\\)%", r"\\%", value).replace("--", "-")
    entry = Entry("article", "one", [Field("value", shown)])
    result = _DECODER.transform_entry(entry, Library())
    return value if isinstance(result, MiddlewareErrorBlock) else str(entry.fields[0].value)
