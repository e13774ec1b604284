"""What the pages of the earlier versions of a text print."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.application import BoxVersion
from cea_helper.schemes import Box, Scheme
from cea_helper.text import one_line
from cea_helper.web import filters
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import length_of
from cea_helper.web.presenters.statements import heading

_FIRST_WORDS = 80


@dataclass(frozen=True)
class VersionRow:
    """One version in the list."""

    name: str
    href: str
    saved: str
    length: str
    begins: str
    is_newest: bool


@dataclass(frozen=True)
class VersionsPage:
    """The list of versions of a text, or one of them."""

    scheme: str
    box: str
    back: str
    rows: tuple[VersionRow, ...]


def versions_page(
    application_id: int, scheme: Scheme, box: Box, versions: tuple[BoxVersion, ...]
) -> VersionsPage:
    """Return the list of these versions, which stand newest first."""
    newest = versions[0].version if versions else 0
    return VersionsPage(
        scheme=scheme.title,
        box=heading(box),
        back=links.box(application_id, box.id),
        rows=tuple(version_row(application_id, box, one, newest) for one in versions),
    )


def version_row(application_id: int, box: Box, version: BoxVersion, newest: int) -> VersionRow:
    """Return what is said of one version; `newest` is the number of the newest."""
    return VersionRow(
        name=f"Version {filters.number(version.version)}",
        href=links.version(application_id, box.id, version.version),
        saved=filters.moment(version.saved_at) if version.saved_at else "",
        length=length_of(box, version.text),
        begins=first_words(version.text),
        is_newest=version.version == newest,
    )


def first_words(written: str) -> str:
    """Return how a text begins, on one line and cut at a word; "Empty" where it has no words."""
    line = one_line(written)
    if len(line) <= _FIRST_WORDS:
        return line or "Empty"
    cut = line[:_FIRST_WORDS]
    return f"{cut.rsplit(' ', 1)[0]} ..."
