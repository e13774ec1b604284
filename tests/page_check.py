"""A client that checks every page it is given, as all tests that load pages use it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NAME = "CEA Helper"
_CONTROLS = ("input", "select", "textarea")
_UNLABELLED_TYPES = ("hidden", "submit", "button")
_SHORTEST_BACK = len("Home")
_CURLY = re.compile("[\u2018\u2019\u201c\u201d]")
_LEAKED = re.compile(r"\{\{|\{%|\bUndefined\b|^\s*None\s*$")


class CheckingClient(FlaskClient):
    """A browser that sends what browsers send and looks at all it gets.

    `unchecked=("quotes",)` in a call leaves a check out, by the names in `CHECKS`.
    """

    def open(self, *args: Any, unchecked: Collection[str] = (), **words: Any) -> TestResponse:
        """Send a request and check the answer."""
        self.environ_base.setdefault("HTTP_SEC_FETCH_SITE", "same-origin")
        response = super().open(*args, **{"buffered": True, **words})
        check(response, unchecked)
        return response

    def page(self, path: str, **words: Any) -> Element:
        """Return the page at `path`, which must be there."""
        response = self.get(path, **words)
        assert response.status_code == 200, f"{path}: {response.status}"
        return parse(response.text)

    def send(
        self, path: str, fields: Mapping[str, Any] | None = None, **words: Any
    ) -> TestResponse:
        """Open `path`, fill in its form as a person would, and send it."""
        return self.send_form(find_form(self.page(path), path), fields, **words)

    def send_form(
        self, form: Element, fields: Mapping[str, Any] | None = None, **words: Any
    ) -> TestResponse:
        """Send a form that stands on a page, what it holds already included."""
        data = {**held_by(form), **(fields or {})}
        return self.post(form.get("action"), data=data, **words)

    def token(self, path: str) -> str:
        """Return the form token that the page at `path` holds."""
        token = find(self.page(path), "input", name="csrf_token").get("value")
        assert token
        return token


# The client has read each page already when the test does; parsing takes longer than answering.
@lru_cache(maxsize=8)
def parse(html: str) -> Element:
    """Return the tree of a page, not to be changed; fail where it is not HTML to the letter.

    Control characters that a person may have pasted are no fault of the page.
    """
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    faults = [fault for fault in parser.errors if fault[1] != "invalid-codepoint"]
    assert not faults, f"{faults[:3]} in {html[:2000]}"
    return tree


def words_of(element: Element) -> str:
    """Return the text inside an element, white space made single."""
    return " ".join("".join(element.itertext()).split())


def find_all(tree: Element, tag: str, **attributes: str) -> Iterator[Element]:
    """Yield the elements of this kind that have these attributes."""
    for element in tree.iter(tag):
        if all(element.get(name) == value for name, value in attributes.items()):
            yield element


def find(tree: Element, tag: str, **attributes: str) -> Element:
    """Return the first element of this kind that has these attributes."""
    return next(find_all(tree, tag, **attributes))


def find_form(tree: Element, path: str) -> Element:
    """Return the form in the main part of a page, the one that is sent to `path` if one is."""
    forms = list(find(tree, "main").iter("form"))
    return next((form for form in forms if form.get("action") == path), forms[0])


def held_by(form: Element) -> dict[str, Any]:
    """Return what a browser would send of a form that nobody touched; no button is pressed."""
    held: dict[str, Any] = {}
    for control in form.iter():
        name = control.get("name", "")
        if control.tag == "textarea":
            held[name] = (control.text or "").replace("\n", "\r\n")
        elif control.tag == "select":
            chosen = [option for option in control.iter("option") if "selected" in option.attrib]
            held[name] = (chosen or list(control.iter("option")))[0].get("value", "")
        elif control.tag == "input" and control.get("type") in ("radio", "checkbox"):
            if "checked" in control.attrib:
                held.setdefault(name, []).append(control.get("value", "on"))
        elif control.tag == "input" and control.get("type") != "file":
            held[name] = control.get("value", "")
    return held


def check(response: TestResponse, unchecked: Collection[str] = ()) -> None:
    """Fail where an answer breaks a promise that all answers keep, or a page one for pages."""
    if "headers" not in unchecked:
        _check_headers(response)
    if response.mimetype != "text/html" or not response.data or response.is_streamed:
        return
    if response.status_code in (301, 302, 303, 308):
        return
    tree = parse(response.text)
    for name, look in CHECKS.items():
        if name not in unchecked:
            faults = list(look(tree))
            assert not faults, f"{response.request.path}: {name}: {faults}"


def _check_headers(response: TestResponse) -> None:
    policy = response.headers["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    is_static = response.request.path.startswith("/static/")
    assert response.headers["Cache-Control"] == "no-store" or is_static


def _headings(tree: Element) -> Iterator[str]:
    count = len(list(tree.iter("h1")))
    if count != 1:
        yield f"{count} main headings"


def _title(tree: Element) -> Iterator[str]:
    title = words_of(find(tree, "title")).removeprefix("Error: ")
    heading = words_of(find(tree, "h1"))
    shown = title.removesuffix(f" - {NAME}")
    if not title.endswith(f" - {NAME}") or not heading.endswith(shown):
        yield f'"{title}" over "{heading}"'


def _ids(tree: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in tree.iter() if "id" in element.attrib)
    yield from (f"{name} stands {count} times" for name, count in ids.items() if count > 1)
    for element in tree.iter():
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            named = (element.get(attribute) or "").split()
            yield from (f"{attribute}={name} leads nowhere" for name in named if name not in ids)
        href = element.get("href") or ""
        if len(href) > 1 and href.startswith("#") and href[1:] not in ids:
            yield f"{href} leads nowhere"


def _labels(tree: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in tree.iter("label") if words_of(label)}
    for control in (element for tag in _CONTROLS for element in tree.iter(tag)):
        is_named = control.get("id") in labelled or control.get("aria-label")
        if control.get("type") not in _UNLABELLED_TYPES and not is_named:
            yield f"{control.tag} {control.get('name')} has no label"


def _forms(tree: Element) -> Iterator[str]:
    for form in tree.iter("form"):
        if not form.get("action"):
            yield "a form without action"
        tokens = [
            token for token in find_all(form, "input", name="csrf_token") if token.get("value")
        ]
        if form.get("method") == "post" and len(tokens) != 1:
            yield f"{form.get('action')} has {len(tokens)} tokens"


def _quotes(tree: Element) -> Iterator[str]:
    written = {"textarea", "script", "style"}
    for element in tree.iter():
        texts = [element.text if element.tag not in written else "", element.tail]
        yield from (shown.strip() for shown in texts if shown and _CURLY.search(shown))


def _leaks(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        if element.tag in ("script", "style"):
            continue
        for shown in (element.text, element.tail, *element.attrib.values()):
            if shown and _LEAKED.search(shown):
                yield f"{element.tag}: {shown.strip()[:60]}"


def _back_links(tree: Element) -> Iterator[str]:
    for nav in find_all(tree, "nav", **{"aria-label": "Back"}):
        words = words_of(nav).strip()
        if len(words) < _SHORTEST_BACK:
            yield f'a way back that says "{words}" and nothing else'


def _addresses(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        is_link = element.tag == "a"
        for attribute in ("src", "href", "action", "srcset", "poster"):
            address = element.get(attribute) or ""
            if urlsplit(address).netloc and not is_link:
                yield address
        if "style" in element.attrib or any(name.startswith("on") for name in element.attrib):
            yield f"{element.tag} has an inline style or script"


CHECKS: dict[str, Callable[[Element], Iterator[str]]] = {
    "headings": _headings,
    "title": _title,
    "ids": _ids,
    "labels": _labels,
    "forms": _forms,
    "quotes": _quotes,
    "leaks": _leaks,
    "addresses": _addresses,
    "back links": _back_links,
}
