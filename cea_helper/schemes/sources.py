"""The pages on which facts about awards were read, by short names."""

from __future__ import annotations

from cea_helper.data_files import data_file


def is_source(key: str) -> bool:
    """Whether a page is listed under this name."""
    return key in data_file("cea_helper.schemes", "sources.toml")


def source_address(source: str) -> str:
    """Return the address of a page, given by its short name or as an address."""
    return str(data_file("cea_helper.schemes", "sources.toml").get(source, source))
