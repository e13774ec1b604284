"""The page on checks is made from the checks themselves."""

from __future__ import annotations

from scripts.write_checks import PAGE, page


def test_the_page_is_what_the_checks_say() -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert told == page(), "write it anew: python -m scripts.write_checks"
