"""What a document would change, before anybody has chosen."""

from __future__ import annotations

from cea_helper.comparing import Stretch
from cea_helper.word import propose
from tests.word.examples import make_application
from tests.word.reading.building import heading, p, package, read, research, run, tracked


def test_each_box_has_its_own_changes_and_comments() -> None:
    application = make_application(statements={"research": "One trial.", "teaching": "I taught."})
    added = tracked("ins", run(" Two papers."))
    body = heading("Research and innovation") + p(run("One trial.") + added)
    proposal = propose(application, read(package(body + heading("Hobbies") + p(run("Chess.")))))
    (box,) = proposal.boxes
    assert (box.box, box.old, box.new) == ("research", "One trial.", "One trial. Two papers.")
    assert box.is_changed and box.changes == (0,)
    assert box.differences == (Stretch("One trial.", "same"), Stretch(" Two papers.", "new"))
    assert any("Chess." in notice.text for notice in proposal.notices)


def test_box_that_the_document_does_not_have_is_left_alone() -> None:
    application = make_application(statements={"teaching": "I taught."})
    proposal = propose(application, read(research(p(run("New.")))))
    assert [box.box for box in proposal.boxes] == ["research"]
    assert "teaching" in [notice.box for notice in proposal.notices]
