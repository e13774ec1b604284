"""The checks of pages find what they are there to find."""

from __future__ import annotations

import pytest

from tests.page_check import CHECKS, parse

GOOD = (
    "<!doctype html><html lang='en'><title>Error: Page - CEA Helper</title><body>"
    "<h1>Page</h1><p id='p'>It's good</p>{}</body></html>"
)
FAULTS = {
    "headings": "<h1>Again</h1>",
    "ids": "<p id='p'></p>",
    "labels": "<input name='n'>",
    "forms": "<form method='post' action='/'></form>",
    "quotes": "<p>It\u2019s</p>",
    "leaks": "<p>None</p>",
    "back links": "<nav aria-label='Back'><a href='/'>a</a></nav>",
    "addresses": "<img src='https://elsewhere.example/x.png' alt=''>",
}
MORE = [
    ("ids", "<a href='#nowhere'>A</a>"),
    ("ids", "<input aria-describedby='nowhere' name='n'>"),
    ("forms", "<form></form>"),
    ("leaks", "<a href='{{ x }}'>A</a>"),
    ("leaks", "<p>Undefined</p>"),
    ("addresses", "<p style='color: red'></p>"),
    ("addresses", "<p onclick='x()'></p>"),
]


def faults_of(html: str) -> set[str]:
    """Return the names of the checks that find something."""
    tree = parse(html)
    return {name for name, look in CHECKS.items() if list(look(tree))}


def test_good_page_passes() -> None:
    assert faults_of(GOOD.replace("{}", "<p>None of these</p>")) == set()


@pytest.mark.parametrize(("name", "fault"), [*FAULTS.items(), *MORE])
def test_fault_is_found_by_its_check(name: str, fault: str) -> None:
    assert name in faults_of(GOOD.replace("{}", fault))


def test_title_that_differs_from_the_heading_is_found() -> None:
    assert faults_of(GOOD.replace("<h1>Page", "<h1>Other").replace("{}", "")) == {"title"}


def test_every_check_is_tried() -> None:
    assert set(CHECKS) == {*FAULTS, "title"}


@pytest.mark.parametrize("html", ["<p>A", "<!doctype html><title>T</title><p><b></p></b>"])
def test_page_that_is_not_html_is_refused(html: str) -> None:
    with pytest.raises(AssertionError):
        parse(html)
