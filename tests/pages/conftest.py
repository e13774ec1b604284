"""What the tests of the whole site begin with: the three sites, made once and copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from cea_helper.web.access import Who
from cea_helper.web.views import returning
from tests.pages.world import Seed, World, open_site, seed_demo, seed_new, seed_used

Worlds = Callable[[Who], World]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a document to be read: no thread may outlive the site of a test."""
    monkeypatch.setattr(returning, "_PATIENCE_SECONDS", 60)


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Who, Seed]:
    """The folder in which the routes that a person may open can be tried."""
    used = seed_used(tmp_path_factory.mktemp("used"))
    return {
        "anyone": used,
        "signed_in": used,
        "admin": used,
        "setup": seed_new(tmp_path_factory.mktemp("new")),
        "demo": seed_demo(tmp_path_factory.mktemp("demo")),
    }


@pytest.fixture
def worlds(seeds: Mapping[Who, Seed], tmp_path: Path, cache_folder: Path) -> Iterator[Worlds]:
    """Gives the site in which a route can be tried, by who may open the route."""
    opened: list[World] = []

    def world(who: Who) -> World:
        opened.append(open_site(seeds[who], tmp_path / f"site-{len(opened)}", cache_folder))
        return opened[-1]

    yield world
    for one in opened:
        one.store.close()


@pytest.fixture
def world(worlds: Worlds) -> World:
    """The site that people use."""
    return worlds("signed_in")
