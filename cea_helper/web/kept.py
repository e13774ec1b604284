"""What somebody typed, kept while they sign in again or a page has gone out of date."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote, unquote

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from cea_helper import text

# What goes with a form and was not typed, and what must never be shown again.
_NOT_KEPT = {"csrf_token", "kept"}
_SECRET = "password"
_WORTH_SHOWING = 15
_NOT_QUOTED = "/:@!$&'()*+,;=~"
_UNSAFE_CHARACTERS = {chr(code) for code in range(32)} | {"\\", "\x7f"}


@dataclass(frozen=True)
class Kept:
    """A form as it was sent: where to, and every field. Passwords are never in it."""

    path: str
    fields: tuple[tuple[str, str], ...]

    def as_text(self) -> str:
        """Return it as one text, to go along in a hidden field."""
        return json.dumps({"path": self.path, "fields": self.fields}, ensure_ascii=False)

    def written(self) -> list[str]:
        """Return the texts among the fields that a person would be sorry to lose."""
        return [value for _, value in self.fields if len(value.strip()) >= _WORTH_SHOWING]


def here() -> str:
    """Return the address at hand as a path below the site's folder, with its query."""
    path = quote(request.path, safe=_NOT_QUOTED)
    return f"{path}?{request.query_string.decode('latin-1')}" if request.query_string else path


def of_request() -> Kept:
    """Return what the request at hand sends."""
    return Kept(
        path=here(),
        fields=tuple(
            (name, text.typed(value))
            for name, value in request.form.items(multi=True)
            if name not in _NOT_KEPT and _SECRET not in name
        ),
    )


def read(told: str) -> Kept | None:
    """Return what `as_text` made into `told`; None where it is nothing that this site takes."""
    try:
        document = json.loads(told)
        fields = tuple((str(name), str(value)) for name, value in document["fields"])
        kept = Kept(str(document["path"]), fields)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return kept if takes_posts(kept.path) else None


def is_local(path: str) -> bool:
    """Whether `path` leads to this site, however a browser reads it."""
    is_rooted = path.startswith("/") and not path.startswith("//")
    return is_rooted and not _UNSAFE_CHARACTERS.intersection(path)


def takes_posts(path: str) -> bool:
    """Whether a form of this site may be sent to `path`."""
    if not is_local(path):
        return False
    adapter = current_app.create_url_adapter(request)
    plain = unquote(path.partition("?")[0])
    try:
        return adapter is not None and bool(adapter.match(plain, method="POST"))
    except HTTPException:
        return False
