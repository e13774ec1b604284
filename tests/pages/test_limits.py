"""Every field of every form has a limit, and words of its own for what is not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from flask import Flask
from werkzeug.test import TestResponse
from wtforms import Field, StringField
from wtforms.validators import Length

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    FileUpload,
    HiddenNumber,
    HiddenText,
    Radios,
    Select,
    Submit,
)
from cea_helper.web.fields import (
    NumberInput,
    PartialDateInput,
    PasswordInput,
    Textarea,
    TextInput,
)
from tests.page_check import find, parse
from tests.pages.conftest import Worlds
from tests.pages.form_table import WRITTEN, Placed, all_forms, listed_forms
from tests.pages.world import form_for, typed
from tests.web.applying import errors_of

# More than this is more than a person writes in one box.
LONGEST = 100_000
CHOICES = (Radios, Checkboxes, Select)
NOT_TYPED = (Submit, HiddenNumber, HiddenText)
IN_THE_NHS_MANNER = re.compile(r"(Enter|Select|Choose|[A-Z].* must) [^;!]*[^.;!]")


def faults_of(field: Field) -> Iterator[str]:
    """Yield what a field lacks that every field of the site must have."""
    is_text = isinstance(field, TextInput) and 0 < field.limit <= LONGEST
    is_file = isinstance(field, FileUpload) and field.limit > 0
    if not (is_text or is_file or isinstance(field, (*CHOICES, *NOT_TYPED))):
        yield f"{field.name} has no limit"
    for check in field.validators:
        if type(check).__module__ == "wtforms.validators" and not getattr(check, "message", ""):
            yield f"{field.name} has a check without words of its own"


def test_every_form_is_in_the_table() -> None:
    assert set(all_forms()) == listed_forms()


def test_every_field_has_a_limit_and_words_of_its_own(app: Flask) -> None:
    with app.test_request_context("/"):
        forms = [kind() for kind in all_forms()] + [placed.made() for placed in WRITTEN]
        faults = [fault for form in forms for field in form for fault in faults_of(field)]
        assert not faults
        assert sum(1 for form in forms for _ in form) > 80


def test_field_that_lacks_them_is_found(app: Flask) -> None:
    class Careless(Form):
        title = StringField("Title", validators=[Length(max=20)])

    with app.test_request_context("/"):
        assert list(faults_of(Careless().title)) == [
            "title has no limit",
            "title has a check without words of its own",
        ]


@pytest.mark.parametrize("kind", CHOICES)
def test_what_is_no_choice_is_refused_in_words(
    app: Flask, kind: type[Radios] | type[Checkboxes] | type[Select]
) -> None:
    class Choosing(Form):
        one = kind("Area", choices={"a": "A"})

    with app.test_request_context("/", method="POST", data={"one": "<script>"}):
        form = Choosing()
        assert not form.validate()
        assert form.one.errors == ["Area must be one of the choices shown"]


def filled_to(fields: Mapping[str, TextInput], more: int) -> dict[str, str]:
    """Return a text for each field that is as long as it may be, and so much more."""
    return {
        name: ("9" if isinstance(field, NumberInput | PartialDateInput) else "x")
        * (field.limit + more)
        for name, field in fields.items()
    }


def answer_to(
    worlds: Worlds, placed: Placed, more: int
) -> tuple[dict[str, TextInput], TestResponse]:
    """Send the form with every text as long as it may be and so much more."""
    world = worlds(placed.who)
    browser = world.browser("owner")
    path = world.named(placed.page)
    form = form_for(browser.page(path), world.named(placed.sent_to) or path)
    fields = placed.text_fields(world.app)
    sent = typed(form, {**placed.plain, **filled_to(fields, more)})
    return fields, browser.post(form.get("action"), data=sent)


@pytest.mark.parametrize("placed", WRITTEN, ids=str)
def test_one_character_too_many_is_refused_in_words(worlds: Worlds, placed: Placed) -> None:
    fields, answer = answer_to(worlds, placed, more=1)
    assert answer.status_code == 200
    messages = errors_of(parse(answer.text))
    assert all(IN_THE_NHS_MANNER.fullmatch(message) for message in messages)
    for field in fields.values():
        if isinstance(field, NumberInput | PartialDateInput):
            assert any(message.startswith(f"{field.called} must") for message in messages)
        else:
            assert f"{field.called} must be {field.limit:,} characters or fewer" in messages


@pytest.mark.parametrize("placed", WRITTEN, ids=str)
def test_what_was_too_long_is_shown_again_as_typed(worlds: Worlds, placed: Placed) -> None:
    fields, answer = answer_to(worlds, placed, more=1)
    page = parse(answer.text)
    for name, sent in filled_to(fields, 1).items():
        field = fields[name]
        if isinstance(field, Textarea):
            assert find(page, "textarea", name=name).text == sent
        else:
            shown = find(page, "input", name=name).get("value", "")
            assert shown == ("" if isinstance(field, PasswordInput) else sent)


@pytest.mark.parametrize("placed", WRITTEN, ids=str)
def test_what_is_just_short_enough_is_not_called_too_long(worlds: Worlds, placed: Placed) -> None:
    _, answer = answer_to(worlds, placed, more=0)
    assert "characters or fewer" not in answer.text
    assert answer.status_code in (200, 303)


def test_every_message_of_a_missing_answer_is_in_the_nhs_manner(app: Flask) -> None:
    with app.test_request_context("/"):
        forms = [kind() for kind in all_forms()]
        messages = [getattr(field, "missing", "") for form in forms for field in form]
    assert len([message for message in messages if message]) > 15
    for message in filter(None, messages):
        assert IN_THE_NHS_MANNER.fullmatch(message), message
