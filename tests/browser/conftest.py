"""A real browser in front of a real server. Without a browser these tests fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import served
from tests.browser.sites import SEEDS
from tests.browser.visiting import Visit, visiting
from tests.pages.world import Seed, World, open_site, seed_new, seed_used
from tests.web import sample_site

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, as the tests may run as root in a container; no host but this machine; nothing of the
# browser's own that would ask outside.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

Sites = Callable[[str], tuple[World, str]]
Visits = Callable[..., Visit]
Visiting = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the system, or the one that Playwright installed."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Sites]:
    """Gives a site by its name, and its address; the same one to all tests."""
    opened: dict[str, tuple[World, str]] = {}
    with ExitStack() as stack:

        def site(name: str) -> tuple[World, str]:
            if name not in opened:
                folder = tmp_path_factory.mktemp(name)
                world = open_site(SEEDS[name](folder / "seed"), folder / "site", cache_folder)
                stack.callback(world.store.close)
                # Its pages that fail show what a person sees when the program does.
                world.app.register_blueprint(sample_site.blueprint)
                opened[name] = world, stack.enter_context(served(world.app))
            return opened[name]

        yield site


@pytest.fixture
def visits(browser: Browser, sites: Sites) -> Iterator[Visits]:
    """Gives a visit to a site that all tests share: only look at it, and leave it as it is."""
    with ExitStack() as stack:

        def visit(name: str, person: str | None = None, **how: Any) -> Visit:
            return stack.enter_context(visiting(browser, *sites(name), person, **how))

        yield visit


@pytest.fixture
def new_site(browser: Browser, tmp_path: Path, cache_folder: Path) -> Iterator[Visiting]:
    """A site without any account, for one test; gives visits to it."""
    yield from _visits(browser, seed_new(tmp_path / "seed"), tmp_path / "site", cache_folder)


@pytest.fixture
def used_site(browser: Browser, tmp_path: Path, cache_folder: Path) -> Iterator[Visiting]:
    """A site that people use, for one test; gives visits to it."""
    yield from _visits(browser, seed_used(tmp_path / "seed"), tmp_path / "site", cache_folder)


def _visits(browser: Browser, seed: Seed, folder: Path, cache: Path) -> Iterator[Visiting]:
    world = open_site(seed, folder, cache)
    with served(world.app) as address:
        yield partial(visiting, browser, world, address)
    world.store.close()
