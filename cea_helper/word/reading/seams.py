"""Lines divided where somebody joined a heading or a length to a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from cea_helper.word import boxes
from cea_helper.word.reading.lines import Line, Point, divided


def split_at_marks(
    lines: Sequence[Line], names: Mapping[str, tuple[str, str]], own: Counter[str]
) -> list[Line]:
    """Return the lines with a heading or a length apart from a text that was joined to it."""
    parts: list[Line] = []
    texts = {name for name, (_, kind) in names.items() if kind == "text"}
    for line in lines:
        place = _seam(line, texts, own)
        parts += [line] if place is None else divided(line, place)
    return parts


def _seam(line: Line, texts: Collection[str], own: Counter[str]) -> int | None:
    """Return where in the line a text begins or ends that something of ours was joined to."""
    if not line.points:
        return None
    ids = {point.id for point in line.points if point.name in texts}
    for place, item in enumerate(line.items):
        if not isinstance(item, Point) or place == 0:
            continue
        begins = item.kind == "bookmark-start" and item.name in texts
        is_end = item.kind == "bookmark-end" and (item.id in ids or not ids)
        if not (begins or is_end):
            continue
        before, after = divided(line, place)
        if before.text.strip() and begins:
            return place
        if before.text.strip() and own[boxes.digest(after.text)] and after.text.strip():
            return place + 1
    return None
