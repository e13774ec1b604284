"""What holds for every template of the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


def test_every_template_can_be_compiled(app: Flask) -> None:
    assert NAMES
    for name in NAMES:
        app.jinja_env.get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_template_keeps_to_the_rules(name: str) -> None:
    written = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|autoescape false|[\u2018\u2019\u201c\u201d\u2014]", written)
    assert not re.search(r"\sstyle=|\son[a-z]+=", written)
    assert len(written.splitlines()) <= 80
