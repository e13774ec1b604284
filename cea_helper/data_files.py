"""Read the tables that come with the program: each once for each process, and only when needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import tomli


@cache
def data_file(package: str, file_name: str) -> Mapping[str, Any]:
    """Return what a TOML file in the data folder of a package says."""
    file = resources.files(package) / "data" / file_name
    return tomli.loads(file.read_text(encoding="utf-8"))
