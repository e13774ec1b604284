"""What is written reads back equal, and a good file loses nothing on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cea_helper.application import Application
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact
from cea_helper.interchange import read_application, write_application
from cea_helper.interchange.shape import application_schema
from cea_helper.people import Applicant, CurrentAward, JobPlanLine
from cea_helper.schemes import shipped
from tests import strategies

EXAMPLES = Path(__file__).parent.parent / "data"
NOBODY = Application(
    scheme=shipped().get("ncia-2026"), applicant=Applicant(name="Dr Sample Person")
)


def document_of(example: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((EXAMPLES / f"{example}.json").read_bytes())
    return document


def read(document: dict[str, Any]) -> Application:
    return read_application(json.dumps(document).encode())


def written(application: Application) -> Any:
    return json.loads(write_application(application))


@settings(deadline=None)
@given(strategies.applications())
def test_what_was_written_reads_back_equal(application: Application) -> None:
    assert read_application(write_application(application)) == application


@settings(deadline=None)
@given(strategies.applications())
def test_writing_what_was_read_changes_nothing_more(application: Application) -> None:
    document = write_application(application)
    assert write_application(read_application(document)) == document


@pytest.mark.parametrize("example", ["consultant", "medical-director"])
def test_an_example_comes_out_as_it_went_in(example: str) -> None:
    canonical = {name: part for name, part in document_of(example).items() if part != {}}
    assert written(read(document_of(example))) == canonical


@pytest.mark.parametrize("example", ["consultant", "medical-director"])
def test_the_names_of_an_example_come_out_in_the_order_of_the_schema(example: str) -> None:
    document = written(read(document_of(example)))
    schema = application_schema()["properties"]
    items = schema["evidence"]["items"]["properties"]
    parts = [(document, schema), (document["applicant"], schema["applicant"]["properties"])]
    for part, known in [*parts, *((item, items) for item in document["evidence"])]:
        assert list(part) == [name for name in known if name in part]


def test_an_example_means_what_it_says() -> None:
    application = read(document_of("medical-director"))
    board = application.evidence[1]
    assert application.applicant.roles == ("medical_director", "consultant")
    assert application.applicant.job_plan[1] == JobPlanLine(
        "Executive medical director", "management", 7, paid_extra=True
    )
    assert application.applicant.current_award == CurrentAward(
        "local 6", PartialDate(2015, 4), "cea-local"
    )
    assert (board.start, board.end, board.impact) == (PartialDate(2019, 4), "present", None)


def test_what_was_never_said_is_left_out() -> None:
    assert written(NOBODY) == {
        "format": "cea-helper-application/1",
        "scheme": "ncia-2026",
        "applicant": {"name": "Dr Sample Person"},
        "evidence": [],
    }


def test_false_and_nought_are_said() -> None:
    line = JobPlanLine("Unpaid chair", "external", 0, paid_extra=False)
    item = EvidenceItem("e1", "Falls", ("delivering",), impact=Impact(before=3, after=0))
    application = replace(
        NOBODY, applicant=replace(NOBODY.applicant, job_plan=(line,)), evidence=(item,)
    )
    document = written(application)
    assert document["applicant"]["job_plan"][0]["paid_extra"] is False
    assert document["applicant"]["job_plan"][0]["pas"] == 0
    assert document["evidence"][0]["impact"] == {"before": 3, "after": 0}


@pytest.mark.parametrize(
    ("number", "as_text"),
    [(41.0, "41"), (9.5, "9.5"), (-0.25, "-0.25"), (1e300, "1e+300"), (7, "7")],
)
def test_a_number_is_written_as_a_person_would_write_it(number: float, as_text: str) -> None:
    item = EvidenceItem("e1", "Waits", ("delivering",), impact=Impact(before=number))
    document = write_application(replace(NOBODY, evidence=(item,)))
    assert f'"before": {as_text}\n' in document.decode()


def test_the_file_is_utf_8_that_a_person_can_read() -> None:
    application = replace(
        NOBODY, statements={"service": "Fewer falls: -38 %, R&D, <10%, \u202bשלום"}
    )
    document = write_application(application)
    assert "Fewer falls: -38 %, R&D, <10%, \u202bשלום".encode() in document
    assert document.startswith(b'{\n  "format"')
    assert document.endswith(b"}\n")


def test_texts_are_normalised_and_keep_their_outer_blanks() -> None:
    document = document_of("consultant") | {
        "statements": {"education": " Cafe\u0301\r\n\x00\ud800 "}
    }
    assert read(document).statements == {"education": " Caf\u00e9\n "}


def test_an_empty_text_equals_a_missing_one_even_where_the_form_has_no_such_box() -> None:
    document = document_of("consultant") | {"statements": {"research": ""}, "fields": {"x": ""}}
    assert read(document).statements == {}
    assert read(document).fields == {}


def test_a_byte_order_mark_is_not_part_of_the_file() -> None:
    document = json.dumps(document_of("consultant")).encode("utf-8-sig")
    assert read_application(document) == read(document_of("consultant"))


def test_a_claim_counts_code_points_of_the_normalised_statement() -> None:
    claim = {"domain": "education", "start": 0, "end": 3, "evidence": ["curriculum"]}
    document = document_of("consultant") | {"claims": [claim]}
    document["statements"] = {"education": "e\u0301\r\n\U0001f600"}
    assert read(document).claims[0].end == 3


def test_the_award_a_person_holds_may_come_from_a_scheme_that_nobody_knows() -> None:
    document = document_of("consultant")
    document["applicant"]["current_award"] = {
        "scheme": "somewhere-else",
        "level": "silver",
        "granted": "2019",
    }
    award = read(document).applicant.current_award
    assert award == CurrentAward("silver", PartialDate(2019), "somewhere-else")


def test_a_citation_is_kept_whole() -> None:
    document = document_of("consultant")
    citation = {"type": "article-journal", "issued": {"date-parts": [[2024, 3]]}, "volume": 12.0}
    document["evidence"][0]["citation"] = citation
    assert read(document).evidence[0].citation == citation
    assert written(read(document))["evidence"][0]["citation"] == citation
