"""What all pages have in common on which an administrator changes a part of a round.

A form is a row of a table: which of its fields stands at which place of the tree, and which facts
its evidence vouches for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from wtforms import Field, ValidationError

from cea_helper import text
from cea_helper.errors import BrokenSchemeFile, StaleScheme
from cea_helper.schemes import source_address
from cea_helper.schemes.reading import LONGEST_LINE, is_address
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    Choice,
    HiddenNumber,
    HiddenText,
    Radios,
    Submit,
)
from cea_helper.web.fields import TextInput
from cea_helper.web.forms.schemes_fields import DayInput, Words
from cea_helper.workspace.scheme_tree import Tree, put_at, table_at, value_at
from cea_helper.workspace.schemes import LONGEST_NOTE

HOW_SURE = (
    Choice("verified", "The body that runs the round says so"),
    Choice("secondary", "Somebody else reports it"),
    Choice("unconfirmed", "Not confirmed", "Applicants are told to check this year's guide."),
)
_EVIDENCE = ("how_sure", "source", "checked_on", "note", "alone")
_LAST = (*_EVIDENCE, "began_from", "submit", "preview")
ALONE = "alone"

# Why a round that inherits from another cannot take its change over, by the place of the fault.
_NO_FIT = {
    "form.order": "its form has an order of its own, in which each box must stand once",
    "domains": "two of its domains would have the same number",
}


def check_address(_form: Any, field: Any) -> None:
    """Refuse what is no web address."""
    if not is_address(field.data):
        raise ValidationError(f"{field.called} must begin with https:// or http://")


class PartForm(Form):
    """A page of the editor: `places` says where in the tree each of its fields stands.

    `vouches` names the tables of the facts that its evidence, where it asks for any, is about.
    """

    places: ClassVar[Mapping[str, str]] = {}
    vouches: ClassVar[tuple[str, ...]] = ()
    # What the other boxes of the form are called, in small letters: none is to be there twice.
    other_titles: frozenset[str] = frozenset()

    note = Words(
        "What did you read, or why do you change it?",
        limit=LONGEST_NOTE,
        missing="Enter what you read, or why you change it",
        called="What you read",
        hint="It is kept in the history of the scheme.",
        shown={"rows": 2},
    )
    alone = Checkboxes("Rounds that are built on this one")
    began_from = HiddenNumber()
    submit = Submit("Save")
    preview = Submit("Preview", shown={"variant": "secondary"})

    def __init__(self, *given: Any, **values: Any) -> None:
        """Put what every part ends with after what is its own."""
        super().__init__(*given, **values)
        for name in _LAST:
            if name in self._fields:
                self._fields[name] = self._fields.pop(name)

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree."""
        return {name: value_at(tree, place) for name, place in cls.places.items()}

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say."""
        for name, place in self.places.items():
            put_at(tree, place, said(self[name]))

    def own(self) -> Iterator[Field]:
        """Yield the fields that only this part has."""
        return (field for field in self if field.name not in _LAST)

    def evidence(self) -> Iterator[Field]:
        """Yield the fields that say where it was read and why it is changed."""
        return (field for field in self if field.name in _EVIDENCE)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is good, and no other box of the form has the same title."""
        is_good = bool(super().validate(extra_validators))
        if "title" in self and text.name(self.title.data or "").casefold() in self.other_titles:
            self.add_error("title", f'There is a box called "{self.title.data}" already')
        return is_good and not self.errors

    def blame(self, error: BrokenSchemeFile, holder: str) -> None:
        """Show the error at the field that stands at its place; `holder` is where the form's is."""
        place = error.place.removeprefix(holder).lstrip(".")
        for name, own in self.places.items():
            if place == own or place.startswith((f"{own}.", f"{own}[")):
                self.add_error(name, f"{self[name].called} {error.reason}")
                return
        told = f"This does not fit: {error.place} {error.reason}"
        self.add_error(next(self._names()), told)

    def offer_alone(self, later: Sequence[str]) -> None:
        """Let the rounds with these titles stay as they are, if there are any."""
        if later:
            self.alone.choices = {ALONE: f"Leave as they are: {'; '.join(later)}"}
        else:
            del self.alone

    @property
    def is_alone(self) -> bool:
        """Whether the rounds that are built on this one stay as they are."""
        return "alone" in self and ALONE in self.alone.chosen()

    def blame_later(self, error: BrokenSchemeFile, round_id: str, title: str) -> None:
        """Say that a round built on this one cannot take the change over, and what to do."""
        place = error.place.removeprefix(f"rounds.{round_id}").lstrip(".")
        why = _NO_FIT.get(place, "something that it says itself would no longer fit")
        told = f"{title} is built on this round and cannot take this change over: {why}"
        self.add_error("alone", f'{told}. To change this round only, tick "Leave as they are"')

    def tell_stale(self, stale: StaleScheme) -> None:
        """Say that somebody else saved meanwhile; what was typed stays and can be saved again."""
        self.began_from.data = stale.newest
        told = f"{stale}. Nothing of yours is lost: look at what changed, then save again"
        self.add_error(next(self._names()), told)

    def _names(self) -> Iterator[str]:
        return (field.name for field in self if not isinstance(field, HiddenText))


class FactForm(PartForm):
    """A part whose facts have evidence: how sure they are, where and when they were read."""

    how_sure = Radios("How sure is it?", choices=HOW_SURE, missing="Select how sure it is")
    source = TextInput(
        "Where was it read?",
        limit=LONGEST_LINE,
        called="Web address",
        hint="The web address of the page, if there is one",
        checks=[check_address],
        shown={"type": "url", "spellcheck": False},
    )
    checked_on = DayInput("Day it was checked", missing="Enter the day it was checked")

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree, the evidence of the first fact included."""
        place = cls.vouches[0] if cls.vouches else ""
        fact: Tree = (value_at(tree, place) if place else tree) or {}
        source = fact.get("source")
        return {
            **super().known(tree),
            "how_sure": fact.get("status", "unconfirmed"),
            "source": source_address(source) if source else None,
        }

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say, and vouch for it."""
        super().put(tree)
        for place in self.vouches:
            self.vouch(table_at(tree, place))

    def vouch(self, fact: dict[str, Any]) -> None:
        """Say in the table of a fact how sure it is now; a note on what it was goes."""
        known = fact.pop("source", None)
        fact.pop("note", None)
        fact |= {"status": self.how_sure.data, "checked_on": self.checked_on.data}
        if self.source.data:
            is_same = known is not None and source_address(known) == self.source.data
            fact["source"] = known if is_same else self.source.data


def said(field: Field) -> Any:
    """Return what a field says, as it stands in a tree; None where it says nothing."""
    if not field.is_given():  # type: ignore[attr-defined]  # all fields here are the site's own
        return None
    return list(field.data) if isinstance(field.data, tuple) else field.data
