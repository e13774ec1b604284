"""Hold a file against the JSON Schema, with a sentence for people where a rule is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Protocol

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from cea_helper.dates import parse_partial
from cea_helper.interchange.faults import Fault, quoted

_Errors = Iterator[ValidationError]
_Schema = Mapping[str, Any]


class _Checker(Protocol):
    """What the rules below need of a validator."""

    def is_type(self, instance: Any, type: str) -> bool: ...

    def descend(self, instance: Any, schema: Any, path: Any = ...) -> _Errors: ...


_KINDS = {
    "object": "a group of names and values",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}


def shape_faults(tree: Any) -> Iterator[Fault]:
    """Yield each place of the file that breaks a rule of the schema, in no certain order."""
    for error in _validator().iter_errors(tree):
        yield Fault(tuple(error.absolute_path), error.message)


@cache
def application_schema() -> _Schema:
    """Return the schema of application files."""
    data = resources.files("cea_helper.interchange") / "data" / "application.schema.json"
    schema: _Schema = json.loads(data.read_text(encoding="utf-8"))
    return schema


def _type(checker: _Checker, kind: str, value: Any, _: _Schema) -> _Errors:
    if not checker.is_type(value, kind):
        yield ValidationError(f"must be {_KINDS[kind]}, not {quoted(value)}")


def _required(checker: _Checker, names: list[str], value: Any, _: _Schema) -> _Errors:
    if isinstance(value, dict):
        for name in names:
            if name not in value:
                yield ValidationError("is missing", path=(name,))


def _additional(checker: _Checker, rule: Any, value: Any, schema: _Schema) -> _Errors:
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name in (name for name in value if name not in known):
            if rule is False:
                yield ValidationError("is not a name that this file can hold", path=(name,))
            else:
                yield from checker.descend(value[name], rule, path=name)


def _enum(checker: _Checker, known: list[str], value: Any, _: _Schema) -> _Errors:
    if not (isinstance(value, str) and value in known):
        yield ValidationError(f"{quoted(value)} is not one of {', '.join(known)}")


def _const(checker: _Checker, only: str, value: Any, _: _Schema) -> _Errors:
    if value != only:
        yield ValidationError(f"{quoted(value)} is not {quoted(only)}")


def _any_of(checker: _Checker, rules: list[Any], value: Any, _: _Schema) -> _Errors:
    broken = [list(checker.descend(value, rule)) for rule in rules]
    if all(broken):
        others = "".join(f' and not "{rule["const"]}"' for rule in rules if "const" in rule)
        yield ValidationError(broken[0][0].message + others)


def _unique(checker: _Checker, rule: bool, value: Any, _: _Schema) -> _Errors:
    seen = set()
    for number, member in enumerate(value if isinstance(value, list) else ()):
        if isinstance(member, str) and member in seen:
            yield ValidationError(f"{quoted(member)} stands twice", path=(number,))
        elif isinstance(member, str):
            seen.add(member)


def _min_length(checker: _Checker, shortest: int, value: Any, _: _Schema) -> _Errors:
    if isinstance(value, str) and len(value) < shortest:
        yield ValidationError("is empty")


def _max_length(checker: _Checker, longest: int, value: Any, _: _Schema) -> _Errors:
    if isinstance(value, str) and len(value) > longest:
        yield ValidationError(f"{quoted(value)} is longer than {longest} characters")


def _min_items(checker: _Checker, fewest: int, value: Any, _: _Schema) -> _Errors:
    if isinstance(value, list) and len(value) < fewest:
        yield ValidationError("is empty")


def _minimum(checker: _Checker, least: float, value: Any, _: _Schema) -> _Errors:
    if checker.is_type(value, "number") and value < least:
        yield ValidationError(f"{quoted(value)} is less than {least}")


def _more_than(checker: _Checker, bound: float, value: Any, _: _Schema) -> _Errors:
    if checker.is_type(value, "number") and value <= bound:
        yield ValidationError(f"{quoted(value)} is not more than {bound}")


def _maximum(checker: _Checker, most: float, value: Any, _: _Schema) -> _Errors:
    if checker.is_type(value, "number") and value > most:
        yield ValidationError(f"{quoted(value)} is more than {most}")


def _pattern(checker: _Checker, pattern: str, value: Any, _: _Schema) -> _Errors:
    reason = _PATTERNS[pattern](value) if isinstance(value, str) else None
    if reason:
        yield ValidationError(f"{quoted(value)} {reason}")


def _format(checker: _Checker, name: str, value: Any, _: _Schema) -> _Errors:
    reason = _FORMATS[name](value) if isinstance(value, str) else None
    if reason:
        yield ValidationError(f"{quoted(value)} {reason}")


def _not_a_date(written: str) -> str | None:
    try:
        parse_partial(written)
    except ValueError as error:
        return str(error)
    return None


def _not_a_day(written: str) -> str | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return "is not a day such as 2024-03-18"
    return _not_a_date(written)


def _not_a_gmc_number(written: str) -> str | None:
    return None if re.fullmatch("[0-9]{7}", written) else "is not a GMC number of 7 digits"


# What the schema's patterns stand for. A pattern alone lets 2023-13 and a final line end through.
_PATTERNS: Mapping[str, Callable[[str], str | None]] = {
    "^[0-9]{7}$": _not_a_gmc_number,
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": _not_a_date,
}
_FORMATS: Mapping[str, Callable[[str], str | None]] = {"date": _not_a_day}

_RULES = {
    "additionalProperties": _additional,
    "anyOf": _any_of,
    "const": _const,
    "enum": _enum,
    "exclusiveMinimum": _more_than,
    "format": _format,
    "maxLength": _max_length,
    "maximum": _maximum,
    "minItems": _min_items,
    "minLength": _min_length,
    "minimum": _minimum,
    "pattern": _pattern,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique,
}


@cache
def _validator() -> Draft202012Validator:
    # The types of jsonschema leave this function out.
    in_plain_words = extend(Draft202012Validator, _RULES)  # type: ignore[no-untyped-call]
    validator: Draft202012Validator = in_plain_words(application_schema())
    return validator
