"""The rounds that a call may use: the program's own, and those of the scheme files it names."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cea_helper.cli.files import UnusableFile, read_bytes
from cea_helper.schemes import (
    MAX_BYTES,
    Catalogue,
    SchemeFamily,
    read_file,
    shipped,
    with_corrections,
)


def add_arguments(parser: ArgumentParser) -> None:
    """Take the word that names a trust's own scheme, as often as there are schemes."""
    parser.add_argument(
        "--scheme-file",
        metavar="SCHEME.toml",
        type=Path,
        action="append",
        default=[],
        help="a scheme of a trust's own, beside those of the program; may stand several times",
    )


def known_schemes(call: Namespace) -> Catalogue:
    """Return the program's rounds with those of each scheme file.

    Raises BrokenSchemeFile, or UnusableFile for a round that another scheme has already.
    """
    named = {path: read_file(str(path), read_bytes(path, MAX_BYTES + 1)) for path in _paths(call)}
    if not named:
        return shipped()
    catalogue = with_corrections(family.tree for family in named.values())
    for path, family in named.items():
        _refuse_round_of_another(path, family, catalogue)
    return catalogue


def _paths(call: Namespace) -> list[Path]:
    paths: list[Path] = call.scheme_file
    return paths


def _refuse_round_of_another(path: Path, family: SchemeFamily, catalogue: Catalogue) -> None:
    ids = {scheme.id for scheme in family.rounds}
    for other in catalogue.families:
        taken = ids & {scheme.id for scheme in other.rounds}
        if other.id != family.id and taken:
            raise UnusableFile(path, f"{min(taken)} is also a round of the scheme {other.id}")
