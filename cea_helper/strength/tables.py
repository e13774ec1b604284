"""Read the tables in data/, once for each process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cea_helper.data_files import data_file


def table(file_name: str) -> Mapping[str, Any]:
    """Return what the TOML file in the data folder of this package says."""
    return data_file("cea_helper.strength", file_name)
