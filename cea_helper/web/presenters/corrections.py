"""What an application's page says of corrections to its round, and of texts off its form."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.application import BoxVersion
from cea_helper.web import filters
from cea_helper.web.presenters import links
from cea_helper.workspace.corrections import Corrections, KeptText


@dataclass(frozen=True)
class Notice:
    """What was corrected; a note is what the person who did it wrote about it."""

    heading: str
    sentences: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeptLink:
    """A text whose box is no longer on the form."""

    title: str
    href: str


@dataclass(frozen=True)
class KeptVersion:
    """One version of such a text."""

    name: str
    saved: str
    text: str


def notice(corrections: Corrections | None) -> Notice | None:
    """Return what to say of corrections that the applicant has not seen; None where none are."""
    if corrections is None:
        return None
    last, times = corrections.revisions[-1], len(corrections.revisions)
    often = "" if times == 1 else f" {filters.number(times)} times, last"
    return Notice(
        heading=(
            f"The rules of this round were corrected{often} on {filters.moment(last.saved_at)}, "
            f"by {last.saved_by}"
        ),
        sentences=corrections.sentences,
        notes=tuple((one.saved_by, one.note) for one in corrections.revisions if one.note),
    )


def kept_links(application_id: int, kept: tuple[KeptText, ...]) -> tuple[KeptLink, ...]:
    """Return the texts off the form, each with where it can be read."""
    return tuple(KeptLink(one.title, links.kept_text(application_id, one.box_id)) for one in kept)


def kept_versions(versions: tuple[BoxVersion, ...]) -> tuple[KeptVersion, ...]:
    """Return the versions of a text off the form, in their order."""
    return tuple(
        KeptVersion(
            name=f"Version {filters.number(one.version)}",
            saved=filters.moment(one.saved_at) if one.saved_at else "",
            text=one.text,
        )
        for one in versions
    )
