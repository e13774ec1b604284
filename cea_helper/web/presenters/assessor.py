"""An application as an assessor reads it: all domains on one page, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.application import Application
from cea_helper.web import filters
from cea_helper.web.presenters import links
from cea_helper.web.presenters.statements import heading

# About as fast as adults read such texts; the page says what it reckons with.
WORDS_A_MINUTE = 240


@dataclass(frozen=True)
class Read:
    """The statement for one domain."""

    heading: str
    text: str
    edit_href: str


@dataclass(frozen=True)
class AssessorPage:
    """All statements in the order of their domains."""

    scheme: str
    told: str
    domains: tuple[Read, ...]


def assessor_page(application_id: int, application: Application) -> AssessorPage:
    """Return the statements as they stand, and how long it takes to read them."""
    domains = sorted(application.scheme.domains, key=lambda domain: domain.number)
    texts = [application.statements.get(domain.id, "") for domain in domains]
    return AssessorPage(
        scheme=application.scheme.title,
        told=reading_time(sum(len(text.split()) for text in texts)),
        domains=tuple(
            Read(heading(domain), text, links.box(application_id, domain.id))
            for domain, text in zip(domains, texts, strict=True)
        ),
    )


def reading_time(words: int) -> str:
    """Return how long so many words take to read: "1,020 words: about 5 minutes to read"."""
    if words <= WORDS_A_MINUTE:
        return f"{filters.plural(words, 'word')}: a minute or less to read"
    minutes = -(-words // WORDS_A_MINUTE)
    return f"{filters.plural(words, 'word')}: about {filters.plural(minutes, 'minute')} to read"
