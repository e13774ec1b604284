"""The forms for what is said of a round as a whole, a form for each page of the editor."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cea_helper.schemes.reading import LONGEST_LINE, LONGEST_TEXT
from cea_helper.web.choice_fields import Checkboxes, HiddenText, Radios
from cea_helper.web.fields import NameInput
from cea_helper.web.forms.schemes import FactForm, PartForm
from cea_helper.web.forms.schemes_fields import (
    ClockInput,
    DayInput,
    ScaleInput,
    WholeNumber,
    Words,
    YesNo,
)
from cea_helper.workspace.scheme_tree import Tree, put_at, table_at, value_at

STATUSES = {
    "open_each_year": "A round is expected every year",
    "closed": "This round is over",
    "provisional": "Not announced yet",
    "trust_defined": "The employer decides whether there is a round",
    "paused": "Paused: nobody new is admitted",
    "abolished": "The award is gone",
}
NATIONS = {name: name for name in ("England", "Wales", "Scotland", "Northern Ireland")}
KINDS = {"national": "National", "local": "Local", "both": "Both national and local"}


class AboutForm(PartForm):
    """The name of a round and who runs it."""

    places = {
        "title": "title",
        "awarding_body": "awarding_body",
        "kind": "kind",
        "nations": "nations",
    }

    title = NameInput("Title of the round", limit=LONGEST_LINE, missing="Enter the title")
    awarding_body = NameInput(
        "Who runs it", limit=LONGEST_LINE, missing="Enter who runs the round", called="Who runs it"
    )
    kind = Radios("Kind of award", choices=KINDS, missing="Select the kind of award")
    nations = Checkboxes("Where it is given", choices=NATIONS, missing="Select where it is given")

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree; no kind means both."""
        return {**super().known(tree), "kind": tree.get("kind", "both")}

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say."""
        super().put(tree)
        if self.kind.data == "both":
            del tree["kind"]


class StatusForm(PartForm):
    """Where a round stands."""

    places = {"status": "status", "takes_applications": "takes_applications", "became": "became"}

    status = Radios("Where the round stands", choices=STATUSES, missing="Select where it stands")
    takes_applications = YesNo(
        "Can people start an application here?",
        missing="Select whether people can start an application",
        hint="Say yes for a closed round that people may practise on.",
    )
    became = Words(
        "What became of it, if it has ended",
        limit=LONGEST_TEXT,
        called="What became of it",
        shown={"rows": 3},
    )

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree; nothing said means that people can apply."""
        return {"takes_applications": True} | {
            name: value for name, value in super().known(tree).items() if value is not None
        }


class OpensForm(FactForm):
    """The day on which a round opens."""

    places = {"opens_on": "opens_on"}
    vouches = ("facts.opens_on",)

    opens_on = DayInput("Opening day", hint="Leave it empty where it is not known.")


class ClosesForm(FactForm):
    """The time at which a round closes."""

    places = {"day": "closes_at"}
    vouches = ("facts.closes_at",)

    day = DayInput("Closing day", hint="Leave it empty where it is not known.")
    clock = ClockInput("Closing time", hint="By the clock of the UK, such as 5pm or 17:00")

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the fields show of a tree: the day and the time apart."""
        closes: datetime | None = tree.get("closes_at")
        parts = {"day": closes.date(), "clock": closes.time()} if closes else {"day": None}
        return {**super().known(tree), **parts}

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is good, and day and time are both there or neither."""
        is_good = bool(super().validate(extra_validators))
        if self.day.data and not (self.clock.data or self.clock.errors):
            self.add_error("clock", "Enter the time at which it closes")
        elif self.clock.data and not (self.day.data or self.day.errors):
            self.add_error("day", "Enter the day on which it closes")
        return is_good and not self.errors

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say: one moment."""
        super().put(tree)
        day: date | None = self.day.data
        if day:
            tree["closes_at"] = datetime.combine(day, self.clock.data)


class LookBackForm(FactForm):
    """Which years count."""

    places = {"years": "look_back_years", "first_day": "look_back_from"}
    vouches = ("facts.look_back_years",)

    years = WholeNumber("Years that count", least=1, most=50, hint="Such as 5")
    first_day = DayInput("First day that counts", hint="Only where the body names one.")

    def put(self, tree: dict[str, Any]) -> None:
        """Let the tree say what the fields say; a first day is a fact of its own."""
        super().put(tree)
        if self.first_day.data:
            self.vouch(table_at(tree, "facts.look_back_from"))


class LevelChoiceForm(FactForm):
    """Who chooses the level of the award."""

    places = {"chosen": "level_chosen_by_applicant"}
    vouches = ("facts.level_chosen_by_applicant",)

    chosen = YesNo(
        "Who chooses the level?",
        yes="The applicant",
        no="Those who assess",
        missing="Select who chooses the level",
        called="Who chooses",
    )


class AuthorshipForm(FactForm):
    """Who may write the text."""

    places = {"authorship": "authorship", "own_words": "own_words_only"}
    vouches = ("facts.own_words_only",)

    authorship = Words(
        "What applicants are told",
        limit=LONGEST_TEXT,
        shown={"rows": 4},
        hint="Such as: You alone write the form.",
    )
    own_words = YesNo(
        "Must the text be the applicant's own?",
        missing="Select whether it must be the applicant's own",
        called="The applicant's own",
    )


class EmployerForm(FactForm):
    """What the employer does."""

    places = {"part": "employer.part", "before": "employer.before_submission"}
    vouches = ("facts.employer_part",)

    part = Words("What the employer does", limit=LONGEST_TEXT, shown={"rows": 4})
    before = YesNo(
        "Must the employer do it before the applicant submits?", called="Before submission"
    )


class ScaleForm(FactForm):
    """How assessors mark."""

    places = {"scale": "scale"}
    vouches = ("facts.scale",)

    scale = ScaleInput(
        "Steps of the scale",
        limit=4_000,
        called="Scale",
        hint="A line for each: the mark, then its label, such as 10 Excellent",
        shown={"rows": 6},
    )


class OrderForm(FactForm):
    """The order of the boxes; each button moves one and saves nothing yet."""

    vouches = ("facts.form_order",)

    order = HiddenText()

    @classmethod
    def known(cls, tree: Tree) -> dict[str, Any]:
        """Return what the form begins with: the order as it is."""
        return {**super().known(tree), "order": ",".join(value_at(tree, "form.order") or ())}

    def boxes(self) -> tuple[str, ...]:
        """Return the boxes in the order that was made."""
        return tuple(filter(None, (self.order.data or "").split(",")))

    def put(self, tree: dict[str, Any]) -> None:
        """Let the form have this order."""
        super().put(tree)
        put_at(tree, "form.order", list(self.boxes()))
