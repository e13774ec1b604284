"""Make the pictures of the README from the running demonstration, as a visitor sees it.

Run `make pictures`. The demonstration gets a data folder of its own, which is thrown away.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
PERSON = "Dr Amara Specimen"
STATEMENT = "Developing a high quality service"
NOW = "2026-11-21T09:00:00+00:00"

_SIZE = (1280, 900)
_COLOURS = 64
_MOST_BYTES = 120_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def demonstration() -> Iterator[str]:
    """Give the address of a demonstration that runs on a free port until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "CEA_HELPER_DATA": folder,
            "CEA_HELPER_TESTING": "1",
            "CEA_HELPER_NOW": NOW,
        }
        command = [sys.executable, "-m", "cea_helper", "demo", "--port", "0"]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            try:
                yield process.stdout.readline().split()[-1]
            finally:
                process.terminate()


def pictures_of(browser: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    """Sign in, go through the pages, and yield each picture with its name."""
    page = browser.new_page(viewport={"width": _SIZE[0], "height": _SIZE[1]})
    page.goto(address)
    page.get_by_role("button", name=f"Sign in as {PERSON}").click()
    yield "home", picture_of(page)
    page.locator("main h2 a").first.click()
    application = page.url
    page.get_by_role("link", name="See how strong your evidence is").click()
    yield "strength", picture_of(page)
    page.goto(application)
    page.get_by_role("link", name=STATEMENT).click()
    yield "statement", picture_of(page)


def picture_of(page: Page) -> bytes:
    """Return what fits on the screen, in few colours, so that the file is small."""
    page.wait_for_load_state("networkidle")
    with Image.open(BytesIO(page.screenshot())) as taken:
        few = taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Write every picture; stop where one would make the README slow to load."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, picture in pictures_of(browser, address):
            if len(picture) > _MOST_BYTES:
                raise SystemExit(f"{name}.png would have {len(picture):,} bytes")
            (FOLDER / f"{name}.png").write_bytes(picture)
            print(f"docs/pictures/{name}.png: {len(picture):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
