"""Fields whose `data` is exactly what a scheme file says, or None where it says nothing."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from cea_helper import text
from cea_helper.dates import PartialDate, day_in_words
from cea_helper.web.choice_fields import Radios
from cea_helper.web.fields import NumberInput, PartialDateInput, Textarea, TextInput

_TRUTHS = {"yes": True, "no": False}
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?(am|pm)?")
_MARK = re.compile(r"([0-9]{1,4})\s*[:.)-]?\s+(.*\S)\s*")
_LONGEST_LABEL = 300


class Words(Textarea):
    """A sentence or two, without blanks round them."""

    def clean(self, written: str) -> str:
        """Return `written` normalised, the outer blanks gone."""
        return text.normalise(written).strip()


class WholeNumber(NumberInput):
    """A whole number, or None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the number that was typed."""
        super().process_formdata(valuelist)
        if isinstance(self.data, float) and self.data.is_integer():
            self.data = int(self.data)

    def fault(self) -> str:
        """Say where the number is not whole, too small or too great."""
        return "must be a whole number" if isinstance(self.data, float) else super().fault()


class YesNo(Radios):
    """Yes or no: `data` is a truth, or None where nothing was chosen."""

    def __init__(self, label: str, *, yes: str = "Yes", no: str = "No", **rest: Any) -> None:
        super().__init__(label, choices={"yes": yes, "no": no}, **rest)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the answer; what is none stays, to be refused."""
        super().process_formdata(valuelist)
        self.data = _TRUTHS.get(self.data, self.data)

    def chosen(self) -> tuple[str, ...]:
        """Return the answer as the form sends it."""
        if self.data is None:
            return ()
        return (next((sent for sent, truth in _TRUTHS.items() if truth is self.data), self.data),)


class DayInput(PartialDateInput):
    """A whole day, or None."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.shown = {"width": 20} | self.shown

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the day that was typed."""
        super().process_formdata(valuelist)
        read: PartialDate | None = self.data
        if read is not None:
            if read.day is None:
                raise ValueError(f"{self.called} must be a whole date, such as 18 March 2027")
            self.data = read.first_day

    def value(self) -> str:
        """Return the day as it was typed, or as it is known."""
        known: date | None = self.data
        return str(self.raw_data[0]) if self.raw_data else day_in_words(known) if known else ""


class ClockInput(TextInput):
    """A time of the day, or None."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, limit=20, **rest)
        self.shown = {"width": 10} | self.shown

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the time that was typed: 5pm, 5:30pm or 17:00."""
        super().process_formdata(valuelist)
        written, self.data = self.data, None
        if written:
            self.data = _clock(written)
            if self.data is None:
                fault = "20 characters or fewer" if len(written) > self.limit else _AS_CLOCK
                raise ValueError(f"{self.called} must be {fault}")

    def fault(self) -> str:
        """Say nothing: what could be read is a time."""
        return ""

    def value(self) -> str:
        """Return the time as it was typed, or as it is known."""
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.strftime("%H:%M") if self.data else ""


_AS_CLOCK = "a time, such as 5pm or 17:00"


class ScaleInput(Textarea):
    """The steps of a scale, a line for each: `data` is the list of its tables, or None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the lines; what is no step is refused with the line."""
        super().process_formdata(valuelist)
        written, self.data = self.data, None
        if len(written) > self.limit:
            raise ValueError(f"{self.called} must be {self.limit:,} characters or fewer")
        lines = [line for line in written.splitlines() if line.strip()]
        self.data = [self._step(line) for line in lines] or None

    def fault(self) -> str:
        """Say nothing: what could be read is a scale."""
        return ""

    def value(self) -> str:
        """Return the lines as they were typed, or as they are known."""
        if self.raw_data:
            return text.normalise(str(self.raw_data[0]))
        return "\n".join(f"{step['mark']} {step['label']}" for step in self.data or ())

    def _step(self, line: str) -> dict[str, Any]:
        match = _MARK.fullmatch(line)
        if match is None or len(match[2]) > _LONGEST_LABEL:
            shown = line.strip()[:40]
            raise ValueError(f'{self.called} must have a number and a label on the line "{shown}"')
        return {"mark": int(match[1]), "label": text.name(match[2])}


def _clock(written: str) -> time | None:
    match = _CLOCK.fullmatch(
        {"noon": "12pm", "midday": "12pm"}.get(written.lower(), written.lower())
    )
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12 or not (half or match[2]):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
