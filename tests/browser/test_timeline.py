"""The timeline is readable with many items, and on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cea_helper.dates import PartialDate
from cea_helper.evidence import AREAS, EvidenceItem
from cea_helper.workspace import accounts, bank
from tests.browser.conftest import Visiting
from tests.browser.test_axe import look_at
from tests.pages.world import NOW

pytestmark = pytest.mark.browser


def test_of_two_hundred_items_a_hundred_stand_apart_for_everybody(used_site: Visiting) -> None:
    with used_site(person="other") as visit:
        store, token = visit.world.store, visit.world.seed.sessions["other"]
        person = accounts.account_for_token(store, token, NOW)
        assert person is not None
        for number in range(200):
            start = PartialDate(2019 + number % 8, 1 + number % 10)
            area = list(AREAS)[number % 6]
            item = EvidenceItem("", f"Work {number}", (area,), start=start, end=start)
            bank.add_evidence(store, person, item, NOW)
        page = visit.open("/evidence/timeline?round=cea-national-2019")
        bars = page.locator(".app-timeline .app-timeline__item")
        expect(bars).to_have_count(100)
        assert page.locator(".app-timeline-table tbody tr").count() == 100
        look_at(page)
