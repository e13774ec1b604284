"""What to look at before the Word document is sent."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.application import Application
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import is_too_long, length_of


@dataclass(frozen=True)
class TextToLookAt:
    """A domain whose statement is missing or too long."""

    title: str
    href: str
    why: str


def texts_to_look_at(application_id: int, application: Application) -> tuple[TextToLookAt, ...]:
    """Return the domains without a statement, and those whose statement is too long."""
    found = []
    for domain in application.scheme.domains:
        written = application.statements.get(domain.id, "")
        if not written or is_too_long(domain, written):
            why = length_of(domain, written) if written else "nothing written yet"
            title = f"Domain {domain.number}: {domain.title}"
            found.append(TextToLookAt(title, links.box(application_id, domain.id), why))
    return tuple(found)
