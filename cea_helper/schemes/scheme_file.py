"""A scheme with its rounds as one TOML file: read it, write it, correct a round in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import tomli
import tomli_w

from cea_helper import text
from cea_helper.errors import BrokenSchemeFile, SchemeNotFound
from cea_helper.schemes.inheritance import Tree, difference, overlay, resolve
from cea_helper.schemes.keys import KEYS
from cea_helper.schemes.model import Scheme
from cea_helper.schemes.reading import Table
from cea_helper.schemes.round import read_round

FORMAT = "cea-helper-scheme/1"
MAX_BYTES = 1024 * 1024
_DEEPEST = 20

_IDENTIFIER = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


@dataclass(frozen=True)
class SchemeFamily:
    """A scheme with all its rounds, and the tree of the file that tells of them."""

    id: str
    title: str
    rounds: tuple[Scheme, ...]
    tree: Tree


def read_file(file_name: str, document: bytes) -> SchemeFamily:
    """Return the scheme that a file describes; raise BrokenSchemeFile with place and reason."""
    if len(document) > MAX_BYTES:
        raise BrokenSchemeFile(file_name, "the file", "must be 1 MB or smaller")
    try:
        tree = tomli.loads(document.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BrokenSchemeFile(file_name, "the file", "is not text in UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise BrokenSchemeFile(file_name, "the file", f"is not TOML: {error}") from error
    except ValueError as error:
        # Python takes no number of more than some thousand digits.
        raise BrokenSchemeFile(file_name, "the file", "holds a number that is too long") from error
    except RecursionError as error:
        raise BrokenSchemeFile(file_name, "the file", "has tables in too many tables") from error
    return family_of(file_name, tree)


def family_of(file_name: str, tree: Tree) -> SchemeFamily:
    """Return the scheme that a tree describes. Raises BrokenSchemeFile."""
    tree = _normalised(file_name, tree)
    table = Table(file_name, "", tree)
    table.check_keys(KEYS["file"])
    table.one_of("format", (FORMAT,))
    family_id = _identifier(table, table.text("id"), "id")
    raw = {name: own.values for name, own in table.tables("rounds")}
    if not raw:
        table.refuse("rounds", "are missing")
    # All before any is put together: a round may stand before the one that it inherits from.
    for round_id in raw:
        _check_how(Table(file_name, f"rounds.{round_id}", raw[round_id]))
    rounds = tuple(_round(table, family_id, raw, round_id) for round_id in raw)
    return SchemeFamily(family_id, table.text("title"), rounds, tree)


def write_file(tree: Tree) -> bytes:
    """Return the file that says what the tree says."""
    return tomli_w.dumps(tree, multiline_strings=False).encode()


def round_tree(family: SchemeFamily, round_id: str) -> dict[str, Any]:
    """Return all that holds for a round, inherited or not, to be changed at will.

    Raises SchemeNotFound.
    """
    rounds = family.tree["rounds"]
    if round_id not in rounds:
        raise SchemeNotFound(round_id)
    return deepcopy(resolve(family.id, rounds, round_id))


def corrected(
    shipped: Tree | None, corrections: Tree, round_id: str, wanted: Tree
) -> dict[str, Any]:
    """Return the corrections with which the round says what `wanted` says.

    `shipped` is the tree of the program's own file, if it has one: only what differs from it is
    kept, so that a newer program's other rounds and facts still show.
    """
    rounds = corrections.get("rounds", {})
    inherits = rounds.get(round_id, {}).get("inherits")
    bare = {"inherits": inherits} if inherits else {}
    others = {**corrections, "rounds": {**rounds, round_id: bare}}
    beneath = resolve("", overlay(shipped or {}, others)["rounds"], round_id)
    changed, left_out = difference(beneath, wanted)
    own = {**bare, **({"leave_out": list(left_out)} if left_out else {}), **changed}
    return {**others, "rounds": {**others["rounds"], round_id: own}}


def _round(table: Table, family_id: str, raw: Mapping[str, Tree], round_id: str) -> Scheme:
    _identifier(table.table("rounds"), round_id, round_id)
    how = Table(table.file_name, f"rounds.{round_id}", raw[round_id])
    inherits = how.text("inherits") if how.has("inherits") else None
    tree = resolve(table.file_name, raw, round_id)
    return read_round(family_id, round_id, inherits, Table(table.file_name, how.place, tree))


def _check_how(own: Table) -> None:
    if own.has("inherits"):
        own.text("inherits")
    for paths in ("leave_out", "still_true"):
        own.texts(paths)
    own.table("facts")


def _identifier(table: Table, identifier: str, key: str) -> str:
    if not _IDENTIFIER.fullmatch(identifier):
        table.refuse(key, "must be a name of small letters, digits and hyphens")
    return identifier


def _normalised(file_name: str, value: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise BrokenSchemeFile(file_name, "the file", "has tables in too many tables")
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else text.normalise(value)
    if isinstance(value, Mapping):
        return {key: _normalised(file_name, member, depth + 1) for key, member in value.items()}
    if isinstance(value, list):
        return [_normalised(file_name, member, depth + 1) for member in value]
    return value
