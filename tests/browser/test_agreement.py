"""Browser, server, stored text and Word document agree on the length of any text."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from cea_helper import counting, text
from cea_helper.application import Application
from cea_helper.people import Account
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.word import read_document
from cea_helper.workspace import accounts, applications
from tests.browser.conftest import Visits
from tests.browser.test_count import AWKWARD, BEYOND, counted
from tests.conftest import EMAIL, PASSWORD
from tests.pages.world import NOW
from tests.word.examples import make_application, write

pytestmark = pytest.mark.browser

HOW_MANY = 10_000
IN_A_BOX = 200
SCHEME = shipped().get("cea-national-2019")
BOXES = [domain.id for domain in SCHEME.domains]
# A line that no text holds: strings stand between two of them.
BETWEEN = "\n=\n"
SIGNS = AWKWARD + BEYOND + "abc  .,;-'\"\u2019\u2013\u2022\u00a3\u00b5\u2265\u05e9\u0645"


def generated() -> list[str]:
    """Return strings that are the same in every run, of every sign in which rules differ."""
    dice = random.Random(2026)
    return ["".join(dice.choices(SIGNS, k=dice.randint(0, 40))) for _ in range(HOW_MANY)]


def in_boxes(strings: list[str]) -> list[Application]:
    """Return applications in whose statements the strings stand, one after the other."""
    texts = [BETWEEN.join(strings[at : at + IN_A_BOX]) for at in range(0, len(strings), IN_A_BOX)]
    groups = [texts[at : at + len(BOXES)] for at in range(0, len(texts), len(BOXES))]
    return [make_application(statements=dict(zip(BOXES, group, strict=True))) for group in groups]


def stored(store: Store, account: Account, given: Application) -> list[str]:
    """Return the strings as the store has them, after a save and a read."""
    number = applications.start_application(store, account, SCHEME.id, NOW)
    for box, written in given.statements.items():
        applications.save_text(store, account, number, box, written, 0, NOW)
    return apart(applications.load(store, account, number).statements)


def apart(statements: Mapping[str, str]) -> list[str]:
    """Return the strings that stand in the statements."""
    return [one for box in BOXES for one in statements[box].split(BETWEEN)]


def test_ten_thousand_strings_are_as_long_everywhere(visits: Visits, tmp_path: Path) -> None:
    page: Page = visits("used").open("/sign-in")
    strings = generated()
    lengths = [{rule: counting.length(one, rule) for rule in counting.RULES} for one in strings]
    assert counted(page, strings) == lengths
    normal = [text.normalise(one) for one in strings]
    given = in_boxes(normal)
    store = Store(tmp_path)
    account = accounts.create_first_account(store, EMAIL, "Avery Example", PASSWORD, NOW)
    assert [one for each in given for one in stored(store, account, each)] == normal
    store.close()
    read = [read_document(write(each), SCHEME).boxes for each in given]
    in_word = [apart({box: found[box].text for box in BOXES}) for found in read]
    assert [one for each in in_word for one in each] == normal
    told = [{rule: counting.length(one, rule) for rule in counting.RULES} for one in normal]
    assert told == lengths
