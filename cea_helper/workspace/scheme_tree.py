"""Change the tree of a round in place: a value at a place, a box or another member of a table."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from cea_helper.workspace import naming

Tree = Mapping[str, Any]

_BOXES = ("domains", "fields")


def value_at(tree: Tree, place: str) -> Any:
    """Return what stands at a place such as "limit.maximum"; None where nothing does."""
    found: Any = tree
    for key in place.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def put_at(tree: dict[str, Any], place: str, value: Any) -> None:
    """Let a value stand at a place; None takes away what stands there."""
    *path, last = place.split(".")
    if value is not None:
        table_at(tree, ".".join(path))[last] = value
    elif isinstance(holder := value_at(tree, ".".join(path)) if path else tree, dict):
        holder.pop(last, None)


def table_at(tree: dict[str, Any], place: str) -> dict[str, Any]:
    """Return the table at a place, made where there is none; the whole tree at the place ""."""
    found = tree
    for key in filter(None, place.split(".")):
        found = found.setdefault(key, {})
    return found


def evidence_at(tree: dict[str, Any], place: str) -> dict[str, Any]:
    """Return the table that vouches for a fact; of a list of values that of the last one."""
    found = value_at(tree, place)
    if isinstance(found, list):
        last: dict[str, Any] = found[-1]
        return last
    return table_at(tree, place)


def member_at(tree: Tree, kind: str, member_id: str) -> Tree:
    """Return a member of a table; what does not vouch for itself stands with what vouches for all.

    Raises KeyError where there is none.
    """
    member: Tree = tree[kind][member_id]
    if "limit" not in member:
        return member
    limit, facts = member["limit"], tree.get("facts", {})
    if "status" not in limit:
        limit = {**facts.get("limits", {}), **limit}
    return {"fact": facts.get("titles", {}), **member, "limit": limit}


def new_id(title: str, kind: str, taken: Container[str]) -> str:
    """Return the identifier of a new member of the table `kind`, made from its title."""
    return naming.free(naming.from_title(title, kind), taken)


def add_member(tree: dict[str, Any], kind: str, member_id: str) -> dict[str, Any]:
    """Return a new member of a table, to be filled; a box stands in the form after its like."""
    members = table_at(tree, kind)
    if kind in _BOXES:
        order = table_at(tree, "form").setdefault("order", [])
        like = [place for place, box in enumerate(order, 1) if box in members]
        order.insert(like[-1] if like else len(order), member_id)
    made: dict[str, Any] = members.setdefault(member_id, {})
    return made


def remove_member(tree: dict[str, Any], kind: str, member_id: str) -> None:
    """Take a member out of a table, and a box out of the form."""
    tree[kind].pop(member_id)
    if kind in _BOXES:
        tree["form"]["order"].remove(member_id)


def moved(order: tuple[str, ...], box_id: str, by: int) -> tuple[str, ...]:
    """Return the order with a box so many places further down, or up where `by` is negative."""
    if box_id not in order:
        return order
    others = [one for one in order if one != box_id]
    others.insert(max(0, order.index(box_id) + by), box_id)
    return tuple(others)
