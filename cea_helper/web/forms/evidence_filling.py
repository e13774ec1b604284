"""Between an evidence item and its form: what the form shows, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from flask import request

from cea_helper.evidence import Area, EvidenceItem, Impact, Proof, files_of
from cea_helper.web import filters
from cea_helper.web.forms.evidence_item import MOST_PROOFS, EvidenceForm, form_with


def form_for_new(area: str | None) -> EvidenceForm:
    """Return the form for an item that is yet to be, with its main area chosen where given."""
    return form_with(_sent_rows() or 1, {"main_area": area})


def form_for(item: EvidenceItem, version: int) -> EvidenceForm:
    """Return the form that shows the item as it is, or what was sent of it."""
    return form_with(_sent_rows() or len(item.proof) or 1, {"version": version, **_shown(item)})


def with_another_proof(form: EvidenceForm) -> EvidenceForm:
    """Return the form with what was sent, and one more empty row for a proof."""
    return form_with(len(form.proof_rows()) + 1)


def item_of(form: EvidenceForm, before: EvidenceItem) -> EvidenceItem:
    """Return the item as the form tells it. What it has no field for stays as it was before."""
    return replace(
        before,
        title=form.title.data,
        areas=_areas(form.main_area.data, form.more_areas.data, before.areas),
        start=form.start.data,
        end=form.end.data,
        contribution=form.contribution.data,
        role=_said(form.role.data),
        basis=form.basis.data,
        excess=_said(form.excess.data),
        reach=form.reach.data,
        impact=_impact(form, before.impact or Impact()),
        proof=(*_proof(form, files_of(before)), *_beyond(form, before)),
        notes=_said(form.notes.data),
    )


def _sent_rows() -> int:
    numbers = range(1, MOST_PROOFS + 1)
    return sum(1 for number in numbers if f"proof_{number}_kind" in request.form)


def _shown(item: EvidenceItem) -> dict[str, Any]:
    shown = {field.name: getattr(item, field.name) for field in fields(item)}
    impact = item.impact or Impact()
    for number, proof in enumerate(item.proof, start=1):
        row = f"proof_{number}_"
        shown |= {
            row + "kind": proof.kind,
            row + "value": proof.value,
            row + "note": proof.note,
            row + "file": proof.file,
        }
    return shown | {
        "main_area": item.areas[0],
        "more_areas": item.areas[1:],
        "impact_text": impact.text,
        "measure": impact.measure,
        "before": impact.before,
        "after": impact.after,
        "unit": impact.unit,
        "benchmark": impact.benchmark,
    }


def _areas(main: Area, others: Sequence[Area], before: Sequence[Area]) -> tuple[Area, ...]:
    """Return the main area first, then the others in the order that they had before."""
    known = [area for area in before if area in others]
    new = [area for area in others if area not in before]
    return (main, *(area for area in (*known, *new) if area != main))


def _impact(form: EvidenceForm, before: Impact) -> Impact | None:
    told = Impact(
        text=_said(form.impact_text.data),
        measure=_said(form.measure.data),
        before=_number(form.before.data, before.before),
        after=_number(form.after.data, before.after),
        unit=_unit(form),
        benchmark=_said(form.benchmark.data),
    )
    return None if told == Impact() else told


def _unit(form: EvidenceForm) -> str | None:
    """Return the unit that was given; a figure typed as 31% brings its own where none was."""
    is_percent = form.before.is_percent or form.after.is_percent
    return _said(form.unit.data) or ("%" if is_percent else None)


def _number(sent: float | None, known: float | None) -> float | None:
    """Return what was sent; where the form had rounded what is known, that stays as it is."""
    if sent is None or known is None or filters.number(sent) != filters.number(known):
        return sent
    return known


def _proof(form: EvidenceForm, files: frozenset[str]) -> tuple[Proof, ...]:
    """Return what stands in the rows, without those that claim a file the item does not have."""
    return tuple(
        Proof(row.kind.data, row.value.data, _said(row.note.data), row.file.data or None)
        for row in form.proof_rows()
        if row.is_given() and (not row.file.data or row.file.data in files)
    )


def _beyond(form: EvidenceForm, before: EvidenceItem) -> tuple[Proof, ...]:
    """Return the proof that the form has no row for, which stays.

    A form has no more rows than it can hold, and a file may have been attached since it was opened.
    """
    shown = {row.file.data for row in form.proof_rows()}
    attached = (one for one in before.proof[:MOST_PROOFS] if one.file and one.file not in shown)
    return (*attached, *before.proof[MOST_PROOFS:])


def _said(written: str | None) -> str | None:
    return written if written and written.strip() else None
