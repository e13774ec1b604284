"""The forms with which a scheme or a round is made, taken from a file, or put back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cea_helper.schemes import MAX_BYTES, Scheme
from cea_helper.schemes.reading import LONGEST_LINE
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Choice,
    FileUpload,
    HiddenNumber,
    HiddenText,
    Radios,
    Select,
    Submit,
)
from cea_helper.web.fields import NameInput
from cea_helper.web.forms.schemes_fields import Words
from cea_helper.web.forms.schemes_round import STATUSES
from cea_helper.workspace.new_schemes import NewRound
from cea_helper.workspace.schemes import LONGEST_NOTE

# A round that has ended, or whose award is gone, is not made anew.
_NEW_STATUSES = {
    name: STATUSES[name] for name in ("open_each_year", "provisional", "trust_defined")
}


class NewSchemeForm(Form):
    """A scheme made of another one; `new_scheme_form` gives the rounds to begin from."""

    source = Select("Begin from the rules of", missing="Select the rules to begin from")
    title = NameInput(
        "Name of the scheme",
        limit=LONGEST_LINE,
        missing="Enter the name of the scheme",
        hint="Such as Far Valley local awards. Its identifier is made from the name.",
    )
    awarding_body = NameInput(
        "Who runs it",
        limit=LONGEST_LINE,
        missing="Enter who runs the scheme",
        hint="Such as Far Valley NHS Foundation Trust",
    )
    round_title = NameInput(
        "Title of its first round",
        limit=LONGEST_LINE,
        missing="Enter the title of the first round",
        hint="With the year, such as Far Valley local award 2027",
    )
    status = Radios(
        "Where the round stands", choices=_NEW_STATUSES, missing="Select where the round stands"
    )
    submit = Submit("Make the scheme")

    def first_round(self) -> NewRound:
        """Return what was said of the first round."""
        return NewRound(self.round_title.data, self.status.data)


class NewRoundForm(Form):
    """A round that inherits from another one; `new_round_form` gives those."""

    base = Select("Carry the rules forward from", missing="Select the round to carry forward")
    title = NameInput(
        "Title of the new round",
        limit=LONGEST_LINE,
        missing="Enter the title of the round",
        hint="With the year. Its identifier is made from the name of the scheme and the year.",
    )
    status = Radios(
        "Where the round stands", choices=_NEW_STATUSES, missing="Select where the round stands"
    )
    began_from = HiddenNumber()
    submit = Submit("Add the round")

    def new_round(self) -> NewRound:
        """Return what was said of the round."""
        return NewRound(self.title.data, self.status.data)


class SchemeFileForm(Form):
    """A scheme file to be looked at before it is imported."""

    file = FileUpload(
        "Scheme file",
        missing="Choose a scheme file",
        hint="A .toml file that was downloaded from CEA Helper, at most 1 MB.",
        called="The file",
        limit=MAX_BYTES,
        shown={"attributes": {"accept": ".toml"}},
    )
    submit = Submit("Look at it")


def _why() -> Words:
    return Words(
        "Why do you do this?",
        limit=LONGEST_NOTE,
        missing="Enter why you do this",
        called="Why you do this",
        hint="It is kept in the history of the scheme.",
        shown={"rows": 2},
    )


class NotingForm(Form):
    """What is done to a scheme as a whole, and why."""

    note = _why()
    began_from = HiddenNumber()


CORRECTION, OWN = "correction", "own"


class ImportSchemeForm(NotingForm):
    """A scheme file that was looked at, to be imported as it was.

    `how` and `title` are asked only where the file is about a scheme that CEA Helper brings.
    """

    how = Radios(
        "How do you want to import it?",
        choices=(
            Choice(CORRECTION, "As a correction of that scheme", "Everybody here sees it at once."),
            Choice(OWN, "As a scheme of your own", "It begins as a draft, under another name."),
        ),
        missing="Select how to import it",
        called="How to import it",
    )
    title = NameInput(
        "Name of your own scheme",
        limit=LONGEST_LINE,
        hint="Only for a scheme of your own, such as Far Valley local awards",
        called="Name",
    )
    note = _why()
    document = HiddenText()
    submit = Submit("Import the scheme")

    def ask_how(self, is_asked: bool) -> None:
        """Leave out what is asked only of a file about a scheme that CEA Helper brings."""
        if not is_asked:
            del self.how, self.title

    @property
    def is_own(self) -> bool:
        """Whether the file comes in as a scheme of the trust's own."""
        return "how" in self and self.how.data == OWN

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is good, and a scheme of the trust's own has a name."""
        is_good = bool(super().validate(extra_validators))
        if self.is_own and not (self.title.data or self.title.errors):
            self.add_error("title", "Enter the name of your own scheme")
        return is_good and not self.errors


class TakeBackForm(NotingForm):
    """Why a change to a scheme is taken back."""

    submit = Submit("Take it back", shown={"variant": "warning"})


class PublishForm(NotingForm):
    """Why a draft is published, by an administrator who saw what it lacks."""

    submit = Submit("Publish the round")


def new_scheme_form(rounds: Iterable[Scheme], source: str) -> NewSchemeForm:
    """Return the form, with the rounds that a scheme can begin from."""
    form = NewSchemeForm(source=source, status="trust_defined")
    form.source.choices = _choices(rounds)
    return form


def new_round_form(rounds: Iterable[Scheme], began_from: int) -> NewRoundForm:
    """Return the form, with the rounds of the scheme, the last one chosen."""
    known = tuple(rounds)
    # Of a scheme that has no form, a round can still be told of.
    choices = _choices(known) or [Choice(one.id, one.title) for one in known]
    form = NewRoundForm(base=choices[0].value, status="provisional", began_from=began_from)
    form.base.choices = choices
    return form


def _choices(rounds: Iterable[Scheme]) -> list[Choice]:
    return [Choice(one.id, one.title) for one in rounds if one.domains]
