"""The picture of the strength profile."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from cea_helper.word import profile
from tests.contrast import contrast

WIDTHS = (24, 34, 34, 34, 34)
BLUE, ORANGE, PALE = (0, 94, 184), (196, 98, 0), (216, 221, 224)


def drawn() -> Image.Image:
    png = profile.draw(("empty", "weak", "adequate", "strong"), WIDTHS)
    return Image.open(BytesIO(png)).convert("RGB")


def steps(picture: Image.Image, column: int) -> list[tuple[int, ...]]:
    """Return the colours of a column's three steps, from the top."""
    across = round((24 + 34 * column + 8) / sum(WIDTHS) * picture.width)
    colours = [picture.getpixel((across, picture.height * part // 6)) for part in (1, 3, 5)]
    return [colour for colour in colours if isinstance(colour, tuple)]


def test_picture_has_the_proportions_it_is_shown_in() -> None:
    picture = drawn()
    assert picture.width / picture.height == sum(WIDTHS) / profile.HEIGHT


def test_each_step_up_fills_one_more() -> None:
    picture = drawn()
    assert steps(picture, 0) == [PALE, PALE, PALE]
    assert steps(picture, 1) == [PALE, PALE, ORANGE]
    assert steps(picture, 2) == [PALE, BLUE, BLUE]
    assert steps(picture, 3) == [BLUE, BLUE, BLUE]


def test_many_domains_still_fit() -> None:
    levels = ("weak",) * 12
    picture = Image.open(BytesIO(profile.draw(levels, (24, *[11] * 12))))
    assert picture.width == (24 + 11 * 12) * (picture.height // profile.HEIGHT)


@pytest.mark.parametrize("filled", [ORANGE, BLUE])
def test_filled_steps_are_told_from_empty_ones_in_grey(filled: tuple[int, int, int]) -> None:
    assert contrast(filled, PALE) >= 3
