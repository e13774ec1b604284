"""What stands in the document, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cea_helper.application import Application
from cea_helper.dates import PartialDate
from cea_helper.people import Applicant, CurrentAward, JobPlanLine
from cea_helper.schemes import Fact, Limit, shipped
from cea_helper.strength import Reason, analyse
from cea_helper.word import EMPLOYERS_COPY, Parts, WordComment
from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, Picture, Table
from cea_helper.word.document import document_blocks
from tests.strategies import applications
from tests.word.examples import (
    EVERYTHING,
    NOTHING_EXTRA,
    NOW,
    example,
    make_application,
    make_item,
    make_report,
)


def blocks_of(application: Application, parts: Parts = EVERYTHING) -> tuple[Block, ...]:
    return document_blocks(application, make_report(application), parts, NOW)


def headings(blocks: tuple[Block, ...], level: int = 1) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Heading) and b.level == level]


def paragraphs(blocks: tuple[Block, ...], style: str) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.style == style]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def answers(table: Table) -> dict[str, str]:
    """Return the second column of a table by its first."""
    return {row[0]: row[1] for row in table.rows}


def after_heading(blocks: tuple[Block, ...], words: str) -> tuple[Block, ...]:
    """Return the blocks below the heading, up to the next one."""
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == words)
    rest = blocks[at + 1 :]
    ends = next((n for n, b in enumerate(rest) if isinstance(b, Heading)), len(rest))
    return rest[:ends]


def test_title_page_comes_first() -> None:
    title, person, *rest = blocks_of(example("medical-director"))
    assert title == Paragraph("National Clinical Excellence Award, 2019 round", "Title")
    assert person == Paragraph("Dr Example Director", "Subtitle")
    assert Paragraph("Example Mental Health NHS Foundation Trust") in rest


def test_title_page_states_that_it_is_a_draft() -> None:
    (state,) = paragraphs(blocks_of(make_application()), "Draft state")
    assert state == "Draft: not submitted. Written on 1 March 2026 at 09:30."


def test_title_page_lists_every_box_with_its_length() -> None:
    application = make_application(statements={"delivering": "x" * 1402, "teaching": "y\n"})
    rows = answers(tables(blocks_of(application))[0])
    assert len(rows) == len(shipped().get("cea-national-2019").boxes())
    assert (
        rows["Domain 1: Delivering a high quality service"] == "1,402 of 1,350 characters: 52 over"
    )
    assert rows["Domain 5: Teaching and training"] == "3 of 1,350 characters"
    assert rows["Domain 4: Research and innovation"] == "Nothing written yet"
    assert rows["Form D: research and innovation"] == "Not used"
    assert rows["Citation"] == "Somebody else fills it in"


def test_what_is_not_sure_about_limits_is_told_once() -> None:
    blocks = blocks_of(example("medical-director"))
    told = [b for b in blocks if isinstance(b, Paragraph) and "guide" in b.text]
    assert [b.style for b in told] == ["Caption"]


@pytest.mark.parametrize(
    "scheme_id", [scheme.id for scheme in shipped() if scheme.takes_applications]
)
def test_boxes_stand_in_the_order_of_the_form(scheme_id: str) -> None:
    application = make_application(scheme=shipped().get(scheme_id))
    boxes = [b.box for b in blocks_of(application) if isinstance(b, OwnWords)]
    fields = shipped().get(scheme_id).fields
    unused = {field.id for field in fields if field.optional and not field.filled_in_by_others}
    order = [box.id for box in shipped().get(scheme_id).boxes_in_order()]
    assert boxes == [box_id for box_id in order if box_id not in unused]


def test_optional_box_is_there_once_it_is_written_or_commented_on() -> None:
    application = make_application(fields={"form_e": "More teaching."})
    comments = [WordComment("citation", "A", "Who writes it?")]
    blocks = document_blocks(application, make_report(application), EVERYTHING, NOW, comments)
    titles = headings(blocks)
    assert "Form E: teaching and training" in titles and "Citation" in titles
    assert "Form F: leadership and management" not in titles


def test_box_of_somebody_else_says_so_empty_or_written() -> None:
    scheme = shipped().get("cea-local")
    empty = make_application(scheme=scheme)
    (box,) = (b for b in blocks_of(empty) if isinstance(b, OwnWords) and b.box == "confirmation")
    assert (box.text, box.instead) == ("", "Somebody else fills it in")
    written = replace(empty, fields={"confirmation": "I confirm this."})
    assert "15 characters (limit not known), from somebody else" in paragraphs(
        blocks_of(written), "Length"
    )


def test_limit_in_words_is_told_in_words() -> None:
    scheme = make_application().scheme
    limit = Limit(900, "words", Fact("verified"))
    domains = tuple(replace(domain, limit=limit) for domain in scheme.domains)
    application = make_application(
        scheme=replace(scheme, domains=domains), statements={"research": "one " * 612}
    )
    blocks = blocks_of(application)
    assert paragraphs(blocks, "Length") == ["612 of 900 words"]
    assert answers(tables(blocks)[0])["Domain 4: Research and innovation"] == "612 of 900 words"


def test_applicant_is_before_the_boxes_and_annexes_are_last() -> None:
    first, *_, profile, schedule = headings(blocks_of(make_application()))
    assert first == "About the applicant"
    assert (profile, schedule) == ("Annex: strength of the evidence", "Annex: evidence schedule")


def test_what_the_applicant_left_out_is_not_provided() -> None:
    rows = answers(tables(blocks_of(make_application()))[1])
    assert rows["Name"] == "Dr Example Director"
    assert rows["GMC number"] == rows["Consultant since"] == "Not provided"


def test_current_award_is_told() -> None:
    award = CurrentAward("local 6", PartialDate(2015, 4))
    blocks = blocks_of(make_application(applicant=Applicant("A B", current_award=award)))
    assert after_heading(blocks, "Current award") == (Paragraph("Local 6, granted April 2015."),)


@pytest.mark.parametrize(
    ("award", "words"),
    [
        (
            CurrentAward("6", PartialDate(2014, 4, 1), "cea-local"),
            "Local Clinical Excellence Award: level 6, granted 1 April 2014.",
        ),
        (
            CurrentAward("gold", PartialDate(2019), "cea-national-2019"),
            "National Clinical Excellence Award, 2019 round: gold, granted 2019.",
        ),
        (CurrentAward("6", PartialDate(2014), "somewhere-else"), "Level 6, granted 2014."),
    ],
)
def test_current_award_is_told_by_its_title(award: CurrentAward, words: str) -> None:
    blocks = blocks_of(make_application(applicant=Applicant("A B", current_award=award)))
    assert after_heading(blocks, "Current award") == (Paragraph(words),)


def test_job_plan_has_its_total() -> None:
    plan = (
        JobPlanLine("Clinics", "direct_clinical_care", 7.5, None),
        JobPlanLine("Director", "management", 1.1, True),
    )
    blocks = blocks_of(make_application(applicant=Applicant("A B", job_plan=plan)))
    table = after_heading(blocks, "Job plan")[0]
    assert isinstance(table, Table) and table.has_total
    assert table.rows[1] == ("Director", "Management", "1.1", "Yes")
    assert table.rows[-1] == ("Total", "", "8.6", "")


def test_form_without_a_box_for_the_job_plan_still_shows_it() -> None:
    known = make_application().scheme
    order = tuple(domain.id for domain in known.domains)
    person = Applicant("A B", job_plan=(JobPlanLine("Clinics", "direct_clinical_care", 7.5),))
    scheme = replace(known, fields=(), form_order=order)
    blocks = blocks_of(make_application(scheme=scheme, applicant=person))
    table = after_heading(blocks, "Job plan")[0]
    assert isinstance(table, Table) and table.rows[-1] == ("Total", "", "7.5", "")


def test_job_plan_that_is_a_table_is_not_called_unwritten() -> None:
    line = JobPlanLine("Clinics", "direct_clinical_care", 7.5)
    blocks = blocks_of(make_application(applicant=Applicant("A B", job_plan=(line,))))
    words = after_heading(blocks, "Job plan")[1]
    assert isinstance(words, OwnWords) and words.instead == "Nothing added to the table"
    assert answers(tables(blocks)[0])["Job plan"] == "Table only"


def test_own_words_are_kept_to_the_character() -> None:
    words = "  One\n\n\tTwo <10% R&D \n"
    application = make_application(statements={"research": words})
    assert OwnWords("research", words) in blocks_of(application)


def test_written_box_shows_its_length() -> None:
    application = make_application(statements={"research": "x" * 1204})
    below = after_heading(blocks_of(application), "Domain 4: Research and innovation")
    words = "1,204 of 1,350 characters (limit not confirmed)"
    assert below[-1] == Paragraph(words, "Length")


def test_what_is_over_the_limit_is_known_by_its_place() -> None:
    application = make_application(statements={"research": "x" * 1351, "teaching": "y" * 1350})
    fitting = {b.box: b.fitting for b in blocks_of(application) if isinstance(b, OwnWords)}
    assert (fitting["research"], fitting["teaching"]) == (1350, None)


def test_empty_statement_equals_a_missing_one() -> None:
    empty = make_application(statements={"research": ""}, fields={"form_d": ""})
    assert blocks_of(empty) == blocks_of(make_application())


def test_weak_domain_is_marked_with_its_reasons() -> None:
    application = make_application()
    reasons = {"research": (Reason("empty", "There is no evidence here yet."),)}
    report = make_report(application, {"research": "empty", "teaching": "strong"}, reasons)
    blocks = document_blocks(application, report, EVERYTHING, NOW)
    assert after_heading(blocks, "Domain 4: Research and innovation")[:2] == (
        Paragraph("No evidence counts for this domain yet", "Box note heading"),
        Paragraph("There is no evidence here yet.", "Box note"),
    )
    assert not paragraphs(after_heading(blocks, "Domain 5: Teaching and training"), "Box note")


def test_weak_domain_says_what_would_help_in_two_steps() -> None:
    application = example("medical-director")
    blocks = document_blocks(application, analyse(application, NOW.date()), EVERYTHING, NOW)
    below = after_heading(blocks, "Domain 5: Teaching and training")
    assert paragraphs(below, "Box note heading") == ["This domain is weak", "What would help"]
    one, lacks, first, second = paragraphs(below, "Box note")
    assert one == "The one item here is thin."
    assert lacks.startswith('"Lectures on leadership" does not yet show: a result, ')
    assert first.startswith("Say what came of ") and second.startswith("Say whether ")


def test_parts_can_be_left_out() -> None:
    blocks = blocks_of(example("medical-director"), NOTHING_EXTRA)
    assert not paragraphs(blocks, "Box note heading")
    assert not [words for words in headings(blocks) if words.startswith("Annex")]
    assert not [block for block in blocks if isinstance(block, Picture)]


def test_picture_says_what_it_shows() -> None:
    application = make_application()
    report = make_report(application, {"research": "empty", "leading": "strong"})
    blocks = document_blocks(application, report, EVERYTHING, NOW)
    (picture,) = [block for block in blocks if isinstance(block, Picture)]
    assert "domain 4, Research and innovation: empty" in picture.description
    assert "domain 3, Leadership and managing a high quality service: strong" in picture.description


def test_profile_table_has_the_columns_of_the_picture() -> None:
    blocks = after_heading(blocks_of(make_application()), "Annex: strength of the evidence")
    (picture,) = [block for block in blocks if isinstance(block, Picture)]
    (table,) = tables(blocks)
    assert sum(table.widths) == picture.width == 160
    assert len({len(table.header), len(table.widths), *(len(row) for row in table.rows)}) == 1


def test_picture_is_explained_in_plain_words_below_it() -> None:
    blocks = after_heading(blocks_of(make_application()), "Annex: strength of the evidence")
    captions = [b.text for b in blocks if isinstance(b, Paragraph) and b.style == "Caption"]
    assert captions[0] == "No step filled: empty. One: weak. Two: adequate. Three: strong."


def test_schedule_tells_each_item_with_its_proof() -> None:
    item = make_item(start=PartialDate(2023, 2), end="present")
    blocks = blocks_of(make_application(evidence=(item,)))
    below = after_heading(blocks, "Evidence for domain 2: Developing a high quality service")
    what, part, result, proof = tables(below)[0].rows[0]
    assert what == "Sepsis pathway\nFebruary 2023 to present\nReach: regional"
    assert part.startswith("I led it\nI wrote the pathway and trained 40 nurses.")
    assert result == "Fewer people died.\ndeaths a year: from 41 to 12 deaths"
    assert proof == "Report: Quality report 2025"


def test_schedule_tells_a_publication_as_a_reference() -> None:
    citation = {
        "title": "Less sepsis",
        "author": [{"family": "Sample", "given": "Ann"}],
        "container-title": "Made-up Journal",
        "issued": {"date-parts": [[2025, 6]]},
    }
    blocks = blocks_of(make_application(evidence=(make_item(citation=citation),)))
    proof = tables(blocks)[-1].rows[0][3]
    assert proof.splitlines()[-1] == ("Publication: Sample A. Less sepsis. Made-up Journal. 2025.")


def test_item_without_a_domain_is_still_in_the_schedule() -> None:
    item = make_item(areas=("wider",), title="Nobody's")
    application = make_application(evidence=(item,))
    report = make_report(replace(application, evidence=()))
    blocks = document_blocks(application, report, EVERYTHING, NOW)
    assert "Nobody's" in tables(blocks)[-1].rows[0][0]


def test_item_that_does_not_count_says_why() -> None:
    application = make_application(evidence=(make_item(),))
    reasons = {"developing": (Reason("duplicate", "Entered twice.", ("e1",)),)}
    report = make_report(application, reasons=reasons)
    domains = tuple(
        replace(domain, items=tuple(replace(item, counts=False) for item in domain.items))
        for domain in report.domains
    )
    blocks = document_blocks(application, replace(report, domains=domains), EVERYTHING, NOW)
    assert "Does not count: entered twice" in tables(blocks)[-1].rows[0][0]


def test_the_employers_copy_lists_what_counts_and_judges_nothing() -> None:
    counting, doubled = make_item(), make_item("e2", title="Entered again", proof=())
    application = make_application(evidence=(counting, doubled))
    report = make_report(application)
    domains = tuple(
        replace(domain, items=tuple(replace(i, counts=i.id == "e1") for i in domain.items))
        for domain in report.domains
    )
    blocks = document_blocks(application, replace(report, domains=domains), EMPLOYERS_COPY, NOW)
    assert len(tables(blocks)[-1].rows) == 1
    said = repr(blocks)
    for judging in ("Entered again", "Nothing said", "No evidence", "weak", "strength"):
        assert judging not in said


def test_comment_on_an_empty_box_is_on_its_heading() -> None:
    application = make_application(statements={"teaching": "I taught."})
    comments = [WordComment(box, "A", "Look") for box in ("research", "teaching")]
    report = make_report(application)
    blocks = document_blocks(application, report, EVERYTHING, NOW, comments)
    assert Heading(
        "Domain 4: Research and innovation", box="research", comments=(comments[0],)
    ) in (blocks)
    assert OwnWords("teaching", "I taught.", (comments[1],)) in blocks


@given(applications())
def test_private_notes_never_appear(application: Application) -> None:
    secret = "a secret that nobody reads"
    items = tuple(replace(item, notes=secret) for item in application.evidence)
    with_notes = replace(application, evidence=items)
    without = replace(
        application, evidence=tuple(replace(item, notes=None) for item in application.evidence)
    )
    assert blocks_of(with_notes) == blocks_of(without)
