"""Every error has a page that says what to do next."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from cea_helper import errors as core
from cea_helper.web import errors
from tests.page_check import CheckingClient, find, parse, words_of


def test_bug_is_logged_and_its_page_tells_nothing_of_it(
    app: Flask, client: CheckingClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.testing = False
    with caplog.at_level(logging.ERROR):
        response = client.get("/sample/fails/bug")
    assert response.status_code == 500
    assert "ZeroDivisionError" in caplog.text
    assert "Traceback" not in response.text
    assert "ZeroDivisionError" not in response.text


def test_core_error_is_told_in_its_own_sentence(client: CheckingClient) -> None:
    response = client.get("/sample/fails/lost")
    assert response.status_code == 404
    assert "There is no such evidence item." in words_of(find(parse(response.text), "main"))


def test_address_that_takes_other_methods_names_them(client: CheckingClient) -> None:
    response = client.post("/healthz")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_every_core_error_has_a_status() -> None:
    kinds = [kind for kind in vars(core).values() if isinstance(kind, type)]
    families = [kind for kind in kinds if issubclass(kind, core.CeaHelperError)]
    assert len(families) > 10
    for kind in families:
        assert errors.status_of(kind.__new__(kind)) >= 400
