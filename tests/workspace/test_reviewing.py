"""A reviewer declares conflicts, reads, comments and sends; the applicant reads it then."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.errors import BoxNotFound, CommentNotFound, ProofFileNotFound, ShareNotFound
from cea_helper.people import Account
from cea_helper.review import Anchor, AnchorOutside
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, comments, files, reviewing, sharing
from cea_helper.workspace.comments import Remark
from cea_helper.workspace.reviewing import Place
from tests.proof_files import PDF, PDF_DIGEST
from tests.workspace.accounts import new_account
from tests.workspace.sharing import ALL, BOX, TERMS, TEXT, draft_of, save, share_with

ON_WORDS = Place(BOX, TEXT.index("Since"), "Since 2023")
Shared = tuple[int, int]


@pytest.fixture
def reviewer(store: Store) -> Account:
    return new_account(store, "reviewer@example.org")


@pytest.fixture
def shared(store: Store, account: Account, reviewer: Account, now: datetime) -> Shared:
    """An application and its share, whose reviewer has no conflict."""
    number = draft_of(store, account, now)
    share = share_with(store, account, number, reviewer, now)
    reviewing.declare(store, reviewer, share, ("same-team",), now)
    return number, share


def comment(
    store: Store, reviewer: Account, share: int, now: datetime, place: Place = ON_WORDS
) -> int:
    """Comment on the draft."""
    return reviewing.add_comment(store, reviewer, share, place, " How do you know? ", now)


def test_nothing_is_read_before_a_declaration(
    store: Store, account: Account, reviewer: Account, now: datetime
) -> None:
    share = share_with(store, account, draft_of(store, account, now), reviewer, now)
    assert reviewing.open_request(store, reviewer, share, now).standing == "asked"
    with pytest.raises(ShareNotFound):
        reviewing.open_draft(store, reviewer, share, now)


def test_conflict_ends_access_and_what_was_written(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    comment(store, reviewer, share, now)
    assert not reviewing.declare(store, reviewer, share, ("family",), now)
    for act in (reviewing.open_draft, reviewing.open_request, reviewing.send):
        with pytest.raises(ShareNotFound):
            act(store, reviewer, share, now)
    told = sharing.get_share(store, account, number, share, now)
    assert told.share.is_conflicted and not told.is_live
    with store.data.read_tx() as db:
        assert db.execute("select count(*) from comment").fetchone()[0] == 0


def test_comment_is_the_reviewers_alone_until_it_is_sent(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    first = comment(store, reviewer, share, now)
    reviewing.mark_domain(store, reviewer, share, BOX, 6, now)
    assert comments.list_comments(store, account, number) == ()
    assert not sharing.get_share(store, account, number, share, now).marks
    with pytest.raises(CommentNotFound):
        comments.answer(store, account, number, first, "Yes.", now)
    reviewing.send(store, reviewer, share, now)
    (told,) = comments.list_comments(store, account, number)
    assert (told.comment.text, told.comment.anchor.quote) == ("How do you know?", "Since 2023")
    assert sharing.get_share(store, account, number, share, now).marks == {BOX: 6}


def test_what_was_sent_is_not_changed_any_more(
    store: Store, reviewer: Account, shared: Shared, now: datetime
) -> None:
    share = shared[1]
    first = comment(store, reviewer, share, now)
    reviewing.send(store, reviewer, share, now)
    with pytest.raises(ShareNotFound):
        comment(store, reviewer, share, now)
    with pytest.raises(ShareNotFound):
        reviewing.delete_comment(store, reviewer, share, first, now)


def test_comment_is_changed_and_deleted_before_it_is_sent(
    store: Store, reviewer: Account, shared: Shared, now: datetime
) -> None:
    share = shared[1]
    first, second = (comment(store, reviewer, share, now) for _ in range(2))
    reviewing.change_comment(store, reviewer, share, first, Place(BOX), "Shorter?", now)
    reviewing.delete_comment(store, reviewer, share, second, now)
    (own,) = reviewing.open_draft(store, reviewer, share, now).own_comments(BOX)
    assert (own.id, own.text, own.anchor.start) == (first, "Shorter?", None)


def test_comment_is_on_words_that_stand_in_the_frozen_text(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    newest = applications.newest_version(store, account, number, BOX)
    save(store, account, number, f"Today {TEXT}", now, newest.version)
    comment(store, reviewer, share, now)
    with pytest.raises(AnchorOutside):
        comment(store, reviewer, share, now, Place(BOX, 0, "Today"))
    reviewing.send(store, reviewer, share, now)
    (placed,) = comments.list_comments(store, account, number, BOX)
    assert placed.start == len("Today ") + TEXT.index("Since")


def test_boxes_and_marks_that_the_scheme_lacks_are_refused(
    store: Store, reviewer: Account, shared: Shared, now: datetime
) -> None:
    share = shared[1]
    with pytest.raises(BoxNotFound):
        comment(store, reviewer, share, now, Place("nonsense"))
    for domain, mark in (("nonsense", 6), (BOX, 7)):
        with pytest.raises(BoxNotFound):
            reviewing.mark_domain(store, reviewer, share, domain, mark, now)


def test_two_reviewers_read_each_other_once_they_have_sent(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    second = new_account(store, "second@example.org")
    seconds = share_with(store, account, number, second, now)
    reviewing.declare(store, second, seconds, (), now)
    comment(store, reviewer, share, now)
    reviewing.send(store, reviewer, share, now)
    assert reviewing.open_draft(store, second, seconds, now).comments == ()
    reviewing.send(store, second, seconds, now)
    (seen,) = reviewing.open_draft(store, second, seconds, now).comments
    assert seen.author == "Reviewer"


def test_sharing_again_lets_the_reviewer_write_again(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    comment(store, reviewer, share, now)
    reviewing.send(store, reviewer, share, now)
    sharing.share_again(store, account, number, share, TERMS, now)
    comment(store, reviewer, share, now)
    assert len(comments.list_comments(store, account, number)) == 1


def test_comment_is_answered_done_and_opened_again(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    first = comment(store, reviewer, share, now)
    reviewing.send(store, reviewer, share, now)
    comments.answer(store, account, number, first, "From the minutes.", now)
    comments.set_state(store, account, number, first, "done")
    assert comments.count_open(store, account, number) == 0
    comments.set_state(store, account, number, first, "open")
    told = comments.get_comment(store, account, number, first).comment
    assert [(one.author, one.text) for one in told.replies] == [("Imogen", "From the minutes.")]
    assert (told.state, comments.count_open(store, account, number)) == ("open", 1)


def test_comments_on_others_applications_are_not_found(
    store: Store, reviewer: Account, account: Account, shared: Shared, now: datetime
) -> None:
    first = comment(store, reviewer, shared[1], now)
    reviewing.send(store, reviewer, shared[1], now)
    other = applications.start_application(store, account, "ncia-2027", now)
    with pytest.raises(CommentNotFound):
        comments.get_comment(store, account, other, first)


def test_remarks_of_people_without_an_account_stand_among_the_comments(
    store: Store, account: Account, shared: Shared, now: datetime
) -> None:
    remark = Remark(Anchor(BOX, 1), "Dr\u202e Word", "Too long.", now)
    comments.add_remarks(store, account, shared[0], [remark], now)
    (told,) = comments.list_comments(store, account, shared[0])
    assert (told.comment.author, told.comment.account_id) == ("Dr Word", None)


def test_proof_is_read_only_where_it_is_shared(
    store: Store, account: Account, reviewer: Account, shared: Shared, now: datetime
) -> None:
    number, share = shared
    item = bank.list_evidence(store, account)[0].id
    files.attach_file(store, account, item, "Letter", PDF, now)
    for terms in (TERMS, ALL):
        sharing.share_again(store, account, number, share, terms, now)
        wanted = (store, reviewer, share, item, PDF_DIGEST, now)
        if terms is ALL:
            assert reviewing.read_file(*wanted).content == PDF
        else:
            with pytest.raises(ProofFileNotFound):
                reviewing.read_file(*wanted)
