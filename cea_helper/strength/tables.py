"""Read the tables in data/, once for each process."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(file_name: str) -> Mapping[str, Any]:
    """Return what the TOML file in the data folder of this package says."""
    data = resources.files("cea_helper.strength") / "data" / file_name
    return tomllib.loads(data.read_text(encoding="utf-8"))
