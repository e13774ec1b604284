"""Tracked changes: the text has them all accepted, and each is told once."""

from __future__ import annotations

from tests.word.reading.building import (
    heading,
    p,
    package,
    paragraph_end,
    read,
    research,
    run,
    texts,
    tracked,
)


def deleted(words: str, day: int = 1, author: str = "Dr Sample Editor") -> str:
    return tracked("del", run(words, name="delText"), author, day)


def inserted(words: str, day: int = 1, author: str = "Dr Sample Editor") -> str:
    return tracked("ins", run(words), author, day)


def told(document: bytes) -> list[tuple[str, str, str | None]]:
    return [(change.kind, change.text, change.box) for change in read(document).changes]


def test_text_has_changes_accepted() -> None:
    document = research(p(run("Kept ") + inserted("ADDED ") + deleted("REMOVED ") + run("end")))
    assert texts(document) == {"research": "Kept ADDED end"}
    assert told(document) == [
        ("insertion", "ADDED ", "research"),
        ("deletion", "REMOVED ", "research"),
    ]


def test_change_has_its_author_and_date() -> None:
    (change,) = read(research(p(inserted("x", day=7)))).changes
    assert (change.author, change.date) == ("Dr Sample Editor", "2026-03-07T10:00:00Z")


def test_neighbouring_pieces_of_one_author_are_one_change() -> None:
    pieces = inserted("One ", 1) + inserted("two", 2)
    assert told(research(p(pieces))) == [("insertion", "One two", "research")]
    assert len(told(research(p(pieces + inserted(" three", author="Dr Else"))))) == 2
    assert len(told(research(p(inserted("a") + run("b") + inserted("c"))))) == 2


def test_paragraph_put_in_is_one_change() -> None:
    added = p(inserted("New."), paragraph_end("ins"))
    document = research(p(run("First.")) + added + p(run("Last.")))
    assert texts(document) == {"research": "First.\nNew.\nLast."}
    assert told(document) == [("insertion", "New.", "research")]


def test_paragraphs_joined_by_a_deletion_are_one() -> None:
    document = research(p(run("One, "), paragraph_end("del")) + p(run("two.")))
    assert texts(document) == {"research": "One, two."}
    assert told(document) == [("deletion", "\n", "research")]


def test_paragraph_taken_out_whole_leaves_no_line() -> None:
    gone = p(deleted("Gone."), paragraph_end("del"))
    assert texts(research(p(run("A")) + gone + p(run("B")))) == {"research": "A\nB"}
    assert texts(research(p(run("A")) + gone)) == {"research": "A"}
    assert texts(research(gone + p(run("A")))) == {"research": "A"}


def test_words_put_in_and_taken_out_again_are_gone() -> None:
    both = tracked("ins", deleted("twice", author="Dr Else"))
    document = research(p(run("A") + both))
    assert texts(document) == {"research": "A"}
    assert told(document) == [
        ("insertion", "twice", "research"),
        ("deletion", "twice", "research"),
    ]


def test_move_is_told_once_where_the_words_are_now() -> None:
    def moved(kind: str) -> str:
        start = f'<w:{kind}RangeStart w:id="1" w:name="move1" w:author="A"/>'
        return start + tracked(kind, run("Moved.")) + f'<w:{kind}RangeEnd w:id="1"/>'

    teaching = heading("Domain 5: Teaching and training") + p(moved("moveTo"))
    body = heading("Domain 4: Research and innovation") + p(run("A. ") + moved("moveFrom"))
    document = package(body + teaching)
    assert texts(document) == {"research": "A. ", "teaching": "Moved."}
    assert told(document) == [("move", "Moved.", "teaching")]


def test_row_taken_out_is_gone() -> None:
    mark = f"<w:trPr>{tracked('del', '')}</w:trPr>"
    rows = (
        f"<w:tr>{mark}<w:tc>{p(run('old'))}</w:tc></w:tr><w:tr><w:tc>{p(run('new'))}</w:tc></w:tr>"
    )
    assert texts(research(f"<w:tbl>{rows}</w:tbl>")) == {"research": "new"}


def test_formatting_changes_are_not_told() -> None:
    change = '<w:rPrChange w:id="1" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    document = research(p(run("Text.", change), '<w:pPrChange w:id="2" w:author="A"/>'))
    assert (texts(document), told(document)) == ({"research": "Text."}, [])


def test_each_change_can_be_refused() -> None:
    found = read(research(p(run("Kept ") + inserted("ADDED ") + deleted("REMOVED ") + run("end"))))
    assert found.text_without("research", set()) == "Kept ADDED end"
    assert found.text_without("research", {0}) == "Kept end"
    assert found.text_without("research", {1}) == "Kept ADDED REMOVED end"
    assert found.text_without("research", {0, 1}) == "Kept REMOVED end"


def test_refused_move_brings_the_words_back() -> None:
    def moved(kind: str) -> str:
        return tracked(kind, run("first "))

    found = read(research(p(moved("moveFrom") + run("second ") + moved("moveTo"))))
    assert found.boxes["research"].text == "second first "
    assert found.text_without("research", {0}) == "first second "
