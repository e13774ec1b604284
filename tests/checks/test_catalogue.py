"""Every check has examples for which it must and must not speak, a source, and plain words."""

from __future__ import annotations

import re

import pytest

from cea_helper.checks import SEVERITIES, checks, source_address
from cea_helper.checks.model import Example
from tests.checks.making import find

_ALL = list(checks().values())
_FIRES = [(check.slug, example) for check in _ALL for example in check.fires]
_QUIET = [(check.slug, example) for check in _ALL for example in check.quiet]


@pytest.mark.parametrize("slug", list(checks()))
def test_a_check_has_examples_of_both_kinds(slug: str) -> None:
    assert checks()[slug].fires and checks()[slug].quiet


@pytest.mark.parametrize(("slug", "example"), _FIRES)
def test_a_check_speaks_of_its_examples(slug: str, example: Example) -> None:
    assert slug in {finding.check for finding in find(example)}


@pytest.mark.parametrize(("slug", "example"), _QUIET)
def test_a_check_is_silent_where_all_is_well(slug: str, example: Example) -> None:
    assert slug not in {finding.check for finding in find(example)}


@pytest.mark.parametrize("slug", list(checks()))
def test_a_check_names_its_weight_and_source(slug: str) -> None:
    check = checks()[slug]
    assert check.severity in SEVERITIES and check.checked in ("automatic", "assisted")
    assert source_address(check.source).startswith("http")


@pytest.mark.parametrize("slug", list(checks()))
def test_a_check_speaks_in_plain_sentences(slug: str) -> None:
    check = checks()[slug]
    for sentence in (check.message, check.why, check.suggestion):
        assert sentence.endswith((".", "{found}")) and not re.search("[!\u2010-\u201f]", sentence)
