"""A file that cannot be used is answered with a sentence for each fault, and nothing else."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from cea_helper.errors import InvalidApplicationFile
from cea_helper.interchange import read_application

GOOD: dict[str, Any] = {
    "format": "cea-helper-application/1",
    "scheme": "cea-national-2019",
    "applicant": {"name": "Dr Sample Person"},
    "evidence": [
        {"id": "e1", "title": "Falls", "areas": ["delivering"]},
        {"id": "e2", "title": "Waits", "areas": ["developing"]},
    ],
    "statements": {"leading": "I led it."},
}
ABSENT = object()


def faults_of(document: bytes) -> tuple[str, ...]:
    with pytest.raises(InvalidApplicationFile) as caught:
        read_application(document)
    return caught.value.faults


def changed(*changes: tuple[str, Any]) -> bytes:
    """Return the good file with the values at some places set, or taken out where ABSENT."""
    document = copy.deepcopy(GOOD)
    for place, value in changes:
        *way, last = [int(step) if step.isdigit() else step for step in place.split("/")]
        holder: Any = document
        for step in way:
            holder = holder[step]
        if value is ABSENT:
            del holder[last]
        elif isinstance(holder, list) and last == len(holder):
            holder.append(value)
        else:
            holder[last] = value
    return json.dumps(document).encode()


def claim(**members: Any) -> list[dict[str, Any]]:
    return [{"domain": "leading", "start": 0, "end": 4, "evidence": ["e1"]} | members]


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("format", ABSENT, "format: is missing"),
        ("format", "other/1", 'format: "other/1" is not "cea-helper-application/1"'),
        ("format", 1, 'format: 1 is not "cea-helper-application/1"'),
        ("scheme", ABSENT, "scheme: is missing"),
        ("scheme", 7, "scheme: must be text, not 7"),
        (
            "scheme",
            "ncia-1999",
            'scheme: "ncia-1999" is not an award scheme that CEA Helper knows',
        ),
        ("as_of", "2026", 'as_of: "2026" is not a day such as 2024-03-18'),
        ("as_of", "20260321", 'as_of: "20260321" is not a day such as 2024-03-18'),
        ("as_of", "2026-02-30", 'as_of: "2026-02-30" is not a day'),
        ("as_of", None, "as_of: must be text, not null"),
        ("comment", "x", "comment: is not a name that this file can hold"),
        ("a\x9b\u202e", "x", '["a\\u009b\\u202e"]: is not a name that this file can hold'),
        ("applicant", [], "applicant: must be a group of names and values, not a list"),
        ("applicant/name", ABSENT, "applicant.name: is missing"),
        (
            "applicant/gmc_number",
            "12",
            'applicant.gmc_number: "12" is not a GMC number of 7 digits',
        ),
        (
            "applicant/gmc_number",
            "1234567\n",
            'applicant.gmc_number: "1234567\\n" is not a GMC number of 7 digits',
        ),
        (
            "applicant/whole_time_equivalent",
            0,
            "applicant.whole_time_equivalent: 0 is not more than 0",
        ),
        (
            "applicant/whole_time_equivalent",
            1.1,
            "applicant.whole_time_equivalent: 1.1 is more than 1",
        ),
        (
            "applicant/whole_time_equivalent",
            True,
            "applicant.whole_time_equivalent: must be a number, not true",
        ),
        (
            "applicant/roles",
            ["consultant", "consultant"],
            'applicant.roles[1]: "consultant" stands twice',
        ),
        (
            "applicant/current_award",
            {"level": "local 6"},
            "applicant.current_award.granted: is missing",
        ),
        (
            "applicant/job_plan",
            [{"activity": "Clinic", "category": "supporting", "pas": -1}],
            "applicant.job_plan[0].pas: -1 is less than 0",
        ),
        (
            "applicant/job_plan",
            [{"activity": "Clinic", "category": "supporting", "pas": 21}],
            "applicant.job_plan[0].pas: 21 is more than 20",
        ),
        (
            "applicant/job_plan",
            [{"activity": "Clinic", "category": "supporting", "pas": 1, "paid_extra": "no"}],
            'applicant.job_plan[0].paid_extra: must be true or false, not "no"',
        ),
        ("evidence", {}, "evidence: must be a list, not a group of names and values"),
        ("evidence/1", "Waits", 'evidence[1]: must be a group of names and values, not "Waits"'),
        ("evidence/1/id", ABSENT, "evidence[1].id: is missing"),
        ("evidence/1/id", "", "evidence[1].id: is empty"),
        ("evidence/1/id", "e1", 'evidence[1].id: "e1" is also the id of evidence[0]'),
        (
            "evidence/1/id",
            "e" * 65,
            f'evidence[1].id: "{"e" * 37}..." is longer than 64 characters',
        ),
        ("evidence/1/title", "", "evidence[1].title: is empty"),
        ("evidence/1/title", " \n ", "evidence[1].title: is empty"),
        ("evidence/1/areas", [], "evidence[1].areas: is empty"),
        ("evidence/1/areas", ["wider", "wider"], 'evidence[1].areas[1]: "wider" stands twice'),
        (
            "evidence/1/domain",
            "service",
            'evidence[1].domain: "service" is not a domain of cea-national-2019',
        ),
        ("evidence/1/start", "2023-13", 'evidence[1].start: "2023-13" is not a month'),
        ("evidence/1/start", "2023-02-29", 'evidence[1].start: "2023-02-29" is not a day'),
        ("evidence/1/start", "0000", 'evidence[1].start: "0000" is not a year'),
        (
            "evidence/1/start",
            "March 2023",
            'evidence[1].start: "March 2023" is not a year, a month or a day such as 2024, 2024-03'
            " or 2024-03-18",
        ),
        (
            "evidence/1/end",
            "2023-13",
            'evidence[1].end: "2023-13" is not a month and not "present"',
        ),
        ("evidence/1/end", 2023, 'evidence[1].end: must be text, not 2023 and not "present"'),
        (
            "evidence/1/reach",
            "global",
            'evidence[1].reach: "global" is not one of local, regional, national, international',
        ),
        (
            "evidence/1/impact",
            {"before": "41"},
            'evidence[1].impact.before: must be a number, not "41"',
        ),
        ("evidence/1/proof", [{"kind": "doi"}], "evidence[1].proof[0].value: is missing"),
        (
            "evidence/1/citation",
            "a paper",
            'evidence[1].citation: must be a group of names and values, not "a paper"',
        ),
        ("statements/service", "x", "statements.service: cea-national-2019 has no such domain"),
        ("statements/my own", " ", 'statements["my own"]: cea-national-2019 has no such domain'),
        ("statements/leading", 1, "statements.leading: must be text, not 1"),
        ("fields", {"leading": "x"}, "fields.leading: cea-national-2019 has no such box"),
        (
            "claims",
            claim(domain="service", end=0),
            'claims[0].domain: "service" is not a domain of cea-national-2019',
        ),
        ("claims", claim(start=1.5), "claims[0].start: must be a whole number, not 1.5"),
        ("claims", claim(start=-1), "claims[0].start: -1 is less than 0"),
        ("claims", claim(start=3, end=2), "claims[0].end: 2 lies before the start, 3"),
        ("claims", claim(end=10), "claims[0].end: 10 lies past the end of the statement, 9"),
        (
            "claims",
            claim(domain="teaching"),
            "claims[0].end: 4 lies past the end of the statement, 0",
        ),
        ("claims", claim(evidence=[]), "claims[0].evidence: is empty"),
        (
            "claims",
            claim(evidence=["e1", "e9"]),
            'claims[0].evidence[1]: "e9" is not the id of an evidence item',
        ),
    ],
)
def test_a_fault_is_told_by_its_place_and_in_plain_words(
    place: str, value: Any, sentence: str
) -> None:
    assert faults_of(changed((place, value))) == (sentence,)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"name: Dr Sample", "line 1, column 1: the file is not JSON from here on"),
        (b'{\n  "format": }', "line 2, column 13: the file is not JSON from here on"),
        (b'{"title": "a\nb"}', "line 1, column 13: the file is not JSON from here on"),
        (b"{} {}", "line 1, column 4: the file is not JSON from here on"),
        (b'{\n"name": "caf\xe9"}', "line 2: the file is not UTF-8 here: save it as UTF-8"),
        ("{}".encode("utf-16"), "the file is in UTF-16 or UTF-32: save it as UTF-8"),
        ("{}".encode("utf-16-be"), "the file is in UTF-16 or UTF-32: save it as UTF-8"),
        ("{}".encode("utf-32"), "the file is in UTF-16 or UTF-32: save it as UTF-8"),
        (b"[1]", "the file must be a group of names and values, not a list"),
        (b'"\\ud800"', 'the file must be a group of names and values, not ""'),
        (b"[" * 62 + b"]" * 62, "the file is nested more than 60 levels deep"),
        (b"[" * 200_000, "the file is nested more than 60 levels deep"),
        (b"[" + b"1," * 250_001 + b"1]", "the file holds more values than an application can have"),
        (b" " * (10 * 1024 * 1024 + 1), "the file is larger than 10 MiB"),
    ],
)
def test_a_file_that_is_no_application_at_all_gets_one_sentence(
    document: bytes, sentence: str
) -> None:
    assert faults_of(document) == (sentence,)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("NaN", "evidence[0].impact.before: NaN is not a number"),
        ("-Infinity", "evidence[0].impact.before: -Infinity is not a number"),
        ("1e400", "evidence[0].impact.before: 1e400 is too large a number"),
        (
            "9007199254740993000",
            "evidence[0].impact.before: 9007199254740993000 is too large a number",
        ),
        ("9" * 5000, f"evidence[0].impact.before: {'9' * 37}... is too large a number"),
    ],
)
def test_a_number_that_cannot_be_kept_is_told_by_its_place(written: str, sentence: str) -> None:
    document = changed(("evidence/0/impact", {"before": 31415}))
    assert faults_of(document.replace(b"31415", written.encode())) == (sentence,)


def test_a_name_that_stands_twice_is_told_by_its_place() -> None:
    document = changed().replace(b'"title": "Waits"', b'"title": "Waits", "title": "Delays"')
    assert faults_of(document) == ("evidence[1].title: stands twice",)


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    document = changed(
        ("claims", claim(evidence=["e9"])),
        ("statements/service", "x"),
        ("evidence/1/start", "2023-13"),
        ("evidence/1/areas", ABSENT),
        ("evidence/0/id", "e2"),
        ("applicant/gmc_number", "12"),
    )
    places = [fault.split(": ")[0] for fault in faults_of(document)]
    assert places == [
        "applicant.gmc_number",
        "evidence[1].id",
        "evidence[1].start",
        "evidence[1].areas",
        "statements.service",
        "claims[0].evidence[0]",
    ]


def test_what_is_missing_is_told_in_the_order_of_the_schema() -> None:
    faults = faults_of(changed(("evidence/1", {}), ("evidence/0/impact", 3), ("scheme", 7)))
    assert faults == (
        "scheme: must be text, not 7",
        "evidence[0].impact: must be a group of names and values, not 3",
        "evidence[1].id: is missing",
        "evidence[1].title: is missing",
        "evidence[1].areas: is missing",
    )
    assert [fault.split(":")[0] for fault in faults_of(b"{}")] == [
        "format",
        "scheme",
        "applicant",
        "evidence",
    ]


def test_a_long_or_hidden_value_is_shortened_and_made_visible() -> None:
    document = changed(("evidence/0/reach", "\u202elacol\x1b" + "x" * 90))
    (fault,) = faults_of(document)
    assert fault.startswith(f'evidence[0].reach: "\\u202elacol{"x" * 31}..." is not one of')


def test_a_file_of_a_million_faults_is_told_a_thousand() -> None:
    assert len(faults_of(changed(("evidence", [1] * 200_000)))) == 1_000
