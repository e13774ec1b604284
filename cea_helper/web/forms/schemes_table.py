"""Which part of a round is changed by which form: the table of the editor's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cea_helper.web.forms.schemes import PartForm
from cea_helper.web.forms.schemes_limits import LimitForm, LimitsForm
from cea_helper.web.forms.schemes_members import (
    DomainForm,
    FieldForm,
    GuideForm,
    LevelForm,
    NewDomainForm,
    NoteForm,
    QuestionForm,
)
from cea_helper.web.forms.schemes_round import (
    AboutForm,
    AuthorshipForm,
    ClosesForm,
    EmployerForm,
    LevelChoiceForm,
    LookBackForm,
    OpensForm,
    ScaleForm,
    StatusForm,
)


@dataclass(frozen=True)
class Part:
    """Something that is said of a round once: the heading of its page, and its form."""

    heading: str
    form: type[PartForm]


@dataclass(frozen=True)
class Kind:
    """Something that a round has several of, in a table of its tree.

    `named_by` is the value from which the identifier of a new one is made. Each of `pages`
    changes one member, by the last word of its address.
    """

    one: str
    named_by: str
    new: type[PartForm]
    pages: Mapping[str, Part]


PARTS: Mapping[str, Part] = {
    "about": Part("Name and body", AboutForm),
    "status": Part("Where the round stands", StatusForm),
    "opens": Part("Opening day", OpensForm),
    "closes": Part("Closing time", ClosesForm),
    "look-back": Part("Look-back", LookBackForm),
    "lengths": Part("Length in all domains", LimitsForm),
    "scale": Part("How assessors mark", ScaleForm),
    "level-choice": Part("Who chooses the level", LevelChoiceForm),
    "employer": Part("The employer's part", EmployerForm),
    "authorship": Part("Who may write it", AuthorshipForm),
}

KINDS: Mapping[str, Kind] = {
    "domains": Kind(
        "domain",
        "title",
        NewDomainForm,
        {"change": Part("Domain", DomainForm), "length": Part("Length", LimitForm)},
    ),
    "fields": Kind("box", "title", FieldForm, {"change": Part("Box", FieldForm)}),
    "eligibility": Kind(
        "question", "ask", QuestionForm, {"change": Part("Who can apply", QuestionForm)}
    ),
    "levels": Kind("level", "title", LevelForm, {"change": Part("Level", LevelForm)}),
    "guides": Kind("link", "title", GuideForm, {"change": Part("Guidance", GuideForm)}),
    "notes": Kind("note", "text", NoteForm, {"change": Part("Good to know", NoteForm)}),
}
