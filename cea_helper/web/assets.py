"""Addresses of static files that change when the file does, so that browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, current_app, request

VENDORED = "vendor/nhsuk-frontend@10.6.1"

_DIGITS = 12


def init_app(app: Flask) -> None:
    """Give templates `asset(name)` and the folder of the vendored files."""
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["vendored"] = VENDORED


def asset(name: str) -> str:
    """Return the address of the static file `name`, with a mark of what is in it."""
    return request.script_root + _address(name)


def is_versioned() -> bool:
    """Whether the request is for a static file under an address that will never mean another."""
    if request.endpoint != "static":
        return False
    name = (request.view_args or {}).get("filename", "")
    if name.startswith("vendor/"):
        return True
    file = Path(_folder()) / name
    return file.is_file() and request.args.get("v") == _mark(file)


def _folder() -> str:
    if current_app.static_folder is None:
        raise RuntimeError("the site has no static files")
    return current_app.static_folder


# Every page names several files, so each address is put together once. All sites of a process
# serve the same files: the program's own.
@cache
def _address(name: str) -> str:
    address = f"{current_app.static_url_path}/{name}"
    return address if name.startswith("vendor/") else f"{address}?v={_mark(Path(_folder()) / name)}"


@cache
def _mark(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:_DIGITS]
