"""The forms with which evidence comes in from a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cea_helper.evidence import AREAS, Area
from cea_helper.interchange.evidence_files import MAX_BYTES, Sheet, known_columns
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    Choice,
    FileUpload,
    HiddenNumber,
    HiddenText,
    Select,
    Submit,
)
from cea_helper.web.filters import number

# What the buttons of the list of found items send, beside "add".
ALL = "all"
NONE = "none"
_NOTHING_TICKED = "Tick at least one item to add"

# More columns than anybody has matched by hand; what stands to the right of them stays as it is.
MOST_COLUMNS = 60
_LONGEST_TITLE = 60
_GROUPS = ("common", "figures", "publication")
# What a column of fixed values may say, in the words of the form of an item.
VALUES = {
    "areas": ("delivering", "developing", "leading", "research", "teaching", "wider NHS"),
    "contribution": ("led", "co-led", "contributed", "member"),
    "basis": ("unpaid", "in job plan", "paid separately"),
    "reach": ("local", "regional", "national", "international"),
}
_LONGEST_SAMPLE = 80


class EvidenceFileForm(Form):
    """A file of evidence that another program wrote."""

    file = FileUpload(
        "File",
        limit=MAX_BYTES,
        missing="Choose a file",
        hint=f"At most {MAX_BYTES // (1024 * 1024)} MB.",
        called="The file",
        shown={"attributes": {"accept": ".ris,.bib,.nbib,.txt,.json,.csv,.tsv,.xlsx,.xlsm"}},
    )
    submit = Submit("Read the file")


class ColumnsForm(Form):
    """What each column of a sheet holds. The fields for the columns are added when it is made."""

    submit = Submit("Continue")

    @property
    def columns(self) -> list[Select]:
        """The fields for the columns, in the order of the sheet."""
        return [field for field in self if isinstance(field, Select)]

    def fields_of(self, sheet: Sheet) -> tuple[str | None, ...]:
        """Return what was chosen for each column, those included that the page did not show."""
        shown = [field.data for field in self.columns]
        return (*shown, *sheet.columns.fields[len(shown) :])

    def check(self, sheet: Sheet) -> bool:
        """Return whether one column holds the titles and no two hold the same; say what is not."""
        chosen = Counter(self.fields_of(sheet))
        for field in self.columns:
            if field.data and chosen[field.data] > 1:
                label = known_columns()[field.data].label
                self.add_error(field.name, f'Only one column can be "{label}"')
        if not chosen["title"]:
            self.add_error(_name(0), 'Select "Title" for the column that says what each row is')
        return not self.errors


class SheetForm(Form):
    """Which sheet of a workbook is to be read, and which of its rows is the header."""

    sheet = Select("Sheet")
    header = Select("Row with the names of the columns", first="Find it for me")
    submit = Submit("Read it so", shown={"variant": "secondary"})


class FoundForm(Form):
    """Which of the items on a page are to be added; `mark` and `page` say which these are.

    The template shows the boxes itself, each with the area of its item.
    """

    mark = HiddenText()
    page = HiddenNumber()
    item = Checkboxes("Found in the file")
    area = Select(
        "Area of all that you add",
        choices=AREAS,
        first="Keep the area of each",
        hint="You can change it later, for each or for many at once.",
    )

    def ticked(self) -> tuple[int, ...]:
        """Return the positions of the items that are ticked."""
        return tuple(int(value) for value in self.item.data or () if value.isdigit())

    def say_nothing_is_ticked(self) -> None:
        """Ask for at least one item."""
        self.add_error("item", _NOTHING_TICKED)


class CancelForm(Form):
    """The mark of the import that is to be forgotten."""

    mark = HiddenText()


def areas_sent(sent: Mapping[str, str], places: Iterable[int]) -> dict[int, Area]:
    """Return the main areas that were chosen for the items at these positions."""
    known: dict[str, Area] = {area: area for area in AREAS}
    chosen = ((place, known.get(sent.get(f"area_{place}", ""))) for place in places)
    return {place: area for place, area in chosen if area}


def sheet_form(sheet: Sheet) -> SheetForm:
    """Return the form with which another sheet of the file, or another header, is chosen."""
    read = sheet.columns.sheet or ""
    form = SheetForm(data={"sheet": read, "header": str(sheet.columns.header_row)})
    form.sheet.choices = {name: name for name in (read, *sheet.others)}
    form.header.choices = [Choice(str(row), f"{row}: {words}") for row, words in sheet.headers]
    return form


def columns_form(sheet: Sheet) -> ColumnsForm:
    """Return the form with a field for each column of the sheet, as sent or as understood."""
    columns = sheet.columns
    fields: dict[str, Any] = {
        _name(place): Select(
            _title(place, columns.titles[place]),
            choices=_choices(),
            first="Not used",
            hint=_sample(sheet.examples[place]),
            default=columns.fields[place],
        )
        for place in range(_shown(sheet))
    }
    form: ColumnsForm = type("ColumnsFormOfSheet", (ColumnsForm,), fields)()
    return form


def _choices() -> list[Choice]:
    """Return the fields, the common ones first, and of some which values they take."""
    known = sorted(known_columns().items(), key=lambda pair: _GROUPS.index(pair[1].group))
    return [Choice(field, _label(field, names.label)) for field, names in known]


def _label(field: str, label: str) -> str:
    values = VALUES.get(field)
    return f"{label} ({', '.join(values)})" if values else label


def _shown(sheet: Sheet) -> int:
    return min(len(sheet.columns.titles), MOST_COLUMNS)


def _name(place: int) -> str:
    return f"column_{place + 1}"


def _title(place: int, title: str) -> str:
    plain = " ".join(title.split())
    return _shortened(plain, _LONGEST_TITLE) or f"Column {number(place + 1)}, without a name"


def _sample(cells: Sequence[str]) -> str:
    shown = "; ".join(_shortened(" ".join(cell.split()), _LONGEST_SAMPLE) for cell in cells)
    return f"For example: {shown}" if shown else "Every cell is empty"


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 3]}..."
