"""What a document would change, before anybody has chosen."""

from __future__ import annotations

from cea_helper.comparing import Stretch
from cea_helper.word import OwnLines, propose
from cea_helper.word.blocks import Heading, Paragraph, Table
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


def test_own_lines_are_known_by_their_words_and_not_by_their_numbers() -> None:
    application = make_application()
    blocks = (
        Paragraph("Draft: not submitted. Written on 3 March 2026 at 09:30."),
        Table("Lengths", ("Part", "Length"), (("Job plan", "759 of 1,350 characters"),), (80, 80)),
    )
    own = OwnLines(application, blocks)
    assert own.has_all("Job plan\n12 of 1,350 characters")
    assert own.has_all("Draft: not submitted. Written on 21 November 2027 at 10:05.")
    assert own.has_all(f"Dr Example Director | {application.scheme.title}")
    assert not own.has_all("Job plan\nI work on Mondays.")


def test_words_of_the_program_are_not_loose() -> None:
    body = heading("Research and innovation") + p(run("One trial.")) + heading("Annex")
    read_one = read(package(body + p(run("What it is.")) + heading("Hobbies") + p(run("Chess."))))
    own = OwnLines(make_application(), (Heading("Annex"), Paragraph("What it is.")))
    proposal = propose(make_application(), read_one, own_lines=own)
    assert [read_one.notices[number].words for number in proposal.loose] == ["Hobbies\nChess."]
