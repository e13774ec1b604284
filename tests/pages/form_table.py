"""Every form of the site, with the page on which it stands."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from flask import Flask

from cea_helper.web import forms, sessions
from cea_helper.web.access import Who
from cea_helper.web.base_form import Form
from cea_helper.web.fields import TextInput
from cea_helper.web.forms.account import DemoForm, SetUpForm
from cea_helper.web.forms.applications import LookBackForm
from cea_helper.web.forms.bulk import AreasForm, ChooseForm, ChosenForm, DeleteForm, ExportForm
from cea_helper.web.forms.carrying import CarryForm
from cea_helper.web.forms.checks import FindingForm
from cea_helper.web.forms.claims import ClaimForm, LinkForm
from cea_helper.web.forms.comments import AnswerForm, StateForm
from cea_helper.web.forms.corrections import SeenForm
from cea_helper.web.forms.evidence import FilterForm, PlaceForm
from cea_helper.web.forms.evidence_item import EvidenceForm, form_with
from cea_helper.web.forms.files import AttachForm
from cea_helper.web.forms.importing import (
    CancelForm,
    ColumnsForm,
    EvidenceFileForm,
    FoundForm,
    SheetForm,
)
from cea_helper.web.forms.invitations import NewPasswordForm
from cea_helper.web.forms.noting import KeepForm, NoteForm
from cea_helper.web.forms.outline import OutlineForm
from cea_helper.web.forms.portal import PastedForm, TickForm
from cea_helper.web.forms.profile import AboutYouForm, JobPlanLineForm
from cea_helper.web.forms.publications import AuthorForm, PickForm, ReferencesForm
from cea_helper.web.forms.returning import BoxForm, CloseForm, DocumentForm, TakeAllForm
from cea_helper.web.forms.returning import PlaceForm as PlaceWordsForm
from cea_helper.web.forms.reviewing import CommentForm, ConflictsForm, MarkForm, SendForm
from cea_helper.web.forms.rounds import EligibilityForm, RemindersForm
from cea_helper.web.forms.sharing import ShareForm, ThankForm
from cea_helper.web.forms.statements import CompareForm, NameForm, RestoreForm, TextForm
from cea_helper.web.forms.timeline import RoundForm
from cea_helper.web.forms.transfer import ImportForm
from cea_helper.web.forms.word import PartsForm
from tests.pages.scheme_forms import PLAIN, WITHOUT_PAGE, scheme_forms

Plain = Mapping[str, str]


@dataclass(frozen=True)
class Placed:
    """A form, the page that shows it, and where it is sent if not to that page.

    `plain` names the fields that take no free text, each with something that is good.
    """

    made: Callable[[], Form]
    page: str
    who: Who = "signed_in"
    plain: Plain = field(default_factory=dict)
    sent_to: str = ""

    def __str__(self) -> str:
        return self.page

    def text_fields(self, app: Flask) -> dict[str, TextInput]:
        """Return the fields that a person types into."""
        with app.test_request_context("/"):
            return {field.name: field for field in self.made() if isinstance(field, TextInput)}


_ITEM: Plain = {
    "main_area": "teaching",
    "start": "2024",
    "end": "March 2025",
    "contribution": "led",
    "basis": "over_and_above",
    "before": "41",
    "after": "12",
    "reach": "national",
    "proof_1_kind": "report",
}
_LINE: Plain = {"category": "supporting", "pas": "1.5", "paid_extra": "no"}
_ABOUT: Plain = {
    "gmc_number": "1234567",
    "consultant_since": "2012",
    "whole_time_equivalent": "1",
    "roles": "consultant",
    "award_scheme": "cea-local",
    "award_granted": "2015",
}
_SHARED: Plain = {"email": "other@example.org", "ends_on": "3 December 2026"}

# The forms that take free text, in the order in which a person comes to them.
WRITTEN = (
    Placed(SetUpForm, "/setup", "setup", {"email": "first@example.org"}),
    Placed(sessions.SignInForm, "/sign-in", "anyone", {"email": "first@example.org"}),
    Placed(NewPasswordForm, "/invitation/{token}", "anyone"),
    Placed(AboutYouForm, "/about-you", plain=_ABOUT),
    Placed(JobPlanLineForm, "/about-you/job-plan", plain=_LINE),
    Placed(JobPlanLineForm, "/about-you/job-plan/1/edit", plain=_LINE),
    Placed(NoteForm, "/evidence", plain={"area": "research"}, sent_to="/note"),
    Placed(NoteForm, "/", plain={"area": "research"}, sent_to="/note"),
    Placed(NoteForm, "/note", plain={"area": "research"}),
    Placed(lambda: form_with(1), "/evidence/add", plain=_ITEM),
    Placed(lambda: form_with(1), "/evidence/{item}/edit", plain=_ITEM),
    Placed(AttachForm, "/evidence/{item}/files/add"),
    Placed(TextForm, "/applications/{application}/boxes/teaching"),
    Placed(TextForm, "/applications/{application}/boxes/personal_statement"),
    Placed(PastedForm, "/applications/{application}/portal/leading"),
    Placed(
        NameForm,
        "/applications/{application}/boxes/job_plan/versions/1",
        sent_to="/applications/{application}/boxes/job_plan/versions/1/name",
    ),
    Placed(ShareForm, "/applications/{application}/sharing/add", plain=_SHARED),
    Placed(ThankForm, "/applications/{application}/sharing/{share}/close"),
    Placed(AnswerForm, "/applications/{application}/comments/{comment}"),
    Placed(CommentForm, "/reviews/{review}/boxes/leading"),
    *(Placed(form, page, "admin", PLAIN) for form, page in scheme_forms()),
)
# Those in which one only chooses, or sends a file.
CHOSEN: tuple[type[Form], ...] = (
    LookBackForm,
    ImportForm,
    PlaceForm,
    KeepForm,
    CarryForm,
    FindingForm,
    ClaimForm,
    LinkForm,
    SeenForm,
    TickForm,
    DemoForm,
    FilterForm,
    ChooseForm,
    ChosenForm,
    DeleteForm,
    AreasForm,
    ExportForm,
    EvidenceFileForm,
    ColumnsForm,
    SheetForm,
    FoundForm,
    CancelForm,
    AuthorForm,
    PickForm,
    ReferencesForm,
    EligibilityForm,
    RemindersForm,
    RoundForm,
    PartsForm,
    DocumentForm,
    BoxForm,
    TakeAllForm,
    PlaceWordsForm,
    CloseForm,
    RestoreForm,
    CompareForm,
    OutlineForm,
    StateForm,
    ConflictsForm,
    MarkForm,
    SendForm,
    *WITHOUT_PAGE,
)
# The rows for proof are added to this one when it is made.
_WITHOUT_ROWS = EvidenceForm


def all_forms() -> Iterator[type[Form]]:
    """Yield every class of form that the site has."""
    modules = [sessions, *map(importlib.import_module, _names())]
    for module in modules:
        made_here = (one for one in vars(module).values() if _is_made_in(one, module.__name__))
        yield from made_here


def listed_forms() -> set[type[Form]]:
    """Return the classes of the forms that stand above."""
    written = {placed.made for placed in WRITTEN if isinstance(placed.made, type)}
    return {*written, *CHOSEN, _WITHOUT_ROWS}


def _is_made_in(thing: object, module: str) -> bool:
    return isinstance(thing, type) and issubclass(thing, Form) and thing.__module__ == module


def _names() -> list[str]:
    return [f"{forms.__name__}.{module.name}" for module in pkgutil.iter_modules(forms.__path__)]
