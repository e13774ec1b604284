"""A person who types the same into every form of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from cea_helper import text
from cea_helper.web.fields import Textarea, TextInput
from tests.conftest import PASSWORD
from tests.page_check import CheckingClient, parse, words_of
from tests.pages.form_table import WRITTEN, Placed
from tests.pages.world import World, form_for, typed

# These hold what only the page knows how to show, such as "{{", which no other page may.
UNCHECKED = ("leaks",)


@dataclass(frozen=True)
class Written:
    """A site into whose every form a person typed the same, and what is to be kept of it."""

    world: World
    browser: CheckingClient
    names: dict[str, str]
    kept: dict[str, dict[str, str]]

    def page(self, sample: str) -> Element:
        """Return a page of the site, which must do nothing that was typed."""
        tree = parse(self.get(sample).text)
        check_harmless(tree)
        return tree

    def get(self, sample: str) -> Any:
        """Return the answer at an address of the site."""
        answer = self.browser.get(sample.format(**self.names), unchecked=UNCHECKED)
        assert answer.status_code == 200, sample
        return answer

    def type_into(self, placed: Placed, hostile: str) -> str:
        """Type into every text of a form, send it, and return where that leads."""
        fields = placed.text_fields(self.world.app)
        sent = {name: f"Begin {hostile} end"[: one.limit] for name, one in fields.items()}
        sent |= {"password": PASSWORD, **placed.plain}
        self.kept[placed.page] = {
            name: kept_of(field, sent[name])
            for name, field in fields.items()
            if name not in placed.plain and name != "password"
        }
        return self.send(placed.page, sent, placed.sent_to)

    def send(self, sample: str, fields: Mapping[str, Any], sent_to: str = "") -> str:
        """Send the form on a page, and return where that leads."""
        path = sample.format(**self.names)
        page = parse(self.browser.get(path, unchecked=UNCHECKED).text)
        form = form_for(page, sent_to.format(**self.names) or path)
        sent = typed(form, fields)
        answer = self.browser.post(form.get("action"), data=sent, unchecked=UNCHECKED)
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]


def kept_of(field: TextInput, sent: str) -> str:
    """Return what is to be kept of what was sent: a text to the letter, a title on one line."""
    if isinstance(field, Textarea):
        return text.typed(sent)
    return text.one_line(text.without_direction(sent))


def check_harmless(tree: Element) -> None:
    """Fail where a page holds an element that only what was typed can have made."""
    assert not [*tree.iter("img"), *tree.iter("iframe"), *tree.iter("object")]
    inline = [script for script in tree.iter("script") if not script.get("src")]
    assert len(inline) == 1
    assert "alert" not in words_of(inline[0])


def form_on(page: str) -> Placed:
    """Return the form that stands on a page."""
    return next(placed for placed in WRITTEN if placed.page == page)
