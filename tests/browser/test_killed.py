"""No character is lost when the server or the browser is killed while somebody writes."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.conftest import BROWSERS, FLAGS
from tests.browser.writing import (
    BOX,
    LOCAL,
    SAVED,
    box,
    expect_state,
    hurry,
    kept_copies,
    texts,
    wait_for,
    write,
)
from tests.pages.world import NOW, Seed, seed_used

pytestmark = pytest.mark.browser


@dataclass
class Program:
    """The program on its own, which can be killed and started again at the same address."""

    seed: Seed
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        words = ("serve", "--port", str(self.port), "--data", str(self.seed.folder))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cea_helper", *words],
            stdout=subprocess.DEVNULL,
            env={"CEA_HELPER_TESTING": "1", "CEA_HELPER_NOW": NOW.isoformat()},
        )
        wait_for(self._answers)

    def kill(self) -> None:
        """End it without a warning, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.address}/healthz", timeout=5).close()
        except (urllib.error.URLError, OSError):
            return False
        return True


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program, on the data of a site that people use."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = Program(seed_used(tmp_path / "data"), port)
    started.start()
    yield started
    started.kill()


def open_box(context: BrowserContext, program: Program) -> Page:
    """Open the box as its owner, with little time to wait."""
    session = program.seed.sessions["owner"]
    context.add_cookies([{"name": "cea", "value": session, "url": program.address}])
    page = context.new_page()
    page.goto(program.address + BOX.format(**program.seed.names))
    return hurry(page)


def test_text_outlives_the_server(browser: Browser, program: Program) -> None:
    context = browser.new_context()
    page = open_box(context, program)
    write(page, "Before the power cut. ")
    expect_state(page, SAVED)
    # When the server is gone while somebody writes, and comes back
    program.kill()
    write(page, "During it. ")
    expect_state(page, LOCAL)
    program.start()
    write(page, "And after.")
    # Then every character is stored
    expect_state(page, SAVED)
    wait_for(lambda: not kept_copies(page))
    assert texts(program.seed.folder)[-1] == "Before the power cut. During it. And after."
    context.close()


def open_browser(browser: Browser, profile: Path) -> BrowserContext:
    """Return a browser of its own, whose stored data lie in this folder."""
    found = next(filter(None, map(shutil.which, BROWSERS)))
    return browser.browser_type.launch_persistent_context(
        profile, executable_path=found, args=FLAGS
    )


def crash(page: Page) -> None:
    """End the browser without a warning."""
    session = page.context.new_cdp_session(page)
    with pytest.raises(Error, match="closed"):
        session.send("Browser.crash")


def test_text_outlives_the_browser(browser: Browser, program: Program, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    # Given text that the server never had, in a browser that is killed
    page = open_box(open_browser(browser, profile), program)
    write(page, "Saved. ")
    expect_state(page, SAVED)
    program.kill()
    write(page, "Not saved.")
    expect_state(page, LOCAL)
    crash(page)
    program.start()
    assert texts(program.seed.folder)[-1] == "Saved. "
    # When the same person opens the text again in that browser
    context = open_browser(browser, profile)
    page = open_box(context, program)
    expect(page.get_by_role("heading", name="was not saved")).to_be_visible()
    expect(page.get_by_text("Saved. Not saved.")).to_be_visible()
    expect(box(page)).to_have_value("Saved. ")
    page.get_by_role("button", name="Take it").click()
    # Then every character is stored, and the copy is gone
    expect_state(page, SAVED)
    wait_for(lambda: not kept_copies(page))
    assert texts(program.seed.folder)[-1] == "Saved. Not saved."
    context.close()
