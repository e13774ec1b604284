"""The README's pictures can be taken of the pages as they now are."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from scripts.make_pictures import ROOT, demonstration, pictures_of

pytestmark = pytest.mark.browser


def test_every_picture_of_the_readme_can_be_taken_anew(browser: Browser) -> None:
    shown = re.findall(r"docs/pictures/(\w+)\.png", (ROOT / "README.md").read_text("utf-8"))
    with demonstration() as address:
        taken = {name for name, picture in pictures_of(browser, address) if picture}
    assert taken == set(shown)
