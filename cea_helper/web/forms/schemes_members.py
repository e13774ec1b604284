"""The forms for what a round has several of: domains, other boxes, questions, links, levels."""

from __future__ import annotations

from typing import Any, ClassVar

from cea_helper.errors import BrokenSchemeFile
from cea_helper.evidence import AREAS
from cea_helper.schemes.reading import FIRST_YEAR, LAST_YEAR, LONGEST_LINE, LONGEST_TEXT
from cea_helper.web.choice_fields import Checkboxes, Radios
from cea_helper.web.fields import NameInput, TextInput
from cea_helper.web.forms.schemes import FactForm, PartForm, check_address, said
from cea_helper.web.forms.schemes_fields import DayInput, WholeNumber, Words
from cea_helper.web.forms.schemes_limits import COUNTING, LARGEST_LIMIT, LimitForm
from cea_helper.web.forms.schemes_round import NATIONS
from cea_helper.workspace.scheme_tree import Tree, put_at

_DOMAIN = {name: name for name in ("number", "title", "areas", "shows", "fits")}
_FIELD = {"title": "title", "hint": "hint"}
_LIMIT = LimitForm.places
_ABOUT_BOX = {
    "optional": "It may be left empty",
    "short": "It takes a few words only",
    "filled_in_by_others": "Somebody else fills it in",
}


class RemoveForm(PartForm):
    """Why something is taken out of a round."""


class DomainForm(FactForm):
    """What a domain is called, what it draws on, and the advice on it."""

    places = _DOMAIN
    vouches: ClassVar[tuple[str, ...]] = ("fact",)

    number = WholeNumber("Number", least=1, most=1_000, missing="Enter the number")
    title = NameInput("Title", limit=LONGEST_LINE, missing="Enter the title")
    areas = Checkboxes(
        "Which evidence belongs to it?",
        choices=AREAS,
        missing="Select which evidence belongs to it",
        called="Evidence",
    )
    shows = Words(
        "What should the text show?",
        limit=LONGEST_TEXT,
        called="What the text should show",
        shown={"rows": 2},
    )
    fits = Words("What counts?", limit=LONGEST_TEXT, called="What counts", shown={"rows": 2})

    def blame(self, error: BrokenSchemeFile, holder: str) -> None:
        """Show the error at its field; what is wrong with all domains together is a number."""
        if error.place == holder.rpartition(".")[0]:
            self.add_error("number", f"Number must be another one: {error.reason}")
        else:
            super().blame(error, holder)


class NewDomainForm(DomainForm):
    """A domain that is new, with how long its text may be."""

    places = {**_DOMAIN, **_LIMIT}
    vouches = ("fact", "limit")

    maximum = WholeNumber(
        "How long may its text be?",
        least=1,
        most=LARGEST_LIMIT,
        called="Length",
        hint="A number, such as 900. Leave it empty where it is not known.",
    )
    counting_rule = Radios(
        "What is counted?", choices=COUNTING, missing="Select what is counted", called="Counting"
    )


class FieldForm(LimitForm):
    """Another box of the form, and how long its text may be."""

    places = {**_FIELD, **_LIMIT}

    title = NameInput("Title", limit=LONGEST_LINE, missing="Enter the title")
    hint = Words(
        "What does the applicant write there?",
        limit=LONGEST_TEXT,
        called="What the applicant writes",
        shown={"rows": 2},
    )
    about = Checkboxes("About this box", choices=_ABOUT_BOX)

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree."""
        about = tuple(name for name in _ABOUT_BOX if tree.get(name))
        return {**super().known(tree), "about": about}

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say."""
        super().put(tree)
        for name in _ABOUT_BOX:
            put_at(tree, name, True if name in self.about.chosen() else None)


class QuestionForm(FactForm):
    """A question that decides whether somebody can apply."""

    places = {"ask": "ask", "needed": "needed", "otherwise": "otherwise"}
    vouches = ("fact",)

    ask = NameInput("Question", limit=LONGEST_LINE, missing="Enter the question")
    needed = Radios(
        "Which answer is needed to apply?",
        choices={"yes": "Yes", "no": "No"},
        missing="Select the answer that is needed",
        called="Answer",
    )
    otherwise = Words(
        "What should people with the other answer know?",
        limit=LONGEST_TEXT,
        missing="Enter what people with the other answer should know",
        called="What they should know",
        shown={"rows": 3},
    )

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree; yes is needed where it says nothing."""
        return {**super().known(tree), "needed": tree.get("needed", "yes")}


class GuideForm(FactForm):
    """A link to guidance."""

    places = {"title": "title", "url": "url", "year": "year"}

    title = NameInput(
        "Words of the link", limit=LONGEST_LINE, missing="Enter the words of the link"
    )
    url = TextInput(
        "Web address",
        limit=LONGEST_LINE,
        missing="Enter the web address",
        called="The link",
        checks=[check_address],
        shown={"type": "url", "spellcheck": False},
    )

    year = WholeNumber(
        "Which year's round is it about?",
        least=FIRST_YEAR,
        most=LAST_YEAR,
        called="Year",
        hint="Such as 2027. Leave it empty where the page is about no round of its own.",
        shown={"width": 4},
    )

    vouches = ("",)


class NoteForm(FactForm):
    """Something that is good to know about the round."""

    places = {"text": "text"}
    vouches = ("fact",)

    text = Words(
        "What is good to know?",
        limit=LONGEST_TEXT,
        missing="Enter what is good to know",
        called="What is good to know",
        shown={"rows": 3},
    )


class LevelForm(FactForm):
    """A level of the award and what it is worth from a day on; earlier values stay."""

    places = {"title": "title", "nations": "nations"}

    title = NameInput("Title of the level", limit=LONGEST_LINE, missing="Enter the title")
    nations = Checkboxes(
        "Where it is given, if not everywhere", choices=NATIONS, called="Where it is given"
    )
    gbp = WholeNumber(
        "Pounds a year",
        least=1,
        most=10_000_000,
        hint="Such as 20,000. Leave it empty where it is not known.",
        shown={"prefix": "£"},
    )
    since = DayInput(
        "From which day?",
        called="Day",
        hint="A day later than the last one adds a value. Any other corrects the last one.",
    )

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree: the latest value and how sure it is."""
        latest = (tree.get("values") or [{}])[-1]
        told = {"gbp": latest.get("gbp"), "since": latest.get("from")}
        return {**super().known({**latest, **tree}), **told}

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say, with the value at the end."""
        super().put(tree)
        values = list(tree.get("values", ()))
        latest = dict(values.pop()) if values else {}
        if latest and self.since.data and self.since.data > latest.get("from", self.since.data):
            values.append(latest)
            latest = {}
        if self.gbp.data:
            put_at(latest, "gbp", said(self.gbp))
            put_at(latest, "from", said(self.since))
            self.vouch(latest)
            values.append(latest)
        put_at(tree, "values", values or None)
