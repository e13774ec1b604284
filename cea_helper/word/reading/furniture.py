"""What the program wrote itself into a document, so that nobody is told about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from cea_helper.word import applicant, boxes, document, wording
from cea_helper.word.reading.lines import Line
from cea_helper.word.reading.marks import Marks

# "length" ends the text of a box, "placeholder" stands where nothing is written, and a "note"
# stands between a heading and its text.
Kind = Literal["length", "placeholder", "note", "text"]

_BY_STYLE: dict[str, Kind] = {"length": "length", "box note": "note", "box note heading": "note"}
_PLACEHOLDERS = (wording.NOT_WRITTEN, wording.FROM_OTHERS, wording.NOTHING_ADDED)
_LENGTH = re.compile(
    r"\d[\d,]* (?:of \d[\d,]* )?(?:character|word)s?(?:: \d[\d,]* over)?"
    r"(?:,? \(?limit not (?:known|confirmed)\)?)?(?:, from somebody else)?"
)
_NOTE_HEADINGS = (*document.WEAK.values(), document.HELPFUL)


def written_by_program(lines: Sequence[Line], marks: Marks) -> list[Kind | None]:
    """Return, for each line, what it is of the program's own words, or None for others'.

    A document of ours lists them. Where a program has lost the list, the styles and the words tell
    most of it.
    """
    in_text = {n: box for box, (first, last) in marks.texts.items() for n in range(first, last + 1)}
    left = Counter(marks.own)
    tables = _job_plans(lines)
    kinds: list[Kind | None] = []
    for number, line in enumerate(lines):
        if number in in_text:
            is_asked = in_text[number] in marks.unwritten and line.text.strip() in _PLACEHOLDERS
            kinds.append("placeholder" if is_asked else None)
        elif marks.own:
            kinds.append(_listed(line, left))
        elif line.text.strip() == applicant.NO_JOB_PLAN or (
            line.cell and line.cell.table in tables
        ):
            kinds.append("text")
        else:
            kinds.append(_by_words(line, lines[number - 1] if number else None, kinds))
    return kinds


def _job_plans(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the tables that begin as our table of the job plan does."""
    first_rows: dict[int, list[str]] = {}
    for line in lines:
        if line.cell and line.cell.row == 1:
            first_rows.setdefault(line.cell.table, []).append(line.text.strip())
    return {table for table, row in first_rows.items() if (*row,) == applicant.JOB_PLAN_HEADER}


def _listed(line: Line, left: Counter[str]) -> Kind | None:
    key = boxes.digest(line.text)
    if not left[key]:
        return None
    left[key] -= 1
    if line.text.strip() in _PLACEHOLDERS:
        return "placeholder"
    return _BY_STYLE.get(line.style.name) or ("length" if _is_length(line) else "text")


def _is_length(line: Line) -> bool:
    return line.cell is None and _LENGTH.fullmatch(line.text.strip()) is not None


def _by_words(line: Line, before: Line | None, kinds: Sequence[Kind | None]) -> Kind | None:
    words = line.text.strip()
    if line.cell is not None or line.style.name == "own words":
        return None
    if words in _PLACEHOLDERS:
        return "placeholder"
    if _is_length(line):
        return "length"
    if words in _NOTE_HEADINGS:
        return "note"
    follows_note = bool(kinds) and kinds[-1] == "note" and before is not None
    # A program without our styles keeps how notes look: they alone are indented.
    if follows_note and before is not None and words and line.indent == before.indent:
        return "note" if line.indent or line.style.name == "box note" else None
    return None
