from __future__ import annotations

from cea_helper.checks import application_texts, identifiers_in, item_texts
from cea_helper.evidence import EvidenceItem, Impact, Proof
from tests.strength.making import make_application

_NUMBER = "NHS no 943 476 5919"


def _item_full_of_numbers() -> EvidenceItem:
    return EvidenceItem(
        "e1",
        _NUMBER,
        ("developing",),
        role=_NUMBER,
        excess=_NUMBER,
        impact=Impact(text=_NUMBER, measure=_NUMBER, unit=_NUMBER, benchmark=_NUMBER),
        proof=(Proof("report", "Annual report"), Proof("person", _NUMBER, _NUMBER)),
        notes=_NUMBER,
    )


def test_every_text_of_an_item_is_looked_at() -> None:
    found = [where for where, _ in identifiers_in(item_texts(_item_full_of_numbers()))]
    assert found == [
        "title",
        "role",
        "excess",
        "impact.text",
        "impact.measure",
        "impact.unit",
        "impact.benchmark",
        "proof[1].value",
        "proof[1].note",
        "notes",
    ]


def test_texts_of_an_application_are_named_by_their_path() -> None:
    application = make_application(
        EvidenceItem("e1", "Audit", ("research",)),
        _item_full_of_numbers(),
        statements={"research": f"I saw it. {_NUMBER}"},
        fields={"job_plan": _NUMBER},
    )
    found = [where for where, _ in identifiers_in(application_texts(application))]
    assert found[:3] == ["statements.research", "fields.job_plan", "evidence[1].title"]
    assert found[-1] == "evidence[1].notes"


def test_place_counts_from_the_start_of_the_text() -> None:
    ((_, identifier),) = identifiers_in([("notes", f"Seen. {_NUMBER}.")])
    assert f"Seen. {_NUMBER}."[identifier.start : identifier.end] == "943 476 5919"


def test_an_item_without_words_has_only_its_title() -> None:
    item = EvidenceItem("e1", "Audit", ("research",))
    assert list(item_texts(item)) == [("title", "Audit")]
