"""What a document would change, before anybody has chosen."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from cea_helper.word import propose
from cea_helper.word.proposal import Difference, differences
from tests.word.examples import make_application
from tests.word.reading.building import heading, p, package, read, research, run, tracked


def joined(parts: tuple[Difference, ...], left_out: str) -> str:
    return "".join(part.text for part in parts if part.kind != left_out)


@given(st.text(max_size=60), st.text(max_size=60))
def test_differences_hold_both_texts(old: str, new: str) -> None:
    parts = differences(old, new)
    assert joined(parts, "added") == old
    assert joined(parts, "removed") == new


def test_whole_words_are_marked() -> None:
    assert differences("I led one trial.", "I led two trials.") == (
        Difference("same", "I led "),
        Difference("removed", "one trial."),
        Difference("added", "two trials."),
    )


def test_long_texts_are_compared_quickly() -> None:
    old = " ".join(f"word{n}" for n in range(15_000))
    begun = time.process_time()
    assert joined(differences(old, old.replace("7", "8")), "added") == old
    assert time.process_time() - begun < 5


def test_each_box_has_its_own_changes_and_comments() -> None:
    application = make_application(statements={"research": "One trial.", "teaching": "I taught."})
    added = tracked("ins", run(" Two papers."))
    body = heading("Research and innovation") + p(run("One trial.") + added)
    proposal = propose(application, read(package(body + heading("Hobbies") + p(run("Chess.")))))
    (box,) = proposal.boxes
    assert (box.box, box.old, box.new) == ("research", "One trial.", "One trial. Two papers.")
    assert box.is_changed and box.changes == (0,)
    assert any("Chess." in notice.text for notice in proposal.notices)


def test_box_that_the_document_does_not_have_is_left_alone() -> None:
    application = make_application(statements={"teaching": "I taught."})
    proposal = propose(application, read(research(p(run("New.")))))
    assert [box.box for box in proposal.boxes] == ["research"]
    assert "teaching" in [notice.box for notice in proposal.notices]
