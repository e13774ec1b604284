"""Addresses of evidence items, whatever their identifiers hold."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from cea_helper.web.evidence_address import EvidenceConverter
from tests.page_check import CheckingClient

PAGES = Map(
    [
        Rule("/evidence/add", endpoint="add"),
        Rule("/evidence/<evidence:evidence_id>", endpoint="show"),
        Rule("/evidence/<evidence:evidence_id>/edit", endpoint="edit"),
    ],
    converters={"evidence": EvidenceConverter},
).bind("localhost")


@given(st.text(min_size=1, max_size=64) | st.sampled_from(["add", "..", "a/edit", "~YQ", "a?b#c"]))
def test_every_identifier_has_an_address_of_its_own(evidence_id: str) -> None:
    address = PAGES.build("show", {"evidence_id": evidence_id})
    assert PAGES.match(address) == ("show", {"evidence_id": evidence_id})


def test_plain_identifier_stands_as_it_is() -> None:
    assert PAGES.build("edit", {"evidence_id": "ward-round-2"}) == "/evidence/ward-round-2/edit"


@pytest.mark.parametrize("address", ["~", "~_w", "~a", "a.b", "-", "a%20b"])
def test_what_names_no_item_is_no_page(address: str) -> None:
    with pytest.raises(NotFound):
        PAGES.match(f"/evidence/{address}")


def test_page_that_names_no_item_says_so(app: Flask, signed_in: CheckingClient) -> None:
    assert signed_in.get("/evidence/~_w").status_code == 404
