"""The settings of one running site, read once. Only here are environment and clock looked at."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tomli

from cea_helper import errors

LOOPBACK = ("localhost", "127.0.0.1")

_PACKAGE = Path(__file__).parent
_SECRET_BYTES = 32
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """What a site is told from outside; every value is safe where nothing was said.

    `frozen_at` stops the clock and is None outside tests.
    """

    data_folder: Path
    cache_folder: Path
    secret_key: str
    is_demo: bool = False
    is_testing: bool = False
    frozen_at: datetime | None = None
    organisation: str = ""
    trusted_hosts: tuple[str, ...] = LOOPBACK
    # The longest text of a form has 100,000 characters, of which each may take 12 bytes on its way.
    max_form_bytes: int = 2 * _MEBIBYTE
    max_upload_bytes: int = 11 * _MEBIBYTE


def read_settings(
    config: Mapping[str, Any] | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Return the settings: `config` first, then the environment, then config.toml, then defaults.

    `config` knows the keys DATA_FOLDER, CACHE_FOLDER, DEMO, TESTING, NOW, ORGANISATION and
    TRUSTED_HOSTS. The data folder is made, and in it the secret that signs cookies.
    """
    given = dict(config or {})
    folder = Path(given.get("DATA_FOLDER") or default_data_folder(environment))
    is_demo = bool(given.get("DEMO", False))
    is_testing = bool(given.get("TESTING", environment.get("CEA_HELPER_TESTING") == "1"))
    _make_private(folder)
    written = _read_file(folder / "config.toml")
    hosts = tuple(given.get("TRUSTED_HOSTS") or written.get("trusted_hosts") or LOOPBACK)
    return Settings(
        data_folder=folder,
        cache_folder=Path(given.get("CACHE_FOLDER") or folder / "cache"),
        secret_key=_secret_key(folder / "secret_key"),
        is_demo=is_demo,
        is_testing=is_testing,
        frozen_at=_frozen_at(given, environment) if is_testing else None,
        organisation=str(given.get("ORGANISATION") or written.get("organisation", "")),
        trusted_hosts=LOOPBACK if is_demo else hosts,
    )


def clock(settings: Settings) -> Callable[[], datetime]:
    """Return what tells the time as aware UTC: the system's clock, or the frozen one of a test."""
    frozen = settings.frozen_at
    return (lambda: datetime.now(UTC)) if frozen is None else (lambda: frozen)


def now(environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the time for a command, as aware UTC. CEA_HELPER_NOW stops it, in tests alone."""
    is_testing = environment.get("CEA_HELPER_TESTING") == "1"
    return (_frozen_at({}, environment) if is_testing else None) or datetime.now(UTC)


def default_data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where data lies if nobody says: instance/ in a checkout, else the person's own folder.

    It is never inside the installed package, which goes when the program is installed anew.
    """
    if named := environment.get("CEA_HELPER_DATA"):
        return Path(named)
    if (_PACKAGE.parent / "pyproject.toml").is_file():
        return _PACKAGE.parent / "instance"
    home = environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "cea-helper"


def resource_folder(name: str) -> Path:
    """Return the folder `name` of the program: inside the package, or beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise errors.UnusableDataFolder(
            str(folder), error.strerror or "it cannot be made"
        ) from None


def _read_file(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    try:
        written = tomli.loads(path.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise errors.BrokenSettings(str(path), f"it is not TOML: {error}") from None
    for name, value in written.items():
        _check(path, name, value)
    return written


def _check(path: Path, name: str, value: object) -> None:
    if name == "organisation":
        is_good = isinstance(value, str)
    elif name == "trusted_hosts":
        is_good = isinstance(value, list) and all(isinstance(host, str) for host in value)
    else:
        raise errors.BrokenSettings(str(path), f'"{name}" is not a setting')
    if not is_good:
        raise errors.BrokenSettings(str(path), f'the value of "{name}" is of the wrong kind')


def _frozen_at(given: Mapping[str, Any], environment: Mapping[str, str]) -> datetime | None:
    told = given.get("NOW") or environment.get("CEA_HELPER_NOW")
    if told is None or told == "":
        return None
    try:
        moment = told if isinstance(told, datetime) else datetime.fromisoformat(told)
    except ValueError:
        raise errors.BrokenSettings("CEA_HELPER_NOW", f'"{told}" is not a date and time') from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _secret_key(path: Path) -> str:
    """Return the secret kept at `path`; make it, readable by its owner alone, if there is none.

    It is written elsewhere and linked into place, so that two programs that start at once agree
    and nobody reads half of it.
    """
    try:
        if not path.exists():
            _make_secret(path)
        secret = path.read_text(encoding="ascii")
    except OSError as error:
        reason = error.strerror or "it cannot be used"
        raise errors.UnusableDataFolder(str(path.parent), reason) from None
    except UnicodeDecodeError:
        secret = ""
    if len(secret) < 2 * _SECRET_BYTES:
        raise errors.BrokenSettings(str(path), "it is damaged: delete it, and a new one is made")
    return secret


def _make_secret(path: Path) -> None:
    handle, new = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(new, path)
    finally:
        Path(new).unlink()
