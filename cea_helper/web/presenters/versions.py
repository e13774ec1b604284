"""What the pages of the earlier versions of a text print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cea_helper import comparing
from cea_helper.application import BoxVersion
from cea_helper.schemes import Box, Scheme
from cea_helper.text import one_line
from cea_helper.web import filters
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import length_of
from cea_helper.web.presenters.own_words import in_words
from cea_helper.web.presenters.statements import heading
from cea_helper.workspace.versions import HistoryPage, Sitting

_FIRST_WORDS = 80


@dataclass(frozen=True)
class Around:
    """What every page about the versions of a text says of the text, and where it leads back to."""

    scheme: str
    box: str
    back: str
    versions: str


@dataclass(frozen=True)
class VersionRow:
    """One entry of the list; `more` tells of the saves before it in the same sitting."""

    number: int
    name: str
    label: str
    href: str
    saved: str
    length: str
    own_words: str
    begins: str
    more: str
    more_href: str
    is_newest: bool


@dataclass(frozen=True)
class VersionsPage:
    """One page of the list of versions of a text, or of the saves of one sitting."""

    around: Around
    rows: tuple[VersionRow, ...]
    page: int
    pages: int
    compare_href: str


@dataclass(frozen=True)
class VersionPage:
    """One version as it was saved."""

    around: Around
    label: str
    saved: str
    length: str
    is_newest: bool
    comparisons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Comparison:
    """Two versions as one text, and how much each has that the other has not."""

    told: str
    stretches: tuple[comparing.Stretch, ...]


def around(application_id: int, scheme: Scheme, box: Box) -> Around:
    """Return what stands round the versions of the text of this box."""
    return Around(
        scheme=scheme.title,
        box=heading(box),
        back=links.box(application_id, box.id),
        versions=links.versions(application_id, box.id),
    )


def versions_page(
    application_id: int, scheme: Scheme, box: Box, history: HistoryPage
) -> VersionsPage:
    """Return this page of the list."""
    newest = history.newest
    return VersionsPage(
        around=around(application_id, scheme, box),
        rows=tuple(_row(application_id, box, one, history) for one in history.sittings),
        page=history.page,
        pages=history.pages,
        compare_href=links.comparison(application_id, box.id, newest - 1, newest)
        if newest > 1
        else "",
    )


def _row(application_id: int, box: Box, sitting: Sitting, history: HistoryPage) -> VersionRow:
    last, earlier = sitting.last, len(sitting.saves) - 1
    return VersionRow(
        number=last.version,
        name=last.name,
        label=label(last.version),
        href=links.version(application_id, box.id, last.version),
        saved=filters.moment(last.saved_at),
        length=length_of(box, history.texts[last.version]),
        own_words=in_words(history.own_words[last.version]),
        begins=first_words(history.texts[last.version]),
        more=f"and {filters.plural(earlier, 'earlier save')}" if earlier else "",
        more_href=links.versions(application_id, box.id, {"sitting": last.version}),
        is_newest=last.version == history.newest,
    )


def version_page(
    application_id: int, scheme: Scheme, version: BoxVersion, box: Box, newest: int
) -> VersionPage:
    """Return what is said of one version; `newest` is the number of the newest."""
    return VersionPage(
        around=around(application_id, scheme, box),
        label=label(version.version),
        saved=moment_of(version.saved_at),
        length=length_of(box, version.text),
        is_newest=version.version == newest,
        comparisons=_comparisons(application_id, box, version.version, newest),
    )


def _comparisons(
    application_id: int, box: Box, version: int, newest: int
) -> tuple[tuple[str, str], ...]:
    before = ("Compare with the version before", version - 1, version)
    after = ("Compare with the newest version", version, newest)
    wanted = [
        pair for pair, is_there in ((before, version > 1), (after, version < newest)) if is_there
    ]
    return tuple((words, links.comparison(application_id, box.id, *two)) for words, *two in wanted)


def comparison(old: BoxVersion, new: BoxVersion) -> Comparison:
    """Return how these two versions differ."""
    stretches = comparing.compare(old.text, new.text)
    told = f"{words_changed(stretches)}."
    if old.text == new.text:
        told = "The two are the same."
    return Comparison(told, stretches)


def words_changed(stretches: tuple[comparing.Stretch, ...]) -> str:
    """Return how many words the new text has that the old one has not, and the other way round."""
    added, gone = (_count(stretches, kind) for kind in ("new", "gone"))
    return f"{filters.plural(added, 'word')} added, {filters.plural(gone, 'word')} removed"


def _count(stretches: tuple[comparing.Stretch, ...], kind: str) -> int:
    return sum(len(one.words.split()) for one in stretches if one.kind == kind)


def label(version: int) -> str:
    """Return what a version is called that has no name."""
    return f"Version {filters.number(version)}"


def moment_of(saved_at: datetime | None) -> str:
    """Return when a version was saved; nothing of the empty one before the first save."""
    return filters.moment(saved_at) if saved_at else ""


def first_words(written: str) -> str:
    """Return how a text begins, on one line and cut at a word; "Empty" where it has no words."""
    line = one_line(written)
    if len(line) <= _FIRST_WORDS:
        return line or "Empty"
    cut = line[:_FIRST_WORDS]
    return f"{cut.rsplit(' ', 1)[0]} ..."
