"""The fields of forms in which one chooses, uploads a file or sends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from werkzeug.datastructures import FileStorage
from wtforms import Field

from cea_helper import text
from cea_helper.web import filters
from cea_helper.web.fields import NhsField

_MEBIBYTE = 1024 * 1024
_WHOLE = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what is stored, what is shown, and a hint below it.

    `is_own_words` where a person wrote what is shown: then its own direction holds.
    """

    value: str
    text: str
    hint: str = ""
    is_own_words: bool = False


Choices = Mapping[Any, str] | Iterable[Choice]


class _Choosing(NhsField):
    def __init__(self, label: str, *, choices: Choices = (), **rest: Any) -> None:
        super().__init__(label, **rest)
        self.choices = choices

    def list_choices(self) -> Sequence[Choice]:
        """Return the choices; a view may set `choices` anew before it validates."""
        if isinstance(self.choices, Mapping):
            return [Choice(str(value), shown) for value, shown in self.choices.items()]
        return list(self.choices)

    def chosen(self) -> tuple[str, ...]:
        """Return what was chosen."""
        return (self.data,) if self.data else ()

    def is_given(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.chosen())

    def fault(self) -> str:
        """Say where something was sent that was not among the choices."""
        known = {choice.value for choice in self.list_choices()}
        return "" if known.issuperset(self.chosen()) else "must be one of the choices shown"


class Radios(_Choosing):
    """One of a few; `data` is the value, or None where nothing was chosen."""

    component = "radios"

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the choice that was sent."""
        self.data = (str(valuelist[0]) if valuelist else "") or None

    def parameters(self) -> dict[str, Any]:
        """Return what the component is told: the legend and the items."""
        return {
            "idPrefix": self.id,
            "name": self.name,
            "fieldset": {"legend": {"text": self.label.text, "size": "s"}},
            "items": [self._item(choice) for choice in self.list_choices()],
            **self._around(),
            **self.shown,
        }

    def _item(self, choice: Choice) -> dict[str, Any]:
        return {
            "value": choice.value,
            "text": choice.text,
            "label": {"attributes": {"dir": "auto"}} if choice.is_own_words else None,
            "hint": {"text": choice.hint} if choice.hint else None,
            "checked": choice.value in self.chosen(),
        }


class Checkboxes(Radios):
    """Any number of a few; `data` is a tuple of the values, in the order of the choices."""

    component = "checkboxes"

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the choices that were sent."""
        sent = [str(value) for value in valuelist]
        known = [choice.value for choice in self.list_choices() if choice.value in sent]
        self.data = (*known, *(value for value in sent if value not in known))

    def chosen(self) -> tuple[str, ...]:
        """Return what was chosen."""
        return tuple(self.data or ())


class Select(_Choosing):
    """One of many, from a list that opens; `first` is shown where nothing is chosen yet."""

    component = "select"

    def __init__(self, label: str, *, first: str = "", **rest: Any) -> None:
        super().__init__(label, **rest)
        self.first = first

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the choice that was sent."""
        self.data = (str(valuelist[0]) if valuelist else "") or None

    def parameters(self) -> dict[str, Any]:
        """Return what the component is told: the label and the items."""
        items: list[dict[str, Any]] = [
            {"value": choice.value, "text": choice.text, "selected": choice.value in self.chosen()}
            for choice in self.list_choices()
        ]
        first = [{"value": "", "text": self.first}] if self.first else []
        return {"items": first + items, **super().parameters()}


class FileUpload(NhsField):
    """A file; `data` is its bytes, or None where none was chosen. `file_name` is the person's own.

    The route must say that it takes a file, and the layout sends the form as one that holds one.
    """

    component = "fileUpload"

    def __init__(self, label: str, *, limit: int = 10 * _MEBIBYTE, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.limit = limit
        self.file_name = ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the file that was sent, no more of it than shows that it is too large."""
        files = [sent for sent in valuelist if isinstance(sent, FileStorage) and sent.filename]
        # Only to be shown: some browsers send the folders too.
        self.file_name = text.name((files[0].filename or "").rpartition("/")[2]) if files else ""
        self.data = files[0].stream.read(self.limit + 1) if files else None

    def fault(self) -> str:
        """Say where the file is too large."""
        largest = filters.number(self.limit // _MEBIBYTE)
        return f"must be {largest} MB or smaller" if len(self.data) > self.limit else ""


class Submit(NhsField):
    """A button that sends the form; `data` is whether it was the one pressed."""

    component = "button"

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Note whether the button was pressed."""
        self.data = bool(valuelist)

    def parameters(self) -> dict[str, Any]:
        """Return what the component is told."""
        return {
            "text": self.label.text,
            "name": self.name,
            "value": "yes",
            "preventDoubleClick": True,
            **self.shown,
        }


class HiddenText(Field):
    """Text that goes along unseen; `data` is the text, normalised."""

    def __init__(self, **binding: Any) -> None:
        super().__init__("", widget=_hidden, **binding)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the text that was sent."""
        self.data = text.normalise(str(valuelist[0])) if valuelist else ""


class HiddenNumber(HiddenText):
    """A whole number that goes along unseen, such as a version; what is no number counts as 0."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the number that was sent."""
        sent = str(valuelist[0]) if valuelist else ""
        self.data = int(sent) if _WHOLE.fullmatch(sent) else 0


def _hidden(field: HiddenText, **_shown: Any) -> Markup:
    value = "" if field.data is None else field.data
    return Markup('<input type="hidden" name="{}" value="{}">').format(field.name, value)
