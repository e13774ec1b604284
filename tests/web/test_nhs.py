"""The NHS.UK components."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from cea_helper.app import create_app
from cea_helper.web import nhs
from tests.page_check import find, parse

HOSTILE = "<script>alert(1)</script>\"'&"
TEXT = {"text": HOSTILE}
WHOLE = {
    "label": TEXT,
    "hint": TEXT,
    "errorMessage": TEXT,
    "name": "n",
    "id": "n",
    "value": HOSTILE,
    "attributes": {"data-own": HOSTILE},
}
CHOICES = {
    "name": "n",
    "fieldset": {"legend": TEXT},
    "hint": TEXT,
    "errorMessage": TEXT,
    "items": [{"value": HOSTILE, "text": HOSTILE, "hint": TEXT}],
}
LINK = {"href": HOSTILE, "text": HOSTILE}
COMPONENTS: dict[str, dict[str, Any]] = {
    "input": WHOLE,
    "textarea": WHOLE,
    "characterCount": {**WHOLE, "maxlength": 20},
    "passwordInput": WHOLE,
    "fileUpload": WHOLE,
    "select": {**WHOLE, "items": [{"value": HOSTILE, "text": HOSTILE}]},
    "radios": CHOICES,
    "checkboxes": CHOICES,
    "button": {**LINK, "value": HOSTILE},
    "actionLink": LINK,
    "backLink": LINK,
    "breadcrumb": {"items": [LINK]},
    "card": {"heading": HOSTILE, "description": HOSTILE},
    "details": {"summaryText": HOSTILE, "text": HOSTILE},
    "errorSummary": {"titleText": HOSTILE, "errorList": [LINK]},
    "insetText": TEXT,
    "notificationBanner": {"text": HOSTILE, "titleText": HOSTILE},
    "summaryList": {
        "rows": [{"key": TEXT, "value": TEXT, "actions": {"items": [LINK]}}],
    },
    "table": {"caption": HOSTILE, "head": [TEXT], "rows": [[TEXT]]},
    "tag": TEXT,
    "taskList": {"items": [{"title": TEXT, "hint": TEXT, "status": {"tag": TEXT}, "href": "/x"}]},
    "warningCallout": {"heading": HOSTILE, "text": HOSTILE},
    "list": {"title": HOSTILE, "type": "tick", "items": [{"item": HOSTILE}]},
}


@pytest.fixture
def components(app: Flask) -> Iterator[nhs.Components]:
    with app.test_request_context("/"):
        yield nhs.components()


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_escapes_what_it_is_given(components: nhs.Components, name: str) -> None:
    shown = getattr(components, name)(COMPONENTS[name])
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert HOSTILE in "".join(parse_part(shown).itertext()) or "value=" in shown


@pytest.mark.parametrize("text", ["\n", "\n\nA", "A\nB", "  A ", "<b>&amp;", "{{ 7 * 7 }}"])
def test_area_holds_the_text_as_it_was_written(components: nhs.Components, text: str) -> None:
    shown = components.textarea({"label": "T", "name": "n", "value": text})
    assert (find(parse_part(shown), "textarea").text or "") == text


def test_same_component_with_other_text_shows_the_other_text(components: nhs.Components) -> None:
    first = components.input({"label": "T", "name": "n", "value": "one"})
    second = components.input({"label": "T", "name": "n", "value": "two"})
    assert second == first.replace("one", "two")
    assert "two" in second


def test_safe_and_plain_text_are_never_taken_for_one_another(components: nhs.Components) -> None:
    plain = components.button({"text": "<b>Go</b>"})
    safe = components.button({"text": Markup("<b>Go</b>")})
    assert "&lt;b&gt;" in plain
    assert "<b>" in safe


def test_many_different_renderings_are_not_all_kept(components: nhs.Components) -> None:
    for number in range(1100):
        assert f"Number {number}" in components.tag({"text": f"Number {number}"})
    assert len(components._rendered) <= 1024


def test_misspelt_name_in_a_parameter_raises(components: nhs.Components) -> None:
    with pytest.raises(UndefinedError, match="typo"):
        components.tag({"text": StrictUndefined(name="typo")})


def test_unknown_component_raises(components: nhs.Components) -> None:
    with pytest.raises(LookupError):
        components.noSuchThing({})


def test_misspelt_name_in_a_page_raises(app: Flask) -> None:
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ typo }}").render()


def test_text_in_a_page_is_escaped_whatever_its_file_is_called(app: Flask) -> None:
    shown = app.jinja_env.from_string("{{ text }}").render(text=HOSTILE)
    assert "<script" not in shown


def test_block_inside_a_component_is_kept(app: Flask) -> None:
    with app.test_request_context("/"):
        page = app.jinja_env.from_string(
            "{% call nhs.fieldset({'legend': 'Post'}) %}<p>{{ text }}</p>{% endcall %}"
        )
        assert "<p>&lt;b&gt;</p>" in page.render(text="<b>")


def parse_part(html: str) -> Any:
    return parse(f"<!doctype html><title>T</title><h1>T</h1>{html}")


def test_page_is_made_though_nothing_can_be_kept_on_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "a file in place of the folder"
    folder.write_text("")
    environment = Environment(
        loader=DictLoader({"page": "{{ 1 + 1 }}"}), bytecode_cache=nhs.bytecode_cache(folder)
    )
    assert environment.get_template("page").render() == "2"


def test_every_page_is_compiled_before_the_first_visit(tmp_path: Path) -> None:
    site = create_app({"DATA_FOLDER": tmp_path})
    site.extensions["store"].close()
    assert site.jinja_env.cache is not None
    compiled = {name for _, name in site.jinja_env.cache}
    assert set(site.jinja_env.list_templates()) == compiled
