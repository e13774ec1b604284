"""The vendored NHS.UK frontend."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from cea_helper.web import assets
from scripts import vendor_assets

STATIC = Path(__file__).parent.parent.parent / "static"
VENDORED = STATIC / assets.VENDORED
# The pair that the makers of the templates name: each release follows one of the style sheet.
PAIR = {"0.10.2": "10.6.1"}


def test_style_sheet_is_the_one_that_the_templates_follow() -> None:
    css = (VENDORED / "nhsuk-frontend.min.css").read_text()
    version = re.search(r'--nhsuk-frontend-version:"([^"]+)"', css)
    assert version
    assert version[1] == PAIR[metadata.version("nhsuk-frontend-jinja")] == vendor_assets.VERSION
    assert VENDORED == vendor_assets.TARGET


def test_vendored_files_ask_nothing_of_other_hosts() -> None:
    for name in ("nhsuk-frontend.min.css", "nhsuk-frontend.min.js"):
        written = (VENDORED / name).read_text()
        assert not re.search(r"https?://(?!www\.w3\.org)", written)
        assert "sourceMappingURL" not in written
        assert "@font-face" not in written
        assert "Frutiger" not in written


def test_every_image_in_the_style_sheet_is_there() -> None:
    css = (VENDORED / "nhsuk-frontend.min.css").read_text()
    images = re.findall(r"url\(([^)]+)\)", css)
    assert images
    assert all((VENDORED / image).is_file() for image in images)


def test_licence_goes_with_the_files() -> None:
    assert "MIT License" in (VENDORED / "LICENCE.txt").read_text()


def test_mending_keeps_the_rest_of_the_style_sheet() -> None:
    css = "@font-face{a:b}p{font-family:Frutiger W01,arial}q{background:url(/assets/images/x.svg)}"
    mended = vendor_assets.mend_css(css + "\n/*# sourceMappingURL=a.map */")
    assert mended == "p{font-family:arial}q{background:url(images/x.svg)}\n"
