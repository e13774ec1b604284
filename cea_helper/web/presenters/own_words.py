"""In words: how much of a text was typed, pasted, or put together from evidence."""

from __future__ import annotations

from cea_helper.drafting.own_words import Parts


def in_words(parts: Parts) -> str:
    """Return the parts in hundredths, which add up to 100; "" of an empty text."""
    if parts.unknown and not (parts.typed or parts.pasted or parts.evidence):
        return "Typed or pasted: not known"
    told = (
        (parts.typed, "typed"),
        (parts.pasted, "pasted"),
        (parts.evidence, "from evidence"),
        (parts.unknown, "not known"),
    )
    present = [(count, name) for count, name in told if count]
    shares = _shares([count for count, _ in present])
    words = ", ".join(
        f"{_percent(share)} {name}" for share, (_, name) in zip(shares, present, strict=True)
    )
    return f"About {words}" if words else ""


def _shares(counts: list[int]) -> list[int]:
    """Return the counts in hundredths of their sum; those cut most by rounding down gain one."""
    whole = sum(counts)
    shares = [100 * count // whole for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda n: -(100 * counts[n] % whole))
    for n in by_rest[: 100 - sum(shares)]:
        shares[n] += 1
    return shares


def _percent(share: int) -> str:
    return f"{share}%" if share else "under 1%"
