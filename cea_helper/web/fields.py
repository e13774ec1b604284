"""NHS.UK components as the fields of forms: a template says {{ form.title }}.

Each field checks itself and has a message of its own for each way to be wrong: `missing` where it
may not be empty, and a limit of length. Text is normalised here, once, before anything counts it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from cea_helper import counting, text
from cea_helper.dates import PartialDate
from cea_helper.web import filters, nhs, typed_dates

# A comma stands between thousands only: "1,5" might mean a half as well as fifteen.
_NUMBER = re.compile(r"-?(?:[0-9]{1,16}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\.[0-9]{1,6})?")


class _Widget:
    def __call__(self, field: NhsField, **overrides: Any) -> Markup:
        return nhs.components().render(field.component, {**field.parameters(), **overrides})


class NhsField(Field):
    """A field shown as one NHS.UK component.

    In a template, words in the call go to the component and win: {{ form.title(width=20) }}.
    """

    component: ClassVar[str]
    widget = _Widget()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        missing: str = "",
        called: str = "",
        checks: Sequence[Callable[[Any, Any], object]] = (),
        shown: Mapping[str, Any] | None = None,
        **binding: Any,
    ) -> None:
        """`called` begins this field's messages, where the label does not read well in them.

        `missing` is the message where nothing was given; without one, nothing need be. `checks`
        are further validators of the WTForms kind, `shown` further words for the component.
        """
        super().__init__(label, validators=list(checks), description=hint, **binding)
        self.missing = missing
        self.called = called or label
        self.shown = dict(shown or {})

    def pre_validate(self, form: BaseForm) -> None:
        """Stop at the first thing wrong; an empty field that may be empty is asked no more."""
        if self.process_errors:
            raise StopValidation
        if self.missing and not self.is_given():
            raise StopValidation(self.missing)
        if self.data is not None and (fault := self.fault()):
            raise StopValidation(f"{self.called} {fault}")
        if not self.is_given():
            raise StopValidation

    def is_given(self) -> bool:
        """Whether the person gave anything; blanks alone are nothing."""
        return bool(str(self.data).strip()) if isinstance(self.data, str) else self.data is not None

    def fault(self) -> str:
        """Return what is wrong with what was given, to follow the field's name; or nothing."""
        return ""

    def parameters(self) -> dict[str, Any]:
        """Return what the component is told."""
        return {
            "id": self.id,
            "name": self.name,
            "label": {"text": self.label.text, "size": "s"},
            **self._around(),
            **self.shown,
        }

    def _around(self) -> dict[str, Any]:
        return {
            "hint": {"text": self.description} if self.description else None,
            "errorMessage": {"text": self.errors[0]} if self.errors else None,
        }


class TextInput(NhsField):
    """One line of text; outer blanks go, inner ones become single."""

    component = "input"

    def __init__(self, label: str, *, limit: int, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.limit = limit

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the text that was sent, cleaned."""
        self.data = self.clean(text.typed(str(valuelist[0]))) if valuelist else ""

    def clean(self, written: str) -> str:
        """Return what is kept of `written`."""
        return text.one_line(written)

    def fault(self) -> str:
        """Say where the text is too long."""
        if len(self.data) <= self.limit:
            return ""
        return f"must be {filters.number(self.limit)} characters or fewer"

    def value(self) -> str:
        """Return the text to show in the box."""
        return self.data or ""

    def parameters(self) -> dict[str, Any]:
        """Return what the component is told, the text included."""
        return {"value": self.value(), **super().parameters()}


class NameInput(TextInput):
    """A name of a person or a place: one line that cannot pose as another."""

    def clean(self, written: str) -> str:
        """Return `written` on one line, without characters that turn the reading direction."""
        return text.name(written)


class Textarea(TextInput):
    """Text of several lines, kept as it was typed."""

    component = "textarea"

    def clean(self, written: str) -> str:
        """Return `written` normalised and otherwise untouched."""
        return text.normalise(written)


class CharacterCount(Textarea):
    """Text with a live count under a counting rule. Text over `maximum` is taken, and shown so.

    The view sets `maximum` and `rule` where they come from a scheme; without a `maximum` the text
    is only counted. `limit` is the most that is taken at all.
    """

    def __init__(
        self,
        label: str,
        *,
        limit: int,
        maximum: int | None = None,
        rule: str = "utf16",
        **rest: Any,
    ) -> None:
        super().__init__(label, limit=limit, **rest)
        self.maximum = maximum
        self.rule = rule

    def parameters(self) -> dict[str, Any]:
        """Return what the component is told, with the line that holds the count."""
        limit = {} if self.maximum is None else {"data-app-maximum": str(self.maximum)}
        return {
            **super().parameters(),
            "describedBy": f"{self.id}-count",
            "formGroup": {
                "classes": "nhsuk-character-count",
                "attributes": {"data-app-count": self.rule, **limit},
                "afterInput": {"html": self._count_line()},
            },
        }

    def _count_line(self) -> str:
        count = counting.length(self.value(), self.rule)
        is_over = self.maximum is not None and count > self.maximum
        return nhs.components().render(
            "hint",
            {
                "id": f"{self.id}-count",
                "text": counting.in_words(count, self.rule, self.maximum),
                "classes": "app-count app-count--over" if is_over else "app-count",
            },
        )


class PasswordInput(TextInput):
    """A password, never shown again once it was sent."""

    component = "passwordInput"

    def clean(self, written: str) -> str:
        """Return `written` in the one form in which equal passwords are equal."""
        return text.normalise(written)

    def value(self) -> str:
        """Return nothing."""
        return ""


class NumberInput(TextInput):
    """A number typed as text; `data` is a float, or None where the box is empty.

    `wrong` is one message for all that is no such number. With `or_percent`, a percent sign may
    follow the number, and `is_percent` says that it did.
    """

    def __init__(
        self,
        label: str,
        *,
        least: float = 0,
        most: float = 1_000_000_000,
        wrong: str = "",
        or_percent: bool = False,
        **rest: Any,
    ) -> None:
        super().__init__(label, limit=40, **rest)
        self.least = least
        self.most = most
        self.wrong = wrong
        self.or_percent = or_percent
        self.is_percent = False
        self.is_untouched = False
        self.shown = {"inputmode": "decimal", "width": 5} | self.shown

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the number that was typed; commas between thousands may stand in it."""
        written = text.one_line(str(valuelist[0])) if valuelist else ""
        self.is_percent = self.or_percent and written.endswith("%")
        if self.is_percent:
            written = written.removesuffix("%").rstrip()
        # A file may bring a number that a box cannot show exactly. It stays as it is until changed.
        self.is_untouched = self.data is not None and written == filters.number(self.data)
        if self.is_untouched:
            return
        self.data = None
        if (written or self.is_percent) and not _NUMBER.fullmatch(written):
            fault = self.wrong or "must be a number, such as 12 or 7.5"
            raise ValueError(f"{self.called} {fault}")
        if written:
            self.data = float(written.replace(",", ""))

    def fault(self) -> str:
        """Say where the number is too small or too great."""
        if self.is_untouched or self.least <= self.data <= self.most:
            return ""
        told = f"must be from {filters.number(self.least)} to {filters.number(self.most)}"
        return self.wrong or told

    def value(self) -> str:
        """Return the number as it was typed, or as it is known."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else filters.number(self.data)


class PartialDateInput(TextInput):
    """A year, a month or a day in one box; `data` is a PartialDate, or None.

    With `or_present`, the word "present" is taken too, and `data` is then that word.
    """

    def __init__(self, label: str, *, or_present: bool = False, **rest: Any) -> None:
        super().__init__(label, limit=40, **rest)
        self.or_present = or_present
        self.shown = {"width": 10} | self.shown

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the date that was typed."""
        written = text.one_line(str(valuelist[0])) if valuelist else ""
        read = typed_dates.read_end if self.or_present else typed_dates.read_date
        self.data = None
        if written:
            try:
                self.data = read(written)
            except ValueError as fault:
                raise ValueError(f"{self.called} {fault}") from None

    def fault(self) -> str:
        """Say nothing: what could be read is a date."""
        return ""

    def value(self) -> str:
        """Return the date as it was typed, or as it is known."""
        if self.raw_data:
            return str(self.raw_data[0])
        known: PartialDate | None = self.data
        return "" if known is None else filters.partial_date(known)
