"""docs/schemes.md says what the program does: every key, what is needed, and the rounds."""

from __future__ import annotations

import copy
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cea_helper import counting
from cea_helper.errors import BrokenSchemeFile
from cea_helper.evidence import AREAS
from cea_helper.schemes import family_of, read_file, shipped
from cea_helper.schemes.inheritance import OWN
from cea_helper.schemes.keys import HOW, KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "schemes.md").read_text(encoding="utf-8")
TITLES = {
    "The file": "file",
    "A round": "round",
    "How a round inherits": "how",
    "A domain": "domain",
    "A field": "field",
    "A limit": "limit",
    "The form": "form",
    "The portal": "portal",
    "A mark of the scale": "mark",
    "A level": "level",
    "A value of a level": "value",
    "The employer's part": "employer",
    "A question on eligibility": "question",
    "A note": "note",
    "A guide": "guide",
    "A fact": "fact",
}

# A file with something under every key, and the way to each of its tables.
FULL = tomllib.loads("""
format = "cea-helper-scheme/1"
id = "full"
title = "Full"

[rounds.one]
title = "One"
draft = false
kind = "local"
nations = ["England"]
awarding_body = "Somebody"
status = "closed"
takes_applications = true
opens_on = 2027-01-01
closes_at = 2027-02-01T12:00:00
look_back_years = 5
look_back_from = 2022-02-01
level_chosen_by_applicant = true
own_words_only = true
authorship = "You."
became = "It ended."
replaced_by = ["two"]
checked_on = 2027-01-01
form = { order = ["care", "plan"] }
scale = [{ mark = 1, label = "Good" }]
employer = { part = "Signs.", before_submission = true }
inherits = "nought"
leave_out = ["fields.gone"]
still_true = ["facts"]

[rounds.one.facts]
scale = { status = "verified", source = "GOV25", note = "Read.", checked_on = 2027-01-01 }

[rounds.one.portal]
bullets = "kept"
signs = "kept"
line_ends = "blanks"
status = "verified"
source = "GOV25"
note = "Read."
checked_on = 2027-01-01

[rounds.one.guides.guide]
title = "Guide"
url = "https://example.org/guide"
year = 2027
status = "verified"
source = "GOV25"
note = "Read."
checked_on = 2027-01-01

[rounds.one.eligibility.post]
ask = "Are you?"
needed = "yes"
otherwise = "Wait."
fact = { status = "unconfirmed" }

[rounds.one.notes.good]
text = "Good to know."
fact = { status = "unconfirmed" }

[rounds.one.fields.plan]
title = "Plan"
hint = "Write."
filled_in_by_others = true
optional = true
short = true
limit = { counting_rule = "words" }

[rounds.one.domains.care]
number = 1
title = "Care"
areas = ["delivering"]
shows = "Care."
fits = "Audits."
fact = { status = "unconfirmed" }

[rounds.one.domains.care.limit]
maximum = 900
counting_rule = "words"
status = "verified"
source = "GOV25"
note = "Read."
checked_on = 2027-01-01

[rounds.one.levels.first]
title = "First"
nations = ["England"]

[[rounds.one.levels.first.values]]
gbp = 1
from = 2027-01-01
until = 2028-01-01
years = "2027"
guidance_of = "2027"
nation = "England"
status = "verified"
source = "GOV25"
note = "Read."
checked_on = 2027-01-01

[rounds.nought]
title = "Nought"
nations = ["Wales"]
awarding_body = "Nobody"
status = "closed"
takes_applications = false
""")
WAYS: dict[str, tuple[str | int, ...]] = {
    "file": (),
    "round": ("rounds", "one"),
    "how": ("rounds", "one"),
    "domain": ("rounds", "one", "domains", "care"),
    "field": ("rounds", "one", "fields", "plan"),
    "limit": ("rounds", "one", "domains", "care", "limit"),
    "form": ("rounds", "one", "form"),
    "portal": ("rounds", "one", "portal"),
    "mark": ("rounds", "one", "scale", 0),
    "level": ("rounds", "one", "levels", "first"),
    "value": ("rounds", "one", "levels", "first", "values", 0),
    "employer": ("rounds", "one", "employer"),
    "question": ("rounds", "one", "eligibility", "post"),
    "note": ("rounds", "one", "notes", "good"),
    "guide": ("rounds", "one", "guides", "guide"),
    "fact": ("rounds", "one", "facts", "scale"),
}


def table_after(heading: str) -> list[list[str]]:
    """Return the rows of the first table under a heading, each as its cells."""
    section = PAGE.split(f"{heading}\n", 1)[1]
    lines = section[section.index("|") :].split("\n\n", 1)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def keys_of(title: str) -> dict[str, bool]:
    """Return each key that the page tells of, and whether it is needed."""
    return {key.strip("`"): needed == "yes" for key, _, needed, _ in table_after(f"### {title}")}


def inside(tree: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        tree = tree[step]
    return tree


@pytest.mark.parametrize("title", TITLES)
def test_the_page_tells_every_key_of_a_table_and_no_other(title: str) -> None:
    known = {**KEYS, "how": HOW}[TITLES[title]]
    assert tuple(keys_of(title)) == known


def test_the_page_tells_of_every_table() -> None:
    assert set(TITLES.values()) == {*KEYS, "how"} == set(WAYS)


@pytest.mark.parametrize(
    ("table", "key", "needed"),
    [
        (table, key, needed)
        for title, table in TITLES.items()
        for key, needed in keys_of(title).items()
    ],
)
def test_a_key_is_needed_exactly_where_the_page_says_so(table: str, key: str, needed: bool) -> None:
    tree = copy.deepcopy(FULL)
    assert key in inside(tree, WAYS[table])
    if table != "how":
        # What is inherited need not be said.
        del tree["rounds"]["one"]["inherits"]
    inside(tree, WAYS[table]).pop(key, None)
    if key == "fields":
        tree["rounds"]["one"]["form"]["order"].remove("plan")
    try:
        assert family_of("full.toml", tree).rounds
        assert not needed
    except BrokenSchemeFile:
        assert needed


def test_the_example_on_the_page_is_a_good_file() -> None:
    example = PAGE.split("```toml\n")[1].split("```")[0]
    first, second = read_file("example.toml", example.encode()).rounds
    assert not first.domains[0].limit.fact.needs_checking
    assert second.domains[0].limit.fact.needs_checking
    assert second.domains[0].limit.maximum == 700


def test_the_page_lists_the_rounds_as_they_are() -> None:
    told = [
        [f"`{scheme.id}`", scheme.title, ", ".join(scheme.nations), f"`{scheme.status}`"]
        for scheme in shipped()
    ]
    assert table_after("## The rounds that come with the program") == told


def test_the_page_names_every_fact_that_a_file_of_the_program_states() -> None:
    told = {name.strip("`") for name, _ in table_after("### The names of facts")}
    assert told == {name for scheme in shipped() for name in scheme.facts}


@pytest.mark.parametrize("word", [*counting.RULES, *AREAS, *OWN])
def test_the_page_names_every_word_that_a_file_may_use(word: str) -> None:
    assert re.search(rf"`{word}`", PAGE)
