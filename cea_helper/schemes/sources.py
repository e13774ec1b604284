"""The pages on which facts about awards were read, by short names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


def is_source(key: str) -> bool:
    """Whether a page is listed under this name."""
    return key in data_file("sources.toml")


def source_address(source: str) -> str:
    """Return the address of a page, given by its short name or as an address."""
    return str(data_file("sources.toml").get(source, source))


@cache
def data_file(name: str) -> Mapping[str, Any]:
    """Return what a TOML file in the data folder of this package says."""
    file = resources.files("cea_helper.schemes") / "data" / name
    return tomllib.loads(file.read_text(encoding="utf-8"))
