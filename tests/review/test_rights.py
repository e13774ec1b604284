"""Who may do what in a shared draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cea_helper.review import RIGHTS, Share, conflicts, ends_access, may, standing

DAY = date(2026, 11, 21)
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ASKED = Share(
    id=1,
    application_id=1,
    scheme="ncia-2026",
    owner_id=1,
    owner_name="Dr A",
    reviewer_id=2,
    reviewer_name="Dr B",
    reviewer_email="b@example.org",
    shows=("statements",),
    ends_on=DAY,
    note="",
    draft=1,
    first_shared_at=AT,
    shared_at=AT,
)
READING = replace(ASKED, declared_at=AT)
ENDED = {
    "taken_back": replace(READING, taken_back_at=AT),
    "closed": replace(READING, closed_at=AT, sent_at=AT),
    "conflicted": replace(READING, is_conflicted=True),
    "over": replace(READING, ends_on=date(2026, 11, 20)),
}


def test_reviewer_goes_from_asked_to_reading_to_sent() -> None:
    assert standing(ASKED, 2, DAY) == "asked"
    assert standing(READING, 2, DAY) == "reading"
    assert standing(replace(READING, sent_at=AT), 2, DAY) == "sent"


@pytest.mark.parametrize("ended", ENDED)
def test_reviewer_of_an_ended_share_has_no_right_left(ended: str) -> None:
    stands = standing(ENDED[ended], 2, DAY)
    assert stands == ended
    assert not RIGHTS[stands]


def test_conflict_outlasts_all_else() -> None:
    again = replace(ASKED, is_conflicted=True, taken_back_at=AT, ends_on=date(2030, 1, 1))
    assert standing(again, 2, DAY) == "conflicted"


def test_anybody_else_stands_nowhere_and_may_nothing() -> None:
    assert standing(READING, 3, DAY) == "nobody"
    assert not RIGHTS["nobody"]


def test_nobody_but_the_owner_has_a_right_of_the_owner() -> None:
    for act in RIGHTS["owner"]:
        assert [who for who in RIGHTS if may(who, act)] == ["owner"]
    assert standing(replace(READING, reviewer_id=1), 1, DAY) == "owner"


def test_nothing_is_read_before_the_declaration() -> None:
    assert RIGHTS["asked"] == {"read_request", "declare_conflicts"}


def test_comments_of_others_are_read_only_after_sending() -> None:
    assert [who for who in RIGHTS if may(who, "read_others_comments")] == ["sent"]
    assert not may("sent", "write_comments")


def test_each_kind_of_conflict_says_whether_it_ends_access() -> None:
    assert {kind for kind in conflicts() if ends_access([kind])} == {
        "line-manager-upward",
        "family",
        "competitor",
        "financial",
        "other",
    }
    assert ends_access(["collaborator", "family"])
    assert not ends_access([])
