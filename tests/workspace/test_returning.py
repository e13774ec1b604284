"""A Word document that comes back changes nothing before its person has chosen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cea_helper.application import BoxVersion
from cea_helper.errors import (
    ApplicationNotFound,
    BoxNotFound,
    NoDocumentWaiting,
    NotAWordFile,
    StaleVersion,
)
from cea_helper.people import Account
from cea_helper.storage import Store, waiting_documents
from cea_helper.workspace import applications, comments, returning
from tests.word.reading.building import element, heading, p, package, run, tracked

RESEARCH, TEACHING = heading("Research and innovation"), heading("Teaching and training")
H1 = '<w:pStyle w:val="H1"/>'
EDITED = package(
    RESEARCH
    + p(run("One trial.") + tracked("ins", run(" Two papers.")) + tracked("ins", run(" X."), "B"))
    + TEACHING
    + p(run("I teach."))
    + heading("Hobbies")
    + p(run("Chess."))
)


@pytest.fixture
def application(store: Store, account: Account, now: datetime) -> int:
    number = applications.start_application(store, account, "cea-national-2019", now)
    applications.save_text(store, account, number, "research", "One trial.", 0, now)
    return number


def bring(
    store: Store, account: Account, application: int, now: datetime, content: bytes = EDITED
) -> str:
    mark = returning.start(store, account, application, "edited.docx", content, now)
    returning.read(store, account, mark, lambda done, total: None)
    return mark


def newest(store: Store, account: Account, application: int, box: str) -> BoxVersion:
    return applications.newest_version(store, account, application, box)


def test_reading_saves_no_text_and_drops_the_file(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    offered = returning.offer(store, account, application, now)
    assert [box.box for box in offered.proposal.open] == ["research", "teaching"]
    assert newest(store, account, application, "research").version == 1
    with store.data.read_tx() as db:
        assert waiting_documents.content(db, application) == b""


def test_taken_text_is_a_version_like_any_other(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    saved = returning.take(store, account, application, "research", 1, now)
    assert (saved.version, saved.text) == (2, "One trial. Two papers. X.")
    offered = returning.offer(store, account, application, now)
    assert [box.box for box in offered.proposal.open] == ["teaching"]


def test_refused_changes_are_not_in_the_text(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    returning.refuse_changes(store, account, application, "research", [1], now)
    assert returning.take(store, account, application, "research", 1, now).text == "One trial. X."


def test_text_saved_meanwhile_is_not_overwritten(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    applications.save_text(store, account, application, "research", "Another.", 1, now)
    with pytest.raises(StaleVersion):
        returning.take(store, account, application, "research", 1, now)
    assert returning.take_all(store, account, application, {"research": 1, "teaching": 0}, now) == 1
    assert newest(store, account, application, "research").text == "Another."
    assert newest(store, account, application, "teaching").text == "I teach."


def test_kept_text_stays_as_it_is(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    returning.keep(store, account, application, "research", now)
    assert newest(store, account, application, "research").version == 1
    decided = returning.get(store, account, application, now).choices.decided
    assert decided == {"research": "kept"}


def place_chess(store: Store, account: Account, application: int, now: datetime) -> int:
    (number,) = returning.offer(store, account, application, now).proposal.loose
    returning.place(store, account, application, number, "research", now)
    return number


def test_words_without_a_box_come_below_its_text(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    returning.take(store, account, application, "research", 1, now)
    place_chess(store, account, application, now)
    saved = returning.take(store, account, application, "research", 2, now)
    assert saved.text == "One trial. Two papers. X.\n\nHobbies\nChess."
    assert returning.offer(store, account, application, now).proposal.loose == ()


def test_words_put_into_a_box_that_is_kept_are_without_one_again(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    number = place_chess(store, account, application, now)
    returning.keep(store, account, application, "research", now)
    assert returning.offer(store, account, application, now).proposal.loose == (number,)


def test_words_left_out_are_told_all_the_same(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    (number,) = returning.offer(store, account, application, now).proposal.loose
    returning.place(store, account, application, number, None, now)
    offered = returning.offer(store, account, application, now)
    assert offered.proposal.loose == ()
    assert offered.returned.choices.left_out == frozenset([number])


def commented(words: str = "One trial.") -> bytes:
    """Return a document with a comment on "trial" that Dr B answers, and one on the heading."""
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    title = p(start.format(2) + run("Research and innovation") + end.format(2), H1)
    marked = start.format(0) + run("trial") + end.format(0)
    first, _, rest = words.partition("trial")
    said = "".join(
        f'<w:comment w:id="{n}" w:author="{who}" w:date="2026-03-02T10:00:00Z">'
        f'<w:p w14:paraId="0000000{n}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        for n, (who, text) in enumerate(
            (("Dr A", "Which?"), ("Dr B", "Sepsis."), ("Dr A", "Good."))
        )
    )
    thread = '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>'
    return package(
        title + p(run(first) + marked + run(rest)),
        {
            "word/comments.xml": element("comments", said),
            "word/commentsExtended.xml": element("x", thread),
        },
        ("comments comments.xml", "commentsExtended commentsExtended.xml"),
    )


@pytest.mark.parametrize("words", ["One trial.", "My one trial, as chief investigator."])
def test_comments_are_kept_on_the_right_words(
    store: Store, account: Account, application: int, now: datetime, words: str
) -> None:
    for _ in range(2):
        bring(store, account, application, now, commented(words))
        began_from = newest(store, account, application, "research").version
        returning.take(store, account, application, "research", began_from, now)
    whole, on_words = comments.list_comments(store, account, application, "research")
    assert (on_words.comment.author, on_words.comment.text) == ("Dr A", "Which?")
    assert words[on_words.start : on_words.end] == on_words.comment.anchor.quote == "trial"
    assert [(one.author, one.text) for one in on_words.comment.replies] == [("Dr B", "Sepsis.")]
    assert on_words.comment.created_at == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert (whole.comment.text, whole.start) == ('On "Research and innovation": Good.', None)


def test_comment_on_words_that_are_not_taken_names_them(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    applications.save_text(store, account, application, "research", "Two papers.", 1, now)
    bring(store, account, application, now, commented())
    returning.keep(store, account, application, "research", now)
    told = [one.comment.text for one in comments.list_comments(store, account, application)]
    assert 'On "trial": Which?' in told


def test_document_is_nobody_elses(
    store: Store, account: Account, somebody_else: Account, application: int, now: datetime
) -> None:
    mark = bring(store, account, application, now)
    for look in (returning.get, returning.offer):
        with pytest.raises(ApplicationNotFound):
            look(store, somebody_else, application, now)
    with pytest.raises(ApplicationNotFound):
        returning.take(store, somebody_else, application, "research", 1, now)
    returning.forget(store, somebody_else, mark)
    assert returning.get(store, account, application, now).mark == mark


def test_document_is_kept_for_a_day(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    bring(store, account, application, now)
    with pytest.raises(NoDocumentWaiting):
        returning.get(store, account, application, now + timedelta(days=1, seconds=1))
    other = applications.start_application(store, account, "ncia-2027", now)
    later = now + timedelta(days=1, seconds=1)
    returning.start(store, account, other, "other.docx", EDITED, later)
    with store.data.read_tx() as db:
        assert waiting_documents.get(db, application) is None


def test_forgotten_document_is_gone(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    mark = bring(store, account, application, now)
    returning.forget(store, account, mark)
    returning.forget(store, account, mark)
    with pytest.raises(NoDocumentWaiting):
        returning.offer(store, account, application, now)


def test_other_file_is_refused_and_unknown_box_is_not_found(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    with pytest.raises(NotAWordFile, match="is not a Word document"):
        bring(store, account, application, now, b"%PDF-1.7")
    bring(store, account, application, now)
    with pytest.raises(BoxNotFound):
        returning.take(store, account, application, "nonsense", 0, now)
