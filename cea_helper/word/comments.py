"""Read a file of comments and find the words that each of them is on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cea_helper import text
from cea_helper.application import Application
from cea_helper.errors import InvalidComments
from cea_helper.schemes import Scheme
from cea_helper.word.blocks import MOST_AUTHOR, MOST_INITIALS, WordComment
from cea_helper.word.form import own_texts

_KINDS = {"object": "an object", "array": "a list", "string": "text", "integer": "a whole number"}
_LONGEST_QUOTE = 40
_MOST_BYTES = 10 * 1024 * 1024

_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)


def read_comments(document: bytes, application: Application) -> tuple[WordComment, ...]:
    """Return the comments in the file, each with its place in the application's texts.

    Raises InvalidComments with one sentence for each fault: of the file's format, or where a
    comment does not fit the application.
    """
    raw = _parse(document)
    if faults := _faults(raw):
        raise InvalidComments(faults)
    return _placed(raw["comments"], application)


def _placed(entries: list[Any], application: Application) -> tuple[WordComment, ...]:
    scheme = application.scheme
    texts = own_texts(application, scheme)
    comments, faults = [], []
    for number, entry in enumerate(entries):
        try:
            comments.append(_comment(entry, scheme, texts))
        except ValueError as fault:
            faults.append(f"comments[{number}]{fault}")
    if faults:
        raise InvalidComments(tuple(faults))
    return tuple(comments)


def _parse(document: bytes) -> Any:
    if len(document) > _MOST_BYTES:
        raise InvalidComments(("The file is larger than 10 MiB",))
    try:
        return json.loads(document.decode("utf-8-sig"), object_pairs_hook=_members)
    except UnicodeDecodeError as error:
        raise InvalidComments(("The file is not text in UTF-8",)) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InvalidComments((f"The file is not JSON: see {place}",)) from error
    except (ValueError, RecursionError) as error:
        raise InvalidComments(("The file is not JSON that can be read",)) from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise InvalidComments((f"The file names {_quoted(name)} twice in one place",))
        members[name] = value
    return members


@cache
def _validator() -> Draft202012Validator:
    schema = resources.files("cea_helper.word") / "data" / "comments.schema.json"
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def _faults(raw: object) -> tuple[str, ...]:
    """Return what breaks the file's format, one sentence each, in the order of the file."""
    errors = sorted(
        _validator().iter_errors(raw),
        key=lambda error: [str(step).zfill(9) for step in error.absolute_path],
    )
    sentences = (_sentence(error, error.instance, error.validator_value) for error in errors)
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence))


def _sentence(error: ValidationError, value: Any, rule: Any) -> str | None:
    """Return what is wrong as one sentence that begins with the place.

    None where another error says it better.
    """
    place = _place(error)
    match error.validator:
        case "required":
            missing = ", ".join(key for key in rule if key not in value)
            return f"{place}: has no {missing}"
        case "oneOf" if not isinstance(value, dict):
            return None
        case "dependentRequired":
            given, missing = ("start", "end") if "start" in value else ("end", "start")
            return f"{place}: has {given} but no {missing}"
        case "oneOf":
            named = "both a domain and a field" if "domain" in value else "no domain and no field"
            return f"{place}: names {named}"
        case "additionalProperties":
            schema: Any = error.schema
            unknown = next(key for key in value if key not in schema["properties"])
            return f"{place}: {_quoted(unknown)} is not a name that is known here"
        case "type":
            return f"{place}: is not {_KINDS[rule]}"
        case "minLength":
            return f"{place}: is empty"
        case _:
            return f"{place}: is less than 0"


def _place(error: ValidationError) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)
    return "".join(steps).lstrip(".") or "The file"


def _comment(entry: Mapping[str, Any], scheme: Scheme, texts: Mapping[str, str]) -> WordComment:
    """Return one comment; raise ValueError with the rest of the sentence where it does not fit."""
    box = _box(entry, scheme)
    start, end = _stretch(entry, texts[box])
    author, words = text.one_line(entry["author"]), text.normalise(entry["text"])
    for name, value in (("author", author), ("text", words.strip())):
        if not value:
            raise ValueError(f".{name}: is empty")
    initials = text.one_line(entry.get("initials", ""))
    for name, value, most in (
        ("author", author, MOST_AUTHOR),
        ("initials", initials, MOST_INITIALS),
    ):
        if len(value) > most:
            raise ValueError(f".{name}: is longer than {most} characters, the most Word takes")
    return WordComment(
        box=box,
        author=author,
        text=words,
        start=start,
        end=end,
        initials=initials or None,
        written_at=_moment(entry["date"]) if "date" in entry else None,
    )


def _box(entry: Mapping[str, Any], scheme: Scheme) -> str:
    if "domain" in entry:
        if scheme.domain(entry["domain"]) is None:
            raise ValueError(f".domain: {_quoted(entry['domain'])} is not a domain of {scheme.id}")
        return str(entry["domain"])
    if scheme.field(entry["field"]) is None:
        raise ValueError(f".field: {_quoted(entry['field'])} is not a box of {scheme.id}")
    return str(entry["field"])


def _stretch(entry: Mapping[str, Any], written: str) -> tuple[int | None, int | None]:
    anchor = text.normalise(entry["anchor"]) if "anchor" in entry else None
    if "start" not in entry:
        return _first_place(anchor, written) if anchor else (None, None)
    start, end = int(entry["start"]), int(entry["end"])
    if end < start:
        raise ValueError(f".end: {end} is before the start, {start}")
    if end > len(written):
        raise ValueError(f".end: {end} is past the end of the text, {len(written)}")
    if anchor is not None and written[start:end] != anchor:
        raise ValueError(f".anchor: {_quoted(anchor)} is not what stands from {start} to {end}")
    return start, end


def _first_place(anchor: str, written: str) -> tuple[int, int]:
    start = written.find(anchor)
    if start < 0:
        raise ValueError(f".anchor: {_quoted(anchor)} is not in the text")
    return start, start + len(anchor)


def _moment(written: str) -> datetime:
    try:
        if _RFC_3339.fullmatch(written):
            return datetime.fromisoformat(written.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    example = "2026-03-01T09:30:00Z"
    raise ValueError(f".date: {_quoted(written)} is not a date and time such as {example}")


def _quoted(value: str) -> str:
    line = text.one_line(value)
    shown = line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 3] + "..."
    return f'"{text.visible(shown)}"'
