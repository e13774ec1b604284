"""The name under which a document is downloaded."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.people import Applicant
from cea_helper.word import file_name
from tests.word.examples import make_application


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Dr Example Director", "Example-Director-cea-national-2019-draft.docx"),
        ("Professor Dame Zoë O'Nørman", "Zoe-O-Norman-"),
        ("Dramatis Persona", "Dramatis-Persona-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("\u0645\u062b\u0627\u0644", "applicant-cea-national-2019-draft.docx"),
    ],
)
def test_file_name_is_the_bare_name(name: str, begins: str) -> None:
    assert file_name(make_application(applicant=Applicant(name))).startswith(begins)


@given(st.text())
def test_file_name_is_safe_for_any_name(name: str) -> None:
    application = replace(make_application(), applicant=Applicant(name))
    assert re.fullmatch("[0-9A-Za-z-]{1,90}[.]docx", file_name(application))
