"""The NHS.UK components, for templates: {{ nhs.button({"text": "Save"}) }}.

Their macros need an environment of their own: they rely on looking into what is not there, which
in the site's own templates is an error. Here as there, all text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any

from flask import Flask, current_app
from jinja2 import (
    ChainableUndefined,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    Undefined,
    UndefinedError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

# Three macros lie in folders that are not called as they are.
_ODD_FOLDERS = {"table": "tables", "image": "images", "list": "do-dont-list"}
_WITH_WRITTEN_TEXT = {"input", "textarea", "characterCount"}
_KEPT = 1024

# Stands for a person's text while a component is rendered, so that one rendering serves for every
# text. Random, so that nobody can write it.
_TEXT = f"text-{token_hex(16)}"


class Components:
    """The NHS.UK components as functions, each named as its macro, each giving safe HTML.

    A component depends on its parameters alone, and many pages ask for the same again. So the
    last renderings are kept: filling a form's macros takes longer than all the rest of a page.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._rendered: dict[tuple[str, str], Markup] = {}

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda parameters=None, **block: self.render(name, parameters or {}, **block)

    def render(
        self, name: str, parameters: Mapping[str, Any], caller: Callable[[], str] | None = None
    ) -> Markup:
        """Return the component `name`. A parameter of None counts as left out.

        Raises UndefinedError where a parameter, at any depth, was never given a value.
        """
        if caller is not None:
            return Markup(self._macro(name)(_plain(parameters), caller=caller))
        if name not in _WITH_WRITTEN_TEXT or not parameters.get("value"):
            return self._render_once(name, parameters)
        whole = self._render_once(name, {**parameters, "value": _TEXT})
        return whole.replace(_TEXT, _within_html(name, parameters["value"]))

    def warm(self) -> None:
        """Compile every component now, so that nobody's first page waits for it."""
        _compile_all(self._environment)

    def _render_once(self, name: str, parameters: Mapping[str, Any]) -> Markup:
        # What is plain and reads the same is the same; of all else nothing is ever kept.
        key = name, repr(parameters)
        rendered = self._rendered.get(key)
        if rendered is None:
            rendered = Markup(self._macro(name)(_plain(parameters)))
            if len(self._rendered) >= _KEPT:
                self._rendered.clear()
            self._rendered[key] = rendered
        return rendered

    def _macro(self, name: str) -> Callable[..., str]:
        folder = _ODD_FOLDERS.get(name, _kebab(name))
        template = self._environment.get_template(f"nhsuk/components/{folder}/macro.jinja")
        macro: Callable[..., str] = getattr(template.module, name)
        return macro


def init_app(app: Flask) -> None:
    """Give templates `nhs`."""
    settings = app.extensions["settings"]
    app.extensions["nhs"] = app.jinja_env.globals["nhs"] = _components(settings.cache_folder)


def compile_templates(app: Flask) -> None:
    """Compile every page and component of a whole site, unless it runs for a test.

    Nobody's first page waits for it, and a page that tells of a failure is not the first to need
    its template when the disk is full.
    """
    if not app.extensions["settings"].is_testing:
        app.extensions["nhs"].warm()
        _compile_all(app.jinja_env)


def components() -> Components:
    """The components of this site, for the fields of forms."""
    found: Components = current_app.extensions["nhs"]
    return found


class BytecodeCache(FileSystemBytecodeCache):
    """Compiled templates in a folder. Where they cannot be kept, they are compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template if it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template if there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def bytecode_cache(folder: Path) -> BytecodeCache:
    """Return a cache of compiled templates in `folder`, which only its owner may read."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return BytecodeCache(str(folder))


def _compile_all(environment: Environment) -> None:
    for template in environment.list_templates():
        environment.get_template(template)


@cache
def _components(cache_folder: Path) -> Components:
    return Components(
        Environment(
            loader=PackageLoader("nhsuk_frontend_jinja"),
            undefined=ChainableUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=bytecode_cache(cache_folder),
        )
    )


def _plain(value: Any) -> Any:
    """Return `value` as plain dicts, lists, texts and numbers, without what is None.

    Plain, so that equal parameters read the same, and nothing in them can change later.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Undefined):
        raise UndefinedError(f"a parameter has no value: {value._undefined_name}")
    raise TypeError(f"a component cannot show a {type(value).__name__}")


def _within_html(name: str, text: str) -> Markup:
    # HTML drops a line end that follows directly on <textarea>; one more keeps the person's own.
    is_area = name != "input"
    return escape("\n" + text if is_area and text.startswith("\n") else text)


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
