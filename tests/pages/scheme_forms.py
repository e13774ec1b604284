"""The forms of the editor of schemes, each with its page, by the table of the editor itself."""

from __future__ import annotations

from collections.abc import Iterator

from cea_helper.web.base_form import Form
from cea_helper.web.forms.schemes import FactForm, PartForm
from cea_helper.web.forms.schemes_facts import ConfirmForm
from cea_helper.web.forms.schemes_making import (
    ImportSchemeForm,
    NewRoundForm,
    NewSchemeForm,
    NotingForm,
    PublishForm,
    SchemeFileForm,
    TakeBackForm,
)
from cea_helper.web.forms.schemes_members import RemoveForm
from cea_helper.web.forms.schemes_round import OrderForm
from cea_helper.web.forms.schemes_table import KINDS, PARTS

RULES = "/rounds/cea-national-2019/rules"
MEMBERS = {
    "domains": "teaching",
    "fields": "form_d",
    "eligibility": "post",
    "levels": "bronze",
    "guides": "assessors",
    "notes": "rewards",
}
# Something good for each field in which one only chooses.
PLAIN = {
    "how_sure": "verified",
    "kind": "local",
    "nations": "England",
    "status": "closed",
    "takes_applications": "yes",
    "areas": "wider",
    "needed": "yes",
    "counting_rule": "words",
    "chosen": "yes",
    "own_words": "yes",
    "before": "yes",
    "facts": "facts.opens_on",
}
# What others are built on, and those that come after a choice or with a file only.
WITHOUT_PAGE: tuple[type[Form], ...] = (
    PartForm,
    FactForm,
    NotingForm,
    ImportSchemeForm,
    SchemeFileForm,
)


def scheme_forms() -> Iterator[tuple[type[Form], str]]:
    """Yield each form of the editor with its page."""
    yield NewSchemeForm, "/new-scheme"
    yield NewRoundForm, "/schemes/cea-national/add-round"
    yield PublishForm, "/rounds/{draft}/rules/publish"
    yield TakeBackForm, "/schemes/cea-national/history/{revision}/take-back"
    yield OrderForm, f"{RULES}/order"
    yield ConfirmForm, f"{RULES}/confirm"
    for name, part in PARTS.items():
        yield part.form, f"{RULES}/{name}"
    for name, kind in KINDS.items():
        yield kind.new, f"{RULES}/{name}/add"
        for page, part in kind.pages.items():
            yield part.form, f"{RULES}/{name}/{MEMBERS[name]}/{page}"
    yield RemoveForm, f"{RULES}/guides/assessors/remove"
