"""What the tests of applications begin with: an application in the bank of the first account."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from cea_helper.application import Application
from cea_helper.interchange import read_application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import transfer
from tests.page_check import find, words_of

EXAMPLES = Path(__file__).parent.parent / "data"


def example(name: str = "medical-director") -> Application:
    """Return the application in one of the example files."""
    return read_application((EXAMPLES / f"{name}.json").read_bytes())


def bring_in(store: Store, account: Account, now: datetime, application: Application) -> int:
    """Put an application into the account and return its number."""
    result = transfer.import_application(store, account, application, now, replace_profile=True)
    return result.application_id


def main_words(tree: Element) -> str:
    """Return the words in the main part of a page."""
    return words_of(find(tree, "main"))


def link(tree: Element, words: str) -> str:
    """Return where the first link in the main part with these words leads."""
    links = find(tree, "main").iter("a")
    return next(link.get("href", "") for link in links if words in words_of(link))


def part(tree: Element, tag: str, **attributes: str) -> str:
    """Return the words of the first element of this kind."""
    return words_of(find(tree, tag, **attributes))


def errors_of(tree: Element) -> list[str]:
    """Return what the summary of errors lists."""
    summary = find(tree, "div", **{"class": "nhsuk-error-summary"})
    return [words_of(link) for link in summary.iter("a")]
