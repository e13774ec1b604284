"""Look for patient identifiers in every text of an application that a person can write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.privacy import Identifier, find_identifiers

NamedText = tuple[str, str]


def identifiers_in(texts: Iterable[NamedText]) -> Iterator[tuple[str, Identifier]]:
    """Yield the name of the text and the identifier, for each that is found in `texts`."""
    for where, text in texts:
        for identifier in find_identifiers(text):
            yield where, identifier


def application_texts(application: Application) -> Iterator[NamedText]:
    """Yield the texts of an application, each named by its path in the application file."""
    yield from _boxes("statements", application.statements)
    yield from _boxes("fields", application.fields)
    for place, item in enumerate(application.evidence):
        yield from item_texts(item, f"evidence[{place}].")


def item_texts(item: EvidenceItem, within: str = "") -> Iterator[NamedText]:
    """Yield the texts of one item, each named by its path in the item, with `within` before it."""
    texts = {
        "title": item.title,
        "role": item.role,
        "excess": item.excess,
        **_impact_texts(item.impact or Impact()),
        **_proof_texts(item.proof),
        "notes": item.notes,
    }
    for path, text in texts.items():
        if text:
            yield within + path, text


def _boxes(name: str, texts: Mapping[str, str]) -> Iterator[NamedText]:
    for box, text in texts.items():
        yield f"{name}.{box}", text


def _impact_texts(impact: Impact) -> Mapping[str, str | None]:
    return {
        "impact.text": impact.text,
        "impact.measure": impact.measure,
        "impact.unit": impact.unit,
        "impact.benchmark": impact.benchmark,
    }


def _proof_texts(proof: tuple[Proof, ...]) -> Mapping[str, str | None]:
    texts: dict[str, str | None] = {}
    for place, each in enumerate(proof):
        texts[f"proof[{place}].value"] = each.value
        texts[f"proof[{place}].note"] = each.note
    return texts
