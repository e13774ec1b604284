"""A document is read in a process of its own, whose time and memory no document can use up."""

from __future__ import annotations

import resource
import sys
from time import monotonic

import pytest

from cea_helper.errors import NotAWordFile
from cea_helper.schemes import shipped
from cea_helper.word import read_apart, read_document
from cea_helper.word.reading import apart
from cea_helper.word.reading.document_form import from_document, to_document
from cea_helper.word.reading.limits import MOST_SECONDS
from tests.word.reading.building import heading, p, package, research, run, tracked

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SCHEME = shipped().get("cea-national-2019")
EDITED = package(
    heading("Research and innovation")
    + p(run("Kept ") + tracked("ins", run("new ")) + tracked("del", run("old", name="delText")))
    + heading("Hobbies")
    + p(run("Chess."))
)


def processor_seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_it_reads_what_is_read_without_a_process() -> None:
    assert read_apart(EDITED, SCHEME) == read_document(EDITED, SCHEME)


def test_what_was_read_comes_back_from_its_document_form() -> None:
    read = read_document(EDITED, SCHEME)
    assert read.changes and read.notices
    assert from_document(to_document(read)) == read


def test_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(NotAWordFile, match="is not a Word document"):
        read_apart(b"%PDF-1.7", SCHEME)


def comments_on_everything() -> bytes:
    """Return a document whose comments are each on all of a long text."""
    marks = [f'<w:commentRangeStart w:id="{n}"/>' for n in range(4000)]
    ends = [f'<w:commentRangeEnd w:id="{n}"/>' for n in range(4000)]
    body = p("".join(marks) + run("Much was written here. " * 20_000) + "".join(ends))
    said = "".join(f'<w:comment w:id="{n}" w:author="A"><w:p/></w:comment>' for n in range(4000))
    listed = f'<w:comments xmlns:w="{W}">{said}</w:comments>'
    return package(
        heading("Research and innovation") + body,
        {"word/comments.xml": listed},
        ("comments comments.xml",),
    )


def test_document_that_blows_up_in_memory_is_refused() -> None:
    before = processor_seconds_of_children()
    with pytest.raises(NotAWordFile, match="needs too much memory|takes too long"):
        read_apart(comments_on_everything(), SCHEME)
    # The start of Python and of the program comes before the limit.
    assert processor_seconds_of_children() - before < MOST_SECONDS + 2


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("while True: pass", "takes too long to read"),
        ("bytearray(300 * 1024 * 1024)", "cannot be read"),
        ("import os; os.abort()", "cannot be read"),
    ],
)
def test_process_that_does_not_end_well_gives_one_sentence(
    code: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = f"from cea_helper.word.reading.limits import *\nlimit_this_process()\n{code}"
    monkeypatch.setattr(apart, "_CHILD", (sys.executable, "-c", limited))
    began = monotonic()
    with pytest.raises(NotAWordFile, match=told) as refused:
        read_apart(research(p(run("x"))), SCHEME)
    assert "\n" not in str(refused.value)
    assert monotonic() - began < apart._LONGEST_WAIT
