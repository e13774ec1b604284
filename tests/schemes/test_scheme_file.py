"""Scheme files: what they say is read, what is broken is refused by its place, changes are kept."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.errors import BrokenSchemeFile
from cea_helper.schemes import (
    corrected,
    family_of,
    read_file,
    round_tree,
    shipped,
    with_corrections,
    write_file,
)
from cea_helper.schemes.inheritance import merge
from cea_helper.schemes.keys import HOW, KEYS
from cea_helper.text import one_line

FILES = resources.files("cea_helper.schemes") / "data" / "schemes"
NCIA = (FILES / "ncia.toml").read_text(encoding="utf-8")
SMALL = b"""
format = "cea-helper-scheme/1"
id = "st-elsewhere"
title = "St Elsewhere local award"

[rounds.st-elsewhere-2027]
title = "St Elsewhere local award, 2027"
kind = "local"
nations = ["England"]
awarding_body = "St Elsewhere NHS Trust"
status = "trust_defined"
closes_at = 2027-03-31T12:00:00
form.order = ["care"]

[rounds.st-elsewhere-2027.domains.care]
number = 1
title = "Care"
areas = ["delivering"]
limit = { maximum = 900, counting_rule = "words" }

[rounds.st-elsewhere-2028]
inherits = "st-elsewhere-2027"
title = "St Elsewhere local award, 2028"
status = "provisional"
"""


def test_a_round_that_inherits_needs_a_few_lines_only() -> None:
    first, second = read_file("st-elsewhere.toml", SMALL).rounds
    assert second.domains == first.domains
    assert (second.carried_forward_from, second.closes_at) == (first.id, None)


def test_what_is_written_reads_back_equal() -> None:
    family = read_file("st-elsewhere.toml", SMALL)
    assert read_file("copy.toml", write_file(family.tree)) == family


@pytest.mark.parametrize("family", shipped().families, ids=lambda family: family.id)
def test_the_program_s_own_files_read_back_equal(family: Any) -> None:
    assert read_file("copy.toml", write_file(family.tree)) == family


def small_with(good: str, broken: str) -> bytes:
    assert good.encode() in SMALL
    return SMALL.replace(good.encode(), broken.encode(), 1)


@pytest.mark.parametrize(
    ("good", "broken", "place"),
    [
        ("cea-helper-scheme/1", "cea-helper-scheme/2", "format"),
        ('id = "st-elsewhere"', 'id = "St Elsewhere"', "id"),
        ('id = "st-elsewhere"', "", "id"),
        ('kind = "local"', 'kind = "own"', "rounds.st-elsewhere-2027.kind"),
        ('title = "Care"', "title = Care", "the file"),
        ('title = "Care"', 'title = " "', "rounds.st-elsewhere-2027.domains.care.title"),
        ('title = "Care"', "", "rounds.st-elsewhere-2027.domains.care.title"),
        ("number = 1", "number = true", "rounds.st-elsewhere-2027.domains.care.number"),
        ("number = 1", "nunber = 1", "rounds.st-elsewhere-2027.domains.care.nunber"),
        ("maximum = 900", "maximum = 0", "rounds.st-elsewhere-2027.domains.care.limit.maximum"),
        ('"words"', '"bytes"', "rounds.st-elsewhere-2027.domains.care.limit.counting_rule"),
        ('["delivering"]', '["managing"]', "rounds.st-elsewhere-2027.domains.care.areas"),
        ('["delivering"]', "[]", "rounds.st-elsewhere-2027.domains.care.areas"),
        ('form.order = ["care"]', "", "rounds.st-elsewhere-2027.form.order"),
        ("2027-03-31T12:00:00", "2027-03-31T12:00:00Z", "rounds.st-elsewhere-2027.closes_at"),
        ("2027-03-31T12:00:00", "2027-03-31", "rounds.st-elsewhere-2027.closes_at"),
        ("2027-03-31T12:00:00", "0001-01-01T00:00:00", "rounds.st-elsewhere-2027.closes_at"),
        ("2027-03-31T12:00:00", "2101-01-01T00:00:00", "rounds.st-elsewhere-2027.closes_at"),
        ('kind = "local"', "opens_on = 0001-01-01", "rounds.st-elsewhere-2027.opens_on"),
        (
            'kind = "local"',
            "look_back_from = 1947-12-31",
            "rounds.st-elsewhere-2027.look_back_from",
        ),
        ('inherits = "st-elsewhere-2027"', 'inherits = "x"', "rounds.st-elsewhere-2028.inherits"),
        ('"provisional"', '"soon"', "rounds.st-elsewhere-2028.status"),
    ],
)
def test_a_broken_file_is_refused_by_its_place(good: str, broken: str, place: str) -> None:
    with pytest.raises(BrokenSchemeFile) as caught:
        read_file("trial.toml", small_with(good, broken))
    assert caught.value.place == place
    assert str(caught.value).startswith(f"trial.toml: {place}: ")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("facts = 5", "rounds.st-elsewhere-2027.facts"),
        ("facts = [1]", "rounds.st-elsewhere-2027.facts"),
        ("leave_out = 5", "rounds.st-elsewhere-2027.leave_out"),
        ("leave_out = [1]", "rounds.st-elsewhere-2027.leave_out"),
        ("still_true = 7", "rounds.st-elsewhere-2027.still_true"),
        ("still_true = [1]", "rounds.st-elsewhere-2027.still_true"),
        ('inherits = ["a"]', "rounds.st-elsewhere-2027.inherits"),
        ("inherits = { a = 1 }", "rounds.st-elsewhere-2027.inherits"),
        (f"look_back_years = {'9' * 5000}", "the file"),
        (f"{'z.' * 3000}z = 1", "the file"),
    ],
)
def test_a_round_is_refused_by_its_place_where_a_later_one_stands_first(
    line: str, place: str
) -> None:
    head, _, later = SMALL.decode().partition("[rounds.st-elsewhere-2027]")
    base, _, last = later.partition("[rounds.st-elsewhere-2028]")
    first = f"[rounds.st-elsewhere-2028]{last}\n[rounds.st-elsewhere-2027]\n{line}\n{base}"
    with pytest.raises(BrokenSchemeFile) as caught:
        read_file("trial.toml", (head + first).encode())
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("note = 5", "note"),
        ("source = [1]", "source"),
        ('source = "nowhere"', "source"),
        ('checked_on = "yesterday"', "checked_on"),
    ],
)
def test_the_evidence_of_a_value_is_checked_though_no_status_stands_there(
    said: str, key: str
) -> None:
    level = f'levels.gold = {{ title = "Gold", values = [{{ gbp = 5, {said} }}] }}'
    with pytest.raises(BrokenSchemeFile) as caught:
        read_file("trial.toml", small_with('kind = "local"', level))
    assert caught.value.place == f"rounds.st-elsewhere-2027.levels.gold.values[0].{key}"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("", '""'),
        (r"a\r\n\u001b[31mb", r"a\r\n\u001b[31mb"),
        (r"a\u202eb", r"a\u202eb"),
        ("k" * 200_000, f"{'k' * 60}..."),
    ],
)
def test_an_odd_name_is_shown_short_and_with_nothing_hidden(key: str, place: str) -> None:
    for line, where in ((f'"{key}" = 1', place), (f'rounds."{key}" = 1', f"rounds.{place}")):
        with pytest.raises(BrokenSchemeFile) as caught:
            read_file("trial.toml", f"{line}\n{SMALL.decode()}".encode())
        assert caught.value.place == where


def test_the_place_of_a_long_identifier_is_named_whole() -> None:
    longest = "a" * 64
    with pytest.raises(BrokenSchemeFile) as caught:
        read_file(
            "trial.toml", small_with("[rounds.st-elsewhere-2028]", f"[rounds.{longest}]\nx=1")
        )
    assert caught.value.place == f"rounds.{longest}.x"


@pytest.mark.parametrize("sign", [r"\n", r"\u2028", r"\u202e", r"\u2066", r"\t", "  "])
@pytest.mark.parametrize("key", ["title", "awarding_body", "nations"])
def test_a_line_that_could_pose_as_another_is_refused(sign: str, key: str) -> None:
    posing = f'"Far{sign}Valley"'
    said = f"[{posing}]" if key == "nations" else posing
    title = "" if key == "title" else 'title = "Trial"'
    trial = f"[rounds.trial]\ninherits = 'st-elsewhere-2027'\n{title}\n{key} = {said}\n"
    with pytest.raises(BrokenSchemeFile, match="one line") as caught:
        read_file("trial.toml", SMALL + trial.encode())
    assert caught.value.place == f"rounds.trial.{key}"


@given(st.data())
def test_a_damaged_file_is_read_or_gets_one_plain_sentence(data: st.DataObject) -> None:
    document = NCIA.encode()
    start = data.draw(st.integers(0, len(document)))
    length = data.draw(st.integers(0, 200))
    instead = data.draw(st.binary(max_size=30) | st.sampled_from((b"[]", b"{}", b"1", b'""')))
    try:
        read_file("damaged.toml", document[:start] + instead + document[start + length :])
    except BrokenSchemeFile as error:
        assert str(error).startswith("damaged.toml: ")


values: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.datetimes(),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3)
    ),
    max_leaves=5,
)


def places(tree: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    inside = tree.items() if isinstance(tree, dict) else ()
    return [path, *(place for key, value in inside for place in places(value, (*path, key)))]


def with_value(tree: Any, path: tuple[str, ...], value: Any) -> Any:
    if not path:
        return value
    return {**tree, path[0]: with_value(tree[path[0]], path[1:], value)}


@given(st.sampled_from(places(tomllib.loads(SMALL.decode()))[1:]), values)
def test_a_wrong_value_anywhere_is_read_or_refused(path: tuple[str, ...], value: Any) -> None:
    tree = with_value(tomllib.loads(SMALL.decode()), path, value)
    try:
        assert family_of("wrong.toml", tree).rounds
    except BrokenSchemeFile as error:
        assert "\n" not in str(error)


ROUND_KEYS = (*HOW, *KEYS["round"])


@given(st.sampled_from(ROUND_KEYS), values)
def test_a_wrong_value_in_a_round_that_stands_after_its_child_is_read_or_refused(
    key: str, value: Any
) -> None:
    tree = tomllib.loads(SMALL.decode())
    base, child = tree["rounds"].items()
    rounds = dict([child, (base[0], {**base[1], key: value})])
    try:
        assert family_of("wrong.toml", {**tree, "rounds": rounds}).rounds
    except BrokenSchemeFile as error:
        assert "\n" not in str(error)


@given(st.integers(1, 9000), st.text("ab ").map(one_line).filter(bool), st.booleans())
def test_a_correction_makes_the_round_say_what_was_wanted(
    maximum: int, title: str, known: bool
) -> None:
    family = shipped().family("ncia")
    wanted = round_tree(family, "ncia-2026")
    wanted["domains"]["service"]["title"] = title
    limit = wanted["domains"]["service"]["limit"]
    wanted["domains"]["service"]["limit"] = {"counting_rule": limit["counting_rule"]}
    if known:
        wanted["domains"]["service"]["limit"]["maximum"] = maximum
    correction = corrected(family.tree, {"id": "ncia"}, "ncia-2026", wanted)
    now = with_corrections([correction])
    assert round_tree(now.family("ncia"), "ncia-2026") == wanted
    service = now.get("ncia-2026").domains[0]
    assert (service.title, service.limit.maximum) == (title, maximum if known else None)


def test_a_correction_holds_only_what_differs() -> None:
    family = shipped().family("ncia")
    wanted = merge(round_tree(family, "ncia-2026"), {"awarding_body": "Another committee"})
    assert corrected(family.tree, {"id": "ncia"}, "ncia-2026", wanted) == {
        "id": "ncia",
        "rounds": {"ncia-2026": {"awarding_body": "Another committee"}},
    }


def test_a_correction_can_be_taken_back() -> None:
    family = shipped().family("ncia")
    before = round_tree(family, "ncia-2026")
    shorter = {key: value for key, value in before.items() if key != "opens_on"}
    once = corrected(family.tree, {"id": "ncia"}, "ncia-2026", shorter)
    assert with_corrections([once]).get("ncia-2026").opens_on is None
    twice = corrected(family.tree, once, "ncia-2026", before)
    assert with_corrections([twice]).family("ncia").rounds == family.rounds
