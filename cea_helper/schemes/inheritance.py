"""Trees of a scheme file: a round on top of the one that it inherits from, and what they differ in.

A tree is what TOML says: tables, lists and values. Tables are joined key by key; anything else
replaces what was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cea_helper.errors import BrokenSchemeFile
from cea_helper.schemes.keys import HOW

Tree = Mapping[str, Any]
Path = tuple[str, ...]

# What is of one round alone. A round that inherits must say these things itself.
# fmt: off
OWN = (
    "title", "draft", "status", "opens_on", "closes_at", "look_back_from", "became", "replaced_by",
    "checked_on",
)
# fmt: on
# What makes a fact of a value, for which a new round must find its own evidence.
_VOUCHING = ("status", "source", "note", "checked_on")


def merge(below: Tree, above: Tree) -> dict[str, Any]:
    """Return `below` with what `above` says instead or besides."""
    joined = dict(below)
    for key, value in above.items():
        old = joined.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = merge(old, value)
        joined[key] = value
    return joined


def difference(below: Tree, wanted: Tree) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what makes `wanted` of `below`: what to merge, and which paths to leave out then."""
    changed: dict[str, Any] = {}
    left_out = [key for key in below if key not in wanted]
    for key, value in wanted.items():
        old = below.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            inside, paths = difference(old, value)
            if inside:
                changed[key] = inside
            left_out += [f"{key}.{path}" for path in paths]
        elif key not in below or not is_same(old, value):
            changed[key] = value
    return changed, tuple(left_out)


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of one type: 1 is not true, nor a day a moment."""
    return type(one) is type(other) and bool(one == other)


def without(tree: Tree, path: str) -> dict[str, Any]:
    """Return the tree without what stands at the path, such as `domains.research.limit`."""
    head, _, rest = path.partition(".")
    if not rest:
        return {key: value for key, value in tree.items() if key != head}
    inside = tree.get(head)
    return {**tree, head: without(inside, rest)} if isinstance(inside, Mapping) else dict(tree)


def without_all(tree: Tree, paths: Iterable[str]) -> dict[str, Any]:
    """Return the tree without what stands at each of the paths."""
    left = dict(tree)
    for path in paths:
        left = without(left, path)
    return left


def resolve(file_name: str, rounds: Tree, round_id: str) -> dict[str, Any]:
    """Return all that holds for a round: its own words on top of those it inherits.

    What is inherited is carried forward: without the paths of `leave_out`, and no fact of it is
    sure but those of `still_true`. Raises BrokenSchemeFile where a round inherits from itself or
    from none.
    """
    tree: dict[str, Any] = {}
    for own in reversed(tuple(_lineage(file_name, rounds, round_id))):
        kept = [path.split(".") for path in own.get("still_true", ())]
        rules = {key: value for key, value in own.items() if key not in HOW}
        tree = merge(without_all(carried(tree, kept), own.get("leave_out", ())), rules)
    return tree


def overlay(file: Tree, corrections: Tree) -> dict[str, Any]:
    """Return the tree of a scheme file with what the corrections say instead, or leave out."""
    rounds = dict(file.get("rounds", {}))
    for round_id, correction in corrections.get("rounds", {}).items():
        rounds[round_id] = _corrected_round(rounds.get(round_id, {}), correction)
    return {**file, **corrections, "rounds": rounds}


def _corrected_round(own: Tree, correction: Tree) -> dict[str, Any]:
    # What a correction leaves out goes from what the round says and from what it inherits.
    joined = merge(without_all(own, correction.get("leave_out", ())), correction)
    for paths in ("leave_out", "still_true"):
        named = dict.fromkeys((*own.get(paths, ()), *correction.get(paths, ())))
        if named:
            joined[paths] = list(named)
    return joined


def carried(tree: Tree, still_true: list[list[str]]) -> dict[str, Any]:
    """Return what the next round takes over: without what is of one round, and nothing sure."""
    taken = {key: value for key, value in tree.items() if key not in OWN}
    facts = taken.get("facts", {})
    inherited = {name: fact for name, fact in facts.items() if name not in OWN}
    return _unsure({**taken, "facts": inherited}, still_true)


def _unsure(tree: Tree, kept: list[list[str]]) -> dict[str, Any]:
    if [] in kept:
        return dict(tree)
    unsure: dict[str, Any] = {}
    for key, value in tree.items():
        inside = [path[1:] for path in kept if path[0] == key]
        if key not in _VOUCHING or isinstance(value, Mapping):
            unsure[key] = _unsure_value(value, inside)
    return unsure


def _unsure_value(value: Any, kept: list[list[str]]) -> Any:
    if isinstance(value, Mapping):
        return _unsure(value, kept)
    if isinstance(value, list) and [] not in kept:
        return [_unsure_value(member, kept) for member in value]
    return value


def _lineage(file_name: str, rounds: Tree, round_id: str) -> Iterator[Tree]:
    """Yield the round, the one that it inherits from, and so on."""
    seen: set[str] = set()
    named: str | None = round_id
    while named is not None:
        if named in seen or named not in rounds:
            reason = "goes round in a circle" if named in seen else f'names no round: "{named}"'
            raise BrokenSchemeFile(file_name, f"rounds.{round_id}.inherits", reason)
        seen.add(named)
        yield rounds[named]
        named = rounds[named].get("inherits")
