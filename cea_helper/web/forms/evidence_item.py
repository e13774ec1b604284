"""The form with everything about one evidence item. evidence_filling.py fills and reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import ValidationError

from cea_helper.dates import PartialDate
from cea_helper.evidence import AREAS, BASES, CONTRIBUTIONS, PROOF_KINDS, REACHES
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    Choice,
    HiddenNumber,
    HiddenText,
    Radios,
    Select,
    Submit,
)
from cea_helper.web.fields import (
    NhsField,
    NumberInput,
    PartialDateInput,
    Textarea,
    TextInput,
)
from cea_helper.web.forms.evidence import LONGEST_TITLE

MOST_PROOFS = 50

_LONGEST_ROLE = 2_000
_LONGEST_TEXT = 4_000
_LONGEST_NOTES = 10_000
_GREATEST = 9_007_199_254_740_992
_FIGURE: dict[str, Any] = {"least": -_GREATEST, "most": _GREATEST, "or_percent": True}
_WATCHED = ("title", "role", "excess", "impact_text", "measure", "benchmark", "notes")
_SMALL_RADIOS = {"classes": "nhsuk-radios--small app-choices"}
_SMALL_BOXES = {"classes": "nhsuk-checkboxes--small app-choices"}


def _or_unsaid(choices: Mapping[Any, str]) -> list[Choice]:
    # One cannot take a radio button back, so there is one that says nothing.
    said = [Choice(value, words) for value, words in choices.items()]
    return [*said, Choice("", "Not said")]


class EvidenceForm(Form):
    """Everything about one item. `form_with` adds the rows for its proof."""

    title = TextInput(
        "Title",
        limit=LONGEST_TITLE,
        missing="Enter a title",
        hint='A short name for what you did, such as "Sepsis pathway on 14 wards"',
    )
    main_area = Radios(
        "Main area",
        choices=AREAS,
        missing="Select a main area",
        hint="This decides the domain in which it is used.",
        shown=_SMALL_RADIOS,
    )
    more_areas = Checkboxes(
        "Other areas it belongs to", choices=AREAS, called="Other areas", shown=_SMALL_BOXES
    )
    start = PartialDateInput("When it began", hint="For example, 2024 or March 2024")
    end = PartialDateInput(
        "When it ended", or_present=True, hint='If it still goes on, enter "present"'
    )
    contribution = Radios(
        "Your share",
        choices=_or_unsaid(CONTRIBUTIONS),
        shown=_SMALL_RADIOS,
    )
    role = Textarea(
        "What you did yourself",
        limit=_LONGEST_ROLE,
        hint="In your own words: what you led, designed, wrote, taught or decided",
    )
    basis = Radios(
        "How it relates to your job",
        choices=_or_unsaid(BASES),
        shown=_SMALL_RADIOS,
    )
    excess = Textarea(
        "What went beyond the job plan or the pay",
        limit=_LONGEST_TEXT,
        hint="For example, unpaid hours, or something that your post does not ask for",
        shown={"rows": 3},
    )
    impact_text = Textarea(
        "What came of it",
        limit=_LONGEST_TEXT,
        hint="For patients, the public or the NHS: what changed, and who is better off",
    )
    measure = TextInput(
        "What was measured", limit=200, hint='For example, "median wait for an assessment"'
    )
    before = NumberInput("Before", called="The figure before", **_FIGURE)
    after = NumberInput("After", called="The figure after", **_FIGURE)
    unit = TextInput("Unit", limit=50, shown={"width": 10})
    benchmark = TextInput(
        "What to compare it with", limit=500, hint='For example, "national median 30"'
    )
    reach = Radios(
        "How far it reached",
        choices=_or_unsaid(REACHES),
        shown=_SMALL_RADIOS,
    )
    notes = Textarea("Notes to yourself", limit=_LONGEST_NOTES, shown={"rows": 3})
    version = HiddenNumber()
    save = Submit("Save")
    add_proof = Submit("Add another proof", shown={"variant": "secondary"})

    def validate_end(self, field: PartialDateInput) -> None:
        """Refuse an end that lies before the beginning."""
        began, ended = self.start.data, field.data
        is_known = isinstance(began, PartialDate) and isinstance(ended, PartialDate)
        if is_known and ended.last_day < began.first_day:
            raise ValidationError("When it ended must not be before it began")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check each field, then whether each proof is whole."""
        super().validate(extra_validators)
        for row in self.proof_rows():
            row.check()
        return not self.errors

    def watched(self) -> list[NhsField]:
        """Return the texts in which something may identify a patient."""
        proof = [part for row in self.proof_rows() for part in (row.value, row.note)]
        return [*(self[name] for name in _WATCHED), *proof]

    def has_files(self) -> bool:
        """Whether a file is kept with any proof that stands in the form."""
        return any(row.file.data for row in self.proof_rows())

    def proof_rows(self) -> list[ProofRow]:
        """Return the rows in which the proof stands, in order."""
        numbers = range(1, MOST_PROOFS + 1)
        present = (number for number in numbers if f"proof_{number}_kind" in self)
        return [ProofRow(number, self) for number in present]


@dataclass(frozen=True)
class Section:
    """A part of the form under a heading of its own; fields in one row stand side by side."""

    title: str
    hint: str
    rows: tuple[tuple[str, ...], ...]


SECTIONS = (
    Section("What it was", "", (("title",), ("main_area",), ("more_areas",), ("start", "end"))),
    Section(
        "Your own part",
        "A seat or a team earns nothing by itself. Say what was yours.",
        (("contribution",), ("role",)),
    ),
    Section(
        "Beyond the job",
        "Doing the job does not earn an award. What went beyond it can.",
        (("basis",), ("excess",)),
    ),
    Section(
        "The result",
        "A figure from before and one from after are believed most.",
        (("impact_text",), ("measure",), ("before", "after", "unit"), ("benchmark",)),
    ),
    Section("Reach", "", (("reach",),)),
    Section(
        "Private notes",
        "Only you see them. They never go into a statement or the Word document.",
        (("notes",),),
    ),
)


@dataclass(frozen=True)
class ProofRow:
    """The fields of one proof."""

    number: int
    form: EvidenceForm

    @property
    def kind(self) -> NhsField:
        """What kind of proof it is."""
        return self._field("kind")

    @property
    def value(self) -> NhsField:
        """The proof itself."""
        return self._field("value")

    @property
    def note(self) -> NhsField:
        """A note on it."""
        return self._field("note")

    @property
    def file(self) -> HiddenText:
        """The digest of the file that is kept with it, or nothing."""
        field: HiddenText = self.form[f"proof_{self.number}_file"]
        return field

    def is_given(self) -> bool:
        """Whether anything stands in the row."""
        return any(field.is_given() for field in (self.kind, self.value, self.note))

    def check(self) -> None:
        """Ask for what is missing in a row that was begun."""
        if self.is_given() and not self.kind.is_given():
            self.form.add_error(self.kind.name, f"Select the kind of proof {self.number}")
        if self.is_given() and not self.value.is_given():
            self.form.add_error(self.value.name, f"Enter what proof {self.number} is")

    def _field(self, part: str) -> NhsField:
        field: NhsField = self.form[f"proof_{self.number}_{part}"]
        return field


def form_with(proofs: int, data: Mapping[str, Any] | None = None) -> EvidenceForm:
    """Return the full form with rows for this many proofs, and no more than a form can hold."""
    rows: dict[str, Any] = {}
    for number in range(1, min(proofs, MOST_PROOFS) + 1):
        rows |= _proof_fields(number)
    form: EvidenceForm = type("EvidenceFormWithProof", (EvidenceForm,), rows)(data=data)
    return form


def _proof_fields(number: int) -> dict[str, Any]:
    return {
        f"proof_{number}_kind": Select(
            "Kind", called="Kind of proof", choices=PROOF_KINDS, first="Choose a kind"
        ),
        f"proof_{number}_value": TextInput("What it is", called="Proof", limit=500),
        f"proof_{number}_note": TextInput("Note (optional)", called="Note on the proof", limit=500),
        f"proof_{number}_file": HiddenText(),
    }
